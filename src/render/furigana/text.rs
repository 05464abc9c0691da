//! The text of a page that is to be read: by paragraphs, cells and the like, because words end there.

use std::sync::LazyLock;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use memchr::memmem::Finder;
use tomei_search::analyse::furigana::is_kanji;

/// The attribute that marks what is read; `none` what inside of it is not.
const MARK: &[u8] = b"data-furigana";

static MARKS: LazyLock<Finder> = LazyLock::new(|| Finder::new(MARK));

/// Elements that words run through.
const INLINE: [&[u8]; 14] =
    [b"a", b"abbr", b"b", b"code", b"del", b"dfn", b"em", b"i", b"ins", b"mark", b"q", b"strong", b"sub", b"sup"];

/// Elements whose text is none of the page's words, or has readings of its own.
const SILENT: [&[u8]; 9] =
    [b"code", b"noscript", b"ruby", b"script", b"select", b"style", b"svg", b"template", b"textarea"];

/// Every stretch of marked text that holds kanji, in the order of the page.
///
/// Head and foot of a page are most of its markup: they are not gone through where nothing of them is marked.
pub(super) fn blocks(html: &[u8]) -> Vec<String> {
    let marks: Vec<usize> = MARKS.find_iter(html).collect();
    let Some(first) = marks.first() else { return Vec::new() };
    let start = html[..*first].iter().rposition(|byte| *byte == b'<').unwrap_or(*first);
    let mut walk = Walk { marks_left: marks.len(), ..Walk::default() };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        walk.take(&event);
        walk.is_done().then_some(())
    });
    emitter.naively_switch_states(true);
    let mut tokens = Tokenizer::new_with_emitter(&html[start..], emitter);
    // It gives something when all has been read that is marked, or ends.
    let _ = tokens.next();
    drop(tokens);
    walk.end_block();
    walk.blocks
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

#[derive(Default)]
struct Walk {
    /// The start tag being read, and what it says.
    tag: Vec<u8>,
    mark: Mark,
    is_mark: bool,
    /// How often the attribute's name is still to come, be it in other names or in texts.
    marks_left: usize,
    region: Option<Open>,
    silent: Option<Open>,
    text: String,
    blocks: Vec<String>,
}

impl Walk {
    fn take(&mut self, event: &CallbackEvent) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = name.to_vec();
                self.mark = Mark::Absent;
            }
            CallbackEvent::AttributeName { name } => {
                self.marks_left -= usize::from(self.marks_left > 0 && name.starts_with(MARK));
                self.is_mark = *name == MARK;
                if self.is_mark {
                    self.mark = Mark::Read;
                }
            }
            CallbackEvent::AttributeValue { value } if self.is_mark && *value == b"none" => self.mark = Mark::Leave,
            CallbackEvent::CloseStartTag { self_closing } => self.open(*self_closing),
            CallbackEvent::EndTag { name } => self.close(name),
            CallbackEvent::String { value } if self.region.is_some() && self.silent.is_none() => {
                self.text.push_str(&String::from_utf8_lossy(value));
            }
            _ => {}
        }
    }

    fn is_done(&self) -> bool {
        self.marks_left == 0 && self.region.is_none() && self.tag.is_empty()
    }

    fn open(&mut self, is_closed: bool) {
        let name = std::mem::take(&mut self.tag);
        if is_closed {
            return;
        }
        self.end_unless_inline(&name);
        let deeper = |open: &mut Open| open.depth += usize::from(open.name == name);
        if let Some(silent) = &mut self.silent {
            deeper(silent);
        } else if let Some(region) = &mut self.region {
            deeper(region);
            if self.mark == Mark::Leave || SILENT.contains(&name.as_slice()) {
                self.silent = Some(Open { name, depth: 1 });
            }
        } else if self.mark == Mark::Read {
            self.region = Some(Open { name, depth: 1 });
        }
    }

    fn close(&mut self, name: &[u8]) {
        self.end_unless_inline(name);
        for place in [&mut self.silent, &mut self.region] {
            let Some(open) = place else { continue };
            open.depth -= usize::from(open.name == name);
            if open.depth == 0 {
                *place = None;
            }
        }
    }

    fn end_unless_inline(&mut self, name: &[u8]) {
        if !INLINE.contains(&name) {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        if self.text.contains(is_kanji) {
            self.blocks.push(self.text.clone());
        }
        self.text.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;

    fn check(html: &str, expected: &[&str]) {
        assert_eq!(blocks(html.as_bytes()), expected, "{html}");
    }

    #[test]
    fn only_what_is_marked_is_read() {
        check("<p>外</p><main data-furigana><p>内</p></main><p>外</p>", &["内"]);
        check("<div data-furigana>前<div>中</div>後</div>外", &["前", "中", "後"]);
        check("<nav data-furigana=\"\">一</nav><main data-furigana>二</main>", &["一", "二"]);
        check("<b data-furigana-switch=x>外</b><p data-furigana>内</p><p>外data-furigana</p>", &["内"]);
        check("<p>外data-furigana</p><p data-furigana>内</p>", &["内"]);
        check("外", &[]);
    }

    #[test]
    fn words_run_through_inline_markup_and_end_with_blocks() {
        check("<p data-furigana>市民<a href=x>協<b>働</b></a>部</p>", &["市民協働部"]);
        check("<ul data-furigana><li>甲<li>乙<br>丙</ul>", &["甲", "乙", "丙"]);
        check("<p data-furigana>約<span>束</span> a &amp; b</p>", &["約", "束"]);
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        check("<main data-furigana>前<svg><title>図</title><svg/><text>字</text></svg>後</main>", &["前", "後"]);
        check("<main data-furigana><script>'字'</script>字<code>字</code></main>", &["字"]);
        check("<main data-furigana>字<div data-furigana=none>外<div>外</div></div>後</main>", &["字", "後"]);
        check("<main data-furigana><ruby>字<rt>じ</rt></ruby>かな</main>", &[]);
    }
}
