//! The headings in a document's body that determine the role of the items below them.

use unicode_normalization::UnicodeNormalization;

use crate::model::item::Role;
use crate::model::kind::Kind;

/// A heading and the role of the items below it.
struct Heading {
    kind: Kind,
    role: Role,
    /// The spelling that the program writes.
    written: &'static str,
    english: &'static str,
    /// What else is read as the same.
    read: &'static [&'static str],
}

/// The headings, in the order in which the sections of a document are written.
const HEADINGS: [Heading; 8] = [
    heading(Kind::Sheet, Role::Mission, ["使命", "mission"], &["部の使命", "部局の使命", "ミッション"]),
    heading(Kind::Sheet, Role::Approach, ["方針", "approach"], &["基本方針", "運営方針", "部の方針", "取組方針"]),
    heading(Kind::Sheet, Role::Review, ["総括", "review"], &["年間総括", "年度総括", "振り返り", "ふりかえり"]),
    heading(Kind::Annual, Role::Promise, ["取組み", "promises"], PROMISES),
    heading(Kind::Annual, Role::Result, ["実績", "results"], RESULTS),
    heading(Kind::Annual, Role::Issue, ["課題", "issues"], ISSUES),
    heading(Kind::Midterm, Role::Target, ["項目", "items"], &["目標項目", "取組項目", "取組", "取組内容"]),
    heading(Kind::Midterm, Role::Step, ["工程", "steps"], &["工程表", "スケジュール", "年次計画"]),
];

const PROMISES: &[&str] = &["取組内容", "取組事項", "取組項目", "主な取組", "具体的取組", "具体的な取組"];

const RESULTS: &[&str] =
    &["成果", "実績・成果", "成果・実績", "実績と成果", "取組実績", "取組結果", "取組成果", "取組の実績", "取組の成果"];

const ISSUES: &[&str] = &[
    "課題・今後の方向性",
    "課題と今後の方向性",
    "課題及び今後の方向性",
    "課題・方向性",
    "課題・今後の対応",
    "今後の方向性",
    "今後の課題",
    "残された課題",
];

const fn heading(
    kind: Kind,
    role: Role,
    [written, english]: [&'static str; 2],
    read: &'static [&'static str],
) -> Heading {
    Heading { kind, role, written, english, read }
}

/// The word for a promise is written in three ways, also inside of other words.
const SPELLINGS: [(&str, &str); 2] = [("取り組み", "取組"), ("取組み", "取組")];

fn plain(heading: &str) -> String {
    let heading: String = heading.trim().to_lowercase().nfkc().collect();
    SPELLINGS.iter().fold(heading, |heading, (written, plain)| heading.replace(written, plain))
}

impl Heading {
    fn is(&self, heading: &str) -> bool {
        let spellings = [self.written, self.english].into_iter().chain(self.read.iter().copied());
        spellings.map(plain).any(|spelling| spelling == heading)
    }
}

/// What the items below `heading` are in a document of `kind`, and the word for it; none for free text.
pub fn meaning(kind: Kind, heading: &str) -> Option<(&'static str, Role)> {
    let wanted = plain(heading);
    let known = HEADINGS.iter().filter(|known| known.kind == kind).find(|known| known.is(&wanted))?;
    let word = if wanted == known.english { known.english } else { known.written };
    Some((word, known.role))
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
        assert_eq!(meaning(Kind::Annual, "取り組み"), Some(("取組み", Role::Promise)));
        assert_eq!(meaning(Kind::Annual, " Results "), Some(("results", Role::Result)));
        assert_eq!(meaning(Kind::Annual, "主な取り組み"), Some(("取組み", Role::Promise)));
        assert_eq!(meaning(Kind::Annual, "取組"), Some(("取組み", Role::Promise)));
        assert_eq!(meaning(Kind::Annual, "取組みの成果"), Some(("実績", Role::Result)));
        assert_eq!(meaning(Kind::Annual, "課題・今後の方向性"), Some(("課題", Role::Issue)));
        assert_eq!(meaning(Kind::Annual, "\u{3000}成果"), Some(("実績", Role::Result)));
        assert_eq!(meaning(Kind::Annual, "取組の背景"), None);
        assert_eq!(meaning(Kind::Midterm, "実績"), None);
        assert_eq!(meaning(Kind::Page, "使命"), None);
    }
}
