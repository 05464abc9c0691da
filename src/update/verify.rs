//! Reads an updated document again, and finds out whether anything has changed that should not have.

use crate::model::item::Item;
use crate::update::context::Merge;
use crate::update::version::Version;
use crate::update::yaml_text::{entries, is_same, value};

/// Whether the updated text is faulty, lacks what was added, or differs in anything else.
pub(super) fn differs_otherwise(merge: &Merge, after: &str) -> bool {
    if merge.is_unwritable {
        return true;
    }
    let Ok(after) = Version::read(&merge.now.file, after) else { return true };
    !(has_front(merge, &after) && has_items(merge, &after) && has_sections(merge, &after))
}

fn has_front(merge: &Merge, after: &Version) -> bool {
    let (now, new) = (entries(&merge.now.front.node), entries(&after.front.node));
    let is_free = |key: &str| merge.changed.contains(key) || key == "updated";
    let kept =
        now.iter().all(|(key, node)| value(new, &key.text).is_some_and(|new| is_free(&key.text) || is_same(node, new)));
    let known = new.iter().all(|(key, _)| value(now, &key.text).is_some() || is_free(&key.text));
    let sheet = entries(&merge.sheet.front.node).iter().filter(|(key, _)| merge.changed.contains(&key.text));
    let (old, meta) = (&merge.now.document, &after.document.meta);
    let is_published = meta.published == old.meta.published && meta.draft == old.meta.draft;
    kept && known && is_published && sheet.into_iter().all(|(key, _)| value(new, &key.text).is_some())
}

fn has_items(merge: &Merge, after: &Version) -> bool {
    let kept = merge.now.document.all_items().into_iter().all(|item| {
        let new = after.document.item(&item.id);
        new.is_some_and(|new| merge.changed.contains(item.id.as_str()) || is_same_item(item, new))
    });
    let count = merge.now.document.all_items().len() + merge.added.len();
    let added = merge.added.iter().all(|(id, text)| after.document.item(id).is_some_and(|item| item.text == *text));
    kept && added && after.document.all_items().len() == count
}

fn is_same_item(now: &Item, new: &Item) -> bool {
    let links =
        |item: &Item| item.links.iter().map(|link| (link.document.clone(), link.item.clone())).collect::<Vec<_>>();
    now.text == new.text && now.markdown == new.markdown && now.when == new.when && links(now) == links(new)
}

/// Whether every section of the document is still there, with its text unless that was changed.
fn has_sections(merge: &Merge, after: &Version) -> bool {
    let mut new = after.document.sections.iter();
    merge.now.document.sections.iter().all(|section| {
        let name = format!("§{}", section.heading);
        let is_free =
            merge.findings.iter().any(|finding| finding.verdict.is_written() && finding.name.ends_with(&name));
        new.any(|other| {
            let is_it = other.role == section.role && other.heading == section.heading && other.tail == section.tail;
            is_it && (is_free || other.lead == section.lead)
        })
    })
}
