//! What the tags of HTML say of the text between them.

use html5gum::StartTag;

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
