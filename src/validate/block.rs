//! The blocks of a body, and the items of its lists.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

/// A top-level block. Its ranges are relative to the start of the body.
pub enum Block {
    Heading(Heading),
    List {
        range: Range<usize>,
        items: Vec<ListItem>,
    },
    /// Code that is marked only by indentation. The range includes the indentation of the first line.
    Indented {
        range: Range<usize>,
    },
    Other {
        range: Range<usize>,
    },
}

impl Block {
    /// The place of the block.
    pub fn range(&mut self) -> &mut Range<usize> {
        match self {
            Self::Heading(heading) => &mut heading.range,
            Self::List { range, .. } | Self::Indented { range } | Self::Other { range } => range,
        }
    }
}

/// A heading with its text.
pub struct Heading {
    pub level: HeadingLevel,
    pub text: String,
    pub range: Range<usize>,
}

/// A list item with the items nested below it.
pub struct ListItem {
    /// The start of the item, including its bullet.
    pub start: usize,
    /// The ranges of its own text, of which there are several if a nested list interrupts it.
    pub text: Vec<Range<usize>>,
    /// The parts of its text in which indentation and line breaks matter: code.
    pub code: Vec<Range<usize>>,
    pub children: Vec<ListItem>,
}
