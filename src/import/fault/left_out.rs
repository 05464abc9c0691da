//! What an import leaves out because the form says so.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::import::fault::place::{places_en, places_ja};
use crate::model::source::CellPlace;

/// Rows or columns that the form leaves out.
#[derive(Clone, Debug)]
pub struct LeftOut {
    pub places: Vec<CellPlace>,
}

impl Describe for LeftOut {
    const CODE: Code = Code::new("N0743");

    fn texts(&self) -> [Message; 2] {
        let Self { places } = self;
        [
            Message::new(
                format!("様式が読まないとした行や列は、文書に入れていません（{}）", places_ja(places)),
                "",
                "何が入っていないかは --json の set_apart にあります",
            ),
            Message::new(
                format!("rows and columns that the form leaves out are in no document ({})", places_en(places)),
                "",
                "`set_apart` of --json has all of them",
            ),
        ]
    }
}

/// Parts of a file that belong to other departments.
#[derive(Clone, Debug)]
pub struct OtherDepartments {
    /// The names of the departments, and how many goals they have.
    pub departments: Vec<(String, usize)>,
}

impl Describe for OtherDepartments {
    const CODE: Code = Code::new("N0744");

    fn texts(&self) -> [Message; 2] {
        let ja: Vec<_> = self.departments.iter().map(|(name, goals)| format!("{name}（目標 {goals}）")).collect();
        let en: Vec<_> = self.departments.iter().map(|(name, goals)| format!("{name} ({goals} goals)")).collect();
        [
            Message::new(
                format!("ほかの部局の分は取り込んでいません: {}", ja.join("、")),
                "",
                "その部局の分は、--department にその id を書いて取り込んでください",
            ),
            Message::new(
                format!("the parts of other departments were not imported: {}", en.join(", ")),
                "",
                "import them with their own --department",
            ),
        ]
    }
}
