//! Translates templates: inserts the words of one language before Tera parses them, so that rendering needs no look-up.
//!
//! ```text
//! [[goal.promise]]                                      a word
//! [[list.total; count=<b>{{ view.total }}</b>]]         one with values, each a piece of template
//! {{ <nav_item label="[[nav.due]]" /> }}                inside of a string, without values
//! <h1 lang="content">, <content>{{ title }}</content>   text of the site's content, not of the theme
//! <a hreflang="content">                                a page that there is in the content's language alone
//! ```
//!
//! If a word has plural forms, the first expression in its `count` selects one, with the filter `plural`. If the
//! interface is in the language of the content, content marks are removed.

use std::collections::BTreeMap;

use crate::i18n::plural::Category;
use crate::i18n::sentence::{self, Piece, pieces};
use crate::i18n::template::{Given, MARKS, counted, escape, key_at, tag_end, values};
use crate::i18n::translated::Translated;
use crate::i18n::words::{COUNT, Word, Words};
use crate::model::source::Span;

/// A fault of a word in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TranslateFault {
    Unknown {
        key: String,
    },
    /// The sentence has a placeholder for a value that the template does not pass.
    NoValue {
        key: String,
        value: String,
    },
    /// The brackets are not closed.
    Open,
}

/// Inserts the words into a template. `content` is the language of the content, e.g. `ja`; `None` if the words are in
/// the same language.
///
/// # Errors
///
/// The first word that is unknown, lacks a value or is not closed, with its position in `source`.
pub fn translate(source: &str, words: &Words, content: Option<&str>) -> Result<Translated, (Span, TranslateFault)> {
    let mut translator = Translator { source, words, content, translated: Translated::default() };
    translator.template(0, source.len())?;
    Ok(translator.translated)
}

struct Translator<'a> {
    source: &'a str,
    words: &'a Words,
    content: Option<&'a str>,
    translated: Translated,
}

impl<'a> Translator<'a> {
    /// Translates a part of the template.
    fn template(&mut self, start: usize, end: usize) -> Result<(), (Span, TranslateFault)> {
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

    /// Handles the tag, word or mark at byte `at`, and returns its length in bytes.
    fn special(&mut self, at: usize, end: usize) -> Result<usize, (Span, TranslateFault)> {
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
            self.insert(at, &text);
            return Ok(mark.len());
        }
        let length = rest.chars().next().map_or(0, char::len_utf8);
        self.copy(at, at + length);
        Ok(length)
    }

    /// Translates a tag of Tera, in whose strings words can occur.
    fn tag(&mut self, start: usize, end: usize) -> Result<(), (Span, TranslateFault)> {
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
                return Err((span, TranslateFault::Open));
            }
            let sentence = self.find(key, span)?.sentences().last().unwrap_or_default();
            if let Some(value) = sentence::values(sentence).next() {
                return Err((span, TranslateFault::NoValue { key: key.to_owned(), value: value.to_owned() }));
            }
            let literal = sentence.replace('\\', "\\\\").replace('"', "\\\"");
            self.insert(span.start, &literal);
            at = span.end;
        }
        self.copy(at, end);
        Ok(())
    }

    fn word(&mut self, at: usize, end: usize, key: &str) -> Result<usize, (Span, TranslateFault)> {
        let after = at + 2 + key.len();
        let open = (Span { start: at, end: after }, TranslateFault::Open);
        let (given, close) = values(self.source, after, end).ok_or(open)?;
        let span = Span { start: at, end: close };
        match self.find(key, span)? {
            Word::Text(text) => self.fill(key, text, &given, span)?,
            Word::Counted(forms) => self.choose(key, forms, &given, span)?,
        }
        Ok(close - at)
    }

    /// Prints an expression with which Tera selects the plural form.
    fn choose(
        &mut self,
        key: &str,
        forms: &BTreeMap<Category, String>,
        given: &[Given],
        span: Span,
    ) -> Result<(), (Span, TranslateFault)> {
        let no_count = || (span, TranslateFault::NoValue { key: key.to_owned(), value: COUNT.to_owned() });
        let count = counted(self.source, given).ok_or_else(no_count)?;
        let mut opening = "if";
        for (category, sentence) in forms {
            if *category == Category::OTHER {
                self.insert(span.start, "{% else %}");
            } else {
                self.insert(span.start, &format!("{{% {opening} (({count}) | plural) == \"{}\" %}}", category.name()));
            }
            self.fill(key, sentence, given, span)?;
            opening = "elif";
        }
        self.insert(span.start, "{% endif %}");
        Ok(())
    }

    fn find(&self, key: &str, span: Span) -> Result<&'a Word, (Span, TranslateFault)> {
        self.words.get(key).ok_or_else(|| (span, TranslateFault::Unknown { key: key.to_owned() }))
    }

    fn fill(&mut self, key: &str, sentence: &str, given: &[Given], span: Span) -> Result<(), (Span, TranslateFault)> {
        for piece in pieces(sentence) {
            match piece {
                Piece::Text(text) => self.insert(span.start, &escape(text)),
                Piece::Value(name) => {
                    let value = given.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
                    let missing = || TranslateFault::NoValue { key: key.to_owned(), value: name.to_owned() };
                    let value = value.ok_or_else(|| (span, missing()))?;
                    self.template(value.start, value.end)?;
                }
            }
        }
        Ok(())
    }

    fn copy(&mut self, start: usize, end: usize) {
        self.translated.copy(start, &self.source[start..end]);
    }

    fn insert(&mut self, place: usize, text: &str) {
        self.translated.insert(place, text);
    }
}

