//! Extracts the text of a list item as stand-alone Markdown.

use std::ops::Range;

use crate::validate::block::ListItem;

/// The Markdown of `item`, which is part of the body `body`, without its first `tag` bytes and without the nested
/// items.
pub fn markdown(body: &str, item: &ListItem, tag: usize) -> String {
    let column = content_column(body, item.start);
    let pieces = item.text.iter().enumerate().map(|(number, text)| {
        let start = if number == 0 { text.start + tag } else { text.start };
        dedent(body, start..text.end.max(start), column, &item.code)
    });
    pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Removes the indentation of continuation lines that the list requires. Further indentation in code belongs to the
/// code and is kept.
fn dedent(body: &str, text: Range<usize>, column: usize, code: &[Range<usize>]) -> String {
    let (mut dedented, mut at) = (String::new(), text.start);
    for line in body[text.clone()].trim_end().split_inclusive('\n') {
        let is_code = code.iter().any(|code| code.start < at && at < code.end);
        let words = line.trim_end();
        let indent = words.len() - words.trim_start().len();
        dedented.push_str(match at == text.start {
            true => words,
            false if is_code => &words[indent.min(column)..],
            false => &words[indent..],
        });
        dedented.push_str(if line.ends_with('\n') { "\n" } else { "" });
        at += line.len();
    }
    dedented
}

/// The column at which the text of the item at byte `start` begins.
fn content_column(body: &str, start: usize) -> usize {
    let line = body[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let digits = body[start..].bytes().take_while(u8::is_ascii_digit).count();
    let sign = start - line + digits + 1;
    let spaces = body[line + sign..].bytes().take_while(|byte| *byte == b' ').count();
    // As CommonMark specifies: of more than four spaces only the first belongs to the list marker; the others are
    // indented code.
    sign + if (1..=4).contains(&spaces) { spaces } else { 1 }
}
