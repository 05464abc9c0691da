//! Updates a value of the front matter, and those inside of it: mappings by their keys, lists of indicators by their names.

use crate::markdown;
use crate::update::context::Merge;
use crate::update::three::{Shown, Three, Verdict, Was};
use crate::update::yaml_text::{close, entries, flow, last_end, place, plain, typed, value};
use crate::yaml::{Key, Node, NodeKind};

/// A value in the three versions.
#[derive(Clone, Copy)]
pub(super) struct Values<'n> {
    pub was: Was<&'n Node>,
    pub now: Option<&'n Node>,
    pub sheet: &'n Node,
}

/// What `key` was in a mapping that was imported before.
pub(super) fn before<'n>(entries: Option<&'n [(Key, Node)]>, key: &str) -> Was<&'n Node> {
    match entries {
        None => Was::Unknown,
        Some(entries) => value(entries, key).map_or(Was::Absent, Was::Text),
    }
}

/// Updates a value and those inside of it. The caller adds it if it is new.
pub(super) fn merge_value(merge: &mut Merge, part: &str, values: Values) -> Verdict {
    let Values { was, now, sheet } = values;
    match (now.map(|now| &now.kind), &sheet.kind) {
        (Some(NodeKind::Map(_)), NodeKind::Map(_)) => merge_map(merge, part, values),
        (Some(NodeKind::List(list)), NodeKind::List(wanted)) if has_names(list) && has_names(wanted) => {
            merge_list(merge, part, values);
            Verdict::Same
        }
        _ => {
            let three = Three { was: was.map(shown), now: now.map(shown), sheet: shown(sheet) };
            let seen = merge.seen();
            let found = merge.settle(part, &three, seen);
            if let Some(now) = now {
                change(merge, found, [now, sheet]);
            }
            if found.is_written() {
                merge.changed.insert(top(part).to_owned());
            }
            found
        }
    }
}

/// The key at the top of the front matter that a part is below.
fn top(part: &str) -> &str {
    part.split('.').next().unwrap_or(part)
}

fn change(merge: &mut Merge, found: Verdict, [now, sheet]: [&Node; 2]) {
    match found {
        Verdict::Changed => match place(merge.now, now) {
            Some(span) => merge.edits.replace(span, typed(merge.sheet, sheet)),
            None => merge.is_unwritable = true,
        },
        Verdict::Published => {
            if let Some(span) = place(merge.sheet, sheet) {
                merge.record.replace(span, flow(now));
            }
        }
        _ => {}
    }
}

/// A value on its way to be compared. Lists that are not the same never look alike.
fn shown(node: &Node) -> Shown<'static> {
    Shown::plain(plain(node))
}

fn merge_map(merge: &mut Merge, part: &str, Values { was, now, sheet }: Values) -> Verdict {
    let Some(now) = now else { return Verdict::Added };
    let was = match was {
        Was::Text(was) => Some(entries(was)),
        Was::Absent => Some([].as_slice()),
        Was::Unknown => None,
    };
    let mut new = Vec::new();
    for (key, node) in entries(sheet) {
        let values = Values { was: before(was, &key.text), now: value(entries(now), &key.text), sheet: node };
        if merge_value(merge, &format!("{part}.{}", key.text), values) == Verdict::Added {
            new.push((key.text.as_str(), node));
        }
    }
    add_below(merge, now, &new);
    Verdict::Same
}

/// Adds entries to a mapping of the document.
fn add_below(merge: &mut Merge, map: &Node, new: &[(&str, &Node)]) {
    let now = merge.now;
    let Some((first, _)) = entries(map).first() else { return };
    let column = now.text[now.line_start(first.span.start)..first.span.start].chars().count();
    for (key, node) in new {
        match close(now, map) {
            Some(at) => merge.edits.insert(at, format!(", {key}: {}", typed(merge.sheet, node))),
            None => merge.edits.insert(
                now.line_end(last_end(map)),
                format!("{}{key}: {}\n", " ".repeat(column), typed(merge.sheet, node)),
            ),
        }
    }
}

/// Whether every entry of a list is a mapping with a name.
fn has_names(list: &[Node]) -> bool {
    list.iter().all(|entry| name(entry).is_some())
}

fn name(entry: &Node) -> Option<String> {
    match &value(entries(entry), "name")?.kind {
        NodeKind::Scalar(text) => Some(markdown::seen::plain(text)),
        _ => None,
    }
}

fn list(node: &Node) -> &[Node] {
    if let NodeKind::List(list) = &node.kind { list } else { &[] }
}

/// Updates each entry of a list by its name.
fn merge_list(merge: &mut Merge, part: &str, Values { was, now, sheet }: Values) {
    let Some(now) = now else { return };
    for (position, entry) in list(sheet).iter().enumerate() {
        let Some(name) = name(entry) else { continue };
        let twins = list(sheet)[..position].iter().filter(|other| self::name(other).as_ref() == Some(&name)).count();
        let find = |node| list(node).iter().filter(|known| self::name(known).as_ref() == Some(&name)).nth(twins);
        let was = was.and_then(find);
        let part = format!("{part}.{name}");
        match find(now) {
            Some(known) => drop(merge_value(merge, &part, Values { was, now: Some(known), sheet: entry })),
            None => add_to_list(merge, &part, (was, entry, now)),
        }
    }
}

fn add_to_list(merge: &mut Merge, part: &str, (was, entry, list): (Was<&Node>, &Node, &Node)) {
    let three = Three { was: was.map(shown), now: None, sheet: shown(entry) };
    let seen = merge.seen();
    if merge.settle(part, &three, seen) != Verdict::Added {
        return;
    }
    merge.changed.insert(top(part).to_owned());
    let now = merge.now;
    match (close(now, list), self::list(list).last()) {
        (Some(at), None) => merge.edits.insert(at, typed(merge.sheet, entry)),
        (Some(at), Some(_)) => merge.edits.insert(at, format!(", {}", typed(merge.sheet, entry))),
        (None, Some(last)) => {
            let first = entries(last).first().map_or(last.span.start, |(key, _)| key.span.start);
            let line = now.line_start(first);
            let indent: String = now.text[line..].chars().take_while(|c| *c == ' ').collect();
            merge.edits.insert(now.line_end(last_end(last)), format!("{indent}- {}\n", typed(merge.sheet, entry)));
        }
        (None, None) => {}
    }
}
