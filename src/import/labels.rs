//! Finds the labels of a form in the text of a file.

use crate::eras::sheet::years;
use crate::import::column_words::ColumnWords;
use crate::import::grid::{Cell, is_blank};
use crate::import::header::{HeaderCell, HeaderRow};
use crate::import::label_match::LabelMatch;
use crate::import::number;
use crate::import::words::{self, BeforeNumber, label};
use crate::model::form::{Area, Form, FormField, Label};

/// How long a label of a column can be that the form does not know, in characters.
const UNKNOWN_LABEL: usize = 20;

/// A heading, found in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadingMatch<'t> {
    pub area: usize,
    /// The part of the line that is the heading, with its numbering.
    pub words: &'t str,
    /// The fiscal year before it.
    pub year: Option<&'t str>,
}

/// The labels of a form, normalized so that all spellings are equal.
pub struct FormWords<'a> {
    areas: Vec<AreaWords<'a>>,
    form_labels: Vec<String>,
}

struct AreaWords<'a> {
    headings: Vec<String>,
    columns: ColumnWords<'a>,
    labels: Vec<(String, LabelMatch<'a>)>,
    leave_out: Vec<String>,
}

impl<'a> FormWords<'a> {
    /// Normalizes the labels of `form`.
    pub fn new(form: &'a Form) -> Self {
        let form_labels: Vec<String> = form.form_labels.iter().map(|words| label(words)).collect();
        let area = |area: &'a Area| AreaWords {
            headings: area.headings.iter().flat_map(|words| spellings(words)).collect(),
            columns: ColumnWords::new(spelled(&area.columns), &form_labels),
            labels: spelled(&area.labels),
            leave_out: area.leave_out.iter().map(|words| label(words)).collect(),
        };
        Self { areas: form.areas.iter().map(area).collect(), form_labels }
    }

    /// Whether `text` consists only of a label of the form, without content.
    pub fn is_form_label(&self, text: &str) -> bool {
        self.form_labels.contains(&label(text))
    }
}

/// A heading as the form has it, and without the numbering that it can have there.
fn spellings(heading: &str) -> Vec<String> {
    let rests: Vec<&str> = words::without_numbering(heading).collect();
    let ends = [rests.first(), rests.last()].into_iter().flatten();
    ends.map(|rest| label(rest)).filter(|words| !words.is_empty()).collect()
}

fn spelled<'a>(labels: &'a [Label]) -> Vec<(String, LabelMatch<'a>)> {
    let spelled = |of: &'a Label, spelling: &'a String| (label(spelling), LabelMatch { label: of, spelling });
    labels.iter().flat_map(|of| of.spellings.iter().map(move |spelling| spelled(of, spelling))).collect()
}

/// The cells of a row with their normalized text.
pub struct NormalizedRow<'c>(Vec<(&'c Cell, String)>);

impl<'c> NormalizedRow<'c> {
    /// Normalizes the text of `cells`.
    pub fn new(cells: &[&'c Cell]) -> Self {
        Self(cells.iter().map(|cell| (*cell, label(&cell.text()))).collect())
    }
}

/// The labels that can occur in an area.
#[derive(Clone, Copy)]
pub struct Labels<'a> {
    pub words: &'a FormWords<'a>,
    pub area: Option<usize>,
}

impl<'a> Labels<'a> {
    fn area(self) -> Option<&'a AreaWords<'a>> {
        self.area.map(|area| &self.words.areas[area])
    }

