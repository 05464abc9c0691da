//! Recognizes the sign at the start of a line, which marks a heading or a list item, in the ways in which people type
//! it.
//!
//! An IME types ＃, － and a wide space where Markdown knows only `#`, `-` and an
//! ASCII space, many people type no space at all, and sheets have signs of their
//! own: ・, ○, ①, (1), １．.

pub mod parts;

mod label;
mod mark;
mod markdown;
mod number;

use crate::validate::sign::parts::{Sign, ascii};

/// The sign with which `line`, without its indentation, begins; `None` if it begins with text.
pub fn read(line: &str) -> Option<Sign> {
    match ascii(line.chars().next()?) {
        Some('#') => markdown::heading(line),
        Some(_) => markdown::bullet(line),
        None => mark::read(line).or_else(|| number::read(line)).or_else(|| label::read(line)),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::validate::sign::parts::Meaning;

    fn check(meaning: Option<Meaning>, lines: &[&str]) {
        for line in lines {
            assert_eq!(read(line).map(|sign| sign.meaning), meaning, "{line}");
        }
    }

    #[test]
    fn a_sign_in_other_clothes_is_read() {
        let headings = [
            "##　実績",
            "##\u{a0}実績",
            "##\u{2003}実績",
            "##実績",
            "＃＃　実績",
            "＃＃ 実績",
            "#＃ 実績",
            "＃　実績",
            "##「実績」",
            "##１　実績",
        ];
        check(Some(Meaning::Read), &headings);
        let bullets = [
            "-　窓口",
            "*　窓口",
            "+\u{a0}窓口",
            "-窓口",
            "-[p1] 窓口",
            "-（仮称）会館",
            "-**重要** 窓口",
            "－　窓口",
            "－ 窓口",
            "— 窓口",
            "―窓口",
            "‑窓口",
            "－窓口",
            "＊ 窓口",
            "＊　窓口",
            "− 窓口",
            "ー　窓口",
            "- 　[p1] 窓口",
        ];
        check(Some(Meaning::Read), &bullets);
        check(Some(Meaning::Read), &["1.　窓口", "1.窓口", "2)窓口", "10.\u{a0}窓口", "1.[p1] 窓口"]);
    }

    #[test]
    fn a_sign_of_sheets_is_read() {
        let bullets = [
            "∙窓口",
            "⦿　窓口",
            "・窓口",
            "・ 窓口",
            "･窓口",
            "•　窓口",
            "●窓口",
            "○窓口",
            "○ 窓口",
            "〇窓口",
            "・[p1] 窓口",
            "○AI",
        ];
        check(Some(Meaning::Read), &bullets);
        let numbers = [
            "①窓口",
            "① 窓口",
            "⑳窓口",
            "㉑窓口",
            "❶窓口",
            "⑴窓口",
            "(1) 窓口",
            "(1)窓口",
            "（１）窓口",
            "（1） の窓口",
            "１） 窓口",
            "１．窓口",
            "１. 窓口",
            "1．窓口",
            "１）窓口",
            "１、窓口",
            "１．DX推進",
            "(2)DX推進",
            "１．[p1] 窓口",
            "１　窓口",
            "１ 窓口",
            "1　窓口",
        ];
        check(Some(Meaning::Read), &numbers);
    }

    #[test]
    fn a_label_of_sheets_begins_an_entry_and_stays() {
        let labels = [
            ("(ア) 窓口", "(ア) "),
            ("（ア）窓口", "（ア）"),
            ("ア．窓口", "ア．"),
            ("ア、窓口", "ア、"),
            ("ア　窓口", "ア　"),
            ("ア 窓口", "ア "),
            ("a) 窓口", "a) "),
            ("A．窓口", "A．"),
            ("a. 窓口", "a. "),
            ("(a) 窓口", "(a) "),
            ("Ⅰ 窓口", "Ⅰ "),
            ("Ⅱ．窓口", "Ⅱ．"),
            ("ⅲ）窓口", "ⅲ）"),
            ("一、窓口", "一、"),
            ("十一　窓口", "十一　"),
            ("第一　窓口", "第一　"),
            ("第２　窓口", "第２　"),
            ("【1】窓口", "【1】"),
            ("〔２〕 窓口", "〔２〕 "),
            ("ⓐ窓口", "ⓐ"),
            ("㋐窓口", "㋐"),
            ("㈠ 窓口", "㈠ "),
            ("No.1 窓口", "No.1 "),
            ("№2　窓口", "№2　"),
        ];
        for (line, label) in labels {
            let sign = read(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((sign.meaning, sign.length, &line[..sign.label]), (Meaning::Read, 0, label), "{line}");
        }
    }

    #[test]
    fn a_sign_of_sheets_may_be_text() {
        let asked = ["(1)の窓口", "①は終わりました", "○月○日に"];
        check(Some(Meaning::Unclear), &asked);
        check(Some(Meaning::Kept), &["■窓口", "◎ 窓口", "1.DX推進", "★窓口"]);
        let text = [
            "○○市と結ぶ",
            "・・・",
            "○",
            "・",
            "①",
            "(1)",
            "(1)、(2)",
            "○印は重点",
            "〇三年",
            "１．５倍",
            "１、２の窓口",
            "(2024) 年",
            "○：達成",
            "(株)北丘",
            "二、三か所",
            "▲5%",
            "1 窓口",
            "３　５",
            "――それは",
            "(株)",
            "ア・イ",
            "A.B社",
            "a) と",
            "(a)の場合",
            "一昨年",
            "第一小学校",
            "①②について",
        ];
        check(None, &text);
    }

    #[test]
    fn what_may_be_text_is_asked() {
        check(Some(Meaning::Unclear), &["#実績", "＃くらし #防災", "*窓口を", "＊印は必須", "+窓口"]);
        check(Some(Meaning::Kept), &["##AI活用", "##1 窓口", "-AI活用", "－AI", "ー窓口", "▲窓口", "✔ 窓口"]);
    }

    #[test]
    fn text_stays_text() {
        check(
            None,
            &[
                "-5度",
                "－５度",
                "#1",
                "#１",
                "#tag",
                "＃1",
                "*1 注",
                "＊１",
                "*重要*な点",
                "**太字**",
                "＊＊注＊＊",
                "＊　＊　＊",
            ],
        );
        check(
            None,
            &[
                "---",
                "- - -",
                "--option",
                "->",
                "－みんなで－",
                "-お知らせ-",
                "－",
                "－－－",
                "ーい",
                "3.11の震災",
                "1.5倍",
                "2024年",
                "文",
                "",
            ],
        );
        check(Some(Meaning::Plain), &["# 題", "## 実績　", "##", "- 窓口", "-", "* 窓口", "1. 窓口", "-  　文"]);
    }
}
