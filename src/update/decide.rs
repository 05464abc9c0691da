//! What a person has decided about texts and goals that the program is not sure about.

/// The decisions of one run.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// Names of texts, or of documents, that stay as they stand in the content.
    pub keep: Vec<String>,
    /// Names of texts, or of documents, that become as the sheet has them.
    pub take: Vec<String>,
    /// Ids that the sheet's goals would get, each with the id of its document, or with [`NEW`].
    pub pairs: Vec<(String, String)>,
}

/// Says in a pair that a goal has no document yet.
pub const NEW: &str = "new";

/// What was decided about one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Keep,
    Take,
}

impl Decisions {
    /// What was decided about the text `name` of the document `id`.
    pub fn of(&self, id: &str, name: &str) -> Option<Decision> {
        let names = |all: &[String]| all.iter().any(|known| known == name || known == id);
        match (names(&self.keep), names(&self.take)) {
            (true, false) => Some(Decision::Keep),
            (false, true) => Some(Decision::Take),
            _ => None,
        }
    }

    /// The id of the document that was named for the goal `id` of the sheet.
    pub fn pair(&self, id: &str) -> Option<&str> {
        self.pairs.iter().find(|(sheet, _)| sheet == id).map(|(_, document)| document.as_str())
    }
}
