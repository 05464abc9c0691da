//! Reads the numbers of goals and codes as sheets write them.

use unicode_normalization::UnicodeNormalization;

use crate::import::grid::is_blank;
use crate::import::words::{circled, is_dash};
use crate::model::character::digit;

/// The number that a cell has for its row, and the rest of the text: `No. 3`, `目標４`, `（２）`, `６．`, `Ⅳ`. A text directly after a
/// number, as in `3か所`, belongs to it, and then there is none.
pub fn row_number(text: &str) -> Option<(String, &str)> {
    const WORDS: [&str; 13] =
        ["no", "№", "＃", "重点目標", "個別目標", "目標", "番号", "第", "項目", "課題", "取組", "施策", "宣言"];
    const OPEN: [char; 6] = ['(', '（', '【', '[', '〔', '〈'];
    const CLOSE: [char; 12] = [')', '）', '】', ']', '〕', '〉', '.', '．', '、', ':', '：', '番'];
    let mut start = text.trim_start_matches(|c: char| is_blank(c) || OPEN.contains(&c));
    let lower = start.to_lowercase();
    if let Some(word) = WORDS.iter().find(|word| lower.starts_with(*word) || full_width_no(start, word)) {
        let length: usize = start.chars().take(word.chars().count()).map(char::len_utf8).sum();
        start = start[length..].trim_start_matches(|c: char| is_blank(c) || matches!(c, '.' | '．' | ':' | '：'));
        start = start.trim_start_matches(OPEN);
    }
    let (number, rest) = leading_number(start).or_else(|| roman(start))?;
    let after = rest.trim_start_matches(CLOSE);
    let is_parted = after.is_empty() || after.len() < rest.len() || after.starts_with(is_blank);
    let is_circled = start.starts_with(|c| circled(c).is_some());
    (is_parted || is_circled).then_some((number, after.trim_matches(is_blank)))
}

fn full_width_no(text: &str, word: &str) -> bool {
    word == "no" && text.starts_with(['Ｎ', 'ｎ']) && text.nfkc().take(2).flat_map(char::to_lowercase).eq("no".chars())
}

fn roman(text: &str) -> Option<(String, &str)> {
    let c = text.chars().next()?;
    let value = match c {
        'Ⅰ'..='Ⅻ' => u32::from(c) - u32::from('Ⅰ') + 1,
        'ⅰ'..='ⅻ' => u32::from(c) - u32::from('ⅰ') + 1,
        _ => return None,
    };
    Some((value.to_string(), &text[c.len_utf8()..]))
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
    use super::{leading_number, row_number};

    #[test]
    fn rows_have_many_numbers() {
        let check = |text, number: &str, rest| assert_eq!(row_number(text), Some((number.to_owned(), rest)), "{text}");
        for text in [
            "3",
            "３",
            "No.3",
            "№３",
            "ＮＯ．３",
            "目標３",
            "重点目標 3",
            "（３）",
            "③",
            "３．",
            "3)",
            "第3",
            "Ⅲ",
            "【3】",
        ] {
            check(text, "3", "");
        }
        check("5-1", "5-1", "");
        check("1 窓口を速くする", "1", "窓口を速くする");
        for text in ["3か所", "合計", "目標", "", "三つの柱"] {
            assert_eq!(row_number(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_begin_texts() {
        let check = |text, expected| assert_eq!(leading_number(text), expected);
        check("３", Some(("3".to_owned(), "")));
        check("1-2 題名", Some(("1-2".to_owned(), " 題名")));
        check("② 題名", Some(("2".to_owned(), " 題名")));
        check("題名", None);
    }
}
