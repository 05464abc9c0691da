//! What IPADIC knows about spelling: words that are written in several ways, and the readings of single kanji.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use lindera_dictionary::viterbi::{LexType, WordId};

use crate::build::furigana::is_kanji;
use crate::build::ipadic::Ipadic;
use crate::text::kana::hiragana;

/// It does not depend on the site.
#[derive(Default)]
pub struct Families {
    /// For each noun its other spellings.
    pub of: HashMap<String, Vec<String>>,
    /// For each kanji its readings in hiragana, with the number of words that have them.
    pub kanji: BTreeMap<char, Vec<(String, u32)>>,
}

/// The number of readings of a kanji that are kept, and the number of words that a reading must have.
const READINGS: usize = 3;
const LEAST: u32 = 2;
/// The longest reading of one kanji in a compound, in characters.
const LONGEST: usize = 4;

/// The families of the embedded dictionary, computed once.
pub fn families(ipadic: &Ipadic) -> &'static Families {
    static FAMILIES: OnceLock<Families> = OnceLock::new();
    FAMILIES.get_or_init(|| {
        let nouns = nouns(ipadic);
        Families { of: spellings(&nouns), kanji: kanji_readings(&nouns) }
    })
}

/// The common nouns of the dictionary that have kanji, with their readings in hiragana, sorted by reading.
fn nouns(ipadic: &Ipadic) -> Vec<(String, String)> {
    let mut nouns = Vec::new();
    for id in 0..ipadic.entries() as u32 {
        let word = WordId::new(LexType::System, id);
        let [major, minor, ..] = ipadic.part_of_speech(word);
        if major != "名詞" || !matches!(minor, "一般" | "サ変接続" | "副詞可能" | "形容動詞語幹" | "接尾")
        {
            continue;
        }
        let detail = ipadic.detail(word);
        let (Some(surface), Some(reading)) = (detail.base, detail.reading) else { continue };
        if surface.contains(is_kanji) {
            nouns.push((hiragana(reading), surface.to_owned()));
        }
    }
    nouns.sort();
    nouns.dedup();
    nouns
}

fn spellings(nouns: &[(String, String)]) -> HashMap<String, Vec<String>> {
    let mut of: HashMap<String, Vec<String>> = HashMap::new();
    for group in nouns.chunk_by(|left, right| left.0 == right.0) {
        for (_, one) in group {
            let others = group.iter().map(|(_, other)| other).filter(|other| are_spellings(one, other));
            let others: Vec<String> = others.cloned().collect();
            if !others.is_empty() {
                of.entry(one.clone()).or_default().extend(others);
            }
        }
    }
    of
}

/// Whether two words of one reading are the same word: the kanji of one are those of the other, in order, as far as they
/// are not written in kana (取組, 取り組み; 子供, 子ども).
pub fn are_spellings(one: &str, other: &str) -> bool {
    let (left, right) = (kanji_of(one), kanji_of(other));
    let is_part = |part: &[char], whole: &[char]| {
        let mut rest = whole.iter();
        part.iter().all(|kanji| rest.any(|other| other == kanji))
    };
    one != other && !left.is_empty() && !right.is_empty() && (is_part(&left, &right) || is_part(&right, &left))
}

fn kanji_of(text: &str) -> Vec<char> {
    text.chars().filter(|character| is_kanji(*character)).collect()
}

/// The readings of single kanji: those of words of one kanji, and what the other kanji leaves of words of two.
fn kanji_readings(nouns: &[(String, String)]) -> BTreeMap<char, Vec<(String, u32)>> {
    let words = nouns.iter().map(|(reading, surface)| (reading.as_str(), surface.chars().collect::<Vec<char>>()));
    let words: Vec<(&str, Vec<char>)> = words.filter(|(_, kanji)| kanji.iter().all(|one| is_kanji(*one))).collect();
    let mut counts: BTreeMap<char, BTreeMap<&str, u32>> = BTreeMap::new();
    for (reading, kanji) in words.iter().filter(|(_, kanji)| kanji.len() == 1) {
        *counts.entry(kanji[0]).or_default().entry(reading).or_default() += LEAST;
    }
    for _ in 0..2 {
        let known = counts.clone();
        for (reading, kanji) in words.iter().filter(|(_, kanji)| kanji.len() == 2) {
            for (at, _) in reading.char_indices().skip(1) {
                let (left, right) = reading.split_at(at);
                let is_known = |kanji: char, part: &str| known.get(&kanji).is_some_and(|all| all.contains_key(part));
                let is_short = |part: &str| part.chars().count() <= LONGEST;
                if is_known(kanji[0], left) && is_short(right) && !right.starts_with(['ゃ', 'ゅ', 'ょ', 'っ', 'ん'])
                {
                    *counts.entry(kanji[1]).or_default().entry(right).or_default() += 1;
                }
                if is_known(kanji[1], right) && is_short(left) {
                    *counts.entry(kanji[0]).or_default().entry(left).or_default() += 1;
                }
            }
        }
    }
    let best = counts.into_iter().map(|(kanji, readings)| {
        let mut readings: Vec<(String, u32)> =
            readings.into_iter().map(|(reading, count)| (reading.to_owned(), count)).collect();
        readings.retain(|(_, count)| *count >= LEAST);
        readings.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        readings.truncate(READINGS);
        (kanji, readings)
    });
    best.filter(|(_, readings)| !readings.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{are_spellings, families};
    use crate::build::ipadic::Ipadic;

    #[test]
    fn words_are_written_in_several_ways() {
        for (one, other) in [("取組", "取り組み"), ("申込み", "申し込み"), ("子供", "子ども"), ("受付", "受け付け")]
        {
            assert!(are_spellings(one, other) && are_spellings(other, one), "{one} {other}");
        }
        assert!(!are_spellings("会場", "開場") && !are_spellings("取組", "取組"));
    }

    #[test]
    fn the_dictionary_knows_spellings_and_readings() {
        let families = families(&Ipadic::new(&[]).expect("the dictionary loads"));
        assert!(families.of["取り組み"].contains(&String::from("取組")), "{:?}", families.of["取り組み"]);
        let readings = |kanji: char| families.kanji[&kanji].iter().map(|one| one.0.as_str()).collect::<Vec<_>>();
        assert!(readings('偽').contains(&"ぎ"), "{:?}", readings('偽'));
        assert!(readings('書').contains(&"しょ"), "{:?}", readings('書'));
    }
}
