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
    /// None for a column that the form does not name.
    columns: BTreeMap<u32, Option<&'a Label>>,
    /// Whether a cell of the header is unknown to the form.
    foreign: bool,
    /// Whether the rows of the header are over.
    closed: bool,
}

impl<'a> Header<'a> {
    /// Adds a row of labels: the second row of a header is finer than the
    /// first; a header after content is a new one.
    pub fn extend(&mut self, row: HeaderRow<'a, '_>) {
        if self.closed {
            *self = Self::default();
        }
        self.foreign |= !row.foreign.is_empty();
        self.columns.extend(row.columns);
    }

    /// A row of content ends the header.
    pub fn close(&mut self) {
        self.closed = true;
    }

    /// Whether no label was found.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    fn labels(&self) -> impl Iterator<Item = (u32, &'a Label)> {
        self.columns.iter().filter_map(|(column, label)| Some((*column, (*label)?)))
    }

    /// Where `field` stands.
    pub fn column_of(&self, field: FormField) -> Option<u32> {
        self.labels().find(|(_, label)| label.fields.contains(&field)).map(|(column, _)| column)
    }

    /// The columns besides the one of numbers, from left to right; those of
    /// the form where the table has no header.
    pub fn content_columns(&self, area: Option<&'a Area>) -> Vec<(u32, &'a Label)> {
        let is_content = |label: &Label| !label.fields.contains(&FormField::No);
        if self.columns.is_empty() {
            let labels = area.map(|area| area.columns.as_slice()).unwrap_or_default();
            return (2..).zip(labels.iter().filter(|label| is_content(label))).collect();
        }
        self.labels().filter(|(_, label)| is_content(label)).collect()
    }

    /// Whether the form knows every column.
    pub fn is_whole(&self) -> bool {
        !self.foreign
    }

    /// The label over the column `at`: its own, or the nearest on the left
    /// over which none of the cells at `taken` stands.
    pub fn label_at(&self, at: i64, taken: &[i64]) -> Option<&'a Label> {
        let column = u32::try_from(at).ok()?;
        if let Some(label) = self.columns.get(&column) {
            return *label;
        }
        let (left, label) = self.columns.range(..column).next_back()?;
        label.filter(|_| !taken.contains(&i64::from(*left)))
    }
}

/// The words of a form, in the spelling that all spellings have in common.
pub struct Words<'a> {
    areas: Vec<AreaWords<'a>>,
    furniture: Vec<String>,
}

struct AreaWords<'a> {
    headings: Vec<String>,
    columns: Vec<(String, &'a Label)>,
    labels: Vec<(String, &'a Label)>,
}

impl<'a> Words<'a> {
    /// The words of `form`.
    pub fn new(form: &'a Form) -> Self {
        let area = |area: &'a Area| AreaWords {
            headings: area.headings.iter().map(|words| heading(words)).filter(|words| !words.is_empty()).collect(),
            columns: spelled(&area.columns),
            labels: spelled(&area.labels),
        };
        Self {
            areas: form.areas.iter().map(area).collect(),
            furniture: form.furniture.iter().map(|words| label(words)).collect(),
        }
    }

    /// Whether `text` is nothing but words of the form without content.
    pub fn is_furniture(&self, text: &str) -> bool {
        self.furniture.contains(&label(text))
    }
}

fn spelled(labels: &[Label]) -> Vec<(String, &Label)> {
    labels.iter().flat_map(|of| of.spellings.iter().map(move |spelling| (label(spelling), of))).collect()
}

/// A row of labels.
pub struct HeaderRow<'a, 'c> {
    pub columns: Vec<(u32, Option<&'a Label>)>,
    /// The cells that the form does not know.
    pub foreign: Vec<&'c Cell>,
}

/// The labels that can stand in an area.
#[derive(Clone, Copy)]
pub struct Labels<'a> {
    pub words: &'a Words<'a>,
    pub area: Option<usize>,
}

