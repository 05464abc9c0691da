//! A template with the words of one language put in, before Tera reads it: a page costs nothing more for them.
//!
//! ```text
//! [[goal.promise]]                                      a word
//! [[list.total; count=<b>{{ view.total }}</b>]]         one with values, each a piece of template
//! {{ <nav_item label="[[nav.due]]" /> }}                inside of a string, without values
//! <h1 lang="content">, <content>{{ title }}</content>   what the site's content says, not the theme
//! <a hreflang="content">                                a page that there is in the content's language alone
//! ```
//!
//! Where a word has a form for exactly one, the first expression in its `count` chooses. Where the page speaks the
//! language of the content, the marks of content leave no trace.

use pulldown_cmark_escape::escape_html;

use crate::model::source::Span;
use crate::model::words::{COUNT, Piece, Word, Words, pieces};

/// What is wrong with a word of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SpeechFault {
    Unknown {
        key: String,
    },
    /// The sentence has a place for a value that the template does not give.
    NoValue {
        key: String,
        value: String,
    },
    /// Brackets that do not close.
    Open,
}

/// A template that Tera can read, and where its parts came from.
#[derive(Clone, Debug, Default)]
pub(super) struct Spoken {
    pub text: String,
    origins: Vec<Origin>,
}

/// Where a stretch of the text came from.
#[derive(Clone, Copy, Debug)]
struct Origin {
    start: usize,
    /// In the template as written.
    place: usize,
    /// Words that were put in all came from one place.
    is_copied: bool,
}

impl Spoken {
    /// The place in the template as written of a place in `text`.
    pub fn origin(&self, place: usize) -> usize {
        let at = self.origins.partition_point(|origin| origin.start <= place);
        let Some(origin) = at.checked_sub(1).map(|at| self.origins[at]) else { return 0 };
        if origin.is_copied { origin.place + place - origin.start } else { origin.place }
    }
}

/// Puts the words into a template; `content` is what marks content, e.g. `ja`, none where the page speaks it.
pub(super) fn speak(source: &str, words: &Words, content: Option<&str>) -> Result<Spoken, (Span, SpeechFault)> {
    let mut speaker = Speaker { source, words, content, spoken: Spoken::default() };
    speaker.template(0, source.len())?;
    Ok(speaker.spoken)
}

/// The keys that a template asks for.
pub fn keys(source: &str) -> Vec<&str> {
    source.split("[[").skip(1).filter_map(key_at).collect()
}

struct Speaker<'a> {
    source: &'a str,
    words: &'a Words,
    content: Option<&'a str>,
    spoken: Spoken,
}

/// A value given to a word: its name, and its place in the source.
type Given<'a> = (&'a str, Span);

/// Marks of content in markup, and what they become in pages of another language; `*` is the content's language.
const MARKS: [(&str, &str); 4] = [
    (" lang=\"content\"", " lang=\"*\""),
    (" hreflang=\"content\"", " hreflang=\"*\""),
    ("<content>", "<span lang=\"*\">"),
    ("</content>", "</span>"),
];

impl<'a> Speaker<'a> {
    /// Copies a stretch of template with its words put in.
    fn template(&mut self, start: usize, end: usize) -> Result<(), (Span, SpeechFault)> {
        let (source, mut at) = (self.source, start);
        while at < end {
            let rest = &source[at..end];
            let next = rest.find(['{', '[', '<', ' ']).unwrap_or(rest.len());
            self.copy(at, at + next);
            at += next;
            at += self.special(at, end)?;
        }
        Ok(())
    }

