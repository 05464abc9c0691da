//! The layout of a city's own form: what its labels, columns and bullet signs mean.
//!
//! Plain data, read from `content/forms/*.yaml`: a sheet of another city needs another form file, not other code.

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
    /// The scheme in `grades.yaml` that the sheet's grades belong to.
    pub grades: Option<Slug>,
    pub hidden: Hidden,
    pub steps: Steps,
    /// Where the files say to which department a part belongs. The parts of other departments are then left out instead of
    /// refused.
    pub departments: Vec<DepartmentPlace>,
    /// Labels of the form that carry no content; the key is `furniture` in its file.
    pub form_labels: Vec<String>,
    pub areas: Vec<Area>,
}

/// Where a file of several departments says to which of them a part belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DepartmentPlace {
    /// The name of a spreadsheet's sheet.
    Sheet,
    /// A heading, or a line such as 【総務部】総務部長 氏名.
    Heading,
    /// A column of a table with goals of several departments.
    Column,
}

/// The bullet signs of items, and of the items nested below them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bullets {
    pub item: Vec<String>,
    pub sub: Vec<String>,
}

/// How the codes of a table are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRule {
    /// The plan or policy set that the codes belong to.
    pub scope: Slug,
    /// A pattern such as `9-9-9`: `9` matches a number, any other character itself.
    pub pattern: String,
    /// The texts that state that a goal belongs to no measure or policy.
    pub none: Vec<String>,
}

/// How hidden rows, columns and sheets of a workbook are treated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hidden {
    /// The import is refused until a person has decided.
    #[default]
    Refuse,
    /// They are read like all others, and reported.
    Read,
    /// They are left out, and reported.
    Skip,
}

/// How the notes on a schedule are structured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Steps {
    /// The text after a note's sign is split at lines and dates, and nested below the note.
    #[default]
    Nested,
    /// Every note with a sign is a step without nested steps.
    Flat,
}

/// A part of the form, from one of its headings to the first heading of the next area.
#[derive(Clone, Debug)]
pub struct Area {
    pub kind: AreaKind,
    /// The headings with which the area begins; an area without headings begins at the start of the sheet.
    pub headings: Vec<String>,
    pub records: Records,
    /// The line with which a record begins: in `重点目標9 …`, 9 is the goal's number and the rest of the line its title.
    pub record_heading: Option<String>,
    /// Labels at the top of columns.
    pub columns: Vec<Label>,
    /// Labels to the left of, before or above the value that they name.
    pub labels: Vec<Label>,
    /// What lines of text outside tables are.
    pub text: Option<FormField>,
    /// What the first cell of rows, or lines, has that are left out: totals, notes for the clerks themselves.
    pub leave_out: Vec<String>,
}

/// What the records of an area become.
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

/// How the records of an area are separated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Records {
    /// By the number in the column of numbers.
    #[default]
    Number,
    /// Every row is a record.
    Row,
    /// Every table is a record.
    Table,
    /// By headings outside of tables.
    Heading,
    /// By the label of the number, or by that of the title if there is no number.
    Label,
    /// By each cell in the column of titles; rows without one continue the record.
    Title,
    /// By columns: the labels are at the left, and each further column is a record.
    Column,
}

/// A label of the form and the fields that its value becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub spellings: Vec<String>,
    /// Several fields if a cell contains several of them, as `split` says.
    pub fields: Vec<FormField>,
    pub split: Split,
}

/// How the value of a label with several fields is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Split {
    /// What is before the first bullet is the first field (a title), the rest the second.
    #[default]
    Bullet,
    /// Each line is a field, and there are as many lines as fields.
    Line,
    /// Each of the neighbouring cells is a field.
    Cell,
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
    /// When the promise beside it is due.
    Due,
    /// The level at which a goal counts as reached (達成水準): free text under one heading, whatever its label.
    Level,
    /// What the grades mean, as `grades.yaml` says it as well.
    Legend,
    /// The post and the name of a head in one text.
    Head,
    /// Left out, and reported.
    LeaveOut,
    /// Kept as free text, with the label as its heading.
    Text,
}

impl FormField {
    /// The field whose value becomes items of `role`.
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
    /// Whether the field holds codes, which may appear anywhere in a record.
    pub fn is_code(field: FormField) -> bool {
        matches!(field, FormField::Plan | FormField::Policies)
    }
}
