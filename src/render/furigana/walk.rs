//! The state of the traversal of a page: the open elements that matter, and the marked text found so far.

use tomei_search::build::furigana::is_kanji;

/// The attribute that marks an element whose text is given readings; its value `none` excludes an element within it.
pub(super) const MARK: &[u8] = b"data-furigana";

/// Blocks of text, as concatenated UTF-8 with the end of each.
#[derive(Default)]
pub(super) struct Blocks {
    text: Vec<u8>,
    ends: Vec<usize>,
}

/// An open element that determines whether its text is read. Only nested elements of the same name are counted, since
/// end tags of other elements may be omitted.
struct Open {
    name: Vec<u8>,
    depth: usize,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Mark {
    #[default]
    Absent,
    Read,
    Leave,
}

/// Receives the tags and texts of a page in order.
pub(super) struct Walk {
    /// The mark of the start tag that is being read.
    mark: Mark,
    is_mark: bool,
    /// How many occurrences of the attribute's name follow, including those within other names and in text.
    marks_left: usize,
    region: Option<Open>,
    skipped: Option<Open>,
    blocks: Blocks,
}

impl Blocks {
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| &self.text[*start..*end])
    }

    /// Ends a block, and keeps it if it contains kanji.
    fn end(&mut self) {
        let start = self.ends.last().copied().unwrap_or_default();
        if self.text[start..].utf8_chunks().any(|chunk| chunk.valid().contains(is_kanji)) {
            self.ends.push(self.text.len());
        } else {
            self.text.truncate(start);
        }
    }
}

impl Walk {
    /// A walk over a page that contains [`MARK`] `marks` times, anywhere in its bytes.
    pub(super) fn new(marks: usize) -> Self {
        let (mark, is_mark, region, skipped) = (Mark::Absent, false, None, None);
        Self { mark, is_mark, marks_left: marks, region, skipped, blocks: Blocks::default() }
    }

    /// Whether no marked text can follow.
    pub(super) fn is_done(&self) -> bool {
        self.marks_left == 0 && self.region.is_none()
    }

    /// Whether text at this position is read.
    pub(super) fn is_reading(&self) -> bool {
        self.region.is_some() && self.skipped.is_none()
    }

    pub(super) fn text(&mut self, text: &[u8]) {
        if self.is_reading() {
            self.blocks.text.extend_from_slice(text);
        }
    }

    /// Receives the lower-case name of an attribute. [`Walk`] opens the element after the last attribute.
    pub(super) fn attribute(&mut self, name: &[u8]) {
        self.marks_left -= usize::from(self.marks_left > 0 && name.starts_with(MARK));
        self.is_mark = name == MARK;
        if self.is_mark {
            self.mark = Mark::Read;
        }
    }

    /// Receives the value of the last attribute, if it has one.
    pub(super) fn value(&mut self, value: &[u8]) {
        if self.is_mark && value == b"none" {
            self.mark = Mark::Leave;
        }
    }

    pub(super) fn open(&mut self, name: &[u8], is_closed: bool) {
        let mark = std::mem::take(&mut self.mark);
        if is_closed {
            return;
        }
        self.end_unless_inline(name);
        let deeper = |open: &mut Open| open.depth += usize::from(open.name == name);
        let opened = || Some(Open { name: name.to_vec(), depth: 1 });
        if let Some(skipped) = &mut self.skipped {
            deeper(skipped);
        } else if let Some(region) = &mut self.region {
            deeper(region);
            if mark == Mark::Leave || is_skipped(name) {
                self.skipped = opened();
            }
        } else if mark == Mark::Read {
            self.region = opened();
        }
    }

    pub(super) fn close(&mut self, name: &[u8]) {
        self.mark = Mark::Absent;
        self.end_unless_inline(name);
        for place in [&mut self.skipped, &mut self.region] {
            let Some(open) = place else { continue };
            open.depth -= usize::from(open.name == name);
            if open.depth == 0 {
                *place = None;
            }
        }
    }

    /// The blocks, once the page has ended.
    pub(super) fn end(mut self) -> Blocks {
        self.blocks.end();
        self.blocks
    }

    fn end_unless_inline(&mut self, name: &[u8]) {
        if !is_inline(name) {
            self.blocks.end();
        }
    }
}

/// Elements within which a word can continue.
fn is_inline(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"abbr"
            | b"b"
            | b"code"
            | b"del"
            | b"dfn"
            | b"em"
            | b"i"
            | b"ins"
            | b"mark"
            | b"q"
            | b"strong"
            | b"sub"
            | b"sup"
    )
}

/// Elements whose text is not part of the page's words, or that have readings already.
fn is_skipped(name: &[u8]) -> bool {
    let skipped: [&[u8]; 9] =
        [b"code", b"noscript", b"ruby", b"script", b"select", b"style", b"svg", b"template", b"textarea"];
    skipped.contains(&name)
}
