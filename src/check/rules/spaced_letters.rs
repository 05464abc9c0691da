//! Rule: words whose characters are separated by spaces, such as A I and 部 局.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::check::traits::Traits;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0901"),
    name: ["字の間の空白", "letters with spaces between them"],
    reason: [
        "「A I」は検索で「AI」に当たらず、読み上げでは「エー アイ」と切れます。",
        "A search for AI does not find “A I”, and a screen reader stops between the letters.",
    ],
    bad: "戸籍事務でのA I活用",
    good: "戸籍事務でのAI活用",
    example: || SpacedLetters { text: "A I".to_owned(), closed: "AI".to_owned() }.into(),
};

/// A word with spaces in it, and the word without them.
#[derive(Clone, Debug)]
struct SpacedLetters {
    text: String,
    closed: String,
}

impl Describe for SpacedLetters {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { text, closed } = self;
        [
            Message::new(
                format!("「{text}」は字の間に空白があります"),
                format!("「{closed}」"),
                format!("空白を取って「{closed}」と書いてください"),
            ),
            Message::new(
                format!("`{text}` has spaces between its letters"),
                format!("`{closed}`"),
                "take out the spaces",
            ),
        ]
    }
}

/// Labels that sheets spread with spaces. Only these are checked, since other ideographs with a space between them can
/// be a name or a list.
const LABELS: [&str; 14] =
    ["部局", "補職", "部長", "課長", "局長", "市長", "氏名", "使命", "方針", "総括", "目標", "実績", "課題", "項目"];

/// Finds single capital letters separated by single spaces, and spread labels.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    if !source.traits.meets(Traits::SPACED) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (start, text) in source.pieces() {
        let mut at = 0;
        while let Some(range) = next(text, at) {
            at = range.end;
            let spaced = text[range.clone()].to_owned();
            let closed = spaced.chars().filter(|c| !is_blank(*c)).collect();
            found.push(source.finding(start + range.start..start + range.end, SpacedLetters { text: spaced, closed }));
        }
    }
    found
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '　')
}

/// The next such word from byte `at` onwards.
fn next(text: &str, at: usize) -> Option<Range<usize>> {
    let blanks = text[at..].match_indices(is_blank).map(|(offset, blank)| (at + offset, blank));
    blanks
        .filter_map(|(blank, space)| letters(text, blank).or_else(|| label(text, blank, space.len())))
        .find(|range| range.start >= at)
}

/// The range of the letters around the space at byte `blank`, as in A I and S N S.
fn letters(text: &str, blank: usize) -> Option<Range<usize>> {
    let first = text[..blank].chars().next_back().filter(|c| is_capital(*c))?;
    let start = blank - first.len_utf8();
    let stands_alone = |c: Option<char>| c.is_none_or(|c| !is_letter(c) && !c.is_ascii_punctuation());
    if !stands_alone(text[..start].chars().next_back()) {
        return None;
    }
    let mut end = blank;
    while let Some(letter) =
        text[end..].strip_prefix(' ').and_then(|rest| rest.chars().next()).filter(|c| is_capital(*c))
    {
        let after = end + 1 + letter.len_utf8();
        if !stands_alone(text[after..].chars().next()) {
            break;
        }
        end = after;
    }
    (end > blank).then_some(start..end)
}

fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || matches!(c, 'Ａ'..='Ｚ')
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９')
}

fn label(text: &str, blank: usize, length: usize) -> Option<Range<usize>> {
    let first = text[..blank].chars().next_back()?;
    let rest = text[blank + length..].trim_start_matches(is_blank);
    let second = rest.chars().next()?;
    let spells = |label: &&&str| label.chars().eq([first, second]);
    let start = blank - first.len_utf8();
    let end = text.len() - rest.len() + second.len_utf8();
    let is_word = |c: Option<char>| c.is_some_and(|c| matches!(c, '一'..='鿿' | 'ぁ'..='ん' | 'ァ'..='ヺ'));
    let alone = !is_word(text[..start].chars().next_back()) && !is_word(text[end..].chars().next());
    LABELS.iter().find(spells).filter(|_| alone).map(|_| start..end)
}

#[cfg(test)]
mod tests {
    use super::next;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(next(text, 0).map(|range| &text[range]), expected, "{text}");
    }

    #[test]
    fn finds_letters_and_labels_set_apart() {
        check("戸籍事務でのA I活用", Some("A I"));
        check("S N Sを使う", Some("S N S"));
        check("Ａ Ｉ", Some("Ａ Ｉ"));
        check("部 局", Some("部 局"));
        check("氏　名：", Some("氏　名"));
    }

    #[test]
    fn leaves_other_spaces_alone() {
        check("NPO A", None);
        check("協DO通信 vol.6", None);
        check("Web API", None);
        check("第4次総合計画 前期基本計画", None);
        check("[A B]", None);
        check("東 西", None);
    }
}
