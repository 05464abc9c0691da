//! Updates running text: free sections, text before items, and lines that were not understood.

use std::collections::BTreeSet;

use crate::markdown;
use crate::model::draft::UNPARSED_HEADING;
use crate::model::heading;
use crate::model::item::{Role, Section};
use crate::model::source::Span;
use crate::publication::seen;
use crate::update::context::Merge;
use crate::update::three::{Shown, Three, Verdict, Was};
use crate::update::version::Version;

/// Updates a section of free text, or the text before the items of a role.
pub(super) fn text(merge: &mut Merge, section: &Section) {
    if section.lead.trim().is_empty() {
        return;
    }
    let now = find(merge.now, section).into_iter().find(|known| !known.lead.trim().is_empty());
    let was = match merge.was {
        None => Was::Unknown,
        Some(was) => find(was, section).first().map_or(Was::Absent, |known| of_lead(&known.lead)),
    };
    let three = Three { was, now: now.map(|now| shown(&now.lead)), sheet: shown(&section.lead) };
    let seen = merge.seen();
    match merge.settle(&format!("§{}", section.heading), &three, seen) {
        Verdict::Added => match find(merge.now, section).first() {
            Some(present) => lead(merge, present, &section.lead),
            None if section.role == Role::Text => add(merge, &section.heading, &section.lead),
            // It is added together with the items below it.
            None => merge.lead = Some(section.lead.clone()),
        },
        Verdict::Changed => {
            match now.and_then(|now| place(merge.now, now)) {
                Some(span) => merge.edits.replace(span, section.lead.clone()),
                None => merge.is_unwritable = true,
            }
            merge.changed.insert(format!("§{}", section.heading));
        }
        _ => {}
    }
}

fn of_lead(lead: &str) -> Was<Shown<'static>> {
    if lead.trim().is_empty() { Was::Absent } else { Was::Text(shown(lead)) }
}

fn shown(markdown: &str) -> Shown<'static> {
    let plain = markdown::seen::plain(&markdown::to_text(markdown));
    Shown { plain: plain.into(), full: markdown::seen::markdown(markdown).into() }
}

/// The sections of a version that are `section`: those with its role, or with its heading if it is free text.
fn find<'v>(version: &'v Version, section: &Section) -> Vec<&'v Section> {
    let is_it = |known: &&Section| {
        known.role == section.role
            && (known.role != Role::Text || seen::name(&known.heading) == seen::name(&section.heading))
    };
    version.document.sections.iter().filter(is_it).collect()
}

/// The place of the text before the items of a section.
fn place(version: &Version, section: &Section) -> Option<Span> {
    let extent = version.extent(section);
    let written = section.lead.trim();
    let found = version.text[extent.start..extent.end].find(written)?;
    Some(Span::new(extent.start + found, written.len()))
}

/// Inserts a text below the heading of a section.
fn lead(merge: &mut Merge, section: &Section, text: &str) {
    let at = merge.now.line_end(section.span.start);
    let text = merge.now.own_line(at, &format!("\n{text}\n"));
    merge.edits.insert(at, text);
}

/// Adds the lines that were not understood, and that the document does not have yet in any place.
pub(super) fn unparsed(merge: &mut Merge) {
    let mut known = texts(merge.now);
    let before: BTreeSet<String> =
        merge.was.map(|was| lines(was).into_iter().map(|(text, _)| text).collect()).unwrap_or_default();
    let mut new = String::new();
    for (text, line) in lines(merge.sheet) {
        if known.contains(&text) {
            continue;
        }
        let was = if before.contains(&text) { Was::Text(Shown::plain(text.clone())) } else { merge.was_nothing() };
        let three = Three { was, now: None, sheet: Shown::plain(text.clone()) };
        let seen = merge.seen();
        if merge.settle(&format!("§{UNPARSED_HEADING}"), &three, seen) == Verdict::Added {
            new.push_str(&format!("{line}\n"));
            known.insert(text);
        }
    }
    if new.is_empty() {
        return;
    }
    merge.changed.insert(format!("§{UNPARSED_HEADING}"));
    match merge.now.document.sections.iter().find(|section| section.heading == UNPARSED_HEADING) {
        Some(section) => append(merge, section, &new),
        None => add(merge, UNPARSED_HEADING, &new),
    }
}

/// The lines of a version that were not understood: what readers see, and what is typed.
fn lines(version: &Version) -> Vec<(String, String)> {
    let sections = version.document.sections.iter().filter(|section| section.heading == UNPARSED_HEADING);
    let lines = sections.flat_map(|section| section.lead.lines()).filter(|line| line.starts_with("- "));
    lines.map(|line| (line_text(line), line.to_owned())).collect()
}

fn line_text(line: &str) -> String {
    markdown::seen::plain(&markdown::to_text(line))
}

/// What readers see in each line and each item of a version.
fn texts(version: &Version) -> BTreeSet<String> {
    let items = version.document.all_items().into_iter().map(|item| markdown::seen::plain(&item.text));
    let sections = version.document.sections.iter();
    let lines = sections.flat_map(|section| section.lead.lines().chain(section.tail.lines())).map(line_text);
    items.chain(lines).collect()
}

/// Adds lines at the end of a section.
pub(super) fn append(merge: &mut Merge, section: &Section, lines: &str) {
    let extent = merge.now.extent(section);
    let end = extent.start + merge.now.text[extent.start..extent.end].trim_end().len();
    let at = merge.now.line_end(end);
    let is_list = section.lead.trim_end().lines().last().is_some_and(|line| line.trim_start().starts_with(['-', '*']));
    let gap = if is_list { "" } else { "\n" };
    let text = merge.now.own_line(at, &format!("{gap}{lines}"));
    merge.edits.insert(at, text);
}

/// Adds a section, in the order of the sheet.
pub(super) fn add(merge: &mut Merge, heading: &str, text: &str) {
    let order: Vec<&Section> = merge.sheet.document.sections.iter().collect();
    let own = order.iter().position(|section| section.heading == heading).unwrap_or(order.len());
    let before = order[..own].iter().rev().find_map(|section| find(merge.now, section).last().copied());
    let after =
        order.get(own + 1..).unwrap_or_default().iter().find_map(|section| find(merge.now, section).first().copied());
    let now = merge.now;
    let at = match (before, after) {
        (Some(before), _) => now.extent(before).end,
        (None, Some(after)) => now.extent(after).start,
        (None, None) => now.text.len(),
    };
    let heading = typed_heading(heading);
    let text = text.trim_end_matches('\n');
    let gap = if now.text[..at].ends_with("\n\n") || now.text[..at].ends_with("\r\n\r\n") { "" } else { "\n" };
    let text = match at == now.text.len() {
        true => now.own_line(at, &format!("\n## {heading}\n\n{text}\n")),
        false => format!("{gap}## {heading}\n\n{text}\n\n"),
    };
    merge.edits.insert(at, text);
}

fn typed_heading(heading: &str) -> String {
    if heading::is_written(heading) { heading.to_owned() } else { crate::import::escape::escape(heading) }
}
