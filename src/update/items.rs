//! Updates the items of a section: promises, results, issues and the others.

use crate::markdown;
use crate::model::item::{Item, Role};
use crate::model::source::Span;
use crate::update::align::plain;
use crate::update::context::Merge;
use crate::update::insert::Places;
use crate::update::rows::Rows;
use crate::update::three::{Seen, Shown, Three, Verdict, Was, verdict};

/// Updates all items of `role`.
pub(super) fn merge(merge: &mut Merge, role: Role) {
    let rows = Rows::new(merge, role);
    if rows.sheet.is_empty() {
        return;
    }
    let mut places = Places::new(&rows, role);
    for at in 0..rows.sheet.len() {
        entry(merge, &rows, &mut places, at);
    }
    places.finish(merge);
    for item in rows.left() {
        merge.gone(item.id.as_str(), plain(item));
    }
}

fn entry<'a>(merge: &mut Merge<'a>, rows: &Rows<'a>, places: &mut Places, at: usize) {
    let item = rows.sheet[at].item;
    let now = rows.present[at].map(|row| rows.now[row].item);
    let was = match rows.before[at] {
        Some(row) => Was::Text(shown(rows.was[row].item)),
        None => merge.was_nothing(),
    };
    let three = Three { was, now: now.map(shown), sheet: shown(item) };
    let Some(now) = now else {
        let id = places.id(merge, item, rows.sheet[at].parent);
        let found = of_new(merge, rows, &three, at);
        if merge.settle_as(id.as_str(), &three, (found, Seen::ByNobody)) == Verdict::Added {
            merge.ids.insert(item.id.clone(), id.clone());
            places.add(merge, at, id);
        }
        return;
    };
    merge.ids.insert(item.id.clone(), now.id.clone());
    let was = rows.before[at].map(|row| rows.was[row].item);
    let seen = merge.seen_item(&now.id);
    let found = merge.settle(now.id.as_str(), &three, seen);
    match found {
        Verdict::Changed => change(merge, now, item, was),
        Verdict::Published => {
            let words = merge.now.written(now).to_owned();
            merge.record.replace(merge.sheet.words(item), one_line(&words));
        }
        _ => {}
    }
}

/// The verdict on an item that the content lacks. A promise that is new in a published document, while another one is left
/// over, may be that other one in new words.
fn of_new(merge: &Merge, rows: &Rows, three: &Three, at: usize) -> Verdict {
    let found = verdict(three, Seen::ByNobody);
    let role = merge.sheet.document.item_path(&rows.sheet[at].item.id).map(|(role, _)| role);
    let is_of_spring = !matches!(role, Some(Role::Result | Role::Issue | Role::Review));
    let is_doubtful = merge.is_published && is_of_spring && !rows.left().is_empty();
    let is_orphan = rows.sheet[at].parent.is_some_and(|parent| is_deleted(rows, parent));
    if found == Verdict::Added && (is_doubtful || is_orphan) { Verdict::Conflict } else { found }
}

/// Whether a person has deleted an entry that was imported.
fn is_deleted(rows: &Rows, at: usize) -> bool {
    rows.present[at].is_none() && rows.before[at].is_some()
}

/// Replaces the words of an item, and its time if that was read from them.
fn change(merge: &mut Merge, now: &Item, sheet: &Item, was: Option<&Item>) {
    merge.changed.insert(now.id.to_string());
    merge.edits.replace(merge.now.words(now), merge.sheet.written(sheet));
    let time = |item: &Item| item.when.as_ref().map(|when| when.written.clone());
    if was.is_some_and(|was| time(was) == time(now)) && time(sheet) != time(now) {
        let tag = merge.now.tag(now);
        let start = now.span.start;
        let new = time(sheet).map(|when| format!(" @ {when}")).unwrap_or_default();
        if let Some(close) = tag.find(']') {
            let open = tag[..close].find('@').map_or(close, |at| tag[..at].trim_end().len());
            let span = Span { start: start + open, end: start + close };
            merge.edits.replace(span, new);
        }
    }
}

pub(super) fn shown(item: &Item) -> Shown<'_> {
    let full = item.markdown.as_deref().unwrap_or(&item.text);
    Shown { plain: plain(item).into(), full: markdown::seen::markdown(full).into() }
}

fn one_line(words: &str) -> String {
    words.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}
