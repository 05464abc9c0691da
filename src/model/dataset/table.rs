//! The definition of a table of the open data: its columns, its keys, and the reasons why a value can be missing.

use serde::Serialize;

/// A table of the open data: one CSV file, and one sheet of a workbook.
#[derive(Debug, Serialize)]
pub struct Table {
    /// The name of the file without its extension; ASCII.
    pub name: &'static str,
    pub title: &'static str,
    /// What one row describes, in Japanese.
    pub about: &'static str,
    pub columns: &'static [Column],
    /// The primary key: the columns that together identify a row.
    pub key: &'static [&'static str],
    pub references: &'static [Reference],
}

/// A column of a table.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub title: &'static str,
    /// The reasons why a value can be missing; empty for a column that always has one.
    pub missing: &'static [Missing],
    /// Whether the value is computed from other columns, for the reader's convenience.
    pub is_derived: bool,
}

/// The type of a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Text,
    Integer,
    /// A decimal number without a unit.
    Number,
    /// An ISO 8601 date, `YYYY-MM-DD`.
    Date,
    /// `true` or `false`
    Flag,
    /// One of a fixed set of words.
    Choice(&'static [Choice]),
}

/// A word that a column of the kind [`Kind::Choice`] may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub value: &'static str,
    pub title: &'static str,
}

/// Why a value is missing. The reason is written into the cell, so that a cell is never empty and a missing number is
/// never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The field could have been filled in and was not.
    Unset,
    /// The value belongs to the results, which are not reported (yet).
    NotReported,
    /// A row of this kind has no such value.
    NotApplicable,
    /// The value was written in words that are not a plain number.
    NotNumeric,
    /// The value exists and is not published.
    Withheld,
}

/// A foreign key: columns that identify a row of another table, or of the same one.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Reference {
    pub columns: &'static [&'static str],
    pub table: &'static str,
    pub target: &'static [&'static str],
}

impl Missing {
    /// Every reason.
    pub const ALL: [Self; 5] = [Self::Unset, Self::NotReported, Self::NotApplicable, Self::NotNumeric, Self::Withheld];

    /// The label that is written into the cell.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unset => "unset",
            Self::NotReported => "not-reported",
            Self::NotApplicable => "not-applicable",
            Self::NotNumeric => "not-numeric",
            Self::Withheld => "withheld",
        }
    }

    /// What the label means, in Japanese.
    pub fn title(self) -> &'static str {
        match self {
            Self::Unset => "記入なし（書ける欄だが、書かれていない）",
            Self::NotReported => "実績の側の欄で、まだ書かれていない",
            Self::NotApplicable => "この種類の行にはない欄",
            Self::NotNumeric => "言葉で書かれていて、一つの数にならない",
            Self::Withheld => "あるが、載せていない",
        }
    }
}

impl Kind {
    /// The name of the type in a Table Schema of Frictionless Data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Choice(_) => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Date => "date",
            Self::Flag => "boolean",
        }
    }

    /// The words that a column of this kind may hold; empty for all other kinds.
    pub fn choices(self) -> &'static [Choice] {
        match self {
            Self::Choice(choices) => choices,
            _ => &[],
        }
    }
}

impl Table {
    /// The position of the column `name` among the columns.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

pub(super) const UNSET: &[Missing] = &[Missing::Unset];
pub(super) const NOT_REPORTED: &[Missing] = &[Missing::NotReported];
pub(super) const WITHHELD: &[Missing] = &[Missing::Withheld];
pub(super) const NOT_APPLICABLE: &[Missing] = &[Missing::NotApplicable];

pub(super) const fn column(name: &'static str, kind: Kind, title: &'static str) -> Column {
    Column { name, kind, title, missing: &[], is_derived: false }
}

pub(super) const fn text(name: &'static str, title: &'static str) -> Column {
    column(name, Kind::Text, title)
}

pub(super) const fn integer(name: &'static str, title: &'static str) -> Column {
    column(name, Kind::Integer, title)
}

pub(super) const fn choice(name: &'static str, title: &'static str, choices: &'static [Choice]) -> Column {
    column(name, Kind::Choice(choices), title)
}

pub(super) const fn word(value: &'static str, title: &'static str) -> Choice {
    Choice { value, title }
}

pub(super) const fn reference(
    columns: &'static [&'static str],
    table: &'static str,
    target: &'static [&'static str],
) -> Reference {
    Reference { columns, table, target }
}

impl Column {
    pub(super) const fn or(self, missing: &'static [Missing]) -> Self {
        Self { missing, ..self }
    }

    pub(super) const fn derived(self) -> Self {
        Self { is_derived: true, ..self }
    }
}

pub(super) const DOCUMENT: Column = text("document_id", "文書のid");
pub(super) const POSITION: Column = integer("position", "並び順（1から）");
pub(super) const DERIVED_YEAR: Column = integer("fiscal_year", "年度（西暦）").derived();
pub(super) const DERIVED_DEPARTMENT: Column = text("department_id", "部局のid").derived();
pub(super) const CONTACT: [Column; 7] = [
    choice("contact_state", "問い合わせ先の欄", &[word("given", "書かれている"), word("unset", "記入なし")]),
    text("contact_section", "担当課").or(UNSET),
    text("contact_phone", "電話番号").or(UNSET),
    text("contact_email", "メールアドレス").or(UNSET),
    text("contact_address", "住所").or(UNSET),
    text("contact_hours", "受付時間").or(UNSET),
    text("contact_url", "問い合わせページ").or(UNSET),
];
pub(super) const OF_DOCUMENT: Reference = reference(&["document_id"], "documents", &["document_id"]);
pub(super) const OF_GOAL: Reference = reference(&["document_id"], "goals", &["document_id"]);
pub(super) const OF_ITEM: Reference = reference(&["document_id", "item_id"], "items", &["document_id", "item_id"]);
