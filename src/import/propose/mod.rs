//! Proposes a form for files that no form fits, from the words of their headings, columns and labels.
//!
//! A proposal is shown and asked for, and never applied in silence. It names a field only where a word has one meaning, or
//! where the values settle it; every other label is kept as free text under its own words, so that nothing is asserted.

pub mod area;
pub mod departments;
pub mod field;
pub mod grades;
pub mod labels;
pub mod print;
pub mod table;
pub mod text;
pub mod understood;
pub mod values;
pub mod vocabulary;

use std::collections::BTreeMap;

use crate::import::grid::{Block, Grid, Line};
use crate::import::propose::area::ProposedArea;
use crate::import::propose::field::is_of_sheet;
use crate::import::read::reading::Reading;
use crate::model::form::{AreaKind, FormField, Records};

/// A proposed form.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The id of the form.
    pub id: String,
    /// Its file, with comments in Japanese.
    pub yaml: String,
    /// The row of `content/grades.yaml` that the form's grades need.
    pub grades: Option<String>,
    /// What was understood, in the order of the form.
    pub areas: Vec<ProposedArea>,
}

impl Proposal {
    /// The file of the form, below the site's folder.
    pub fn file(&self) -> String {
        format!("content/forms/{}.yaml", self.id)
    }
}

/// Proposes the form `id` for `readings`; `None` if they have no goals that can be recognized.
pub fn propose(readings: &[Reading], id: &str) -> Option<Proposal> {
    let mut finder = Finder::new();
    readings.iter().for_each(|reading| finder.read(reading));
    let grades = grades::scheme(id, &finder.grades, readings);
    let (areas, furniture) = finder.finish(readings);
    let is_goal = |area: &ProposedArea| area.kind != AreaKind::Sheet;
    if !areas.iter().any(is_goal) {
        return None;
    }
    let departments = departments::place(readings, &areas);
    let names: Vec<&str> = readings.iter().map(|reading| name(&reading.file)).collect();
    let yaml = print::print(
        &print::Head {
            id,
            files: &names.join("、"),
            bullets: &bullets(readings),
            furniture: &furniture,
            departments: departments.as_slice(),
            has_grades: grades.is_some(),
        },
        &areas,
    );
    Some(Proposal { id: id.to_owned(), yaml, grades, areas })
}

fn name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

/// What is found while the files are read.
struct Finder {
    sheet: ProposedArea,
    /// Parts of the sheet with a heading of their own: 基本方針.
    passages: Vec<ProposedArea>,
    goals: ProposedArea,
    grades: Vec<String>,
    /// The upper labels of columns with two rows of labels.
    furniture: Vec<String>,
    /// The lines since the last table that may be the heading of the next one.
    headings: Vec<String>,
}

impl Finder {
    fn new() -> Self {
        let (sheet, goals) = (ProposedArea::new(AreaKind::Sheet), ProposedArea::new(AreaKind::Annual));
        Self { sheet, passages: Vec::new(), goals, grades: Vec::new(), furniture: Vec::new(), headings: Vec::new() }
    }

    fn read(&mut self, reading: &Reading) {
        for block in &reading.blocks {
            match block {
                Block::Line(line) => self.line(line),
                Block::Grid(grid) => self.table(grid),
                Block::Aside(_) => {}
            }
        }
    }

    fn line(&mut self, line: &Line) {
        let heading = text::heading(line).filter(|heading| heading.field == FormField::Title);
        self.headings.extend(heading.map(|heading| heading.label));
        if let Some(heading) = text::heading(line).filter(|heading| is_passage(heading.field)) {
            let area = ProposedArea { text: Some(heading.field), ..ProposedArea::new(AreaKind::Sheet) };
            if !self.passages.iter().any(|known| known.headings.contains(&heading.label)) {
                self.passages.push(ProposedArea { headings: vec![heading.label], ..area });
            }
        } else if let Some(label) = text::labelled(line).filter(|label| is_of_sheet(label.field)) {
            // A title above the head of the sheet is no heading of its goals.
            self.headings.clear();
            self.sheet.add_labels([label]);
        } else if let Some(legend) = text::explains_grades(line) {
            let area = if self.goals.is_empty() { &mut self.sheet } else { &mut self.goals };
            area.add_labels([legend]);
        }
    }

