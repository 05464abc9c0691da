//! The labels of a form, found in the words of a file.

use std::collections::BTreeMap;

use crate::import::grid::{Cell, is_blank};
use crate::import::words::{self, BeforeNumber, heading, label};
use crate::model::form::{Area, Form, FormField, Label};

/// How much longer than its words a heading may be: notes in brackets follow.
const HEADING_NOTE: usize = 40;

/// Which column is what, in the table that is open.
#[derive(Clone, Debug, Default)]
pub struct Header<'a> {
    columns: BTreeMap<u32, &'a Label>,
    /// Whether the rows of the header are over.
    closed: bool,
}

impl<'a> Header<'a> {
    /// Adds a row of labels: the second row of a header is finer than the
    /// first; a header after content is a new one.
    pub fn extend(&mut self, columns: Vec<(u32, &'a Label)>) {
        if self.closed {
            *self = Self::default();
        }
        self.columns.extend(columns);
    }

    /// A row of content ends the header.
    pub fn close(&mut self) {
        self.closed = true;
    }

    /// Whether no label was found.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Where `field` stands.
    pub fn column_of(&self, field: FormField) -> Option<u32> {
        self.columns.iter().find(|(_, label)| label.fields.contains(&field)).map(|(column, _)| *column)
    }

    /// The columns besides the one of numbers, from left to right; those of
    /// the form where the table has no header.
    pub fn content_columns(&self, area: Option<&'a Area>) -> Vec<(u32, &'a Label)> {
        let is_content = |label: &Label| !label.fields.contains(&FormField::No);
        if self.columns.is_empty() {
            let labels = area.map(|area| area.columns.as_slice()).unwrap_or_default();
            return (2..).zip(labels.iter().filter(|label| is_content(label))).collect();
        }
        self.columns.iter().map(|(column, label)| (*column, *label)).filter(|(_, label)| is_content(label)).collect()
    }

    /// The label over the column `at`: its own, or the nearest on the left
    /// over which none of the cells at `taken` stands.
    pub fn label_at(&self, at: i64, taken: &[i64]) -> Option<&'a Label> {
        let column = u32::try_from(at).ok()?;
        if let Some(label) = self.columns.get(&column) {
            return Some(label);
        }
        let (left, label) = self.columns.range(..column).next_back()?;
        (!taken.contains(&i64::from(*left))).then_some(*label)
    }
}

/// The labels that can stand in an area.
#[derive(Clone, Copy)]
pub struct Labels<'a> {
    pub form: &'a Form,
    pub area: Option<&'a Area>,
}

impl<'a> Labels<'a> {
    /// The area that `text` is the heading of; of several, the one whose
    /// words are the longest.
    pub fn area_of(self, text: &str) -> Option<usize> {
        let found = heading(text);
        let fits = |wanted: &str| {
            let wanted = heading(wanted);
            let room = wanted.chars().count() + HEADING_NOTE;
            let fits = !wanted.is_empty() && found.starts_with(&wanted) && found.chars().count() <= room;
            fits.then_some(wanted.len())
        };
        let areas = self.form.areas.iter().enumerate();
        let found = areas.filter_map(|(index, area)| {
            let length = area.headings.iter().filter_map(|wanted| fits(wanted)).max()?;
            Some((length, index))
        });
        found.max_by_key(|(length, index)| (*length, std::cmp::Reverse(*index))).map(|(_, index)| index)
    }

    /// The columns that a row of labels names; none where a cell is no label.
    pub fn header(self, cells: &[&Cell]) -> Option<Vec<(u32, &'a Label)>> {
        let mut columns = Vec::new();
        for cell in cells {
            let labels = self.labels_of(&label(&cell.text()))?;
            columns.extend((cell.column..).zip(labels).filter_map(|(column, label)| Some((column, label?))));
        }
        (!columns.is_empty()).then_some(columns)
    }

