//! The headings in a document's body that determine the role of the items below them.

use crate::model::item::Role;
use crate::model::kind::Kind;

/// A heading and the role of the items below it.
struct Heading {
    kind: Kind,
    role: Role,
    /// The spelling that the program writes.
    written: &'static str,
    /// Other spellings that are accepted.
    accepted: &'static [&'static str],
}

/// The headings, in the order in which the sections of a document are written.
const HEADINGS: [Heading; 8] = [
    heading(Kind::Sheet, Role::Mission, "使命", &["mission"]),
    heading(Kind::Sheet, Role::Approach, "方針", &["approach"]),
    heading(Kind::Sheet, Role::Review, "総括", &["review"]),
    heading(Kind::Annual, Role::Promise, "取組み", &["取り組み", "promises"]),
    heading(Kind::Annual, Role::Result, "実績", &["results"]),
    heading(Kind::Annual, Role::Issue, "課題", &["issues"]),
    heading(Kind::Midterm, Role::Target, "項目", &["items"]),
    heading(Kind::Midterm, Role::Step, "工程", &["steps"]),
];

const fn heading(kind: Kind, role: Role, written: &'static str, accepted: &'static [&'static str]) -> Heading {
    Heading { kind, role, written, accepted }
}

/// The role of the items below `heading` in a document of `kind`, with the known spelling that matched. `None` for a
/// heading over free text.
pub fn meaning(kind: Kind, heading: &str) -> Option<(&'static str, Role)> {
    let wanted = heading.trim().to_lowercase();
    let known = HEADINGS.iter().filter(|known| known.kind == kind);
    let spellings = known.flat_map(|known| {
        let spellings = [known.written].into_iter().chain(known.accepted.iter().copied());
        spellings.map(|spelling| (spelling, known.role))
    });
    spellings.into_iter().find(|(spelling, _)| *spelling == wanted)
}

/// The heading that the program writes over items of `role`; `None` for free text, which can have any heading.
pub fn written(role: Role) -> Option<&'static str> {
    HEADINGS.iter().find(|known| known.role == role).map(|known| known.written)
}

/// A section with items of `role` as Markdown, for a draft; `items` are lines of Markdown.
pub fn section(role: Role, items: &str) -> String {
    format!("\n## {}\n\n{items}\n", written(role).unwrap_or_default())
}

/// Whether the program writes `heading` over items, in any kind of document.
pub fn is_written(heading: &str) -> bool {
    HEADINGS.iter().any(|known| known.written == heading)
}

/// The sections of a document of `kind`, each with its heading, in their order.
pub fn sections(kind: Kind) -> impl Iterator<Item = (Role, &'static str)> {
    HEADINGS.iter().filter(move |known| known.kind == kind).map(|known| (known.role, known.written))
}

#[cfg(test)]
mod tests {
    use super::meaning;
    use crate::model::item::Role;
    use crate::model::kind::Kind;

    #[test]
    fn a_heading_has_a_meaning_in_its_own_kind_of_document() {
        assert_eq!(meaning(Kind::Annual, "取り組み"), Some(("取り組み", Role::Promise)));
        assert_eq!(meaning(Kind::Annual, " Results "), Some(("results", Role::Result)));
        assert_eq!(meaning(Kind::Midterm, "実績"), None);
        assert_eq!(meaning(Kind::Page, "使命"), None);
    }
}
