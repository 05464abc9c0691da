//! Brackets at the start of an entry: boxes of a list of tasks, and tags in full width.

use unicode_normalization::UnicodeNormalization;

use crate::validate::fault::typing::SignRead;
use crate::validate::sign::parts::is_any_space;
use crate::validate::tag;
use crate::validate::typing::Scan;

impl Scan<'_> {
    /// Processes what stands behind the sign of an entry.
    pub(super) fn brackets(&mut self, text: &str, at: usize) {
        self.task(text, at);
        match text.strip_prefix('\\') {
            // A backslash keeps a tag in full width as text; before other signs Markdown removes it.
            Some(text) if text.starts_with(['［', '【', '（']) => {
                self.add(at..at + 1, at, Some(String::new()), None)
            }
            _ => self.wide_tag(text, at),
        }
    }

    /// `[x]` and `[ ]` are boxes of a list of tasks.
    fn task(&mut self, text: &str, at: usize) {
        let Some((state, rest)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) else { return };
        let sign = match state {
            " " | "\u{3000}" => "☐",
            "x" | "X" | "ｘ" | "Ｘ" => "☑",
            _ => return,
        };
        if rest.starts_with(is_any_space) {
            self.add(at..at + state.len() + 2, at, Some(sign.to_owned()), None);
        }
    }

    /// `［r1 → p1］` is a tag, as an input method for Japanese types it.
    fn wide_tag(&mut self, text: &str, at: usize) {
        let Some(open) = text.chars().next() else { return };
        let close = match open {
            '[' | '［' => [']', '］'],
            '【' => ['】'; 2],
            '(' | '（' => [')', '）'],
            _ => return,
        };
        let Some((inner, _)) = text[open.len_utf8()..].split_once(close) else { return };
        let length = open.len_utf8() + inner.len();
        let length = length + text[length..].chars().next().map_or(0, char::len_utf8);
        let (is_round, is_plain) = (matches!(open, '(' | '（'), open == '[' && text[..length].ends_with(']'));
        let read = plain_tag(inner);
        if is_plain && (read == inner || tag::is_tag(inner)) || !tag::is_tag(&read) {
            return;
        }
        // (p1) may belong to a sentence, (p1 @ 10月) does not.
        if is_round && !read.contains("->") && !read.contains('@') {
            return;
        }
        let fault = SignRead { typed: text[..length].to_owned(), read: format!("[{read}]") };
        self.add(at..at + length, at, Some(format!("[{read}]")), Some(fault.into()));
    }
}

/// A tag with the signs that tags have. The time is kept as it was typed.
fn plain_tag(inner: &str) -> String {
    let (links, when) = match inner.split_once(['@', '＠']) {
        Some((links, when)) => (links, format!(" @ {}", when.trim())),
        None => (inner, String::new()),
    };
    let arrows = ["=>", "ー>", "−>", "–>", "―>", "→", "⇒", "➡"];
    let links: String = links.nfkc().collect();
    let links = arrows.iter().fold(links, |links, arrow| links.replace(arrow, "->"));
    let links = links.replace(['、', '・', '，'], ",");
    format!("{}{when}", links.trim().trim_start_matches('#')).trim().to_owned()
}
