//! What readers see of a Markdown text, as one line of characters to be compared.
//!
//! Two texts that are shown alike give the same line, however they were typed: line ends, blanks at the ends of lines,
//! the sign of a list, a line break between Japanese characters do not count. What is bold, a link and where it leads do.
//!
//! Lock files hold hashes of these lines. What is written here must not change.

use pulldown_cmark::{Alignment, Event, Tag};
use unicode_normalization::UnicodeNormalization;

use crate::markdown::parse::Markdown;

/// What is seen of `markdown`.
pub fn markdown(markdown: &str) -> String {
    let (mut line, mut is_code) = (String::with_capacity(markdown.len()), false);
    // The number of a note follows from where it stands.
    for (event, _) in Markdown::new(markdown).events().without_note_marks() {
        match event {
            Event::Text(words) if is_code => line.push_str(&words.replace("\r\n", "\n")),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => push(&mut line, &words),
            Event::Code(words) => push(&mut line, &format!("{OPEN}code {words}{CLOSE}")),
            Event::SoftBreak => push(&mut line, " "),
            Event::HardBreak => line.push_str(&format!("{OPEN}br{CLOSE}")),
            Event::Rule => line.push_str(&format!("{OPEN}hr{CLOSE}")),
            Event::FootnoteReference(label) => line.push_str(&format!("{OPEN}ref {label}{CLOSE}")),
            Event::Start(tag) => {
                is_code = matches!(tag, Tag::CodeBlock(_));
                line.push_str(&format!("{OPEN}{} ", name(&tag)));
            }
            Event::End(_) => {
                is_code = false;
                line.truncate(line.trim_end().len());
                line.push(CLOSE);
            }
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }
    composed(line.trim())
}

/// What is seen of `text`, which has no markup.
pub fn plain(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    push(&mut line, text);
    composed(line.trim())
}

/// Characters that no text holds.
const OPEN: char = '\u{fdd1}';
const CLOSE: char = '\u{fdd2}';

/// Adds words; what is shown as one space is one, and what takes up no room is left out.
fn push(line: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            ' ' | '\t' | '\r' | '\n' | '\u{a0}' if line.ends_with([' ', '\n']) => {}
            ' ' | '\t' | '\r' | '\n' | '\u{a0}' => line.push(' '),
            '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            shown => line.push(shown),
        }
    }
}

/// The composed form (NFC), which a Mac writes in pieces. A compatibility ideograph, such as the 神 of a name, looks
/// another than the one that Unicode composes it to, and stays.
pub fn composed(text: &str) -> String {
    let is_kept = |c: char| matches!(c, '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}');
    let pieces = text.split_inclusive(is_kept);
    pieces.fold(String::with_capacity(text.len()), |mut composed, piece| {
        let kept = piece.chars().next_back().filter(|c| is_kept(*c));
        let rest = kept.map_or(piece, |kept| &piece[..piece.len() - kept.len_utf8()]);
        composed.extend(rest.nfc());
        composed.extend(kept);
        composed
    })
}

fn name(tag: &Tag) -> String {
    match tag {
        Tag::Paragraph | Tag::HtmlBlock | Tag::MetadataBlock(_) => "p".to_owned(),
        // The title of the page is its only heading of the first level.
        Tag::Heading { level, .. } => format!("h{}", (*level as u8).max(2)),
        Tag::BlockQuote(_) => "quote".to_owned(),
        Tag::CodeBlock(_) => "pre".to_owned(),
        Tag::List(None) => "ul".to_owned(),
        Tag::List(Some(first)) => format!("ol {first}"),
        Tag::Item => "li".to_owned(),
        Tag::FootnoteDefinition(_) => "note".to_owned(),
        Tag::DefinitionList => "dl".to_owned(),
        Tag::DefinitionListTitle => "dt".to_owned(),
        Tag::DefinitionListDefinition => "dd".to_owned(),
        Tag::Table(columns) => format!("table {}", columns.iter().map(alignment).collect::<String>()),
        Tag::TableHead => "thead".to_owned(),
        Tag::TableRow => "tr".to_owned(),
        Tag::TableCell => "td".to_owned(),
        Tag::Emphasis => "em".to_owned(),
        Tag::Strong => "strong".to_owned(),
        Tag::Strikethrough => "del".to_owned(),
        Tag::Superscript => "sup".to_owned(),
        Tag::Subscript => "sub".to_owned(),
        Tag::Link { dest_url, title, .. } => format!("a {dest_url} {title}"),
        Tag::Image { dest_url, title, .. } => format!("img {dest_url} {title}"),
    }
}

fn alignment(alignment: &Alignment) -> char {
    match alignment {
        Alignment::None => '-',
        Alignment::Left => 'l',
        Alignment::Center => 'c',
        Alignment::Right => 'r',
    }
}

#[cfg(test)]
mod tests {
    use super::{markdown, plain};

    fn same(one: &str, other: &str) {
        assert_eq!(markdown(one), markdown(other), "{one:?} and {other:?}");
    }

    fn other(one: &str, other: &str) {
        assert_ne!(markdown(one), markdown(other), "{one:?} and {other:?}");
    }

    #[test]
    fn what_only_looks_different_in_the_file_is_the_same() {
        same("甲\n乙\n\n- 丙\n- 丁", "甲\r\n乙\r\n\r\n- 丙\r\n- 丁\r\n");
        same("甲\n乙", "甲 \n乙\t");
        same("甲\n乙", "甲乙");
        same("が\u{fe00}ぎ", "か\u{3099}\u{fe00}き\u{3099}");
        same("- 甲\n- 乙", "* 甲\n* 乙");
        same("**甲**", "__甲__");
        same("甲\n\n乙", "甲\n\n\n\n乙\n\n");
        same("[甲](x.md)", "[甲][a]\n\n[a]: x.md");
        same("甲\u{200b}乙 a  b", "甲乙 a b");
        same("```\n甲\n 乙\n```", "```\r\n甲\r\n 乙\r\n```");
    }

    #[test]
    fn what_readers_see_counts() {
        other("甲", "乙");
        other("甲", "**甲**");
        other("甲  \n乙", "甲\n乙");
        other("[甲](x.md)", "[甲](y.md)");
        other("```\n甲\n 乙\n```", "```\n甲\n乙\n```");
        other("\u{fa19}", "\u{795e}");
        other("- 甲", "1. 甲");
        other("葛", "葛\u{e0100}");
        other("甲 乙", "甲乙");
        other("甲\u{3000}乙", "甲 乙");
    }

    #[test]
    fn plain_text_has_no_markup() {
        assert_eq!(plain(" *甲*  乙\r\n"), "*甲* 乙");
    }
}
