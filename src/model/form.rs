//! How a city's own form is laid out: what its labels, columns and signs mean.
//!
//! Plain data, read from `content/forms/*.yaml`; another city's sheet needs
//! another form, not other code.

use crate::model::item::Role;
use crate::model::kind::Kind;
use crate::model::path::Slug;
use crate::model::source::Located;

/// The layout of one kind of sheet.
#[derive(Clone, Debug)]
pub struct Form {
    pub id: Located<Slug>,
    pub title: String,
    pub note: Option<String>,
    pub bullets: Bullets,
    pub plan: Option<CodeRule>,
    pub policies: Option<CodeRule>,
    /// The scheme of `grades.yaml` that grades belong to.
    pub grades: Option<Slug>,
    pub hidden: Hidden,
    pub steps: Steps,
    /// Words of the form itself that carry no content.
    pub furniture: Vec<String>,
    pub areas: Vec<Area>,
}

/// The signs before an item, and before what is nested below one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bullets {
    pub item: Vec<String>,
    pub sub: Vec<String>,
}

/// How a table's codes are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRule {
    /// The plan or policy set whose codes these are.
    pub scope: Slug,
    /// `9` stands for a number, anything else for itself: `9-9-9`.
    pub pattern: String,
    /// What says that a goal belongs to none.
    pub none: Vec<String>,
}

/// What becomes of hidden rows, columns and sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hidden {
    /// Nothing is imported until a person has looked.
    #[default]
    Refuse,
    /// Read like all others, and said.
    Read,
    /// Left out, and said.
    Skip,
}

/// How notes on a schedule are made up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Steps {
    /// What stands behind a signed note, line by line and date by date, is nested below it.
    #[default]
    Nested,
    /// Every signed note is a step and has none below.
    Flat,
}

/// A part of the form, from one of its headings to the next area's.
#[derive(Clone, Debug)]
pub struct Area {
    pub kind: AreaKind,
    /// With which words it begins; an area without begins at the start.
    pub headings: Vec<String>,
    pub records: Records,
    /// The line with which a record begins: `重点目標9` takes the number for
    /// its No and the rest of the line for its title.
    pub record_heading: Option<String>,
    /// Labels at the head of columns.
    pub columns: Vec<Label>,
    /// Labels beside, before or above what they name.
    pub labels: Vec<Label>,
    /// What lines outside tables are.
    pub text: Option<FormField>,
}

/// What an area's records become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AreaKind {
    Sheet,
    Annual,
    Midterm,
}

impl AreaKind {
    /// The kind of the documents.
    pub fn document(self) -> Kind {
        match self {
            Self::Sheet => Kind::Sheet,
            Self::Annual => Kind::Annual,
            Self::Midterm => Kind::Midterm,
        }
    }
}

/// How the records of an area are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Records {
    /// By a number in the column of numbers.
    #[default]
    Number,
    /// Every row is one.
    Row,
    /// Every table is one.
    Table,
    /// By headings outside tables.
    Heading,
    /// By the label of the number, or of the title where there is none.
    Label,
}

/// A label and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub spellings: Vec<String>,
    /// Two where a cell begins with the one (a title) and goes on with the other.
    pub fields: Vec<FormField>,
}

/// What a cell of a form can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormField {
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
    /// Kept as free text under its label.
    Text,
}

impl FormField {
    /// The field that becomes the items of `role`.
    pub fn of_role(role: Role) -> Option<Self> {
        match role {
            Role::Mission => Some(Self::Mission),
            Role::Approach => Some(Self::Approach),
            Role::Review => Some(Self::Review),
            Role::Promise => Some(Self::Promise),
            Role::Result => Some(Self::Result),
            Role::Issue => Some(Self::Issue),
            Role::Target => Some(Self::Target),
            Role::Step => Some(Self::Step),
            Role::Text => None,
        }
    }
}

impl Form {
    /// The labels of codes, which may stand anywhere in a record.
    pub fn is_code(field: FormField) -> bool {
        matches!(field, FormField::Plan | FormField::Policies)
    }
}
