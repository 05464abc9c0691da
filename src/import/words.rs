//! Compares labels that are written differently: in other widths, spread with spaces, or decorated.

use unicode_normalization::UnicodeNormalization;

use crate::import::grid::{is_blank, visible};
use crate::model::character::{KANJI_NUMERALS, digit};

/// Normalizes a label, so that spellings of the same label are equal: 部 局, （工程） and NO. become 部局, (工程) and no.
pub fn label(text: &str) -> String {
    let plain: String = text.nfkc().filter(|c| !is_blank(*c)).flat_map(char::to_lowercase).collect();
    let plain = plain.trim_matches(DECORATIONS).trim_end_matches(['.', ':']);
    unbracketed(plain).to_owned()
}

/// Whether two texts have the same letters, however they are spaced.
pub fn same(one: &str, other: &str) -> bool {
    visible(one).eq(visible(other))
}

const DECORATIONS: [char; 12] = ['■', '□', '●', '○', '◆', '◇', '▼', '▽', '★', '・', '#', '*'];

/// Removes brackets around the whole label: 【取組】 becomes 取組. Brackets at the end of a longer label, such as (工程), are
/// kept.
fn unbracketed(text: &str) -> &str {
    const BRACKETS: [(char, char); 5] = [('【', '】'), ('[', ']'), ('<', '>'), ('《', '》'), ('〔', '〕')];
    let inner = |(open, close): (char, char)| text.strip_prefix(open)?.strip_suffix(close);
    BRACKETS.into_iter().find_map(inner).unwrap_or(text)
}

/// The rests of `text` after its numbering, the longest first: `３．１ 取組` gives `３．１ 取組`, `．１ 取組`, `１ 取組` and `取組`. Numbers are
/// written in so many ways that every sign of them is accepted; which rest is meant, the word after it decides.
pub fn without_numbering(text: &str) -> impl Iterator<Item = &str> {
    let is_number = |c: char| {
        digit(c).is_some()
            || circled(c).is_some()
            || matches!(c, 'Ⅰ'..='ⅿ' | '⑴'..='⒵' | 'Ⓐ'..='ⓩ' | '㊀'..='㊉' | '㈠'..='㈩')
            || KANJI_NUMERALS.contains(c)
            || "第章節項".contains(c)
    };
    let is_sign = |c: char| {
        is_blank(c)
            || is_dash(c)
            || DECORATIONS.contains(&c)
            || "()（）【】[]［］〔〕<>〈〉《》.．,，、:：・".contains(c)
    };
    let is_letter =
        |c: char| c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'ア'..='ン' | 'ｱ'..='ﾝ');
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let follows = move |at: usize| chars.get(at + 1).is_some_and(|(_, next)| is_sign(*next));
    let prefix = text.char_indices().enumerate();
    let prefix = prefix.take_while(move |(at, (_, c))| is_number(*c) || is_sign(*c) || is_letter(*c) && follows(*at));
    [0].into_iter().chain(prefix.map(|(_, (at, c))| at + c.len_utf8())).map(|at| &text[at..])
}

/// Brackets around labels and numbers.
pub const OPENING: [char; 8] = ['【', '[', '［', '<', '＜', '《', '〔', '〈'];
pub const CLOSING: [char; 8] = ['】', ']', '］', '>', '＞', '》', '〕', '〉'];

/// The part of `text` after the label `wanted`, which must be normalized with [`label`]. A colon, white space or the end of
/// brackets around the label must separate the two; with [`BeforeNumber::Parts`] the rest may also begin with a number.
pub fn after_label<'a>(text: &'a str, wanted: &str, before_number: BeforeNumber) -> Option<&'a str> {
    let start = text.trim_start_matches(|c| is_blank(c) || DECORATIONS.contains(&c) || OPENING.contains(&c));
    let is_opened = text[..text.len() - start.len()].ends_with(OPENING);
    let mut remaining = wanted;
    let mut end = 0;
    for (at, c) in start.char_indices() {
        if remaining.is_empty() {
            break;
        }
        end = at + c.len_utf8();
        if is_blank(c) {
            continue;
        }
        let folded: String = c.nfkc().flat_map(char::to_lowercase).collect();
        remaining = remaining.strip_prefix(folded.as_str())?;
    }
    if !remaining.is_empty() {
        return None;
    }
    let after = &start[end..];
    let rest = after.trim_start_matches(CLOSING);
    let is_in_brackets = is_opened && rest.len() < after.len();
    let parted = is_in_brackets
        || rest.starts_with(|c: char| is_blank(c) || matches!(c, ':' | '：'))
        || (before_number == BeforeNumber::Parts && rest.starts_with(|c: char| digit(c).is_some()));
    let rest = rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, ':' | '：'));
    let has_colon = after.trim_start_matches(CLOSING).trim_start_matches(is_blank).starts_with([':', '：']);
    let is_sentence = !has_colon && !is_in_brackets && begins_with_particle(rest);
    (parted && !rest.is_empty() && !is_sentence).then_some(rest)
}

