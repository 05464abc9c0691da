//! Running text: what Markdown says in plain words, and where its links may lead.

pub mod anchor;
pub mod html;
pub mod note;
pub mod parse;
pub mod seen;

mod address;
mod emphasis;
mod wide;

use pulldown_cmark::{Event, Tag, TagEnd};
use pulldown_cmark_escape::escape_html_body_text;

use crate::markdown::parse::{Markdown, has_address};

/// Whether `markdown` shows more than its words, which are `text`.
pub fn has_markup(markdown: &str, text: &str) -> bool {
    markdown != text || has_address(text)
}

/// Whether `markdown` is one line without any sign of Markdown, and so its own text: no parser is needed for it.
pub fn is_plain(markdown: &str) -> bool {
    const SIGNS: &[u8] = b"\n\r\t\0\\`*_[]<>&~|#=+-!:^";
    let begins_number = markdown.starts_with(|c: char| c.is_ascii_digit());
    !begins_number && markdown.trim() == markdown && !markdown.bytes().any(|byte| SIGNS.contains(&byte))
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
    for (event, _) in Markdown::new(markdown).events().without_note_marks() {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(end) if ends_words(end) => text.push(' '),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// Whether a space parts the words of what ends from those behind it.
fn ends_words(end: TagEnd) -> bool {
    use TagEnd::{DefinitionListDefinition, DefinitionListTitle, Heading, Item, Paragraph, TableCell};
    matches!(end, Paragraph | Item | Heading(_) | TableCell | DefinitionListTitle | DefinitionListDefinition)
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
    for (event, _) in Markdown::new(markdown).events().without_note_marks() {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::html::{Place, to_inline_html};
    use super::{is_plain, is_safe_address, to_passages, to_text};

    fn check(markdown: &str, html: &str, text: &str) {
        let keep = |address: &str| is_safe_address(address).then(|| address.to_owned());
        assert_eq!(to_inline_html(markdown, &Place::without_words(&keep)), html);
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
        assert_eq!(passages, ["甲の強い続き", "乙", "丙と丁", "戊", "己", "庚", "辛"]);
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

    /// What the amendment for CJK says of asterisks and wavy lines, by its rules one after the other.
    #[test]
    fn emphasis_stands_beside_japanese_punctuation() {
        check("**「題」**は", "<strong>「題」</strong>は", "「題」は");
        check("これは**大切。**続き", "これは<strong>大切。</strong>続き", "これは大切。続き");
        check("**新規（試行）**を", "<strong>新規（試行）</strong>を", "新規（試行）を");
        check("甲*（乙）*丙", "甲<em>（乙）</em>丙", "甲（乙）丙");
        check("甲**(乙)**丙", "甲<strong>(乙)</strong>丙", "甲(乙)丙");
        check("甲**“乙”**丙", "甲<strong>“乙”</strong>丙", "甲“乙”丙");
        check("甲**`乙`**丙", "甲<strong><code>乙</code></strong>丙", "甲乙丙");
        check("甲~~（乙）~~丙", "甲<del>（乙）</del>丙", "甲（乙）丙");
        check("神\u{e0100}**（乙）**丙", "神\u{e0100}<strong>（乙）</strong>丙", "神\u{e0100}（乙）丙");
        check("**甲。**。*「乙」*。", "<strong>甲。</strong>。<em>「乙」</em>。", "甲。。「乙」。");
        // White space inside and the rules of other scripts stay as they are.
        check("甲** （乙） **丙", "甲** （乙） **丙", "甲** （乙） **丙");
        check("a**(b)**c", "a**(b)**c", "a**(b)**c");
        check("a*\"b\"*c", "a*&quot;b&quot;*c".replace("&quot;", "\"").as_str(), "a*\"b\"*c");
        check("甲\\**（乙）\\**丙", "甲*<em>（乙）*</em>丙", "甲*（乙）*丙");
        check("`甲**（乙）**`", "<code>甲**（乙）**</code>", "甲**（乙）**");
    }

    #[test]
    fn one_wavy_line_crosses_nothing_out() {
        check("「~みんなの笑顔~」を", "「~みんなの笑顔~」を", "「~みんなの笑顔~」を");
        check("~~旧~~新", "<del>旧</del>新", "旧新");
    }

    #[test]
    fn lines_of_japanese_run_on() {
        check("甲\n乙。\n「丙」\n**丁**\nAB\nCD", "甲乙。「丙」<strong>丁</strong>\nAB\nCD", "甲乙。「丙」丁 AB CD");
        check("한국어\n문서", "한국어\n문서", "한국어 문서");
        check("甲  \n乙", "甲<br />\n乙", "甲 乙");
    }

    #[test]
    fn addresses_in_the_text_are_links() {
        let link = |address: &str| format!("<a href=\"{address}\">{address}</a>");
        for (before, address, after) in [
            ("詳しくは", "https://example.jp/a_b_c", "。"),
            ("（", "https://example.jp/", "）"),
            ("(", "http://example.jp/a(b)", ")"),
            ("「", "https://example.jp/~a/~b?c=1#d", "」を"),
            ("", "https://example.jp/a", "、乙"),
        ] {
            let text = format!("{before}{address}{after}");
            check(&text, &format!("{before}{}{after}", link(address)), &text);
        }
        let code = "`https://example.jp`とjavascript://x";
        check(code, "<code>https://example.jp</code>とjavascript://x", "https://example.jpとjavascript://x");
        check(
            "<https://example.jp/市>",
            "<a href=\"https://example.jp/%E5%B8%82\">https://example.jp/市</a>",
            "https://example.jp/市",
        );
    }

    proptest! {
        #[test]
        fn what_is_plain_is_its_own_text(text in r"[ -~あ-ん、。（）]{0,12}") {
            if is_plain(&text) {
                prop_assert_eq!(to_text(&text), text);
            }
        }
    }

    #[test]
    fn definitions_are_listed() {
        assert_eq!(to_passages("甲\n: 乙\n\n丙\n: 丁\n"), ["甲", "乙", "丙", "丁"]);
        assert_eq!(to_text("甲\n: 乙\n"), "甲 乙");
    }
}
