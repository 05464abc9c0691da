//! The record of corrections, `content/corrections.yaml`.

use crate::correct::entry::{self, Entry};
use crate::correct::fault::NoPlaceForEntry;
use crate::correct::file::Change;
use crate::diagnostic::Diagnostic;
use crate::front_matter::edit::SourceFile;
use crate::model::table::Correction;
use crate::validate::table::{self, correction::RawCorrection};

/// Adds an entry to the record, before all others.
///
/// # Errors
///
/// The faults of the present record, or [`NoPlaceForEntry`].
pub fn add_entry(name: &str, file: Option<&SourceFile>, entry: &Entry) -> Result<Change, Vec<Diagnostic>> {
    let source = file.map(|file| file.text.as_str());
    let no_place = || vec![Diagnostic::of_file(name, NoPlaceForEntry)];
    let after = entry::add(source, entry).ok_or_else(no_place)?;
    let read = |text: &str| table::read::<RawCorrection>(name, text);
    let (known, faults) = read(source.unwrap_or_default());
    if faults.iter().any(Diagnostic::is_error) {
        return Err(faults);
    }
    if !is_one_more(&known, &read(&after).0, entry) {
        return Err(no_place());
    }
    let whole = |text: &str| file.map_or_else(|| text.to_owned(), |file| file.whole(text));
    Ok(Change { file: name.to_owned(), before: source.map(whole).unwrap_or_default(), after: whole(&after) })
}

fn is_one_more(known: &[Correction], after: &[Correction], entry: &Entry) -> bool {
    let plain = |row: &Correction| Entry {
        date: row.date,
        page: row.page.value.clone(),
        item: row.item.as_ref().map(|item| item.value.clone()),
        before: row.before.clone(),
        after: row.after.clone(),
        reason: row.reason.clone(),
    };
    after
        .split_first()
        .is_some_and(|(first, rest)| plain(first) == *entry && rest.iter().map(plain).eq(known.iter().map(plain)))
}
