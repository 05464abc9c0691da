//! What people type, and what they mean: other names, other eras, words by their reading.

use crate::answer::{Note, NoteKind};
use crate::eras::other_spellings;
use crate::kana::reading_of;
use crate::query::{Atom, Quoting};
use crate::reader::{Needs, Reader};

/// Words that one reading may stand for.
const READINGS: usize = 8;

/// The strings that `atom` stands for, itself first; what was added is noted unless it was undone before.
pub(crate) fn widen(
    reader: &Reader,
    atom: &Atom,
    undone: &[String],
    notes: &mut Vec<Note>,
    needs: &mut Needs,
) -> Vec<String> {
    let mut all = vec![atom.text.clone()];
    if atom.quoting == Quoting::Quoted {
        return all;
    }
    let found = [
        (NoteKind::Era, other_spellings(&atom.text)),
        (NoteKind::Alias, other_names(reader, &atom.text)),
        (NoteKind::Reading, words_by_reading(reader, &atom.text, needs)),
    ];
    for (kind, to) in found {
        let note = Note { kind, from: atom.text.clone(), to };
        if !note.to.is_empty() && !undone.contains(&note.undo()) {
            all.extend(note.to.iter().filter(|text| !all.contains(text)).cloned().collect::<Vec<_>>());
            notes.push(note);
        }
    }
    all
}

fn other_names(reader: &Reader, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for group in &reader.start.aliases {
        let longest = group.iter().filter(|name| text.contains(name.as_str())).max_by_key(|name| name.len());
        if let Some(name) = longest {
            let others =
                group.iter().filter(|other| *other != name).map(|other| text.replacen(name.as_str(), other, 1));
            found.extend(others.filter(|other| other != text));
        }
    }
    found
}

fn words_by_reading(reader: &Reader, text: &str, needs: &mut Needs) -> Vec<String> {
    let Some(reading) = reading_of(text).filter(|reading| reading.chars().nth(1).is_some()) else { return Vec::new() };
    let entries = reader.suggestion_entries(&reading, &reading, needs);
    let terms = entries.into_iter().flat_map(|entry| &entry.terms).filter(|term| term.reading == reading);
    terms.map(|term| term.surface.clone()).filter(|surface| surface != text).take(READINGS).collect()
}
