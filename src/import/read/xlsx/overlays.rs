//! Reads the parts of an Excel workbook that are shown above its sheets: text boxes are imported, comments were written
//! for colleagues and are only reported.

use crate::diagnostic::fault::Fault;
use crate::import::fault::notice::PartNotRead;
use crate::import::grid::{Block, Line};
use crate::import::read::apart::{SetApart, Why};
use crate::import::read::budget::Budget;
use crate::import::read::format::Found;
use crate::import::read::package::Package;
use crate::import::read::xml::Piece;
use crate::model::source::CellPlace;

/// Adds the lines of text boxes, and a warning for each part with comments.
///
/// # Errors
///
/// [`Damaged`].
pub(super) fn read(package: &mut Package, budget: &Budget, found: &mut Found) -> Result<(), Fault> {
    for name in package.names().into_iter().filter(|name| name.ends_with(".xml")) {
        let stem = name.rsplit('/').next().unwrap_or(&name).trim_end_matches(".xml");
        if name.starts_with("xl/drawings/drawing") {
            let place = CellPlace { sheet: stem.to_owned(), ..CellPlace::default() };
            let lines = paragraphs(package, &name)?;
            lines.iter().try_for_each(|text| budget.lines(text, stem))?;
            let lines: Vec<Line> = lines.iter().filter_map(|text| Line::new(text, None, &place)).collect();
            found.blocks.extend((!lines.is_empty()).then_some(Block::Aside(lines)));
        } else if name.starts_with("xl/comments") || name.starts_with("xl/threadedComments") {
            let part = [format!("コメント（{stem}）"), format!("a part with comments ({stem})")];
            let text = paragraphs(package, &name)?.join(" ");
            let place = CellPlace { sheet: stem.to_owned(), ..CellPlace::default() };
            found.set_apart.push(SetApart { why: Why::Comment, text: text.clone(), place });
            found.notes.push(PartNotRead { part, text }.into());
        }
    }
    Ok(())
}

/// The text of a part, paragraph by paragraph.
fn paragraphs(package: &mut Package, part: &str) -> Result<Vec<String>, Fault> {
    let (mut paragraphs, mut open) = (vec![String::new()], false);
    package.walk(part, &mut |piece| {
        match piece {
            Piece::Open(element) if element.name == "t" => open = true,
            Piece::Close(name) if name == "t" => open = false,
            Piece::Close(name) if name == "p" || name == "comment" => paragraphs.push(String::new()),
            Piece::Text(text) if open => paragraphs.last_mut().expect("one is always open").push_str(&text),
            _ => {}
        }
        Ok(())
    })?;
    paragraphs.retain(|text| !text.trim().is_empty());
    Ok(paragraphs)
}
