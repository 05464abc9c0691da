//! Reads the texts of cells that calamine reads differently from how they are shown.

use crate::diagnostic::fault::Fault;
use crate::import::read::ods::inspect::Walk;
use crate::import::read::xml::Element;

impl Walk<'_> {
    pub(super) fn style_text(&mut self, element: &Element) {
        let line = element.attribute("text-line-through-style").or(element.attribute("text-line-through-type"));
        if line.is_some_and(|line| line != "none") {
            self.struck_styles.insert(self.style.clone());
        }
    }

    pub(super) fn begin_text(&mut self, element: &Element) {
        if element.name == "p" && !self.divided.live.is_empty() {
            self.divided.live.push('\n');
        }
        let is_outside = self.styles.last().is_some_and(|(_, struck)| *struck);
        let is_struck = element
            .attribute("style-name")
            .map_or(is_outside, |style| is_outside || self.struck_styles.contains(&style));
        self.styles.push((element.name.clone(), is_struck));
    }

    /// Remembers the text of a cell that calamine reads differently: the value of a number, and text that is struck through.
    pub(super) fn end_text(&mut self) -> Result<(), Fault> {
        let divided = std::mem::take(&mut self.divided);
        let is_number = self.is_number && !divided.live.trim().is_empty();
        if !is_number && divided.struck.is_empty() {
            return Ok(());
        }
        self.budget.steps(u64::from(self.row_times) * u64::from(self.column_times))?;
        for row in self.row..self.row.saturating_add(self.row_times) {
            for column in self.column..self.column.saturating_add(self.column_times) {
                self.facts.shown.insert((self.sheet.clone(), row, column), divided.clone());
            }
        }
        Ok(())
    }
}