#[cfg(test)]
mod tests {
    use super::{TranslateFault, translate};
    use crate::i18n::plural::Category;
    use crate::i18n::words::{Word, Words};

    fn words() -> Words {
        let text = |key: &str, text: &str| (key.to_owned(), Word::Text(text.to_owned()));
        let one = Category::from_name("one").expect("a category of CLDR");
        let forms = [(one, "{count} goal".to_owned()), (Category::OTHER, "{count} goals".to_owned())];
        let counted = Word::Counted(forms.into());
        let entries = [text("a.b", "R&D"), text("by", "by {name}"), ("n".to_owned(), counted), text("q", "say \"x\"")];
        Words { code: "en".to_owned(), entries: entries.into() }
    }

    fn check(template: &str, expected: &str) {
        assert_eq!(translate(template, &words(), Some("ja")).expect("sound").text, expected);
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
            "{% if ((a | length) | plural) == \"one\" %}<b>{{ a | length }}</b> goal{% else %}<b>{{ a | length }}</b> goals{% endif %}",
        );
    }

    #[test]
    fn content_is_marked_where_the_interface_has_another_language() {
        let template = "<p class=\"x\" lang=\"content\"><content>{{ t }}</content> <a hreflang=\"content\">";
        check(template, "<p class=\"x\" lang=\"ja\"><span lang=\"ja\">{{ t }}</span> <a hreflang=\"ja\">");
        let plain = translate(template, &words(), None).expect("sound").text;
        assert_eq!(plain, "<p class=\"x\">{{ t }} <a>");
    }

    #[test]
    fn faults_name_the_place() {
        let fault = |template: &str| translate(template, &words(), None).expect_err("faulty");
        let (span, found) = fault("<p>[[nothing]]");
        assert_eq!((span.start, span.end), (3, 14));
        assert_eq!(found, TranslateFault::Unknown { key: "nothing".to_owned() });
        let no_value = |value: &str| TranslateFault::NoValue { key: "by".to_owned(), value: value.to_owned() };
        assert_eq!(fault("[[by]]").1, no_value("name"));
        assert_eq!(fault("{{ \"[[by]]\" }}").1, no_value("name"));
        assert_eq!(fault("[[by; name=x").1, TranslateFault::Open);
    }

    #[test]
    fn places_lead_back_to_the_template() {
        let template = "<b>[[a.b]]</b>{{ wrong }}";
        let translated = translate(template, &words(), None).expect("sound");
        let origin = translated.origin(translated.text.find("wrong").expect("copied"));
        assert_eq!(origin, template.find("wrong").expect("written"));
        assert_eq!(translated.origin(4), 3);
    }
}
