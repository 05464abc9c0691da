//! Extracts the text of a list item as stand-alone Markdown.

use std::borrow::Cow;
use std::ops::Range;

use crate::validate::block::ListItem;

/// The columns of indentation that CommonMark takes for code, and never for the sign of another block.
const CODE_INDENT: usize = 4;

/// The signs, beside digits, with which blocks and the second lines of tables and headings begin.
const BLOCK_SIGNS: &str = "-+*_#>~`|=:<[";

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
/// code and is kept, and so is what keeps a line of a paragraph from beginning a block.
fn dedent(body: &str, text: Range<usize>, column: usize, code: &[Range<usize>]) -> String {
    let (mut dedented, mut at) = (String::new(), text.start);
    for line in body[text.clone()].trim_end().split_inclusive('\n') {
        let is_code = code.iter().any(|code| code.start < at && at < code.end);
        let words = line.trim_end();
        let indent = words.len() - words.trim_start().len();
        dedented.push_str(&match at == text.start {
            true => words.into(),
            false if is_code => words[indent.min(column)..].into(),
            false => continuation(words, column),
        });
        dedented.push_str(if line.ends_with('\n') { "\n" } else { "" });
        at += line.len();
    }
    dedented
}

/// A line without its indentation. Where four columns of it or a wide space are what makes the sign behind them text,
/// these are kept: four are too many for a block of the item, and a line that has fewer than the item requires can only
/// go on with a paragraph.
fn continuation(line: &str, column: usize) -> Cow<'_, str> {
    let (text, unspaced) = (line.trim_start(), line.trim_start_matches([' ', '\t']));
    let may_begin_block = text.starts_with(|c: char| BLOCK_SIGNS.contains(c) || c.is_ascii_digit());
    let indent = columns(&line[..line.len() - unspaced.len()]);
    match may_begin_block {
        true if !(column..column + CODE_INDENT).contains(&indent) => {
            format!("{}{unspaced}", " ".repeat(CODE_INDENT)).into()
        }
        true => unspaced.into(),
        false => text.into(),
    }
}

/// The width of ASCII spaces and tabs, which reach to the next multiple of four.
fn columns(spaces: &str) -> usize {
    spaces.chars().fold(0, |column, space| if space == '\t' { (column / 4 + 1) * 4 } else { column + 1 })
}

/// The column at which the text of the item at byte `start` begins.
fn content_column(body: &str, start: usize) -> usize {
    let line = body[..start].rfind('\n').map_or(0, |newline| newline + 1);
    // The parser counts indentation beyond that of the list around it as part of the item.
    let start = start + body[start..].bytes().take_while(|byte| *byte == b' ').count();
    let digits = body[start..].bytes().take_while(u8::is_ascii_digit).count();
    let sign = start - line + digits + 1;
    let spaces = body[line + sign..].bytes().take_while(|byte| *byte == b' ').count();
    // As CommonMark specifies: of more than four spaces only the first belongs to the list marker; the others are
    // indented code.
    sign + if (1..=4).contains(&spaces) { spaces } else { 1 }
}
