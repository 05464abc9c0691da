//! Parses YAML into a tree with the position of each value. It must not know what the values mean.

pub mod fault;
mod lost;
mod node;
mod reason;
mod sign;

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Error, Options, Spanned};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::faults::Faults;
use crate::model::source::Span;
use crate::yaml::fault::{YamlSyntax, YamlTooCostly};

pub use crate::yaml::node::{Key, Node, NodeKind};

/// Parses `source[start..end]` as one YAML document. Positions are relative to the start of `source`. Faults are
/// reported.
pub fn parse(source: &str, range: Span, faults: &Faults) -> Option<Node> {
    let text = &source[range.start..range.end];
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Some(Node { span: Span::new(range.start, 0), kind: NodeKind::Map(Vec::new()) });
    }
    match serde_yaml::from_str_with_options::<Written>(text, options()) {
        Ok(written) => {
            let node = written.into_node(text, range.start);
            sign::report_lost(&source[..range.end], &node, faults);
            Some(node)
        }
        Err(error) => {
            let (span, fault) = explain(&error, text, range.start);
            faults.add(span, fault);
            None
        }
    }
}

fn options() -> Options {
    serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        with_snippet: false,
    }
}

fn explain(error: &Error, text: &str, base: usize) -> (Span, Fault) {
    let span = error
        .location()
        .map_or(Span::new(base, 0), |location| Span::new(base + byte_of(text, location.line(), location.column()), 0));
    let reason = one_line(&error.without_snippet().to_string());
    let too_costly = TOO_COSTLY.iter().any(|words| reason.contains(words));
    let cause = sign::cause(text, span.start - base).filter(|(_, cause)| !too_costly || cause.is_unknown_alias(text));
    if let Some((cause, fault)) = cause {
        return (Span { start: base + cause.start, end: base + cause.end }, fault.into());
    }
    (span, if too_costly { YamlTooCostly.into() } else { YamlSyntax { reason }.into() })
}

/// Phrases by which the YAML library's messages report an exceeded budget. The variants of its error type are lost when
/// an error passes through nested values.
const TOO_COSTLY: [&str; 3] = ["budget breached", "recursion limit", "alias"];

/// The first sentence of a parser's message, without its line and column: they are relative to the front matter, while
/// ours are relative to the file.
fn one_line(message: &str) -> String {
    let first = message.lines().next().unwrap_or_default();
    let end = first.find(" at line ").or_else(|| first.find(" (line ")).unwrap_or(first.len());
    let first = first.get(..end).unwrap_or(first);
    first.strip_prefix("error: ").unwrap_or(first).trim_end_matches(':').to_owned()
}

fn byte_of(text: &str, line: u64, column: u64) -> usize {
    let lines = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
    let start: usize = text.split_inclusive('\n').take(lines).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    let columns = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    start + rest.chars().take(columns).take_while(|c| *c != '\n').map(char::len_utf8).sum::<usize>()
}

/// The tree, as the YAML library produces it.
struct Written(Spanned<WrittenKind>);

enum WrittenKind {
    Null,
    Text(String),
    /// A number or a boolean, whose text is taken from the file.
    Verbatim,
    List(Vec<Written>),
    Map(Vec<(Spanned<String>, Written)>),
}

impl Written {
    fn into_node(self, text: &str, base: usize) -> Node {
        let span = span_of(&self.0, text);
        let kind = match self.0.value {
            WrittenKind::Null => NodeKind::Null,
            WrittenKind::Text(value) => NodeKind::Scalar(value),
            WrittenKind::Verbatim => NodeKind::Scalar(verbatim(text, span)),
            WrittenKind::List(list) => {
                NodeKind::List(list.into_iter().map(|entry| entry.into_node(text, base)).collect())
            }
            WrittenKind::Map(map) => {
                NodeKind::Map(map.into_iter().map(|(key, value)| into_entry(key, value, text, base)).collect())
            }
        };
        Node { span: shifted(span, base), kind }
    }
}

fn into_entry(key: Spanned<String>, value: Written, text: &str, base: usize) -> (Key, Node) {
    let span = shifted(span_of(&key, text), base);
    (Key { text: key.value, span }, value.into_node(text, base))
}

fn shifted(span: Span, base: usize) -> Span {
    Span { start: span.start + base, end: span.end + base }
}

fn span_of<T>(spanned: &Spanned<T>, text: &str) -> Span {
    let span = spanned.referenced.span();
    let position = |bytes: Option<u64>| bytes.and_then(|bytes| usize::try_from(bytes).ok());
    let start = position(span.byte_offset()).unwrap_or(0).min(text.len());
    let length = position(span.byte_len()).unwrap_or(0).min(text.len() - start);
    Span::new(start, length)
}

fn verbatim(text: &str, span: Span) -> String {
    text.get(span.start..span.end).unwrap_or_default().trim().to_owned()
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Self)
    }
}

impl<'de> Deserialize<'de> for WrittenKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyKind)
    }
}

struct AnyKind;

impl<'de> Visitor<'de> for AnyKind {
    type Value = WrittenKind;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("any YAML value")
    }

    fn visit_unit<E>(self) -> Result<WrittenKind, E> {
        Ok(WrittenKind::Null)
    }

    fn visit_none<E>(self) -> Result<WrittenKind, E> {
        Ok(WrittenKind::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<WrittenKind, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E>(self, text: &str) -> Result<WrittenKind, E> {
        Ok(WrittenKind::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<WrittenKind, E> {
        Ok(WrittenKind::Text(text))
    }

    fn visit_bool<E>(self, _: bool) -> Result<WrittenKind, E> {
        Ok(WrittenKind::Verbatim)
    }

    fn visit_i64<E>(self, _: i64) -> Result<WrittenKind, E> {
        Ok(WrittenKind::Verbatim)
    }

    fn visit_u64<E>(self, _: u64) -> Result<WrittenKind, E> {
        Ok(WrittenKind::Verbatim)
    }

    fn visit_i128<E>(self, _: i128) -> Result<WrittenKind, E> {
        Ok(WrittenKind::Verbatim)
    }

    fn visit_u128<E>(self, _: u128) -> Result<WrittenKind, E> {
        Ok(WrittenKind::Verbatim)
    }

    fn visit_f64<E>(self, _: f64) -> Result<WrittenKind, E> {
        Ok(WrittenKind::Verbatim)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<WrittenKind, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            entries.push(entry);
        }
        Ok(WrittenKind::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<WrittenKind, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(WrittenKind::Map(entries))
    }
}
