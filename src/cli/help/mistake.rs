//! What is wrong with a command line, in Japanese and English: the sentences of clap, from our own words.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::help::HelpWords;
use crate::i18n::sentence::fill;

/// The message for a mistake, over several lines; nothing where clap's own text is needed.
pub(super) fn text(error: &Error, words: &HelpWords) -> Option<String> {
    let key = key(error)?;
    let written = words.get(&format!("mistake.{key}"));
    let source = error.source().map(ToString::to_string);
    let values = [
        ("argument", first(error, ContextKind::InvalidArg)),
        ("value", first(error, ContextKind::InvalidValue)),
        ("command", first(error, ContextKind::InvalidSubcommand)),
        ("other", first(error, ContextKind::PriorArg)),
        ("expected", source.unwrap_or_default()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let sentence = fill(&words.get("mistake.error"), &[("text", &fill(&written, &values))]);
    let further = [choices(error, words), suggestion(error, words), usage(error, words)];
    let lines: String = [Some(sentence)].into_iter().chain(further).flatten().map(|line| line + "\n").collect();
    Some(format!("{lines}\n{}\n", words.get("mistake.help")))
}

/// The key of the sentence.
fn key(error: &Error) -> Option<&'static str> {
    Some(match error.kind() {
        ErrorKind::UnknownArgument => "unknown_argument",
        ErrorKind::InvalidSubcommand => "unknown_command",
        ErrorKind::InvalidValue if first(error, ContextKind::InvalidValue).is_empty() => "missing_value",
        ErrorKind::InvalidValue => "unknown_value",
        ErrorKind::ValueValidation => "invalid_value",
        ErrorKind::TooManyValues => "unexpected_value",
        ErrorKind::MissingRequiredArgument => "missing_argument",
        ErrorKind::ArgumentConflict if is_repeated(error) => "repeated_argument",
        ErrorKind::ArgumentConflict => "conflicting_arguments",
        _ => return None,
    })
}

fn is_repeated(error: &Error) -> bool {
    error.get(ContextKind::InvalidArg) == error.get(ContextKind::PriorArg)
}

/// What clap knows of the mistake, as one text; several names with commas.
fn first(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(value)) => value.clone(),
        Some(ContextValue::Strings(values)) => values.join(", "),
        Some(ContextValue::StyledStr(value)) => value.to_string(),
        _ => String::new(),
    }
}

fn choices(error: &Error, words: &HelpWords) -> Option<String> {
    let values = first(error, ContextKind::ValidValue);
    (!values.is_empty()).then(|| fill(&words.get("mistake.choices"), &[("values", &values)]))
}

fn suggestion(error: &Error, words: &HelpWords) -> Option<String> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggested = kinds.into_iter().map(|kind| first(error, kind)).find(|value| !value.is_empty())?;
    Some(fill(&words.get("mistake.suggestion"), &[("value", &suggested)]))
}

fn usage(error: &Error, words: &HelpWords) -> Option<String> {
    let usage = first(error, ContextKind::Usage);
    let command = usage.strip_prefix("Usage: ")?;
    Some(format!("\n{}: {command}", words.get("heading.usage")))
}
