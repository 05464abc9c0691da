//! A part of a proposed form.

use crate::import::propose::understood::Understood;
use crate::model::form::{AreaKind, FormField, Records};

/// As [`crate::model::form::Area`], with an example of each label.
#[derive(Clone, Debug)]
pub struct ProposedArea {
    pub kind: AreaKind,
    pub headings: Vec<String>,
    pub records: Records,
    pub record_heading: Option<String>,
    pub columns: Vec<Understood>,
    pub labels: Vec<Understood>,
    pub text: Option<FormField>,
    /// What the first cells of rows have that are left out.
    pub leave_out: Vec<String>,
}

impl ProposedArea {
    /// An area without headings and labels.
    pub fn new(kind: AreaKind) -> Self {
        Self {
            kind,
            headings: Vec::new(),
            records: Records::Number,
            record_heading: None,
            columns: Vec::new(),
            labels: Vec::new(),
            text: None,
            leave_out: Vec::new(),
        }
    }

    /// Adds labels whose words are not known yet.
    pub fn add_labels(&mut self, labels: impl IntoIterator<Item = Understood>) {
        add(&mut self.labels, labels);
    }

    /// Adds columns whose words are not known yet.
    pub fn add_columns(&mut self, columns: impl IntoIterator<Item = Understood>) {
        add(&mut self.columns, columns);
    }

    /// Adds what rows begin with that are left out.
    pub fn add_left_out(&mut self, words: impl IntoIterator<Item = String>) {
        for word in words {
            if !self.leave_out.contains(&word) {
                self.leave_out.push(word);
            }
        }
    }

    /// Whether the area has nothing by which it can be recognized.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.labels.is_empty() && self.text.is_none()
    }
}

fn add(known: &mut Vec<Understood>, new: impl IntoIterator<Item = Understood>) {
    for label in new {
        let words = crate::import::words::label(&label.label);
        if !known.iter().any(|known| crate::import::words::label(&known.label) == words) {
            known.push(label);
        }
    }
}