    fn table(&mut self, grid: &Grid) {
        match table::columns(grid) {
            Some(found) => {
                let above = &grid.rows[..found.above];
                // A row with one cell in a spreadsheet is a line of text.
                let alone = above.iter().filter(|row| row.cells.len() == 1).flat_map(|row| &row.cells[0].lines);
                alone.for_each(|line| self.line(line));
                self.sheet.add_labels(labels::labels(above).into_iter().filter(|label| is_of_sheet(label.field)));
                self.add_columns(found);
            }
            None => self.labels(grid),
        }
        self.headings.clear();
    }

    fn add_columns(&mut self, found: table::Columns) {
        if found.columns.iter().all(|column| is_of_sheet(column.field)) {
            self.sheet.add_columns(found.columns);
            return;
        }
        if !found.columns.iter().any(|column| column.field == FormField::Title) {
            return;
        }
        // Beside a column of departments each row is a goal, whatever its number.
        let has_departments = found.columns.iter().any(|column| column.field == FormField::Department);
        self.goals.records = if found.is_numbered && !has_departments { Records::Number } else { Records::Row };
        self.goals.add_columns(found.columns);
        self.goals.add_left_out(found.sums);
        self.furniture.extend(found.upper_labels);
        self.grades.extend(found.grades);
        self.add_headings(None);
    }

    fn add_headings(&mut self, sheet: Option<&str>) {
        let headings = std::mem::take(&mut self.headings).into_iter();
        for heading in headings.chain(sheet.map(str::to_owned)) {
            if !self.goals.headings.contains(&heading) {
                self.goals.headings.push(heading);
            }
        }
    }

    /// A table with labels beside their values is a goal of its own if it has a title, or the head of the sheet.
    fn labels(&mut self, grid: &Grid) {
        let labels = labels::labels(&grid.rows);
        if !labels.iter().any(|label| label.field == FormField::Title) {
            self.sheet.add_labels(labels.into_iter().filter(|label| is_of_sheet(label.field)));
            return;
        }
        // Several goals can stand below each other in one table, each begun by its title.
        self.goals.records = Records::Label;
        let grades = labels.iter().filter(|label| label.field == FormField::Grade);
        self.grades.extend(grades.map(|label| label.example.clone()));
        self.goals.add_labels(labels);
        self.add_headings(grid.name.as_deref().map(stem).filter(|name| !name.is_empty()));
    }

    fn finish(mut self, readings: &[Reading]) -> (Vec<ProposedArea>, Vec<String>) {
        if self.goals.is_empty() {
            self.goals_as_headings(readings);
        }
        // A part of a form without headings begins the sheet, and only one can.
        if matches!(self.goals.records, Records::Label | Records::Heading) && self.goals.headings.is_empty() {
            self.goals.add_labels(std::mem::take(&mut self.sheet.labels));
        }
        let mut areas = vec![self.sheet];
        areas.extend(self.passages);
        areas.push(self.goals);
        areas.retain(|area| !area.is_empty());
        (areas, self.furniture)
    }

    /// Goals without tables: headings with numbers, and labels below them.
    fn goals_as_headings(&mut self, readings: &[Reading]) {
        let lines: Vec<&Line> = readings.iter().flat_map(Reading::lines).collect();
        let Some(word) = text::goal_headings(&lines) else { return };
        self.goals.records = Records::Heading;
        self.goals.record_heading = Some(format!("{word}9"));
        self.goals.add_labels(text::labels_of_goals(&lines));
    }
}

/// Whether a heading of this field has the text of the sheet below it.
fn is_passage(field: FormField) -> bool {
    matches!(
        field,
        FormField::Mission | FormField::Approach | FormField::Review | FormField::Greeting | FormField::Motto
    )
}

/// The name of a sheet without its number: 目標 of 目標1 and 目標(2).
fn stem(name: &str) -> &str {
    name.trim_end_matches(|c: char| c.is_numeric() || "()（）-_ 　".contains(c))
}

/// The signs with which most items begin.
fn bullets(readings: &[Reading]) -> Vec<char> {
    const SIGNS: [char; 10] = ['○', '◯', '〇', '●', '・', '◎', '◆', '■', '◇', '□'];
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for line in readings.iter().flat_map(Reading::lines) {
        let first = line.text.chars().next().filter(|first| SIGNS.contains(first) && line.text.chars().count() > 2);
        first.into_iter().for_each(|first| *counts.entry(first).or_default() += 1);
    }
    let most = counts.values().copied().max().unwrap_or_default();
    SIGNS.into_iter().filter(|sign| counts.get(sign).is_some_and(|count| *count >= 2 && 4 * count >= most)).collect()
}
