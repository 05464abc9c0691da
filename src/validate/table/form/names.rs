//! The names that a form file uses for kinds, fields and choices.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::form::{AreaKind, DepartmentPlace, FormField, Hidden, Records, Split, Steps};

/// What becomes of hidden rows.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum RawHidden {
    Refuse,
    Read,
    Skip,
}

/// How schedules are made up.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum RawSteps {
    Nested,
    Flat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum RawAreaKind {
    Sheet,
    Annual,
    Midterm,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum RawRecords {
    Number,
    Row,
    Table,
    Heading,
    Label,
    Title,
    Column,
}

/// The names of fields in a form.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum RawFormField {
    Department,
    Year,
    Post,
    Name,
    Greeting,
    Motto,
    Staff,
    Mission,
    Approach,
    Review,
    No,
    Title,
    Summary,
    Promise,
    Deliverable,
    Result,
    Issue,
    Target,
    Step,
    Plan,
    Policies,
    Grade,
    GradeReason,
    IndicatorName,
    IndicatorUnit,
    IndicatorBaseline,
    IndicatorTarget,
    IndicatorActual,
    IndicatorAsOf,
    BudgetPlanned,
    BudgetSettled,
    Partners,
    LegalBasis,
    Sdgs,
    UnmetReason,
    Midyear,
    Due,
    Level,
    Legend,
    Head,
    LeaveOut,
    Text,
}

/// Where the department of a part is written.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum RawDepartmentPlace {
    Sheet,
    Heading,
    Column,
}

/// How a value with several fields is divided.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum RawSplit {
    Bullet,
    Line,
    Cell,
}

macro_rules! same_names {
    ($raw:ident => $real:ident { $($name:ident),* $(,)? }) => {
        impl From<$raw> for $real {
            fn from(raw: $raw) -> Self {
                match raw { $($raw::$name => Self::$name),* }
            }
        }
    };
}

same_names!(RawHidden => Hidden { Refuse, Read, Skip });
same_names!(RawSteps => Steps { Nested, Flat });
same_names!(RawAreaKind => AreaKind { Sheet, Annual, Midterm });
same_names!(RawRecords => Records { Number, Row, Table, Heading, Label, Title, Column });
same_names!(RawDepartmentPlace => DepartmentPlace { Sheet, Heading, Column });
same_names!(RawSplit => Split { Bullet, Line, Cell });
same_names!(RawFormField => FormField {
    Department, Year, Post, Name, Greeting, Motto, Staff, Mission, Approach, Review, No, Title, Summary, Promise,
    Deliverable, Result, Issue, Target, Step, Plan, Policies, Grade, GradeReason, IndicatorName, IndicatorUnit,
    IndicatorBaseline, IndicatorTarget, IndicatorActual, IndicatorAsOf, BudgetPlanned, BudgetSettled, Partners,
    LegalBasis, Sdgs, UnmetReason, Midyear, Due, Level, Legend, Head, LeaveOut, Text,
});
