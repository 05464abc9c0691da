//! What an update found out about single texts.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::update::three::Verdict;

/// A text of the sheet, and what becomes of it.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The id of the document.
    pub document: String,
    /// The document's id and the text's: `2024-kikaku-1#p1`.
    pub name: String,
    pub verdict: Verdict,
    /// As it was imported before.
    pub was: Option<String>,
    /// As it stands in the content.
    pub now: Option<String>,
    pub sheet: String,
}

/// The message about a finding that does not prevent the update; none for what the difference shows.
pub fn note(file: &str, finding: &Finding) -> Option<Diagnostic> {
    let finding = finding.clone();
    match finding.verdict {
        Verdict::Published => Some(Diagnostic::of_file(file, PublishedDiffers(finding))),
        Verdict::Kept => Some(Diagnostic::of_file(file, EditKept(finding))),
        Verdict::Gone => Some(Diagnostic::of_file(file, NoLongerInSheet(finding))),
        Verdict::Same | Verdict::Added | Verdict::Changed | Verdict::Conflict => None,
    }
}

impl Finding {
    /// The three versions, in Japanese and English.
    fn versions(&self) -> [String; 2] {
        let Self { was, now, sheet, .. } = self;
        let quote =
            |text: &Option<String>, none: &str| text.as_ref().map_or(none.to_owned(), |text| format!("「{text}」"));
        [
            format!(
                "取り込んだとき{}、いまの文書{}、原本「{sheet}」",
                quote(was, "（控えなし）"),
                quote(now, "（ありません）")
            ),
            format!(
                "as imported {}, in the document {}, in the sheet 「{sheet}」",
                quote(was, "unknown"),
                quote(now, "missing")
            ),
        ]
    }

    /// The options with which `tomei correct` names the text.
    fn correction(&self) -> String {
        let part = self.name.rsplit_once('#').map_or("", |(_, part)| part);
        let is_item = part.starts_with(|c: char| c.is_ascii_lowercase()) && part.contains(|c: char| c.is_ascii_digit());
        let item = if is_item && !part.contains('.') { format!("{part} ") } else { String::new() };
        format!("tomei correct {} {item}--before … --after … --reason …", self.document)
    }
}

/// A text that both the sheet and a person have changed.
#[derive(Clone, Debug)]
pub struct Conflict(pub Finding);

impl Describe for Conflict {
    const CODE: Code = Code::new("E0765");

    fn texts(&self) -> [Message; 2] {
        let (name, [ja, en]) = (&self.0.name, self.0.versions());
        [
            Message::new(
                format!("{name} は、原本でも文書でも変わっています（{ja}）"),
                "どちらか一方だけの変更",
                format!("文書のままなら --keep {name}、原本のとおりにするなら --take {name} を付けてください"),
            ),
            Message::new(
                format!("{name} has changed both in the sheet and in the document ({en})"),
                "a change of only one of them",
                format!("add --keep {name} to leave the document as it is, or --take {name} to follow the sheet"),
            ),
        ]
    }
}

/// A text that readers have seen, and that the sheet has changed.
#[derive(Clone, Debug)]
pub struct PublishedDiffers(pub Finding);

impl Describe for PublishedDiffers {
    const CODE: Code = Code::new("W0766");

    fn texts(&self) -> [Message; 2] {
        let (name, [ja, en]) = (&self.0.name, self.0.versions());
        let correction = self.0.correction();
        [
            Message::new(
                format!("{name} は公開した文と原本が違います。公開した文は変えません（{ja}）"),
                "公開した文のままの原本",
                format!("直すときは {correction} を、文書のままでよければ --keep {name} を使ってください"),
            ),
            Message::new(
                format!("{name} differs from what was published, which is not changed ({en})"),
                "the sheet as it was published",
                format!("to correct it, use `{correction}`; if the document is right, --keep {name}"),
            ),
        ]
    }
}

/// A text that a person has edited, and that the sheet has as before.
#[derive(Clone, Debug)]
pub struct EditKept(pub Finding);

impl Describe for EditKept {
    const CODE: Code = Code::new("N0767");

    fn texts(&self) -> [Message; 2] {
        let (name, [ja, en]) = (&self.0.name, self.0.versions());
        [
            Message::new(format!("{name} は、文書の手直しを残しました（{ja}）"), "", ""),
            Message::new(format!("{name}: the edit in the document is kept ({en})"), "", ""),
        ]
    }
}

/// A text that was imported, and that the sheet no longer has.
#[derive(Clone, Debug)]
pub struct NoLongerInSheet(pub Finding);

impl Describe for NoLongerInSheet {
    const CODE: Code = Code::new("N0768");

    fn texts(&self) -> [Message; 2] {
        let Finding { name, now, .. } = &self.0;
        let text = now.as_deref().unwrap_or_default();
        [
            Message::new(
                format!("{name}「{text}」は、原本にもうありません。文書には残しました"),
                "",
                "要らなければ、文書から消してください",
            ),
            Message::new(
                format!("{name} `{text}` is no longer in the sheet; it stays in the document"),
                "",
                "delete it from the document if it is not needed",
            ),
        ]
    }
}