    /// What stands at `at`, and how long it is.
    fn special(&mut self, at: usize, end: usize) -> Result<usize, (Span, SpeechFault)> {
        let rest = &self.source[at..end];
        if rest.is_empty() {
            return Ok(0);
        }
        if let Some(close) = tag_end(rest) {
            self.tag(at, at + close)?;
            return Ok(close);
        }
        if let Some(key) = rest.strip_prefix("[[").and_then(key_at) {
            return self.word(at, end, key);
        }
        if let Some((mark, becomes)) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark)) {
            let text = self.content.map(|content| becomes.replace('*', content)).unwrap_or_default();
            self.say(at, &text);
            return Ok(mark.len());
        }
        let length = rest.chars().next().map_or(0, char::len_utf8);
        self.copy(at, at + length);
        Ok(length)
    }

    /// A tag of Tera: words stand in its strings.
    fn tag(&mut self, start: usize, end: usize) -> Result<(), (Span, SpeechFault)> {
        let mut at = start;
        while let Some(open) = self.source[at..end].find("\"[[").map(|open| at + open) {
            let inside = open + 3;
            let Some(key) = key_at(&self.source[inside..end]) else {
                self.copy(at, inside);
                at = inside;
                continue;
            };
            self.copy(at, open + 1);
            let span = Span { start: open + 1, end: inside + key.len() + 2 };
            if !self.source[inside + key.len()..].starts_with("]]") {
                return Err((span, SpeechFault::Open));
            }
            let sentence = self.sentence(key, span)?.sentences().last().unwrap_or_default();
            if let Some(Piece::Value(value)) =
                pieces(sentence).into_iter().find(|piece| matches!(piece, Piece::Value(_)))
            {
                return Err((span, SpeechFault::NoValue { key: key.to_owned(), value: value.to_owned() }));
            }
            let literal = sentence.replace('\\', "\\\\").replace('"', "\\\"");
            self.say(span.start, &literal);
            at = span.end;
        }
        self.copy(at, end);
        Ok(())
    }

    fn word(&mut self, at: usize, end: usize, key: &str) -> Result<usize, (Span, SpeechFault)> {
        let after = at + 2 + key.len();
        let open = (Span { start: at, end: after }, SpeechFault::Open);
        let (given, close) = self.values(after, end).ok_or(open)?;
        let span = Span { start: at, end: close };
        match self.sentence(key, span)? {
            Word::Text(text) => self.fill(key, text, &given, span)?,
            Word::Counted { one, other } => {
                let count = self
                    .count(&given)
                    .ok_or_else(|| (span, SpeechFault::NoValue { key: key.to_owned(), value: COUNT.to_owned() }))?;
                self.say(at, &format!("{{% if ({count}) == 1 %}}"));
                self.fill(key, one, &given, span)?;
                self.say(at, "{% else %}");
                self.fill(key, other, &given, span)?;
                self.say(at, "{% endif %}");
            }
        }
        Ok(close - at)
    }

    fn sentence(&self, key: &str, span: Span) -> Result<&'a Word, (Span, SpeechFault)> {
        self.words.get(key).ok_or_else(|| (span, SpeechFault::Unknown { key: key.to_owned() }))
    }

    fn fill(&mut self, key: &str, sentence: &str, given: &[Given], span: Span) -> Result<(), (Span, SpeechFault)> {
        for piece in pieces(sentence) {
            match piece {
                Piece::Text(text) => self.say(span.start, &escape(text)),
                Piece::Value(name) => {
                    let value = given.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
                    let missing = || SpeechFault::NoValue { key: key.to_owned(), value: name.to_owned() };
                    let value = value.ok_or_else(|| (span, missing()))?;
                    self.template(value.start, value.end)?;
                }
            }
        }
        Ok(())
    }

    /// The first expression in the value that is counted.
    fn count(&self, given: &[Given]) -> Option<&'a str> {
        let (_, value) = given.iter().find(|(name, _)| *name == COUNT)?;
        let text = &self.source[value.start..value.end];
        let inside = &text[text.find("{{")? + 2..];
        Some(inside[..inside.find("}}")?].trim_matches(['-', ' ', '\n']))
    }

    /// The values after a key, and where the word ends.
    fn values(&self, start: usize, end: usize) -> Option<(Vec<Given<'a>>, usize)> {
        let source: &'a str = self.source;
        let (mut given, mut at) = (Vec::new(), start);
        while !source[at..end].starts_with("]]") {
            let (name, _) = source[at..end].strip_prefix(';')?.split_once('=')?;
            let from = at + 1 + name.len() + 1;
            at = value_end(source, from, end)?;
            let text = source[from..at].trim_start();
            let from = at - text.len();
            given.push((name.trim(), Span { start: from, end: from + text.trim_end().len() }));
        }
        Some((given, at + 2))
    }

    fn copy(&mut self, start: usize, end: usize) {
        if start < end {
            self.add(start, true, &self.source[start..end]);
        }
    }

    fn say(&mut self, place: usize, text: &str) {
        self.add(place, false, text);
    }

    fn add(&mut self, place: usize, is_copied: bool, text: &str) {
        self.spoken.origins.push(Origin { start: self.spoken.text.len(), place, is_copied });
        self.spoken.text.push_str(text);
    }
}

/// Where a value ends: at the next `;` or `]]` that is not inside of a tag or of another word.
fn value_end(source: &str, start: usize, end: usize) -> Option<usize> {
    let (mut at, mut depth) = (start, 0);
    while at < end {
        let rest = &source[at..end];
        at += match tag_end(rest) {
            Some(length) => length,
            None if rest.starts_with("[[") => {
                depth += 1;
                2
            }
            None if depth == 0 && (rest.starts_with(';') || rest.starts_with("]]")) => return Some(at),
            None if rest.starts_with("]]") => {
                depth -= 1;
                2
            }
            None => rest.chars().next().map_or(1, char::len_utf8),
        };
    }
    None
}

