//! Prints answers as JSON.

use serde_json::{Map, Value, json};
use tomei_search::native::explain::{ExplainedText, Explanation};
use tomei_search::read::answer::{Advice, Answer, FacetCounts, Hit, Note, Run};

use crate::cli::search::text::shown;

/// The answer as JSON. Scores are those by which the hits are ordered.
pub(super) fn answer_json(answer: &Answer) -> Value {
    json!({
        "total": answer.total,
        "exact": answer.exact,
        "matching": answer.matching,
        "hits": answer.hits.iter().map(hit_json).collect::<Value>(),
        "facets": answer.facets.iter().map(facet_json).collect::<Map<_, _>>(),
        "notes": answer.notes.iter().map(note_json).collect::<Value>(),
        "missing": answer.missing,
        "advice": answer.advice.iter().map(advice_json).collect::<Value>(),
    })
}

fn facet_json(facet: &FacetCounts) -> (String, Value) {
    let values = facet.values.iter();
    let values = values.map(|one| json!({ "value": one.value, "label": one.label, "count": one.count }));
    (facet.name.clone(), values.collect())
}

fn hit_json(hit: &Hit) -> Value {
    let mut anchors: Vec<&String> = hit.passages.iter().filter_map(|passage| passage.anchor.as_ref()).collect();
    anchors.dedup();
    let text = |runs: &[Run]| shown(runs, ["", ""]);
    json!({
        "url": hit.url,
        "title": text(&hit.title),
        "about": hit.about,
        "score": hit.score,
        "anchors": anchors,
        "passages": hit.passages.iter().map(|passage| text(&passage.text)).collect::<Value>(),
    })
}

fn note_json(note: &Note) -> Value {
    json!({ "kind": note.kind.name(), "from": note.from, "to": note.to, "undo": note.undo() })
}

fn advice_json(advice: &Advice) -> Value {
    json!({ "query": advice.query, "count": advice.count })
}

/// The interpretation of a query as JSON.
pub(super) fn explanation_json(explanation: &Explanation) -> Value {
    let text = |text: &ExplainedText| json!({ "text": text.text, "strings": text.strings });
    let clauses = explanation.clauses.iter().map(|clause| clause.texts.iter().map(text).collect::<Value>());
    let words = explanation.words.iter();
    let words = words.map(|word| json!({ "surface": word.surface, "base": word.base, "pages": word.pages }));
    json!({
        "clauses": clauses.collect::<Value>(),
        "excluded": explanation.excluded.iter().map(text).collect::<Value>(),
        "words": words.collect::<Value>(),
    })
}
