//! Rule: half-width katakana.

use unicode_normalization::UnicodeNormalization;

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::check::traits::{Traits, of_character};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0907"),
    name: ["半角カタカナ", "half-width katakana"],
    reason: [
        "検索やメールで化けることがあり、濁点が離れて数えられます。",
        "Mail and searches garble it, and its voicing marks count as characters.",
    ],
    bad: "ｶｳﾝﾀｰを増やす",
    good: "カウンターを増やす",
    example: || HalfWidthKana { text: "ｶｳﾝﾀｰ".to_owned(), full: "カウンター".to_owned() }.into(),
};

/// A run of half-width katakana, and the same in full width.
#[derive(Clone, Debug)]
struct HalfWidthKana {
    text: String,
    full: String,
}

impl Describe for HalfWidthKana {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { text, full } = self;
        [
            Message::new(
                format!("半角カタカナ「{text}」があります"),
                format!("「{full}」"),
                "全角カタカナに改めてください",
            ),
            Message::new(format!("`{text}` is half-width katakana"), format!("`{full}`"), "write full-width katakana"),
        ]
    }
}

/// Reports each run of half-width katakana.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    if !source.traits.meets(Traits::HALF_KANA) {
        return Vec::new();
    }
    source.pieces().flat_map(|(start, text)| half_kana(source, start, text)).collect()
}

fn half_kana(source: &SourceText, start: usize, text: &str) -> Vec<Diagnostic> {
    let is_half = |c: char| of_character(c).meets(Traits::HALF_KANA);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].find(is_half) {
        let begin = at + first;
        let length = text[begin..].find(|c| !is_half(c)).unwrap_or(text.len() - begin);
        at = begin + length;
        let run = text[begin..at].to_owned();
        let full = run.nfkc().collect();
        found.push(source.finding(start + begin..start + at, HalfWidthKana { text: run, full }));
    }
    found
}