/// The length of the tag or comment that `text` begins with, to its end; strings may hold what closes it.
fn tag_end(text: &str) -> Option<usize> {
    let close = match text.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        "{#" => return Some(text.find("#}").map_or(text.len(), |at| at + 2)),
        _ => return None,
    };
    let mut quote = None;
    for (at, c) in text.char_indices().skip(2) {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if text[at..].starts_with(close) => return Some(at + 2),
            None => {}
        }
    }
    Some(text.len())
}

/// The key at the start of `text`, if a word can stand there.
fn key_at(text: &str) -> Option<&str> {
    let is_of_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_');
    let key = &text[..text.find(|c| !is_of_key(c))?];
    let rest = &text[key.len()..];
    (!key.is_empty() && (rest.starts_with("]]") || rest.starts_with(';'))).then_some(key)
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_html(&mut escaped, text).expect("writing to a String cannot fail");
    // A brace of a sentence begins no tag.
    escaped.replace("{{", "{{ \"{{\" }}").replace("{%", "{{ \"{%\" }}")
}

#[cfg(test)]
mod tests {
    use super::{SpeechFault, keys, speak};
    use crate::model::words::{Word, Words};

    fn words() -> Words {
        let text = |key: &str, text: &str| (key.to_owned(), Word::Text(text.to_owned()));
        let counted = Word::Counted { one: "{count} goal".to_owned(), other: "{count} goals".to_owned() };
        let entries = [text("a.b", "R&D"), text("by", "by {name}"), ("n".to_owned(), counted), text("q", "say \"x\"")];
        Words { code: "en".to_owned(), entries: entries.into() }
    }

    fn check(template: &str, expected: &str) {
        assert_eq!(speak(template, &words(), Some("ja")).expect("sound").text, expected);
    }

    #[test]
    fn words_stand_in_text_and_in_strings_of_tags() {
        check("<b>[[a.b]]</b>", "<b>R&amp;D</b>");
        check("{{ f(label=\"[[a.b]]\") }}", "{{ f(label=\"R&D\") }}");
        check("{% if x == \"[[q]]\" %}", "{% if x == \"say \\\"x\\\"\" %}");
        check("{# [[none]] #}[1][[ x ]]", "{# [[none]] #}[1][[ x ]]");
    }

    #[test]
    fn values_are_pieces_of_template() {
        check("[[by; name=<i>{{ x[\"]];\"] }}</i>]].", "by <i>{{ x[\"]];\"] }}</i>.");
        check("[[by; name=[[by; name=[[a.b]]]]]]", "by by R&amp;D");
        check(
            "[[n; count=<b>{{ a | length }}</b>]]",
            "{% if (a | length) == 1 %}<b>{{ a | length }}</b> goal{% else %}<b>{{ a | length }}</b> goals{% endif %}",
        );
    }

    #[test]
    fn content_is_marked_where_the_page_speaks_another_language() {
        let template = "<p class=\"x\" lang=\"content\"><content>{{ t }}</content> <a hreflang=\"content\">";
        check(template, "<p class=\"x\" lang=\"ja\"><span lang=\"ja\">{{ t }}</span> <a hreflang=\"ja\">");
        let plain = speak(template, &words(), None).expect("sound").text;
        assert_eq!(plain, "<p class=\"x\">{{ t }} <a>");
    }

    #[test]
    fn faults_name_the_place() {
        let fault = |template: &str| speak(template, &words(), None).expect_err("faulty");
        let (span, found) = fault("<p>[[nothing]]");
        assert_eq!((span.start, span.end), (3, 14));
        assert_eq!(found, SpeechFault::Unknown { key: "nothing".to_owned() });
        let no_value = |value: &str| SpeechFault::NoValue { key: "by".to_owned(), value: value.to_owned() };
        assert_eq!(fault("[[by]]").1, no_value("name"));
        assert_eq!(fault("{{ \"[[by]]\" }}").1, no_value("name"));
        assert_eq!(fault("[[by; name=x").1, SpeechFault::Open);
    }

    #[test]
    fn places_lead_back_to_the_template() {
        let template = "<b>[[a.b]]</b>{{ wrong }}";
        let spoken = speak(template, &words(), None).expect("sound");
        let origin = spoken.origin(spoken.text.find("wrong").expect("copied"));
        assert_eq!(origin, template.find("wrong").expect("written"));
        assert_eq!(spoken.origin(4), 3);
    }

    #[test]
    fn the_keys_of_a_template_are_known() {
        assert_eq!(keys("[[a.b]] [[by; name=[[n]]]] [[ x ]]"), ["a.b", "by", "n"]);
    }
}
