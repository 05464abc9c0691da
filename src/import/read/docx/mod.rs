//! Reads Word documents (.docx): their paragraphs, lists and tables.
//!
//! The XML is read without a Word library: docx-rs and docx-rust skip elements that they do not know, among them
//! phonetic guides (`w:ruby`) together with the text below them. An importer must not lose text.

mod body;

use crate::diagnostic::fault::Fault;
use crate::import::fault::notice::{PartNotRead, TrackedChanges};
use crate::import::fault::table::{MergedCells, PhoneticDropped};
use crate::import::grid::Block;
use crate::import::read::budget::Budget;
use crate::import::read::docx::body::Walk;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::import::read::hidden;
use crate::import::read::package::Package;
use crate::model::form::Hidden;

pub(super) static FORMAT: Format = Format {
    id: "docx",
    ja: "Word",
    en: "Word",
    endings: &["docx"],
    sign: Sign::Part("word/document.xml"),
    reader: Reader::Package(read),
};

/// Reads the text, followed by the footnotes.
fn read(package: &mut Package, policy: Hidden, budget: &Budget) -> Result<Found, Fault> {
    let mut walk = Walk::new(policy, budget);
    walk.run(package, "word/document.xml")?;
    for name in ["word/footnotes.xml", "word/endnotes.xml"] {
        if package.has(name) {
            walk.run(package, name)?;
        }
    }
    let mut notes = notes_of(&walk, policy)?;
    for name in package.names() {
        notes.extend(unread_part(package, budget, &name)?);
    }
    Ok(Found { blocks: walk.blocks, notes })
}

/// A warning about a header, footer or comment. They are not read, since headers and footers repeat on every page, and
/// comments were written for colleagues.
fn unread_part(package: &mut Package, budget: &Budget, name: &str) -> Result<Option<Fault>, Fault> {
    const PARTS: [(&str, [&str; 2]); 3] = [
        ("word/header", ["ヘッダー", "a header"]),
        ("word/footer", ["フッター", "a footer"]),
        ("word/comments", ["コメント", "a comment"]),
    ];
    let Some((_, part)) = PARTS.iter().find(|(start, _)| name.starts_with(start) && name.ends_with(".xml")) else {
        return Ok(None);
    };
    let mut walk = Walk::new(Hidden::Read, budget);
    walk.run(package, name)?;
    let lines = walk.blocks.iter().filter_map(|block| match block {
        Block::Line(line) => Some(line.text.as_str()),
        Block::Grid(_) => None,
    });
    let text = lines.collect::<Vec<_>>().join(" ");
    Ok((!text.is_empty()).then(|| PartNotRead { part: part.map(str::to_owned), text }.into()))
}

fn notes_of(walk: &Walk, policy: Hidden) -> Result<Vec<Fault>, Fault> {
    let mut notes = Vec::new();
    notes.extend(hidden::note(walk.hidden.clone(), policy)?);
    for (count, note) in [
        (walk.merged, MergedCells { count: walk.merged }.into()),
        (walk.readings, PhoneticDropped { count: walk.readings }.into()),
        (walk.changes, TrackedChanges { count: walk.changes }.into()),
    ] {
        notes.extend((count > 0).then_some(note));
    }
    Ok(notes)
}
