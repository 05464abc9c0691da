//! Sets the text of elements apart that is not part of the page: struck through, deleted, hidden, or a reading.

use crate::import::read::apart::{SetApart, Why};
use crate::import::read::html::table::Table;
use crate::import::read::html::walk::Walk;

impl Walk<'_> {
    pub(super) fn add_apart(&mut self, words: &str) {
        let words: String = words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        self.apart_text.push_str(&words);
    }

    /// Ends elements within a line that nobody has closed, at a tag that cannot be inside them.
    pub(super) fn end_unclosed(&mut self, name: &[u8], ends: &[&[u8]]) {
        const INLINE: [&[u8]; 7] = [b"s", b"strike", b"del", b"rt", b"span", b"font", b"b"];
        let is_inline = self.apart.first().is_some_and(|(outer, _)| INLINE.contains(&outer.as_slice()));
        if is_inline && ends.contains(&name) {
            self.end_apart();
            self.apart.clear();
        }
    }

    /// Notes the text that was set apart, when its element ends.
    pub(super) fn end_apart(&mut self) {
        let text = std::mem::take(&mut self.apart_text).trim().to_owned();
        let Some((_, why)) = self.apart.first().filter(|_| !text.is_empty()) else { return };
        self.phonetic += usize::from(*why == Why::Phonetic);
        let cell = self.tables.last_mut().and_then(Table::open_cell).map(|cell| cell.place.clone());
        let place = cell.unwrap_or_else(|| self.line_place.clone());
        self.set_apart.push(SetApart { why: *why, text, place });
    }
}
