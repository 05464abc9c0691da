//! What is open while a page is gone through, and the marked text found so far.

use tomei_search::build::furigana::is_kanji;

/// The attribute that marks what is read; `none` what inside of it is not.
pub(super) const MARK: &[u8] = b"data-furigana";

/// Stretches of text, UTF-8, one behind the other.
#[derive(Default)]
pub(super) struct Blocks {
    text: Vec<u8>,
    ends: Vec<usize>,
}

/// An element that decides whether its text is read, until it ends. Only elements of its own name are counted: end
/// tags of others may be left out.
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

/// Takes a page's tags and texts in their order.
pub(super) struct Walk {
    /// What the start tag says that is under way.
    mark: Mark,
    is_mark: bool,
    /// How often the attribute's name is still to come, be it in other names or in texts.
    marks_left: usize,
    region: Option<Open>,
    silent: Option<Open>,
    blocks: Blocks,
}

impl Blocks {
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| &self.text[*start..*end])
    }

    /// Ends a stretch, which is kept where it holds kanji.
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
    /// `marks` is how often the page holds [`MARK`], wherever it stands.
    pub(super) fn new(marks: usize) -> Self {
        let (mark, is_mark, region, silent) = (Mark::Absent, false, None, None);
        Self { mark, is_mark, marks_left: marks, region, silent, blocks: Blocks::default() }
    }

    /// Whether nothing that may follow is read.
    pub(super) fn is_done(&self) -> bool {
        self.marks_left == 0 && self.region.is_none()
    }

    /// Whether text that stands here is read.
    pub(super) fn is_reading(&self) -> bool {
        self.region.is_some() && self.silent.is_none()
    }

    pub(super) fn text(&mut self, text: &[u8]) {
        if self.is_reading() {
            self.blocks.text.extend_from_slice(text);
        }
    }

    /// The name of an attribute, in small letters; its tag is opened after the last.
    pub(super) fn attribute(&mut self, name: &[u8]) {
        self.marks_left -= usize::from(self.marks_left > 0 && name.starts_with(MARK));
        self.is_mark = name == MARK;
        if self.is_mark {
            self.mark = Mark::Read;
        }
    }

    /// The value of the last attribute, if it has one.
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
        if let Some(silent) = &mut self.silent {
            deeper(silent);
        } else if let Some(region) = &mut self.region {
            deeper(region);
            if mark == Mark::Leave || is_silent(name) {
                self.silent = opened();
            }
        } else if mark == Mark::Read {
            self.region = opened();
        }
    }

    pub(super) fn close(&mut self, name: &[u8]) {
        self.mark = Mark::Absent;
        self.end_unless_inline(name);
        for place in [&mut self.silent, &mut self.region] {
            let Some(open) = place else { continue };
            open.depth -= usize::from(open.name == name);
            if open.depth == 0 {
                *place = None;
            }
        }
    }

    /// What was found, at the end of the page.
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

/// Elements that words run through.
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

/// Elements whose text is none of the page's words, or has readings of its own.
fn is_silent(name: &[u8]) -> bool {
    let silent: [&[u8]; 9] =
        [b"code", b"noscript", b"ruby", b"script", b"select", b"style", b"svg", b"template", b"textarea"];
    silent.contains(&name)
}