impl<'a> Labels<'a> {
    fn area(self) -> Option<&'a AreaWords<'a>> {
        self.area.map(|area| &self.words.areas[area])
    }

    /// The area that `text` is the heading of; of several, the one whose
    /// words are the longest.
    pub fn area_of(self, text: &str) -> Option<usize> {
        let found = heading(text);
        let length = found.chars().count();
        let fits =
            |wanted: &&String| found.starts_with(wanted.as_str()) && length <= wanted.chars().count() + HEADING_NOTE;
        let areas = self.words.areas.iter().enumerate();
        let found = areas.filter_map(|(index, area)| {
            let words = area.headings.iter().filter(fits).map(String::len).max()?;
            Some((words, index))
        });
        found.max_by_key(|(words, index)| (*words, std::cmp::Reverse(*index))).map(|(_, index)| index)
    }

    /// The columns that a row of labels names, and the cells that are none of
    /// them. None where the row is not one of labels.
    pub fn header<'c>(self, cells: &[&'c Cell]) -> Option<HeaderRow<'a, 'c>> {
        let (mut columns, mut foreign) = (Vec::new(), Vec::new());
        for cell in cells {
            match self.labels_of(&label(&cell.text())) {
                Some(labels) => columns.extend((cell.column..).zip(labels)),
                None => {
                    columns.push((cell.column, None));
                    foreign.push(*cell);
                }
            }
        }
        let known = columns.iter().filter(|(_, label)| label.is_some()).count();
        let tells = if foreign.is_empty() { known > 0 } else { known > 1 && known >= foreign.len() };
        tells.then_some(HeaderRow { columns, foreign })
    }

    /// The labels that a text is made of: merged cells hold several. None
    /// stands for words of the form that are no column's.
    fn labels_of(self, text: &str) -> Option<Vec<Option<&'a Label>>> {
        let columns = self.area()?.columns.iter().map(|(words, label)| (words.as_str(), Some(*label)));
        let furniture = self.words.furniture.iter().map(|words| (words.as_str(), None));
        let known: Vec<(&str, Option<&'a Label>)> = columns.chain(furniture).collect();
        let (mut rest, mut found) = (text, Vec::new());
        while !rest.is_empty() {
            let fits = known.iter().filter(|(words, _)| !words.is_empty() && rest.starts_with(words));
            let (words, label) = fits.max_by_key(|(words, _)| words.len())?;
            found.push(*label);
            rest = &rest[words.len()..];
        }
        (!found.is_empty()).then_some(found)
    }

    /// The label that a line is, or begins with, and what stands behind it.
    pub fn find<'t>(self, text: &'t str) -> Option<(&'a Label, &'t str)> {
        let labels = &self.area()?.labels;
        let plain = label(text);
        if let Some((_, found)) = labels.iter().find(|(spelling, _)| *spelling == plain) {
            return Some((found, ""));
        }
        let begun = labels.iter().filter(|(spelling, _)| begins(&plain, spelling));
        let begun = begun
            .filter_map(|(spelling, found)| Some((*found, words::after_label(text, spelling, BeforeNumber::Joins)?)));
        begun.min_by_key(|(_, rest)| rest.len())
    }

    /// The kind of codes that a line is the label of, and what stands behind it.
    pub fn code_label(self, text: &str) -> Option<(FormField, &str)> {
        let plain = label(text);
        let mut labels = self.area()?.labels.iter().filter(|(spelling, _)| begins(&plain, spelling));
        labels.find_map(|(spelling, label)| {
            let field = label.fields.first().copied().filter(|field| Form::is_code(*field))?;
            let rest = if plain == *spelling { "" } else { words::after_label(text, spelling, BeforeNumber::Parts)? };
            Some((field, rest))
        })
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

/// Whether a plain text begins with the words of a label, perhaps in brackets.
fn begins(plain: &str, spelling: &str) -> bool {
    plain.trim_start_matches(['【', '[', '<', '《', '〔', '(']).starts_with(spelling)
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
