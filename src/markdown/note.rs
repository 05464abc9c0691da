//! Notes: the links that lead to them, and the labels by which they are known.
//!
//! A body's notes are numbered when it is read (`validate/notes.rs`): each section and each entry is printed for itself,
//! and only the whole body shows which note is which.

/// How a body writes the link to a note: `[注1](#note-1 "noteref-1-2")` is the second that leads to the first note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteLink {
    pub number: usize,
    /// Which of the links to this note it is.
    pub time: usize,
}

impl NoteLink {
    /// The link with this address and title, if it leads to a note.
    pub fn read(address: &str, title: &str) -> Option<Self> {
        let number = address.strip_prefix("#note-")?.parse().ok()?;
        let (same, time) = title.strip_prefix("noteref-")?.split_once('-')?;
        let link = Self { number, time: time.parse().ok()? };
        (same.parse() == Ok(number)).then_some(link)
    }

    /// The link as Markdown.
    pub fn markdown(self) -> String {
        format!("[注{0}](#note-{0} \"{1}\")", self.number, self.id())
    }

    /// The id of the link itself, to which the note leads back.
    pub fn id(self) -> String {
        format!("noteref-{}-{}", self.number, self.time)
    }
}

/// How a body labels a note: `[^1-2]:` is the first, and two links lead to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteLabel {
    pub number: usize,
    pub times: usize,
}

impl NoteLabel {
    /// Reads the label.
    pub fn read(label: &str) -> Option<Self> {
        let (number, times) = label.split_once('-')?;
        Some(Self { number: number.parse().ok()?, times: times.parse().ok()? })
    }

    /// The label as Markdown.
    pub fn markdown(self) -> String {
        format!("[^{}-{}]:", self.number, self.times)
    }

    /// The anchor of the note.
    pub(super) fn id(self) -> String {
        format!("note-{}", self.number)
    }

    /// The links that lead here, in their order.
    pub(super) fn links(self) -> impl Iterator<Item = NoteLink> {
        (1..=self.times).map(move |time| NoteLink { number: self.number, time })
    }
}
