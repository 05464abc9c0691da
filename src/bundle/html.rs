//! Copies elements out of finished pages.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use pulldown_cmark_escape::escape_html;

/// Elements that do nothing on paper.
const DROPPED: [&[u8]; 5] = [b"script", b"form", b"button", b"template", b"noscript"];
const VOID: [&[u8]; 14] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source", b"track", b"wbr",
    b"param",
];

/// What becomes of an attribute: its new value, or nothing.
pub(super) type Change<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// The inside of the first element with this name. Attributes are passed through `change`.
pub(super) fn inside(html: &str, name: &str, change: Change) -> Option<String> {
    let mut copy = Copy { change, text: String::new(), dropped: Vec::new() };
    let (mut depth, mut is_found) = (0_usize, false);
    for token in tokens(html) {
        let step = match &token {
            Token::StartTag(tag) if *tag.name == name.as_bytes() => 1,
            Token::EndTag(tag) if *tag.name == name.as_bytes() && depth > 0 => -1,
            _ => 0,
        };
        if step < 0 {
            depth -= 1;
        }
        if is_found && depth == 0 {
            return Some(copy.text);
        }
        if depth > 0 {
            copy.add(&token);
        }
        if step > 0 {
            depth += 1;
            is_found = true;
        }
    }
    None
}

/// The attributes of every `tag` element, in order, as a function of their names.
pub(super) fn attributes(html: &str, tag: &str, names: [&str; 2]) -> Vec<[String; 2]> {
    let of = |start: &StartTag<()>| {
        names.map(|name| {
            let value = start.attributes.get(name.as_bytes());
            value.map(|value| String::from_utf8_lossy(value).into_owned()).unwrap_or_default()
        })
    };
    let starts = tokens(html).filter_map(|token| match token {
        Token::StartTag(start) if *start.name == tag.as_bytes() => Some(of(&start)),
        _ => None,
    });
    starts.collect()
}

fn tokens(html: &str) -> impl Iterator<Item = Token<()>> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).filter_map(Result::ok)
}

struct Copy<'a> {
    change: Change<'a>,
    text: String,
    /// The open elements that are left out, from the outermost.
    dropped: Vec<Vec<u8>>,
}

impl Copy<'_> {
    fn add(&mut self, token: &Token<()>) {
        match token {
            Token::StartTag(tag)
                if self.dropped.last().is_some_and(|open| *open == *tag.name) || DROPPED.contains(&&**tag.name) =>
            {
                self.dropped.push(tag.name.to_vec());
            }
            Token::EndTag(tag) if self.dropped.last().is_some_and(|open| *open == *tag.name) => {
                self.dropped.pop();
            }
            _ if !self.dropped.is_empty() => {}
            Token::StartTag(tag) => self.start(tag),
            Token::EndTag(tag) => self.text.push_str(&format!("</{}>", String::from_utf8_lossy(&tag.name))),
            Token::String(text) => self.escaped(&String::from_utf8_lossy(text)),
            _ => {}
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        self.text.push('<');
        self.text.push_str(&String::from_utf8_lossy(&tag.name));
        for (name, value) in &tag.attributes {
            let (name, value) = (String::from_utf8_lossy(name), String::from_utf8_lossy(value));
            if let Some(value) = (self.change)(&name, &value) {
                self.text.push_str(&format!(" {name}=\""));
                self.escaped(&value);
                self.text.push('"');
            }
        }
        // Elements of SVG close themselves; void elements need no sign.
        self.text.push_str(if tag.self_closing && !VOID.contains(&&**tag.name) { "/>" } else { ">" });
    }

    fn escaped(&mut self, text: &str) {
        escape_html(&mut self.text, text).expect("memory takes every character");
    }
}

#[cfg(test)]
mod tests {
    use super::{attributes, inside};

    fn kept(_: &str, value: &str) -> Option<String> {
        Some(value.to_owned())
    }

    #[test]
    fn an_element_is_copied_without_what_does_nothing_on_paper() {
        let html = "<body><main class=\"a&amp;b\"><h1>A &lt; B</h1><form><form><p>x</p></form></form><br><img src=\"a\">\
                    <script>if (a < b) {}</script><main>n</main></main><main>other</main>";
        let expected = "<h1>A &lt; B</h1><br><img src=\"a\"><main>n</main>";
        assert_eq!(inside(html, "main", &kept).as_deref(), Some(expected));
        assert_eq!(inside(html, "footer", &kept), None);
    }

    #[test]
    fn attributes_are_changed_or_dropped() {
        let change = |name: &str, value: &str| (name == "id").then(|| format!("d1-{value}"));
        assert_eq!(inside("<main><p id=a class=b>", "main", &change), None, "an open element has no inside");
        let html = "<main><p class=\"b\" id=\"a\">あ</p></main>";
        assert_eq!(inside(html, "main", &change).as_deref(), Some("<p id=\"d1-a\">あ</p>"));
        assert_eq!(attributes("<link rel=x href=y><link>", "link", ["rel", "href"]), [["x", "y"], ["", ""]]);
    }
}
