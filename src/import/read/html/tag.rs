//! What the tags of HTML say of the text between them.

use html5gum::StartTag;

use crate::import::read::apart::Why;

/// The maximum number of columns or rows for one cell. Larger values are assumed to be wrong.
const SPAN_LIMIT: u32 = 1000;

/// The number of columns or rows that a cell spans.
pub(super) fn span(tag: &StartTag<()>, attribute: &[u8]) -> u32 {
    let value = tag.attributes.get(attribute).map(|value| String::from_utf8_lossy(value).into_owned());
    value.and_then(|value| value.trim().parse::<u32>().ok()).unwrap_or(1).clamp(1, SPAN_LIMIT)
}

/// Whether an element of this name begins a line.
pub(super) fn is_block(name: &[u8]) -> bool {
    // A single text, because the formatter would put each element of an array on a line of its own.
    const BLOCKS: &str = "p div li h1 h2 h3 h4 h5 h6 section article header footer main nav aside dl dt dd blockquote pre \
                          figure figcaption caption thead tbody tfoot address";
    BLOCKS.split(' ').any(|block| block.as_bytes() == name)
}

/// Why the text of an element is not part of the page's text.
pub(super) fn why_apart(tag: &StartTag<()>) -> Option<Why> {
    let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).to_lowercase());
    let style: String = attribute(b"style").unwrap_or_default().split_whitespace().collect();
    let name: &[u8] = &tag.name;
    if tag.self_closing || matches!(name, b"br" | b"hr" | b"img" | b"input" | b"meta" | b"link" | b"wbr" | b"col") {
        return None;
    }
    match name {
        b"s" | b"strike" => Some(Why::Struck),
        b"del" => Some(Why::Deleted),
        b"rt" => Some(Why::Phonetic),
        _ if attribute(b"hidden").is_some()
            || style.contains("display:none")
            || style.contains("visibility:hidden") =>
        {
            Some(Why::Hidden)
        }
        _ if style.contains("line-through") && !matches!(name, b"table" | b"tr") => Some(Why::Struck),
        _ => None,
    }
}
