//! Rule: 旧字体 and 異体字, old and variant forms of characters.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::check::traits::{Traits, everyday_form, of_character};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0902"),
    name: ["旧字体・異体字", "old and variant forms of characters"],
    reason: [
        "同じ言葉が別の字で書かれると、そろえて数えることも、並べて探すこともできません。",
        "A word in two forms is counted and found as two words.",
    ],
    bad: "校區ごとに説明会を開きます。",
    good: "校区ごとに説明会を開きます。",
    example: || OldForm { character: '區', form: '区', word: "校區".to_owned() }.into(),
};

/// A character, its everyday form, and the word around it.
#[derive(Clone, Debug)]
struct OldForm {
    character: char,
    form: char,
    word: String,
}

impl Describe for OldForm {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { character, form, word } = self;
        [
            Message::new(
                format!("「{word}」の「{character}」は旧字体・異体字です"),
                format!("ふつうの字体「{form}」"),
                format!("「{form}」に改めてください。正式な名前なら、dictionary.csv に登録すると何も言わなくなります"),
            ),
            Message::new(
                format!("「{character}」 in 「{word}」 is an old or variant form"),
                format!("the everyday form 「{form}」"),
                format!("write 「{form}」; an official name belongs in dictionary.csv, and is then accepted"),
            ),
        ]
    }
}

/// Reports each character once per document, except in names that the site has registered: there it is intended.
fn check(context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    if !source.traits.meets(Traits::OLD_FORM) {
        return Vec::new();
    }
    let (mut found, mut seen) = (Vec::new(), Vec::new());
    for (start, text) in source.pieces() {
        for (at, character) in text.char_indices().filter(|(_, c)| of_character(*c).meets(Traits::OLD_FORM)) {
            if seen.contains(&character) || is_registered(context, text, at, character) {
                continue;
            }
            let Some(form) = everyday_form(character) else { continue };
            seen.push(character);
            let word = text[word_around(text, at, character)].to_owned();
            let range = start + at..start + at + character.len_utf8();
            found.push(source.finding(range, OldForm { character, form, word }));
        }
    }
    found
}

/// Whether the character is part of a word that the site knows.
fn is_registered(context: &CheckContext, text: &str, at: usize, character: char) -> bool {
    let stands_here = |word: &str, inside: usize| {
        at.checked_sub(inside).is_some_and(|start| text.get(start..).is_some_and(|rest| rest.starts_with(word)))
    };
    let mut words = context.known_words().filter(|word| word.contains(character));
    words.any(|word| word.match_indices(character).any(|(inside, _)| stands_here(word, inside)))
}

/// The ideographs around a character, at most a few on each side.
fn word_around(text: &str, at: usize, character: char) -> Range<usize> {
    let is_part = |c: &char| matches!(c, '一'..='鿿' | '\u{f900}'..='\u{faff}' | '々');
    let length = |chars: &mut dyn Iterator<Item = char>| chars.take(3).map(char::len_utf8).sum::<usize>();
    let before = length(&mut text[..at].chars().rev().take_while(is_part));
    let end = at + character.len_utf8();
    let after = length(&mut text[end..].chars().take_while(is_part));
    at - before..end + after
}
