//! Promises of which nothing is said afterwards, or elsewhere.

use std::collections::BTreeSet;

use crate::check::desk::Desk;
use crate::check::paper::Paper;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;
use crate::model::document::{Document, Subject};
use crate::model::item::{Item, Role};

/// Where an editor linked results, each promise needs a result, an issue that
/// takes it up, or the sheet's own reason; where nobody did, the counts must
/// at least be the same. Before the year is over there is nothing to say.
pub fn check_counts(_: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    let document = &*paper.document;
    let Subject::Annual(goal) = &document.subject else { return Vec::new() };
    let (promises, results) = (document.items(Role::Promise).count(), document.items(Role::Result).count());
    if results == 0 || goal.texts.unmet_reason.is_some() {
        return Vec::new();
    }
    let is_linked = document.has_result.contains(&true);
    if !is_linked && promises == results {
        return Vec::new();
    }
    let open = unaccounted(document);
    let Some(first) = open.first() else { return Vec::new() };
    let ids = open.iter().map(|promise| promise.id.to_string()).collect();
    vec![paper.remark_at(first.span, Remark::PromisesWithoutResult { promises, results, ids })]
}

/// The promises without a result that no issue takes up either.
fn unaccounted(document: &Document) -> Vec<&Item> {
    let mut taken_up = BTreeSet::new();
    document.items(Role::Issue).for_each(|issue| {
        issue.walk(&mut |issue| taken_up.extend(issue.links.iter().map(|link| &link.item)));
    });
    without_result(document).filter(|promise| !is_any_in(promise, &taken_up)).collect()
}

fn is_any_in(item: &Item, ids: &BTreeSet<&crate::model::path::Slug>) -> bool {
    ids.contains(&item.id) || item.children.iter().any(|child| is_any_in(child, ids))
}

fn without_result(document: &Document) -> impl Iterator<Item = &Item> {
    let promises = document.items(Role::Promise).zip(&document.has_result);
    promises.filter(|(_, has_result)| !**has_result).map(|(promise, _)| promise)
}

/// Where an editor linked results: words of a promise without one that stand
/// together in the sheet's review, where its result may be. A suggestion, never
/// a link.
pub fn check_elsewhere(desk: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    let document = &*paper.document;
    let is_linked = document.has_result.contains(&true) && document.has_result.contains(&false);
    if !is_linked {
        return Vec::new();
    }
    let Some(sheet) = desk.sheet_of(document) else { return Vec::new() };
    without_result(document).filter_map(|promise| elsewhere(paper, promise, sheet)).collect()
}

fn elsewhere(paper: &Paper, promise: &Item, sheet: &Paper) -> Option<Diagnostic> {
    let mut words = BTreeSet::new();
    promise.walk(&mut |item| words.extend(terms(&item.text)));
    let shared = |review: &&Item| shared(&words, &review.text).len() >= ENOUGH;
    let review = sheet.document.items(Role::Review).find(shared)?;
    let remark = Remark::ResultElsewhere {
        promise: promise.id.to_string(),
        place: format!("{} [{}]", sheet.document.file, review.id),
        words: self::shared(&words, &review.text),
    };
    Some(paper.remark_at(promise.span, remark))
}

/// One common term is chance, two in one review are not.
const ENOUGH: usize = 2;
/// Shorter runs of one script are everyday words, in characters.
const SHORTEST: usize = 4;

/// The words that `text` holds too; one that is part of another is no second.
fn shared(words: &BTreeSet<&str>, text: &str) -> Vec<String> {
    let held: Vec<&str> = words.iter().filter(|word| text.contains(**word)).copied().collect();
    let is_part = |word: &&str| held.iter().any(|other| other != word && other.contains(*word));
    held.iter().filter(|word| !is_part(word)).map(|word| (*word).to_owned()).collect()
}

/// Runs of ideographs and of katakana, the stuff that names are made of.
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
