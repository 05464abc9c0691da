//! Promises with what became of them, as examples on the home page.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::DocumentIndex;
use crate::render::reads::SiteReader;

/// A promise and the first result with a figure that was linked to it.
#[derive(Debug, Serialize)]
pub struct AnsweredPromise {
    pub path: String,
    pub goal: String,
    pub department: String,
    pub year: Option<FiscalYear>,
    pub promise: Text,
    pub result: Text,
}

/// The id and the text of an item.
#[derive(Debug, Serialize)]
pub struct Text {
    pub id: String,
    pub text: String,
}

/// How many of the newest changes are looked through.
const EVENTS: usize = 200;
/// Longer texts are no examples that can be read at a glance.
const LONGEST: usize = 160;

/// One promise for each of the `count` goals that were changed last and have a promise with such a result.
pub fn newest(site: &SiteReader, count: usize) -> Vec<AnsweredPromise> {
    let mut seen = BTreeSet::new();
    let changed = site.newest(None, EVENTS).into_iter().map(|event| event.document);
    changed.filter(|index| seen.insert(*index)).filter_map(|index| answered(site, index)).take(count).collect()
}

fn answered(site: &SiteReader, index: DocumentIndex) -> Option<AnsweredPromise> {
    let summary = site.summary(index);
    if summary.promises_with_result == 0 {
        return None;
    }
    let linked = site.linked_results(index);
    let promises = (0..linked.promise_count()).map(|position| linked.promise(position));
    let (promise, result) = promises.filter(|promise| is_short(&promise.text)).find_map(|promise| {
        Some((promise, linked.of(promise).find(|result| has_figure(&result.text) && is_short(&result.text))?))
    })?;
    let text = |id: &Slug, text: &str| Text { id: id.to_string(), text: text.to_owned() };
    Some(AnsweredPromise {
        path: summary.path.to_string(),
        goal: summary.title.to_owned(),
        department: summary.place.map(|(_, id)| site.department_name(id)).unwrap_or_default(),
        year: summary.place.map(|(year, _)| year),
        promise: text(&promise.id, &promise.text),
        result: text(&result.id, &result.text),
    })
}

fn is_short(text: &str) -> bool {
    text.chars().nth(LONGEST).is_none()
}

fn has_figure(text: &str) -> bool {
    text.contains(|character: char| character.is_numeric())
}
