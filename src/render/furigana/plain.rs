//! A fast parser for the simple HTML that themes and Markdown produce: lower-case tags, quoted attribute values, no
//! comments, and few character references.

use memchr::{memchr, memchr2};

use crate::render::furigana::walk::{Blocks, MARK, Walk};

/// The supported character references.
const REFERENCES: [(&[u8], &[u8]); 6] =
    [(b"&amp;", b"&"), (b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b"\""), (b"&#39;", b"'"), (b"&#x27;", b"'")];

/// The marked text that `walk` collects; `None` if any part of the HTML is not of the simple kind.
pub(super) fn blocks(html: &[u8], mut walk: Walk) -> Option<Blocks> {
    if memchr2(b'\0', b'\r', html).is_some() {
        return None;
    }
    let mut rest = html;
    while !rest.is_empty() && !walk.is_done() {
        let (text, tag) = rest.split_at(memchr(b'<', rest).unwrap_or(rest.len()));
        add_text(text, &mut walk)?;
        rest = match tag {
            [] => tag,
            [_, b'/', tag @ ..] => end_tag(tag, &mut walk)?,
            [_, tag @ ..] => start_tag(tag, &mut walk)?,
        };
    }
    Some(walk.end())
}

fn add_text(mut text: &[u8], walk: &mut Walk) -> Option<()> {
    if !walk.is_reading() {
        return Some(());
    }
    while let Some(at) = memchr(b'&', text) {
        walk.text(&text[..at]);
        let (reference, character) = REFERENCES.iter().find(|(written, _)| text[at..].starts_with(written))?;
        walk.text(character);
        text = &text[at + reference.len()..];
    }
    walk.text(text);
    Some(())
}

/// Takes the rest of an end tag, after its `</`, and returns the HTML after it.
fn end_tag<'a>(html: &'a [u8], walk: &mut Walk) -> Option<&'a [u8]> {
    let (name, rest) = tag_name(html)?;
    let rest = rest.strip_prefix(b">")?;
    walk.close(name);
    Some(rest)
}

/// Takes the rest of a start tag, after its `<`, and returns the HTML after it.
fn start_tag<'a>(html: &'a [u8], walk: &mut Walk) -> Option<&'a [u8]> {
    let (name, mut rest) = tag_name(html)?;
    loop {
        rest = rest.trim_ascii_start();
        let is_closed = rest.starts_with(b"/>");
        if is_closed || rest.starts_with(b">") {
            walk.open(name, is_closed);
            rest = &rest[1 + usize::from(is_closed)..];
            return is_followed_by_markup(name, rest).then_some(rest);
        }
        rest = attribute(rest, walk)?;
    }
}

fn tag_name(html: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_name = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    let (name, rest) = html.split_at(html.iter().position(|byte| !is_name(byte))?);
    let is_whole = name.first()?.is_ascii_lowercase() && ends_name(rest);
    is_whole.then_some((name, rest))
}

fn attribute<'a>(html: &'a [u8], walk: &mut Walk) -> Option<&'a [u8]> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_');
    let (name, rest) = html.split_at(html.iter().position(|byte| !is_name(byte))?);
    if name.is_empty() {
        return None;
    }
    if name.len() >= MARK.len() {
        walk.attribute(&name.to_ascii_lowercase());
    } else {
        walk.attribute(name);
    }
    let Some(rest) = rest.strip_prefix(b"=") else { return ends_name(rest).then_some(rest) };
    let (quote, rest) = rest.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
    let (value, rest) = rest.split_at(memchr(*quote, rest)?);
    if name.eq_ignore_ascii_case(MARK) && memchr(b'&', value).is_some() {
        return None;
    }
    walk.value(value);
    let rest = &rest[1..];
    ends_name(rest).then_some(rest)
}

fn ends_name(rest: &[u8]) -> bool {
    matches!(rest, [b'>' | b' ' | b'\t' | b'\n' | b'\x0C', ..] | [b'/', b'>', ..])
}

/// Whether the contents of the element are markup. In some elements they are raw text; those of a title are treated as
/// markup as long as they contain no tags.
fn is_followed_by_markup(name: &[u8], rest: &[u8]) -> bool {
    match name {
        b"iframe" | b"noembed" | b"noframe" | b"noscript" | b"plaintext" | b"script" | b"style" | b"textarea"
        | b"xmp" => false,
        b"title" => memchr(b'<', rest).is_some_and(|end| rest[end..].starts_with(b"</title>")),
        _ => true,
    }
}
