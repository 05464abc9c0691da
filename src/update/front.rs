//! Updates the values of the front matter.

use crate::front_matter::print::quoted;
use crate::model::draft;
use crate::update::context::Merge;
use crate::update::front_value::{Values, before, merge_value};
use crate::update::three::Verdict;
use crate::update::version::Version;
use crate::update::yaml_text::{before_comments, behind, entries, flow, is_same, lines, place, plain, value};
use crate::yaml::{Node, NodeKind};

/// Keys that the import chooses itself, or that only people write. The address of a document depends on its number.
const OWN: [&str; 11] =
    ["id", "no", "kind", "year", "department", "published", "updated", "draft", "allow", "linked_by", "source"];

/// Updates all values.
pub(super) fn merge(merge: &mut Merge) {
    let (sheet, now) = (merge.sheet, merge.now);
    let was = merge.was.map(|was| entries(&was.front.node));
    let mut last: Option<&str> = None;
    for (key, node) in entries(&sheet.front.node) {
        if OWN.contains(&key.text.as_str()) || is_placeholder(node) {
            continue;
        }
        let present = value(entries(&now.front.node), &key.text);
        let values = Values { was: before(was, &key.text), now: present, sheet: node };
        if merge_value(merge, &key.text, values) == Verdict::Added {
            add(merge, &key.text, last);
        }
        last = present.map(|_| key.text.as_str()).or(last);
    }
    report_gone(merge);
    source(merge);
}

fn is_placeholder(node: &Node) -> bool {
    matches!(&node.kind, NodeKind::Scalar(text) if draft::TEMPLATE.contains(&text.as_str()))
}

/// Adds an entry as the import prints it, behind the one that is before it in the sheet.
fn add(merge: &mut Merge, key: &str, last: Option<&str>) {
    let now = merge.now;
    let published = || {
        let (key, _) = entries(&now.front.node).iter().find(|(key, _)| key.text == "published")?;
        Some(before_comments(now, now.line_start(key.span.start)))
    };
    let at = last.and_then(|last| behind(now, last)).or_else(published).unwrap_or(now.front.parts.front_matter.end);
    let text = lines(merge.sheet, key);
    merge.edits.insert(at, text);
}

/// Keeps who has accepted the links, beside whoever linked items before.
pub(super) fn linked_by(merge: &mut Merge) {
    const KEY: &str = "linked_by";
    let Some(name) = value(entries(&merge.sheet.front.node), KEY).map(plain) else { return };
    match value(entries(&merge.now.front.node), KEY) {
        None => add(merge, KEY, None),
        Some(present) => {
            let names = plain(present);
            let Some(span) = place(merge.now, present).filter(|_| !names.split('、').any(|known| known == name))
            else {
                return;
            };
            merge.edits.replace(span, quoted(&format!("{names}、{name}")));
        }
    }
    merge.changed.insert(KEY.to_owned());
}

/// Reports values that were imported and that the sheet no longer has.
fn report_gone(merge: &mut Merge) {
    let Some(was) = merge.was else { return };
    for (key, node) in entries(&was.front.node) {
        let now = value(entries(&merge.now.front.node), &key.text).filter(|now| is_same(node, now));
        let is_left = value(entries(&merge.sheet.front.node), &key.text).is_none();
        if let Some(now) = now.filter(|_| is_left && !OWN.contains(&key.text.as_str())) {
            merge.gone(&key.text, plain(now));
        }
    }
}

/// The source of a draft is the new file. That of a published document stays, since readers were told it.
fn source(merge: &mut Merge) {
    if merge.is_published {
        return;
    }
    let find = |version: &Version| version.front.value("source").map(|node| entries(node).to_vec()).unwrap_or_default();
    let (sheet, now) = (find(merge.sheet), find(merge.now));
    let was = merge.was.map(find);
    for key in ["file", "page", "sha256"] {
        let (Some(sheet), Some(now)) = (value(&sheet, key), value(&now, key)) else { continue };
        let is_edited = was.as_ref().is_some_and(|was| value(was, key).is_none_or(|was| !is_same(was, now)));
        if let Some(span) = place(merge.now, now).filter(|_| !is_edited && !is_same(sheet, now)) {
            merge.changed.insert("source".to_owned());
            merge.edits.replace(span, flow(sheet));
        }
    }
}
