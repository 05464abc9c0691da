//! The text of a list entry as Markdown of its own.

use std::ops::Range;

use crate::validate::outline::ListItem;

/// The Markdown of `item`, a list entry of the body `body`, without the first
/// `tag` bytes and without the entries below it.
pub fn markdown(body: &str, item: &ListItem, tag: usize) -> String {
    let column = content_column(body, item.start);
    let pieces = item.text.iter().enumerate().map(|(number, text)| {
        let start = if number == 0 { text.start + tag } else { text.start };
        dedent(body, start..text.end.max(start), column, &item.code)
    });
    pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Takes the indentation that the list gave to continuation lines away. In code
/// only that one: the rest of it is the code's own.
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

/// The column at which the text of the entry at byte `start` begins.
fn content_column(body: &str, start: usize) -> usize {
    let line = body[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let digits = body[start..].bytes().take_while(u8::is_ascii_digit).count();
    let sign = start - line + digits + 1;
    let spaces = body[line + sign..].bytes().take_while(|byte| *byte == b' ').count();
    // More than four spaces are one and the indentation of code.
    sign + if (1..=4).contains(&spaces) { spaces } else { 1 }
}
