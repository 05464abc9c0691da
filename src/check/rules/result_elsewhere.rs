//! Rule: promises without a result that the sheet's review may report on.

use std::collections::BTreeSet;

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::promise::without_result;
use crate::check::quote::listed;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::item::{Item, Role};

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0822"),
    name: ["ほかの場所にある実績", "a result that stands elsewhere"],
    reason: [
        "取組みの実績が総括にだけあると、目標のページを読む人には見えません。",
        "A result that only the review tells is not seen by readers of the goal.",
    ],
    bad: "- [p3] 中央会館の実施設計を進めます。",
    good: "- [r3 -> p3] 中央会館の実施設計を行いました。",
    example: || {
        ResultElsewhere {
            promise: "p3".to_owned(),
            place: "content/2019/kikaku/sheet.md [v1]".to_owned(),
            words: vec!["中央会館".to_owned(), "実施設計".to_owned()],
        }
        .into()
    },
};

/// A promise, and a passage about the same subject.
#[derive(Clone, Debug)]
struct ResultElsewhere {
    promise: String,
    place: String,
    words: Vec<String>,
}

impl Describe for ResultElsewhere {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { promise, place, words } = self;
        [
            Message::new(
                format!(
                    "取組み[{promise}]の実績は、{place} に書かれているかもしれません（共通の語: {}）",
                    listed(words, "、")
                ),
                "取組みのそばで読める実績",
                "読み比べて、同じことなら実績に書き足すか、注記で場所を示してください",
            ),
            Message::new(
                format!("the result of promise [{promise}] may stand in {place} (both say {})", listed(words, ", ")),
                "a result that is read beside its promise",
                "compare the two; if they speak of one thing, add the result or a note on where it is",
            ),
        ]
    }
}

/// For documents in which an editor linked results: finds passages of the sheet's review that share words with a
/// promise without a result. It is a suggestion, and never becomes a link.
fn check(context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let document = &*source.document;
    let is_linked = document.has_result.contains(&true) && document.has_result.contains(&false);
    if !is_linked {
        return Vec::new();
    }
    let Some(sheet) = context.sheet_of(document) else { return Vec::new() };
    without_result(document).filter_map(|promise| elsewhere(source, promise, sheet)).collect()
}

fn elsewhere(source: &SourceText, promise: &Item, sheet: &SourceText) -> Option<Diagnostic> {
    let mut words = BTreeSet::new();
    promise.walk(&mut |item| words.extend(terms(&item.text)));
    let shared = |review: &&Item| shared(&words, &review.text).len() >= ENOUGH;
    let review = sheet.document.items(Role::Review).find(shared)?;
    let finding = ResultElsewhere {
        promise: promise.id.to_string(),
        place: format!("{} [{}]", sheet.document.file, review.id),
        words: self::shared(&words, &review.text),
    };
    Some(source.finding_at(promise.span, finding))
}

/// The minimum number of common terms. One can be a coincidence; two in one review are not.
const ENOUGH: usize = 2;

/// The minimum length of a term in characters. Shorter runs of one script are everyday words.
const SHORTEST: usize = 4;

/// The words that also occur in `text`. A word that is part of another one is not counted again.
fn shared(words: &BTreeSet<&str>, text: &str) -> Vec<String> {
    let held: Vec<&str> = words.iter().filter(|word| text.contains(**word)).copied().collect();
    let is_part = |word: &&str| held.iter().any(|other| other != word && other.contains(*word));
    held.iter().filter(|word| !is_part(word)).map(|word| (*word).to_owned()).collect()
}

/// Runs of ideographs and runs of katakana, of which proper names consist.
fn terms(text: &str) -> impl Iterator<Item = &str> {
    let is_katakana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー');
    let is_ideograph = |c: char| matches!(c, '一'..='鿿' | '々');
    let runs = text.split(move |c| !is_ideograph(c)).chain(text.split(move |c| !is_katakana(c)));
    runs.filter(|run| run.chars().count() >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::terms;

    #[test]
    fn names_are_terms() {
        let found: Vec<&str> = terms("(仮称)南部コラボセンター建設に向けて、実施設計を進めます。").collect();
        assert_eq!(found, ["実施設計", "コラボセンター"]);
    }
}
