//! Front matter as text: where entries stand in it, and how a value is written into it.

use crate::front_matter::print::quoted;
use crate::model::source::Span;
use crate::publication::seen;
use crate::update::version::Version;
use crate::yaml::{Key, Node, NodeKind};

/// The entries of a mapping.
pub(super) fn entries(node: &Node) -> &[(Key, Node)] {
    if let NodeKind::Map(entries) = &node.kind { entries } else { &[] }
}

/// The value of a key.
pub(super) fn value<'n>(entries: &'n [(Key, Node)], key: &str) -> Option<&'n Node> {
    entries.iter().find(|(known, _)| known.text == key).map(|(_, node)| node)
}

/// A value as readers see it; that of a list or mapping on one line.
pub(super) fn plain(node: &Node) -> String {
    match &node.kind {
        NodeKind::Null => String::new(),
        NodeKind::Scalar(text) => crate::markdown::seen::plain(text),
        NodeKind::List(list) => list.iter().map(plain).collect::<Vec<_>>().join("、"),
        NodeKind::Map(entries) => {
            entries.iter().map(|(key, node)| format!("{}: {}", key.text, plain(node))).collect::<Vec<_>>().join("、")
        }
    }
}

/// A value on one line.
pub(super) fn flow(node: &Node) -> String {
    match &node.kind {
        NodeKind::Null => "null".to_owned(),
        NodeKind::Scalar(text) => quoted(text),
        NodeKind::List(list) => format!("[{}]", list.iter().map(flow).collect::<Vec<_>>().join(", ")),
        NodeKind::Map(entries) => {
            let entries = entries.iter().map(|(key, node)| format!("{}: {}", key.text, flow(node)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A value as it is typed in a version, on one line.
pub(super) fn typed(version: &Version, node: &Node) -> String {
    place(version, node).map_or_else(|| flow(node), |span| version.text[span.start..span.end].to_owned())
}

/// Where the text of a value ends, without the brackets that close it.
pub(super) fn last_end(node: &Node) -> usize {
    match &node.kind {
        NodeKind::Null | NodeKind::Scalar(_) => node.span.end,
        NodeKind::List(list) => list.last().map_or(node.span.end, last_end),
        NodeKind::Map(entries) => entries.last().map_or(node.span.end, |(_, node)| last_end(node)),
    }
}

/// Where the bracket stands that closes a value on one line; none for a value in lines of its own.
pub(super) fn close(version: &Version, node: &Node) -> Option<usize> {
    let open = version.text[node.span.start..].chars().next().filter(|c| matches!(c, '{' | '['))?;
    let wanted = if open == '{' { '}' } else { ']' };
    let last = match &node.kind {
        NodeKind::List(list) => list.last(),
        NodeKind::Map(entries) => entries.last().map(|(_, node)| node),
        NodeKind::Null | NodeKind::Scalar(_) => None,
    };
    let from = match last {
        None => node.span.start + 1,
        Some(last) => close(version, last).map_or_else(|| last_end(last), |at| at + 1),
    };
    let rest = &version.text[from..];
    let at = from + (rest.len() - rest.trim_start().len());
    version.text[at..].starts_with(wanted).then_some(at)
}

/// The place of a value that can be replaced by one on one line.
pub(super) fn place(version: &Version, node: &Node) -> Option<Span> {
    match &node.kind {
        NodeKind::Scalar(_) => {
            let written = &version.text[node.span.start..node.span.end];
            let before = version.text[..node.span.start].trim_end();
            let is_line = !written.contains('\n') && !before.ends_with(['|', '>', '-', '+']);
            is_line.then_some(node.span)
        }
        NodeKind::Null => None,
        NodeKind::List(_) | NodeKind::Map(_) => Some(Span { start: node.span.start, end: close(version, node)? + 1 }),
    }
}

/// The lines of the entry `key` at the top of the front matter, without comments.
pub(super) fn lines(version: &Version, key: &str) -> String {
    let starts: Vec<(usize, &str)> =
        entries(&version.front.node).iter().map(|(key, _)| (key.span.start, key.text.as_str())).collect();
    let Some(at) = starts.iter().position(|(_, known)| *known == key) else { return String::new() };
    let end = starts.get(at + 1).map_or(version.front.parts.front_matter.end, |(start, _)| *start);
    let lines = version.text[starts[at].0..end].lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Where an entry behind `key` is inserted: before the next entry and the comments above it.
pub(super) fn behind(version: &Version, key: &str) -> Option<usize> {
    let entries = entries(&version.front.node);
    let at = entries.iter().position(|(known, _)| known.text == key)?;
    let next =
        entries.get(at + 1).map_or(version.front.parts.front_matter.end, |(key, _)| version.line_start(key.span.start));
    Some(before_comments(version, next))
}

/// The position of the comments and blank lines that end at `at`.
pub(super) fn before_comments(version: &Version, mut at: usize) -> usize {
    let start = version.front.parts.front_matter.start;
    while at > start {
        let line = version.line_start(at - 1);
        let words = version.text[line..at].trim_end();
        if line < start || !(words.is_empty() || words.starts_with('#')) {
            return at;
        }
        at = line;
    }
    at
}

/// Whether two values are the same for readers.
pub(super) fn is_same(one: &Node, other: &Node) -> bool {
    match (&one.kind, &other.kind) {
        (NodeKind::Scalar(one), NodeKind::Scalar(other)) => {
            seen::is_same(&crate::model::publication::Part::Title, one, other)
        }
        (NodeKind::Null, NodeKind::Null) => true,
        (NodeKind::List(one), NodeKind::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (NodeKind::Map(one), NodeKind::Map(other)) => {
            let has = |(key, node): &(Key, Node)| value(other, &key.text).is_some_and(|other| is_same(node, other));
            one.len() == other.len() && one.iter().all(has)
        }
        _ => false,
    }
}