    /// The area whose heading the whole of `text` is, apart from its numbering, a fiscal year before it and a note in brackets
    /// behind it. A sentence that only begins with the words of a heading is none.
    pub fn heading<'t>(self, text: &'t str) -> Option<HeadingMatch<'t>> {
        let year = years(text).into_iter().next().filter(|year| year.range.start == 0 && year.fiscal);
        let (year, rest) = match year {
            Some(year) => {
                (Some(&text[year.range.clone()]), text[year.range.end..].trim_start_matches(['の', ' ', '　']))
            }
            None => (None, text),
        };
        let without_note = rest.trim_end_matches(is_blank).strip_suffix([')', '）']).and_then(|rest| {
            let at = rest.rfind(['(', '（'])?;
            Some(rest[..at].trim_matches(is_blank))
        });
        let written = [(None, text), (year, rest)].into_iter().chain(without_note.map(|rest| (year, rest)));
        written.into_iter().find_map(|(year, words)| Some(HeadingMatch { area: self.area_with(words)?, words, year }))
    }

    fn area_with(self, text: &str) -> Option<usize> {
        words::without_numbering(text).find_map(|rest| {
            let wanted = label(rest);
            self.words.areas.iter().position(|area| area.headings.contains(&wanted))
        })
    }

    /// The area that the name of a spreadsheet's sheet names. It can be longer than the heading: 目標1, 目標2.
    pub fn area_of_sheet(self, name: &str) -> Option<usize> {
        let fits =
            |wanted: &&String| words::without_numbering(name).any(|rest| label(rest).starts_with(wanted.as_str()));
        let areas = self.words.areas.iter().enumerate();
        let found = areas.filter_map(|(index, area)| {
            let words = area.headings.iter().filter(fits).map(String::len).max()?;
            Some((words, index))
        });
        found.max_by_key(|(words, index)| (*words, std::cmp::Reverse(*index))).map(|(_, index)| index)
    }

    /// The columns that a row of labels names, and the cells that are not labels. `None` if the row is not a row of
    /// labels.
    pub fn header<'c>(self, row: &NormalizedRow<'c>) -> Option<HeaderRow<'a, 'c>> {
        let (mut columns, mut foreign) = (Vec::new(), Vec::new());
        for (cell, text) in &row.0 {
            let own = |label| HeaderCell { label, width: cell.width };
            match self.labels_of(text) {
                Some(labels) if labels.len() == 1 => columns.push((cell.column, own(labels[0]))),
                Some(labels) if cell.width == 1 || u32::try_from(labels.len()) == Ok(cell.width) => {
                    columns.extend((cell.column..).zip(labels.into_iter().map(|label| HeaderCell { label, width: 1 })));
                }
                _ => {
                    columns.push((cell.column, own(None)));
                    foreign.push(*cell);
                }
            }
        }
        let known = columns.iter().filter(|(_, cell)| cell.label.is_some()).count();
        let is_word =
            |cell: &&Cell| cell.text().chars().count() <= UNKNOWN_LABEL && number::row_number(&cell.text()).is_none();
        let is_header = if foreign.is_empty() {
            known > 0
        } else {
            known > 1 && (known >= foreign.len() || foreign.iter().all(is_word))
        };
        is_header.then_some(HeaderRow { columns, foreign })
    }

    /// The only area in which a row is a row of labels, if the current one has no such columns.
    pub fn area_of_header(self, row: &NormalizedRow) -> Option<usize> {
        let known = |area: usize| {
            let header = Labels { area: Some(area), ..self }.header(row)?;
            Some(header.columns.iter().filter(|(_, cell)| cell.label.is_some()).count()).filter(|known| *known > 1)
        };
        let others = (0..self.words.areas.len()).filter(|area| self.area != Some(*area));
        let found: Vec<(usize, usize)> = others.filter_map(|area| Some((known(area)?, area))).collect();
        let most = found.iter().map(|(known, _)| *known).max()?;
        let mut best = found.iter().filter(|(known, _)| *known == most);
        best.next().filter(|_| best.next().is_none()).map(|(_, area)| *area)
    }

    /// The labels that a text consists of; merged cells contain several. An inner `None` is a label of the form that
    /// names no column.
    fn labels_of(self, text: &str) -> Option<Vec<Option<LabelMatch<'a>>>> {
        let columns = &self.area()?.columns;
        let (mut rest, mut found) = (text, Vec::new());
        while !rest.is_empty() {
            let (words, label) = columns.longest(rest)?;
            found.push(*label);
            rest = &rest[words.len()..];
        }
        (!found.is_empty()).then_some(found)
    }

    /// Whether a text is a label of the department in the part of the form that has no heading: there begins a sheet.
    pub fn begins_sheet(self, text: &str) -> bool {
        let areas = self.words.areas.iter().enumerate().filter(|(_, area)| area.headings.is_empty());
        areas.into_iter().any(|(area, _)| {
            let found = Labels { area: Some(area), ..self }.find(text);
            found.is_some_and(|(label, _)| label.fields == [FormField::Department])
        })
    }

    /// The label that a line consists of or begins with, and the text after it.
    pub fn find<'t>(self, text: &'t str) -> Option<(LabelMatch<'a>, &'t str)> {
        let labels = &self.area()?.labels;
        let plain = label(text);
        if let Some((_, found)) = labels.iter().find(|(spelling, _)| *spelling == plain) {
            return Some((*found, ""));
        }
        let begun = labels.iter().filter(|(spelling, _)| begins(&plain, spelling));
        let begun = begun
            .filter_map(|(spelling, found)| Some((*found, words::after_label(text, spelling, BeforeNumber::Joins)?)));
        begun.min_by_key(|(_, rest)| rest.len())
    }

    /// Whether a text is, or begins with, a word whose rows the form leaves out.
    pub fn is_left_out(self, text: &str) -> bool {
        let plain = label(text);
        self.area().is_some_and(|area| {
            let fits = |word: &String| plain == *word || words::after_label(text, word, BeforeNumber::Joins).is_some();
            area.leave_out.iter().any(fits)
        })
    }

    /// The kind of codes that a line labels, and the text after the label.
    pub fn code_label(self, text: &str) -> Option<(FormField, &str)> {
        let plain = label(text);
        let mut labels = self.area()?.labels.iter().filter(|(spelling, _)| begins(&plain, spelling));
        labels.find_map(|(spelling, label)| {
            let field = label.fields.first().copied().filter(|field| Form::is_code(*field))?;
            let rest = if plain == *spelling { "" } else { words::after_label(text, spelling, BeforeNumber::Parts)? };
            Some((field, rest))
        })
    }

    /// Splits a line before every label of codes that follows white space.
    pub fn part_at_code_labels(self, text: &str) -> Vec<&str> {
        let mut cuts = vec![0];
        let behind_blank = text.char_indices().filter(|(_, c)| is_blank(*c)).map(|(at, c)| at + c.len_utf8());
        // Labels can be spread with blanks. A split inside of such a label would not find it.
        cuts.extend(behind_blank.filter(|at| self.code_label(&text[*at..]).is_some()));
        let ends = cuts.iter().skip(1).copied().chain([text.len()]);
        cuts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
    }
}

/// Whether a normalized text begins with a label, possibly in brackets.
fn begins(plain: &str, spelling: &str) -> bool {
    plain.trim_start_matches(['【', '[', '<', '《', '〔', '(']).starts_with(spelling)
}
