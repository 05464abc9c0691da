//! A template before it is filled in: what it offers, and what is known already.

use crate::import::template::card::{Card, Column, Entry, Table};
use crate::import::template::choices::Choices;
use crate::import::template::mark::Mark;
use crate::model::form::{AreaKind, FormField};

/// What is known before a clerk begins: the options, and what is filled in.
#[derive(Clone, Debug)]
pub struct Blank {
    pub mark: Mark,
    pub choices: Choices,
    /// The title of the form.
    pub title: String,
    pub department: Option<String>,
    pub year: Option<String>,
    /// The labels of free text that only the form of this city has, for annual and for mid-term goals.
    pub texts: [Vec<String>; 2],
    /// How many annual and mid-term goals it has room for.
    pub goals: [u32; 2],
}

impl Blank {
    /// The labels of free text of a card, which follow its entries.
    pub fn texts(&self, kind: AreaKind) -> &[String] {
        match kind {
            AreaKind::Sheet => &[],
            AreaKind::Annual => &self.texts[0],
            AreaKind::Midterm => &self.texts[1],
        }
    }

    /// How often a card is in the template.
    pub fn count(&self, kind: AreaKind) -> u32 {
        match kind {
            AreaKind::Sheet => 1,
            AreaKind::Annual => self.goals[0],
            AreaKind::Midterm => self.goals[1],
        }
    }

    /// What is filled in already: the number of the card, the department and the year.
    pub fn value(&self, field: FormField, number: u32) -> String {
        match field {
            FormField::No => number.to_string(),
            FormField::Department => self.department.clone().unwrap_or_default(),
            FormField::Year => self.year.clone().unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// The tables of a card that the city can fill in: without plans and policies there are no codes.
    pub fn tables<'c>(&self, card: &'c Card) -> impl Iterator<Item = (&'c Table, Vec<&'c Column>)> {
        let is_used = |column: &&Column| match column.field {
            FormField::Plan => self.mark.plan.is_some(),
            FormField::Policies => self.mark.policies.is_some(),
            _ => true,
        };
        let of_table = move |table: &'c Table| (table, table.columns.iter().filter(is_used).collect::<Vec<_>>());
        card.tables.iter().map(of_table).filter(|(_, columns)| !columns.is_empty())
    }

    /// The entries of a card that the city can fill in: without a scheme there are no grades.
    pub fn entries<'c>(&self, card: &'c Card) -> impl Iterator<Item = &'c Entry> {
        let has_grades = self.mark.grades.is_some();
        card.entries
            .iter()
            .filter(move |entry| has_grades || !matches!(entry.field, FormField::Grade | FormField::GradeReason))
    }
}
