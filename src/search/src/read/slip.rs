//! How far two words are apart, in hundredths of a slip.

/// Kana in rows of five, the voiced row behind the unvoiced one.
const KANA: &str = "あいうえおぁぃぅぇぉかきくけこがぎぐげごさしすせそざじずぜぞたちつてとだぢづでどなにぬねのはひふへほばびぶべぼぱぴぷぺぽまみむめもやゆよゃゅょらりるれろ";
const ROW: usize = 5;
/// A character more or less, or another kana.
pub(crate) const WHOLE: u32 = 100;
/// Another kanji: one is left out more easily than taken for one that is read differently.
const OTHER: u32 = 118;
const SWAPPED: u32 = 50;
const DOUBLED: u32 = 60;
/// A long vowel or っ more or less.
const WEAK: u32 = 40;
/// Kana that differ by their voice or size; that are on one key.
const VOICE: u32 = 40;
const KEY: u32 = 70;
/// A number is never a slip for another one.
const NUMERALS: &str = "0123456789〇一二三四五六七八九十百千";
const NEVER: u32 = 1000;

/// The most that a slip in a word of this many characters may cost.
pub(crate) fn limit(length: usize) -> u32 {
    match length {
        0..=2 => 50,
        3..=7 => 120,
        _ => 200,
    }
}

/// The cost of the slips that make one word of the other: characters left out, added, doubled, swapped or replaced.
pub(crate) fn distance(one: &[char], other: &[char]) -> u32 {
    if one.len().abs_diff(other.len()) > 2 {
        return u32::MAX;
    }
    let width = other.len() + 1;
    let mut costs = vec![0; (one.len() + 1) * width];
    for at in 1..width {
        costs[at] = costs[at - 1] + single(other, at - 1);
    }
    for row in 1..=one.len() {
        costs[row * width] = costs[(row - 1) * width] + single(one, row - 1);
        for column in 1..width {
            let (left, right) = (one[row - 1], other[column - 1]);
            let at = row * width + column;
            let mut best = costs[at - width - 1] + replaced(left, right);
            best = best.min(costs[at - width] + single(one, row - 1)).min(costs[at - 1] + single(other, column - 1));
            if row > 1 && column > 1 && left == other[column - 2] && right == one[row - 2] && left != right {
                best = best.min(costs[at - 2 * width - 2] + swapped(left, right));
            }
            costs[at] = best;
        }
    }
    costs[costs.len() - 1]
}

/// The cost of a character that only one of the words has.
fn single(word: &[char], at: usize) -> u32 {
    match word[at] {
        character if NUMERALS.contains(character) => NEVER,
        'ー' | 'う' | 'っ' | 'ッ' => WEAK,
        character if at > 0 && word[at - 1] == character => DOUBLED,
        _ => WHOLE,
    }
}

fn swapped(one: char, other: char) -> u32 {
    if NUMERALS.contains([one, other]) { NEVER } else { SWAPPED }
}

fn replaced(one: char, other: char) -> u32 {
    let place = |character: char| KANA.chars().position(|kana| kana == character);
    match (place(one), place(other)) {
        _ if one == other => 0,
        _ if NUMERALS.contains([one, other]) => NEVER,
        (Some(left), Some(right)) if left % ROW == right % ROW && (left / ROW).abs_diff(right / ROW) == 1 => VOICE,
        (Some(left), Some(right)) if left / ROW == right / ROW => KEY,
        (None, None) => OTHER,
        _ => WHOLE,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop, prop_assert, proptest};

    use super::distance;

    fn between(one: &str, other: &str) -> u32 {
        distance(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>())
    }

    #[test]
    fn slips_cost_less_than_other_words() {
        assert_eq!(between("とくしゅさぎ", "とくしゅさぎ"), 0);
        assert_eq!(between("とくしゅさき", "とくしゅさぎ"), 40);
        assert_eq!(between("とくしさゅぎ", "とくしゅさぎ"), 50);
        assert_eq!(between("特殊詐欺被外", "特殊詐欺被害"), 118);
        assert_eq!(between("長地区", "長岸地区"), 100);
        assert!(between("こうえん", "としょかん") > 200);
        for (one, other) in [("2031年", "2030年"), ("第三次", "第二次"), ("21期", "12期"), ("三か所", "か所")]
        {
            assert!(between(one, other) > 200, "{one} {other}");
        }
    }

    fn word() -> impl Strategy<Value = Vec<char>> {
        prop::collection::vec(prop::sample::select("あかがさざたーっ協働".chars().collect::<Vec<_>>()), 0..8)
    }

    proptest! {
        #[test]
        fn it_is_the_same_in_both_directions(one in word(), other in word()) {
            prop_assert!(distance(&one, &other) == distance(&other, &one));
            prop_assert!((distance(&one, &other) == 0) == (one == other));
        }
    }
}