    /// The labels that a text is made of: merged cells hold several. None
    /// stands for words of the form that are no column's.
    fn labels_of(self, text: &str) -> Option<Vec<Option<&'a Label>>> {
        let mut known: Vec<(String, Option<&'a Label>)> = Vec::new();
        for column in &self.area?.columns {
            known.extend(column.spellings.iter().map(|spelling| (label(spelling), Some(column))));
        }
        known.extend(self.form.furniture.iter().map(|words| (label(words), None)));
        known.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        let (mut rest, mut found) = (text, Vec::new());
        while !rest.is_empty() {
            let (words, label) =
                known.iter().find(|(words, _)| !words.is_empty() && rest.starts_with(words.as_str()))?;
            found.push(*label);
            rest = &rest[words.len()..];
        }
        (!found.is_empty()).then_some(found)
    }

    /// The label that a line is, or begins with, and what stands behind it.
    pub fn find<'t>(self, text: &'t str) -> Option<(&'a Label, &'t str)> {
        let labels = &self.area?.labels;
        let plain = label(text);
        let spelled = |found: &'a Label| found.spellings.iter().map(move |spelling| (found, label(spelling)));
        if let Some((found, _)) = labels.iter().flat_map(spelled).find(|(_, spelling)| *spelling == plain) {
            return Some((found, ""));
        }
        let mut begun: Vec<_> = labels
            .iter()
            .flat_map(spelled)
            .filter_map(|(found, spelling)| Some((found, words::after_label(text, &spelling, BeforeNumber::Joins)?)))
            .collect();
        begun.sort_by_key(|(_, rest)| rest.len());
        begun.into_iter().next()
    }

    /// The kind of codes that a line is the label of, and what stands behind it.
    pub fn code_label(self, text: &str) -> Option<(FormField, &str)> {
        let labels =
            self.area?.labels.iter().filter(|label| label.fields.first().is_some_and(|field| Form::is_code(*field)));
        let plain = label(text);
        for code in labels {
            for spelling in code.spellings.iter().map(|spelling| label(spelling)) {
                let rest =
                    if plain == spelling { Some("") } else { words::after_label(text, &spelling, BeforeNumber::Parts) };
                if let Some(rest) = rest {
                    return code.fields.first().map(|field| (*field, rest));
                }
            }
        }
        None
    }

    /// Parts a line before every label of codes that stands behind white space.
    pub fn part_at_code_labels(self, text: &str) -> Vec<&str> {
        let mut cuts = vec![0];
        let behind_blank = text.char_indices().filter(|(_, c)| is_blank(*c)).map(|(at, c)| at + c.len_utf8());
        // Letter-spaced labels hold blanks themselves: a cut inside one finds no label.
        cuts.extend(behind_blank.filter(|at| self.code_label(&text[*at..]).is_some()));
        let ends = cuts.iter().skip(1).copied().chain([text.len()]);
        cuts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
    }

    /// The number and the title of a line that begins a record.
    pub fn record_heading<'t>(self, text: &'t str, pattern: &str) -> Option<(String, &'t str)> {
        let (before, after) = pattern.split_once('9')?;
        let start = skip(text, before)?;
        let (no, rest) = words::leading_number(start)?;
        let rest = skip(rest, after)?;
        Some((no, rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, ':' | '：' | '.' | '．'))))
    }
}

/// `text` behind the words of `wanted`, however they are spaced.
fn skip<'t>(text: &'t str, wanted: &str) -> Option<&'t str> {
    let wanted = label(wanted);
    if wanted.is_empty() {
        return Some(text);
    }
    let mut rest = text.trim_start_matches(|c: char| is_blank(c) || "■●◆○□◇【[#".contains(c));
    for expected in wanted.chars() {
        rest = rest.trim_start_matches(is_blank);
        let c = rest.chars().next()?;
        (label(&c.to_string()).chars().eq([expected]) || c == expected).then_some(())?;
        rest = &rest[c.len_utf8()..];
    }
    Some(rest.trim_start_matches(['】', ']']))
}
