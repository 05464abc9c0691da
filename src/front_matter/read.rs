//! The only reader of front matter: finds it, parses it, and separates its text from comments.

use std::ops::Range;

use crate::diagnostic::faults::Faults;
use crate::front_matter::fault::{FrontMatterMissing, FrontMatterOpen};
use crate::model::source::Span;
use crate::yaml::{self, Key, Node, NodeKind};

/// The two parts of a document, as positions in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The front matter, without the `---` lines.
    pub front_matter: Span,
    pub body: Span,
}

/// Front matter that is valid YAML.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    pub parts: Parts,
    pub node: Node,
}

/// Finds the YAML between the first two `---` lines. Line endings can be CRLF.
pub fn split(text: &str, faults: &Faults) -> Option<Parts> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        faults.add(Span::new(0, first.trim_end().len()), FrontMatterMissing);
        return None;
    }
    let start = first.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == "---" {
            let body = Span { start: end + line.len(), end: text.len() };
            return Some(Parts { front_matter: Span { start, end }, body });
        }
        end += line.len();
    }
    faults.add(Span::new(0, 3), FrontMatterOpen);
    None
}

/// Parses the front matter of a document. Positions are relative to the start of `text`. Faults are reported.
pub fn read(text: &str, faults: &Faults) -> Option<FrontMatter> {
    let parts = split(text, faults)?;
    let node = yaml::parse(text, parts.front_matter, faults)?;
    Some(FrontMatter { parts, node })
}

impl FrontMatter {
    /// The value of a key.
    pub fn value(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(known, _)| known.text == key).map(|(_, value)| value)
    }

    /// The pieces of `text`, the whole file, that are in the front matter and neither are comments nor belong to the
    /// entries of `left_out`. The `---` lines are included.
    pub fn text_without(&self, text: &str, left_out: &[&str]) -> Vec<Range<usize>> {
        let mut holes = self.entries_of(left_out);
        holes.extend(self.comments(text));
        holes.sort_by_key(|hole| hole.start);
        let (mut pieces, mut at) = (Vec::new(), 0);
        for hole in holes {
            if at < hole.start {
                pieces.push(at..hole.start);
            }
            at = at.max(hole.end);
        }
        pieces.push(at..self.parts.body.start);
        pieces
    }

    fn entries(&self) -> &[(Key, Node)] {
        if let NodeKind::Map(entries) = &self.node.kind { entries } else { &[] }
    }

    /// The ranges of the entries of `keys`, each up to the next entry.
    fn entries_of(&self, keys: &[&str]) -> Vec<Range<usize>> {
        let starts = self.entries().iter().map(|(key, _)| key.span.start);
        let ends = starts.clone().skip(1).chain([self.parts.front_matter.end]);
        let entries = self.entries().iter().zip(starts.zip(ends));
        let of_keys = entries.filter(|((key, _), _)| keys.contains(&key.text.as_str()));
        of_keys.map(|(_, (start, end))| start..end).collect()
    }

    /// The ranges of comments, each with the space before it and its line ending. A `#` inside of a value does not
    /// begin a comment.
    fn comments(&self, text: &str) -> Vec<Range<usize>> {
        let mut values = Vec::new();
        collect_values(&self.node, &mut values);
        let is_in_value = |at: usize| values.iter().any(|value| value.start < at && at < value.end);
        let (mut found, mut at) = (Vec::new(), self.parts.front_matter.start);
        for line in text[at..self.parts.front_matter.end].split_inclusive('\n') {
            let signs = line.match_indices('#').map(|(sign, _)| (&line[..sign], at + sign));
            let mut comments = signs.filter(|(before, sign)| begins_comment(before) && !is_in_value(*sign));
            if let Some((before, sign)) = comments.next() {
                let start = if before.trim().is_empty() { at } else { sign - 1 };
                found.push(start..at + line.len());
            }
            at += line.len();
        }
        found
    }
}

/// Whether a `#` after `before` on the same line can begin a comment.
fn begins_comment(before: &str) -> bool {
    before.is_empty() || before.ends_with([' ', '\t'])
}

fn collect_values(node: &Node, values: &mut Vec<Span>) {
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Scalar(_) => values.push(node.span),
        NodeKind::List(entries) => entries.iter().for_each(|entry| collect_values(entry, values)),
        NodeKind::Map(entries) => entries.iter().for_each(|(key, value)| {
            values.push(key.span);
            collect_values(value, values);
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::diagnostic::faults::Faults;

    fn check(front_matter: &str, expected: &[&str]) {
        let text = format!("---\n{front_matter}---\n本文 # 字\n");
        let read = read(&text, &Faults::new("")).expect("sound");
        assert_eq!(&text[read.parts.body.start..], "本文 # 字\n");
        let pieces = read.text_without(&text, &["source", "allow"]);
        assert_eq!(pieces.into_iter().map(|piece| &text[piece]).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn comments_and_some_entries_are_left_out() {
        check(
            "title: 題 # 注\n# 注釈\nyear: 2019\nsource:\n  note: 原本\nallow:\n  W0901: 理由\nsummary: 文\n",
            &["---\ntitle: 題", "year: 2019\n", "summary: 文\n---\n"],
        );
        check("title: 題\nsource: {note: 原本}\n", &["---\ntitle: 題\n", "---\n"]);
        check("title: 題\n  # 注釈\n", &["---\ntitle: 題\n", "---\n"]);
    }

    #[test]
    fn a_sign_inside_of_a_value_begins_no_comment() {
        check("title: \"協働 # A I の推進\" # 注\n", &["---\ntitle: \"協働 # A I の推進\"", "---\n"]);
        check("title: '協働 # A I'\nsummary: C#\n", &["---\ntitle: '協働 # A I'\nsummary: C#\n---\n"]);
        check(
            "summary: |\n  一行\n  # 二行\n  三 # 行\nno: 1\n",
            &["---\nsummary: |\n  一行\n  # 二行\n  三 # 行\nno: 1\n---\n"],
        );
        check("summary: \"一行\n  # 二行\"\n", &["---\nsummary: \"一行\n  # 二行\"\n---\n"]);
        check("tags: [\"a # b\", c] # 注\r\nno: 1\r\n", &["---\ntags: [\"a # b\", c]", "no: 1\r\n---\n"]);
    }

    #[test]
    fn values_are_found_with_their_places() {
        let text = "---\nno: 1\nupdated: 2020-06-01 # 日\n---\n";
        let read = read(text, &Faults::new("")).expect("sound");
        let span = read.value("updated").expect("written").span;
        assert_eq!(&text[span.start..span.end], "2020-06-01");
        assert!(read.value("published").is_none());
    }
}
