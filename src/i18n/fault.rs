//! Faults of word files.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// A word of the interface has a placeholder for a value that it is never given.
#[derive(Clone, Debug)]
pub struct UnknownWordValue {
    pub value: String,
    pub known: Vec<String>,
}

impl Describe for UnknownWordValue {
    const CODE: Code = Code::new("E0609");

    fn texts(&self) -> [Message; 2] {
        let Self { value, known } = self;
        [
            Message::new(
                format!("{{{value}}} はこの言葉に入りません"),
                if known.is_empty() {
                    "値のない文".to_owned()
                } else {
                    format!("次のどれか: {}", in_braces(known, "、"))
                },
                "波かっこの中の名前は訳さずに残してください",
            ),
            Message::new(
                format!("{{{value}}} is no value of this word"),
                if known.is_empty() {
                    "a sentence without values".to_owned()
                } else {
                    format!("one of: {}", in_braces(known, ", "))
                },
                "leave the names in braces as they are",
            ),
        ]
    }
}

fn in_braces(names: &[String], between: &str) -> String {
    names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(between)
}
