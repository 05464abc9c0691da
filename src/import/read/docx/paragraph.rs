//! The paragraph and the run of a Word document that are being read.

/// The paragraph that is being read.
#[derive(Default)]
pub(super) struct Paragraph {
    pub text: String,
    pub style: String,
    pub list: Option<u32>,
    pub level: Option<u8>,
    pub is_heading: bool,
    /// Whether the automatic number was given already.
    pub is_numbered: bool,
}

/// The format of the current run.
#[derive(Default)]
pub(super) struct Run {
    pub is_open: bool,
    pub is_hidden: bool,
    pub is_struck: bool,
}
