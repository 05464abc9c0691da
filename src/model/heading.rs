//! The headings of a document's body that say what the items below them are.

use crate::model::item::Role;
use crate::model::kind::Kind;

/// A heading with a meaning.
struct Heading {
    kind: Kind,
    role: Role,
    /// How the program writes it.
    written: &'static str,
    /// How else it may be written.
    accepted: &'static [&'static str],
}

/// In the order in which the sections of a document are written.
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

/// What the items below `heading` are in a document of `kind`; free text where
/// the heading has no meaning.
pub fn role(kind: Kind, heading: &str) -> Role {
    let wanted = heading.trim().to_lowercase();
    let is_meant =
        |known: &&Heading| known.kind == kind && (known.written == wanted || known.accepted.contains(&wanted.as_str()));
    HEADINGS.iter().find(is_meant).map_or(Role::Text, |known| known.role)
}

/// The heading of the items of `role`; none for free text, which has any.
pub fn written(role: Role) -> Option<&'static str> {
    HEADINGS.iter().find(|known| known.role == role).map(|known| known.written)
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
    use super::role;
    use crate::model::item::Role;
    use crate::model::kind::Kind;

    #[test]
    fn a_heading_has_a_meaning_in_its_own_kind_of_document() {
        assert_eq!(role(Kind::Annual, "取り組み"), Role::Promise);
        assert_eq!(role(Kind::Annual, " Results "), Role::Result);
        assert_eq!(role(Kind::Midterm, "実績"), Role::Text);
        assert_eq!(role(Kind::Page, "使命"), Role::Text);
    }
}
