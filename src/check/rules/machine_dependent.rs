//! Rule: machine-dependent characters such as ㈱ and ㌔, which other systems can show differently.

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::quote::visible;
use crate::check::source_text::SourceText;
use crate::check::traits::{Traits, of_character};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::character::replacement;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0906"),
    name: ["機種依存文字", "machine-dependent characters"],
    reason: [
        "機械によって別の文字に化けたり、消えたりします。",
        "They turn into others, or vanish, on other machines.",
    ],
    bad: "㈱みどりと協定",
    good: "(株)みどりと協定",
    example: || MachineDependent { character: '㈱', replacement: "(株)".to_owned() }.into(),
};

/// A machine-dependent character, and its replacement.
#[derive(Clone, Debug)]
struct MachineDependent {
    character: char,
    replacement: String,
}

impl Describe for MachineDependent {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { character, replacement } = self;
        let shown = if replacement.is_empty() { "なし".to_owned() } else { format!("「{replacement}」") };
        [
            Message::new(
                format!("機種依存文字「{}」があります", visible(*character)),
                shown,
                "どの機械でも読める文字に改めてください",
            ),
            Message::new(
                format!("「{}」 is shown differently by different machines", visible(*character)),
                if replacement.is_empty() { "nothing in its place".to_owned() } else { format!("`{replacement}`") },
                "write characters that every machine shows",
            ),
        ]
    }
}

/// Reports every occurrence in the document.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    if !source.traits.meets(Traits::MACHINE) {
        return Vec::new();
    }
    let characters = source.pieces().flat_map(|(start, text)| text.char_indices().map(move |(at, c)| (start + at, c)));
    let found = characters.filter(|(_, c)| of_character(*c).meets(Traits::MACHINE));
    let finding = |character| MachineDependent { character, replacement: replacement(character).unwrap_or_default() };
    found.map(|(at, c)| source.finding(at..at + c.len_utf8(), finding(c))).collect()
}
