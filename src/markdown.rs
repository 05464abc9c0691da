//! Converts Markdown to HTML and to plain text.
//!
//! Raw HTML is printed as text, and only harmless addresses become links: text that clerks paste must never run code in
//! a reader's browser.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use pulldown_cmark_escape::escape_html_body_text;

/// The extensions to CommonMark that content can use.
pub const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

/// Renders `markdown` as HTML. `address` maps an address as written to the one to print; if it returns `None`, no link
/// is made.
pub fn to_html(markdown: &str, address: &dyn Fn(&str) -> Option<String>) -> String {
    let mut dropped = Vec::new();
    let events = Parser::new_ext(markdown, OPTIONS).filter_map(|event| harmless(event, address, &mut dropped));
    let mut page = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut page, below_titles(events));
    page
}

/// As [`to_html`], without the `<p>` around a single paragraph.
pub fn to_inline_html(markdown: &str, address: &dyn Fn(&str) -> Option<String>) -> String {
    let page = to_html(markdown, address);
    let single = page.trim_end().strip_prefix("<p>").and_then(|page| page.strip_suffix("</p>"));
    match single {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => page,
    }
}

/// Escapes plain text as HTML, for Markdown without markup.
pub fn escape(text: &str) -> String {
    let mut page = String::with_capacity(text.len() + 16);
    escape_html_body_text(&mut page, text).expect("writing to a String cannot fail");
    page
}

/// The text of `markdown` without markup, its blocks separated by spaces.
pub fn to_text(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => {
                text.push(' ');
            }
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// The text of a heading in lower case, without spaces and surrounding signs and brackets: 「■ 実 績：」 becomes 「実績」.
pub fn plain_heading(words: &str) -> String {
    let is_seen = |c: &char| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}');
    let words: String = words.chars().filter(is_seen).collect();
    words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// The text of each block of `markdown`, such as a paragraph, heading, list item or table cell.
pub fn to_passages(markdown: &str) -> Vec<String> {
    let (mut passages, mut open) = (Vec::new(), String::new());
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                open.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak => open.push(' '),
            Event::Start(tag) if !is_inline(&tag) => passages.push(std::mem::take(&mut open)),
            Event::End(end) if !is_inline_end(end) => passages.push(std::mem::take(&mut open)),
            _ => {}
        }
    }
    passages.push(open);
    passages.retain(|passage| !passage.trim().is_empty());
    passages
}

fn is_inline(tag: &Tag) -> bool {
    is_inline_end(tag.to_end())
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// Whether an address names a scheme, as `https:` does; a colon further behind belongs to a path.
pub fn has_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme).unwrap_or_default();
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// Whether `address` is safe as the target of a link: a path of the site, or a URL with a scheme that cannot run code.
pub fn is_safe_address(address: &str) -> bool {
    match address.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            let scheme = scheme.to_ascii_lowercase();
            matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel")
        }
        _ => !address.starts_with("//") && !address.contains('\\'),
    }
}

/// Resolves `address` relative to the page or file at `base`. A leading `/` means the root of the site. `None` if it
/// leads out of the site.
pub fn join(base: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = match address.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => base.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

fn harmless<'a>(
    event: Event<'a>,
    address: &dyn Fn(&str) -> Option<String>,
    dropped: &mut Vec<bool>,
) -> Option<Event<'a>> {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let target = address(&dest_url);
            dropped.push(target.is_none());
            target.map(|url| Event::Start(Tag::Link { link_type, dest_url: CowStr::from(url), title, id }))
        }
        Event::End(TagEnd::Link) => (!dropped.pop().unwrap_or(false)).then_some(Event::End(TagEnd::Link)),
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let dest_url = CowStr::from(address(&dest_url).unwrap_or_default());
            Some(Event::Start(Tag::Image { link_type, dest_url, title, id }))
        }
        other => Some(other),
    }
}

/// Lowers first-level headings, since the page's title is the only one.
fn below_titles<'a>(events: impl Iterator<Item = Event<'a>>) -> impl Iterator<Item = Event<'a>> {
    events.map(|event| match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: below_title(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below_title(level))),
        other => other,
    })
}

/// The level of a heading below the page's title.
fn below_title(level: HeadingLevel) -> HeadingLevel {
    if level == HeadingLevel::H1 { HeadingLevel::H2 } else { level }
}

#[cfg(test)]
mod tests {
    use super::{is_safe_address, to_inline_html, to_passages, to_text};

    fn check(markdown: &str, html: &str, text: &str) {
        let keep = |address: &str| is_safe_address(address).then(|| address.to_owned());
        assert_eq!(to_inline_html(markdown, &keep), html);
        assert_eq!(to_text(markdown), text);
    }

    #[test]
    fn shows_html_as_characters() {
        check(
            "a <b>c</b> <script>x</script>",
            "a &lt;b&gt;c&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;",
            "a <b>c</b> <script>x</script>",
        );
    }

    #[test]
    fn passages_end_where_blocks_do() {
        let passages = to_passages("甲の*強い*\n続き\n\n- 乙\n  - [丙](x.md)と`丁`\n\n|戊|己|\n|-|-|\n|庚|辛|\n");
        assert_eq!(passages, ["甲の強い 続き", "乙", "丙と丁", "戊", "己", "庚", "辛"]);
    }

    #[test]
    fn keeps_only_harmless_links() {
        check(
            "[市](https://x.example/)と[悪](javascript:alert(1))",
            "<a href=\"https://x.example/\">市</a>と悪",
            "市と悪",
        );
        assert!(!is_safe_address("//evil.example"));
        assert!(!is_safe_address("JavaScript:x"));
        assert!(is_safe_address("goal-1.md#p1"));
    }
}
