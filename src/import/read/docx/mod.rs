//! Reads Word documents (.docx): their paragraphs, lists and tables.
//!
//! The XML is read without a Word library: docx-rs and docx-rust skip elements that they do not know, among them
//! phonetic guides (`w:ruby`) together with the text below them. An importer must not lose text.

mod body;
mod lines;
mod numbering;
mod paragraph;
mod table;

use crate::diagnostic::fault::Fault;
use crate::import::fault::notice::{AutomaticNumbers, PartNotRead, TrackedChanges};
use crate::import::fault::table::{MergedCells, PhoneticDropped};
use crate::import::grid::{Block, Line};
use crate::import::read::apart::{SetApart, Why};
use crate::import::read::budget::Budget;
use crate::import::read::docx::body::{Counts, Walk};
use crate::import::read::docx::numbering::Numbering;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::import::read::hidden;
use crate::import::read::package::Package;
use crate::model::form::Hidden;
use crate::model::source::CellPlace;

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
    let mut numbering = Numbering::read(package)?;
    let mut walk = Walk::new(policy, &mut numbering, budget);
    walk.run(package, "word/document.xml")?;
    let text = walk.blocks.len();
    for name in ["word/footnotes.xml", "word/endnotes.xml"] {
        if package.has(name) {
            walk.run(package, name)?;
        }
    }
    let footnotes = lines(walk.blocks.split_off(text));
    walk.blocks.extend(footnotes.into_iter().map(|line| Block::Aside(vec![line])));
    let mut found = Found { notes: notes_of(&walk, policy)?, blocks: walk.blocks, set_apart: walk.set_apart };
    for name in package.names() {
        unread_part(package, budget, &name, &mut found)?;
    }
    found.note_struck();
    Ok(found)
}

/// Sets the text of a header, footer, comment or diagram apart. Headers and footers repeat on every page, comments were
/// written for colleagues, and the parts of a diagram have no order.
fn unread_part(package: &mut Package, budget: &Budget, name: &str, found: &mut Found) -> Result<(), Fault> {
    const PARTS: [(&str, Why, [&str; 2]); 5] = [
        ("word/header", Why::Header, ["ヘッダー", "a header"]),
        ("word/footer", Why::Footer, ["フッター", "a footer"]),
        ("word/comments", Why::Comment, ["コメント", "a comment"]),
        ("word/diagrams/data", Why::Diagram, ["図の中の文字", "the text of a diagram"]),
        ("word/charts/chart", Why::Diagram, ["グラフの中の文字", "the text of a chart"]),
    ];
    let known = PARTS.iter().find(|(start, ..)| name.starts_with(start) && name.ends_with(".xml"));
    let Some((_, why, part)) = known else { return Ok(()) };
    let mut numbering = Numbering::default();
    let mut walk = Walk::new(Hidden::Read, &mut numbering, budget);
    walk.run(package, name)?;
    let texts: Vec<String> = lines(walk.blocks).into_iter().map(|line| line.text).collect();
    let text = texts.join(" ");
    if !text.is_empty() {
        found.set_apart.push(SetApart { why: *why, text: text.clone(), place: CellPlace::default() });
        found.notes.push(PartNotRead { part: part.map(str::to_owned), text }.into());
    }
    Ok(())
}

/// All lines of blocks, in order.
fn lines(blocks: Vec<Block>) -> Vec<Line> {
    let of = |block: Block| match block {
        Block::Line(line) => vec![line],
        Block::Aside(lines) => lines,
        Block::Grid(grid) => grid.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.lines).collect(),
    };
    blocks.into_iter().flat_map(of).collect()
}

fn notes_of(walk: &Walk, policy: Hidden) -> Result<Vec<Fault>, Fault> {
    let mut notes = Vec::new();
    notes.extend(hidden::note(walk.hidden.clone(), policy)?);
    let Counts { merged, readings, changes, numbers } = walk.found;
    for (count, note) in [
        (merged, MergedCells { count: merged }.into()),
        (readings, PhoneticDropped { count: readings }.into()),
        (changes, TrackedChanges { count: changes }.into()),
        (numbers, AutomaticNumbers { count: numbers }.into()),
    ] {
        notes.extend((count > 0).then_some(note));
    }
    Ok(notes)
}
