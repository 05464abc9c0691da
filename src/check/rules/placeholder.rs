//! Rule: placeholders for text that is still to be written.

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
use crate::model::draft::TEMPLATE;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0801"),
    name: ["書きかけのまま", "something still to be written"],
    reason: [
        "ひな形の言葉や ○○ が公開されると、読む人は何も知ることができません。",
        "Words of the template, or ○○, tell readers nothing.",
    ],
    bad: "- [p1] ○○地区で説明会を開きます。",
    good: "- [p1] 北町地区で説明会を開きます。",
    example: || Placeholder { text: "○○".to_owned() }.into(),
};

/// A placeholder: words of the template, or signs in place of words.
#[derive(Clone, Debug)]
struct Placeholder {
    text: String,
}

impl Describe for Placeholder {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { text } = self;
        [
            Message::new(
                format!("「{text}」は書きかけのままのようです"),
                "読む人に伝わる文章",
                "中身を書くか、項目ごと消してください",
            ),
            Message::new(
                format!("`{text}` looks like something still to be written"),
                "text that tells readers something",
                "fill it in, or remove the entry",
            ),
        ]
    }
}

/// Signs that are placeholders when doubled.
const SIGNS: [&str; 8] = ["○○", "〇〇", "◯◯", "△△", "××", "□□", "●●", "■■"];

/// English placeholders, matched as whole words.
const WORDS: [&str; 3] = ["TODO", "TBD", "FIXME"];

/// Reports words of the template, placeholder signs, and items without content.
pub(super) fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let mut found = of_items(source);
    if source.traits.meets(Traits::BLANK_SIGN) {
        found.extend(find_all(source, &SIGNS, |text, at| !is_number_beside(text, at)));
    }
    if source.traits.meets(Traits::FULL_BRACKET) {
        found.extend(find_all(source, &TEMPLATE, |_, _| true));
    }
    found.extend(find_all(source, &WORDS, is_whole_word));
    found
}

/// Finds each of `words` once, at the first position that `fits` accepts.
fn find_all(source: &SourceText, words: &[&str], fits: impl Fn(&str, Range<usize>) -> bool) -> Vec<Diagnostic> {
    let first = |word: &&str| {
        let mut places = source.pieces().flat_map(|(start, text)| {
            text.match_indices(*word).map(move |(at, word)| (start, text, at..at + word.len()))
        });
        let (start, _, range) = places.find(|(_, text, range)| fits(text, range.clone()))?;
        let finding = Placeholder { text: (*word).to_owned() };
        Some(source.finding(start + range.start..start + range.end, finding))
    };
    words.iter().filter_map(first).collect()
}

/// 二〇〇〇年 and 5××× are numbers, not placeholders.
fn is_number_beside(text: &str, range: Range<usize>) -> bool {
    let is_number = |c: Option<char>| c.is_some_and(|c| c.is_numeric() || "一二三四五六七八九十〇千".contains(c));
    is_number(text[..range.start].chars().next_back()) || is_number(text[range.end..].chars().next())
}

fn is_whole_word(text: &str, range: Range<usize>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
    !is_letter(text[..range.start].chars().next_back()) && !is_letter(text[range.end..].chars().next())
}

/// Reports items that consist only of dashes, dots and zeros.
fn of_items(source: &SourceText) -> Vec<Diagnostic> {
    let says_nothing = |text: &str| {
        let text = text.trim();
        !text.is_empty() && text.chars().all(|c| "-－ー―—–‐−…・.。0０＿_*　 ".contains(c))
    };
    let empty = source.document.all_items().into_iter().filter(|item| says_nothing(&item.text));
    empty.map(|item| source.finding_at(item.span, Placeholder { text: item.text.clone() })).collect()
}
