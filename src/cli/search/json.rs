//! Prints answers as JSON: the same as in the browser.

use serde_json::{Value, json};
use tomei_search::native::explain::{ExplainedText, Explanation};
use tomei_search::read::answer::Answer;

/// The version of the answer: another one if a member goes or means something else. `api.js` of the theme has it, too;
/// docs/search.schema.json describes it.
const VERSION: u32 = 1;

/// The answer as JSON.
pub(super) fn answer_json(answer: &Answer) -> Value {
    let mut shown: Value = serde_json::from_str(&answer.to_json()).expect("the reader writes JSON");
    shown["version"] = json!(VERSION);
    shown
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
