//! What must not be published: comments, words of the template, what an import did not understand, and what somebody marked
//! as private. A draft may hold all of it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Describe;
use crate::markdown::parse::Markdown;
use crate::model::document::Document;
use crate::model::draft::{PRIVATE_MARKS, TEMPLATE, UNPARSED_HEADING};
use crate::model::source::Span;
use crate::validate::fault::text::RawHtml;
use crate::validate::fault::unfinished::{CommentPublished, PrivatePublished, TemplatePublished, UnparsedPublished};

/// Reports what must not be published of a document whose body is `body` of `source`; what was said of its comments before
/// is replaced.
pub(super) fn check(document: &Document, source: &str, body: Range<usize>, faults: &mut Vec<Diagnostic>) {
    if document.meta.draft {
        return;
    }
    let file = document.file.as_str();
    for span in comments(&source[body.clone()]).into_iter().map(|span| moved(span, body.start)) {
        let is_there =
            |fault: &Diagnostic| fault.span.is_some_and(|other| other.start >= span.start && other.end <= span.end);
        faults.retain(|fault| fault.fault.code() != RawHtml::CODE || !is_there(fault));
        faults.push(Diagnostic::at(file, span, CommentPublished));
    }
    let unparsed = document.sections.iter().filter(|section| section.heading == UNPARSED_HEADING);
    faults.extend(unparsed.map(|section| Diagnostic::at(file, section.span, UnparsedPublished)));
    let is_shown = |span: &Span| span.start >= body.start || !is_in_comment(source, span.start);
    let words = template(source).into_iter().filter(|(span, _)| is_shown(span));
    faults.extend(words.map(|(span, word)| Diagnostic::at(file, span, TemplatePublished { text: word.to_owned() })));
    let marks = private_marks(source).into_iter().filter(is_shown);
    faults
        .extend(marks.map(|span| {
            Diagnostic::at(file, span, PrivatePublished { text: source[span.start..span.end].to_owned() })
        }));
}

fn moved(range: Range<usize>, by: usize) -> Span {
    Span { start: range.start + by, end: range.end + by }
}

/// Whether a byte of the front matter stands in a comment, which no page shows.
fn is_in_comment(source: &str, at: usize) -> bool {
    let line = source[..at].rfind('\n').map_or(0, |end| end + 1);
    source[line..at].trim_start().starts_with('#') || source[line..at].contains(" #")
}

/// The comments of a body. They are text like any other to the program, and would stand on the page.
fn comments(body: &str) -> Vec<Range<usize>> {
    const OPEN: &str = "<!--";
    if !body.contains(OPEN) {
        return Vec::new();
    }
    let is_comment = |event: &Event, range: &Range<usize>| match event {
        Event::Start(Tag::HtmlBlock) => body[range.clone()].trim_start().starts_with(OPEN),
        Event::InlineHtml(html) => html.starts_with(OPEN),
        _ => false,
    };
    let source = Markdown::new(body);
    let events = source.events();
    events.filter(|(event, range)| is_comment(event, range)).map(|(_, range)| range).collect()
}

/// Words of the template that are all there is of a text.
fn template(source: &str) -> Vec<(Span, &'static str)> {
    let words = TEMPLATE.iter().flat_map(|word| source.match_indices(word));
    words
        .filter(|(at, word)| is_whole(source, *at, word))
        .map(|(at, word)| (Span::new(at, word.len()), word))
        .map(of_template)
        .collect()
}

fn of_template((span, found): (Span, &str)) -> (Span, &'static str) {
    (span, TEMPLATE.into_iter().find(|word| *word == found).unwrap_or(UNPARSED_HEADING))
}

/// Whether nothing but markup stands before the word on its line, and nothing behind a word that has its closing bracket.
fn is_whole(source: &str, at: usize, word: &str) -> bool {
    let line = source[..at].rfind('\n').map_or(0, |end| end + 1);
    let (before, after) = (&source[line..at], source[at + word.len()..].lines().next().unwrap_or_default());
    let before = before.trim_end_matches(['"', '\'']).trim_end();
    let is_markup = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '+' | '>' | '#');
    let before = before.trim_start_matches(is_markup);
    let is_first = before.is_empty() || (before.starts_with('[') && before.ends_with(']')) || before == "title:";
    let after = after.trim_start_matches(['"', '\'']).trim();
    is_first && (after.is_empty() || after.starts_with('#') || !word.ends_with('）'))
}

/// Marks in brackets of any width.
fn private_marks(source: &str) -> Vec<Span> {
    let brackets = [('（', '）'), ('(', ')'), ('【', '】'), ('［', '］'), ('〔', '〕')];
    let found = PRIVATE_MARKS.iter().flat_map(|mark| source.match_indices(mark));
    let bracketed = |(at, mark): (usize, &str)| {
        let (before, after) = (source[..at].chars().next_back()?, source[at + mark.len()..].chars().next()?);
        let is_bracketed = brackets.contains(&(before, after));
        is_bracketed.then(|| Span { start: at - before.len_utf8(), end: at + mark.len() + after.len_utf8() })
    };
    found.filter_map(bracketed).collect()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostic;
    use crate::validate::document;

    fn check(front: &str, body: &str, expected: &[&str]) {
        let text = format!("---\n{front}---\n\n{body}\n");
        let (_, faults) = document::read("content/pages/a.md", &text);
        let codes: Vec<String> = faults.iter().filter(|fault| fault.is_error()).map(code).collect();
        assert_eq!(codes, expected, "{text}");
    }

    fn code(fault: &Diagnostic) -> String {
        fault.fault.code().to_string()
    }

    #[test]
    fn what_is_not_finished_is_not_published() {
        check("title: 題\n", "甲 <!-- 乙 --> 丙", &["E0531"]);
        check("title: 題\n", "<!--\n山田さんに確認\n-->", &["E0531"]);
        check("title: 題\n", "`<!-- 例 -->`", &[]);
        check("title: 題\n", "## 取り込めなかった記載\n\n- 甲", &["E0532"]);
        check("title: （題名）\n", "甲", &["E0533"]);
        check("title: \"（題名）\"  # 書く\n", "- （取り組むこと）", &["E0533", "E0533"]);
        check("title: 題\n", "[計画（本文）](https://city.example/)を開きます。（題名）も書きます。", &[]);
        check("title: 題\n", "山田花子（公表不可）が受け付けます。", &["E0534"]);
        check("title: 題\n", "公表しないことにしました。", &[]);
    }

    #[test]
    fn a_draft_may_hold_it() {
        check("title: （題名）\ndraft: true\n", "<!-- 甲 -->\n\n## 取り込めなかった記載\n\n- 乙（部外秘）", &[]);
    }
}
