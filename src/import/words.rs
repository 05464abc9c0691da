//! Compares labels that are written differently: in other widths, spread with spaces, or decorated.

use unicode_normalization::UnicodeNormalization;

use crate::import::grid::is_blank;
use crate::model::character::digit;

/// Normalizes a label, so that spellings of the same label are equal: 部 局, （工程） and NO. become 部局, (工程) and no.
pub fn label(text: &str) -> String {
    let plain: String = text.nfkc().filter(|c| !is_blank(*c)).flat_map(char::to_lowercase).collect();
    let plain = plain.trim_matches(DECORATIONS).trim_end_matches(['.', ':']);
    unbracketed(plain).to_owned()
}

const DECORATIONS: [char; 12] = ['■', '□', '●', '○', '◆', '◇', '▼', '▽', '★', '・', '#', '*'];

/// Removes brackets around the whole label: 【取組】 becomes 取組. Brackets at the end of a longer label, such as (工程), are
/// kept.
fn unbracketed(text: &str) -> &str {
    const BRACKETS: [(char, char); 5] = [('【', '】'), ('[', ']'), ('<', '>'), ('《', '》'), ('〔', '〕')];
    let inner = |(open, close): (char, char)| text.strip_prefix(open)?.strip_suffix(close);
    BRACKETS.into_iter().find_map(inner).unwrap_or(text)
}

/// A heading without the number before it: `3. 当年度目標` becomes 当年度目標.
pub fn heading(text: &str) -> String {
    let plain = label(text);
    let rest = plain.trim_start_matches(['(', '第']);
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十ivx".contains(c));
    let numbered = rest.len() < plain.len();
    let rest = rest.strip_prefix([')', '.', '、', ',', '章', ':']).filter(|_| numbered);
    label(rest.unwrap_or(&plain))
}

/// The part of `text` after the label `wanted`, which must be normalized with [`label`]. A colon or white space must
/// separate the two; with [`BeforeNumber::Parts`] the rest may also begin with a number.
pub fn after_label<'a>(text: &'a str, wanted: &str, before_number: BeforeNumber) -> Option<&'a str> {
    let start = text.trim_start_matches(|c| is_blank(c) || DECORATIONS.contains(&c) || "【[<《〔".contains(c));
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
    let rest = start[end..].trim_start_matches(['】', ']', '>', '》', '〕']);
    let parted = rest.starts_with(|c: char| is_blank(c) || matches!(c, ':' | '：'))
        || (before_number == BeforeNumber::Parts && rest.starts_with(|c: char| digit(c).is_some()));
    let rest = rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, ':' | '：'));
    (parted && !rest.is_empty()).then_some(rest)
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

/// The number at the start of `text`, and the rest: `No. 3`, `３`, `1-2`, `③`.
pub fn leading_number(text: &str) -> Option<(String, &str)> {
    let start = text.trim_start_matches(is_blank);
    let mut chars = start.char_indices().peekable();
    let (mut number, mut end) = (String::new(), 0);
    while let Some((at, c)) = chars.next() {
        if let Some(digit) = digit(c) {
            number.push_str(&digit.to_string());
        } else if let Some(value) = circled(c).filter(|_| number.is_empty()) {
            number = value.to_string();
        } else if is_dash(c) && !number.is_empty() && chars.peek().is_some_and(|(_, next)| digit(*next).is_some()) {
            number.push('-');
        } else {
            break;
        }
        end = at + c.len_utf8();
        if number.len() > 7 {
            return None;
        }
    }
    (!number.is_empty()).then(|| (number, &start[end..]))
}

#[cfg(test)]
mod tests {
    use super::{BeforeNumber, after_label, heading, join, label, leading_number, unspaced};

    #[test]
    fn labels_have_many_spellings() {
        for text in ["部 局", "部　局", "■部局", "【部局】", "部局："] {
            assert_eq!(label(text), "部局", "{text}");
        }
        assert_eq!(label("スケジュール（工程）"), "スケジュール(工程)");
        assert_eq!(label("Ｎｏ．"), "no");
    }

    #[test]
    fn headings_lose_their_number() {
        for text in ["3. 当年度目標", "３．当年度目標", "(3) 当年度目標", "第3章 当年度目標", "三、当年度目標"]
        {
            assert_eq!(heading(text), "当年度目標", "{text}");
        }
        assert_eq!(heading("4年間の目標"), "4年間の目標");
    }

    #[test]
    fn values_stand_behind_labels() {
        let check = |text, expected| assert_eq!(after_label(text, "部局", BeforeNumber::Joins), expected, "{text}");
        check("部 局 市民部", Some("市民部"));
        check("部局：市民部", Some("市民部"));
        check("【部局】 市民部", Some("市民部"));
        check("部局長", None);
        check("部局", None);
        assert_eq!(after_label("総合計画5-1-③", "総合計画", BeforeNumber::Parts), Some("5-1-③"));
    }

    #[test]
    fn numbers_begin_texts() {
        let check = |text, expected| assert_eq!(leading_number(text), expected);
        check("３", Some(("3".to_owned(), "")));
        check("1-2 題名", Some(("1-2".to_owned(), " 題名")));
        check("② 題名", Some(("2".to_owned(), " 題名")));
        check("題名", None);
    }

    #[test]
    fn words_are_closed_up_and_joined() {
        assert_eq!(unspaced("部 長"), "部長");
        assert_eq!(unspaced("A I 活用"), "A I 活用");
        assert_eq!(join("庁内の", "体制"), "庁内の体制");
        assert_eq!(join("of", "AI"), "of AI");
    }
}
