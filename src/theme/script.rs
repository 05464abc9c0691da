//! The words of the theme's scripts, as one JSON file per language that they fetch.

use serde_json::{Map, Value};

use crate::i18n::plural::Category;
use crate::i18n::words::{Word, Words};

/// The prefix of the keys that the scripts use.
pub const GROUP: &str = "search.";

/// The path of the file for the language `code`, next to the scripts.
pub fn path(code: &str) -> String {
    format!("search/words.{code}.json")
}

/// The words as JSON, nested by the parts of their keys. `content` is the language of the site's content, which is
/// included if it differs.
pub fn words(words: &Words, content: &str) -> Vec<u8> {
    let mut all = Map::new();
    if words.code != content {
        all.insert("content".to_owned(), Value::from(content));
    }
    for (key, word) in &words.entries {
        let Some(key) = key.strip_prefix(GROUP) else { continue };
        let (groups, name) = key.rsplit_once('.').unwrap_or(("", key));
        let mut place = &mut all;
        for group in groups.split('.').filter(|group| !group.is_empty()) {
            let inner = place.entry(group).or_insert_with(|| Value::Object(Map::new()));
            place = inner.as_object_mut().expect("a key is a word or a group of words");
        }
        place.insert(name.to_owned(), value(word));
    }
    serde_json::to_vec_pretty(&all).expect("words have a JSON form")
}

fn value(word: &Word) -> Value {
    match word {
        Word::Text(text) => Value::from(text.as_str()),
        Word::Counted(forms) => {
            let form =
                |(category, text): (&Category, &String)| (category.name().to_owned(), Value::from(text.as_str()));
            Value::Object(forms.iter().map(form).collect())
        }
    }
}