/// Whether a text goes on with a sentence: a word before は, を or a comma is its subject and no label.
pub fn begins_with_particle(text: &str) -> bool {
    text.trim_start_matches(is_blank).starts_with(|c| "はをがにのもとでへや、。」』".contains(c))
}

/// Whether a number can follow a label without a separator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BeforeNumber {
    Parts,
    Joins,
}

/// Removes the spaces in a word that is spread with spaces: 部 長 becomes 部長. Other text is not changed.
pub fn unspaced(text: &str) -> String {
    let parts: Vec<&str> = text.split(is_blank).filter(|part| !part.is_empty()).collect();
    let spaced = parts.len() > 1 && parts.iter().all(|part| part.chars().count() == 1 && !part.is_ascii());
    if spaced { parts.concat() } else { text.to_owned() }
}

/// Joins two lines of one sentence. A space is inserted only between ASCII words.
pub fn join(first: &str, second: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric();
    let spaced = first.ends_with(is_word) && second.starts_with(is_word);
    format!("{first}{}{second}", if spaced { " " } else { "" })
}

/// The value of a circled number: ③ is 3.
pub fn circled(c: char) -> Option<u32> {
    match c {
        '①'..='⑳' => Some(u32::from(c) - u32::from('①') + 1),
        '❶'..='❿' => Some(u32::from(c) - u32::from('❶') + 1),
        _ => None,
    }
}

/// Whether `c` is one of the dashes used between the parts of a code.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | 'ｰ' | '﹣')
}

#[cfg(test)]
mod tests {
    use super::{BeforeNumber, after_label, join, label, unspaced, without_numbering};

    #[test]
    fn labels_have_many_spellings() {
        for text in ["部 局", "部　局", "■部局", "【部局】", "部局："] {
            assert_eq!(label(text), "部局", "{text}");
        }
        assert_eq!(label("スケジュール（工程）"), "スケジュール(工程)");
        assert_eq!(label("Ｎｏ．"), "no");
    }

    #[test]
    fn headings_have_many_numberings() {
        let numberings = [
            "3. ",
            "３．",
            "(3) ",
            "（３）",
            "第3章 ",
            "三、",
            "１　",
            "１ ",
            "1",
            "①",
            "① ",
            "❶",
            "⑴",
            "Ⅰ　",
            "Ⅳ．",
            "ⅰ) ",
            "■１ ",
            "第１　",
            "1-1 ",
            "１－１　",
            "1.1 ",
            "1）",
            "【1】",
            "〔２〕",
            "<3>",
            "［４］",
            "一　",
            "（一）",
            "㈠",
            "第一 ",
            "ア　",
            "（ア）",
            "A. ",
            "Ｂ　",
            "a) ",
            "◆",
            "● 2 ",
            "★",
            "・",
            "1．（1）",
            "第1節　",
            "□ ",
        ];
        for numbering in numberings {
            let text = format!("{numbering}基本方針");
            assert!(without_numbering(&text).any(|rest| label(rest) == "基本方針"), "{text}");
        }
        assert!(without_numbering("4年間の基本方針").all(|rest| label(rest) != "基本方針"));
        assert!(without_numbering("ア基本方針").all(|rest| label(rest) != "基本方針"));
    }

    #[test]
    fn values_stand_behind_labels() {
        let check = |text, expected| assert_eq!(after_label(text, "部局", BeforeNumber::Joins), expected, "{text}");
        check("部 局 市民部", Some("市民部"));
        check("部局：市民部", Some("市民部"));
        check("【部局】 市民部", Some("市民部"));
        check("部局長", None);
        check("部局 の使命", None);
        check("部局", None);
        assert_eq!(after_label("総合計画5-1-③", "総合計画", BeforeNumber::Parts), Some("5-1-③"));
    }

    #[test]
    fn words_are_closed_up_and_joined() {
        assert_eq!(unspaced("部 長"), "部長");
        assert_eq!(unspaced("A I 活用"), "A I 活用");
        assert_eq!(join("庁内の", "体制"), "庁内の体制");
        assert_eq!(join("of", "AI"), "of AI");
    }
}
