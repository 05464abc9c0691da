//! Reads `lang/CODE.yaml` of a theme: the words of its interface in one language.
//!
//! The file consists of groups of words, nested to any depth. The key of a word is its path: `goal: {promise: 取組み}` is
//! `goal.promise`. A word that depends on its `{count}` has a form for each plural category of the language, e.g.
//! `one`, `few` and `other`. `other` is required and replaces any missing form. Forms that the language never uses are
//! accepted, since translators begin with a copy of the English file.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::faults::Faults;
use crate::diagnostic::suggest::nearest;
use crate::i18n::fault::UnknownWordValue;
use crate::i18n::plural::Category;
use crate::i18n::sentence;
use crate::i18n::words::{COUNT, Entries, Word};
use crate::model::source::Span;
use crate::yaml::fault::{DuplicateKey, Shape, UnknownKey, WrongShape};
use crate::yaml::{self, Key, Node, NodeKind};

/// Reads the words of a language from `source`, the text of `file`. If other languages are `known`, words that the
/// first of them does not have are faults, and so are values that the word has in none of them.
pub fn read(file: &str, source: &str, known: &[&Entries]) -> (Entries, Vec<Diagnostic>) {
    let faults = Faults::new(file);
    let mut reader = Reader { known, faults: &faults, entries: Entries::new() };
    if let Some(node) = yaml::parse(source, Span::new(0, source.len()), &faults) {
        reader.group("", &node);
    }
    let entries = reader.entries;
    (entries, faults.into_found())
}

struct Reader<'a> {
    known: &'a [&'a Entries],
    faults: &'a Faults<'a>,
    entries: Entries,
}

impl Reader<'_> {
    fn group(&mut self, prefix: &str, node: &Node) {
        let NodeKind::Map(entries) = &node.kind else {
            return self.faults.add(node.span, WrongShape { expected: Shape::Map, found: node.shape() });
        };
        for (name, value) in entries {
            let key = format!("{prefix}{}", name.text);
            if self.entries.contains_key(&key) {
                self.faults.add(name.span, DuplicateKey { key: name.text.clone() });
            } else if let Some(forms) = forms(value) {
                self.word(&key, name, value, Word::Counted(forms));
            } else if self.is_group(&key, value) {
                self.group(&format!("{key}."), value);
            } else if let NodeKind::Scalar(text) = &value.kind {
                self.word(&key, name, value, Word::Text(text.clone()));
            } else if self.is_known(&key, name) {
                self.faults.add(value.span, WrongShape { expected: Shape::Text, found: value.shape() });
            }
        }
    }

    fn word(&mut self, key: &str, name: &Key, value: &Node, word: Word) {
        if !self.is_known(key, name) {
            return;
        }
        if let Some(value_name) = self.unknown_value(key, &word) {
            let known = self.known_values(key);
            self.faults.add(value.span, UnknownWordValue { value: value_name, known });
        } else {
            self.entries.insert(key.to_owned(), word);
        }
    }

    /// Whether a value is a group: if other languages are known, as in these, otherwise by its shape.
    fn is_group(&self, key: &str, value: &Node) -> bool {
        let Some(known) = self.known.first() else { return matches!(value.kind, NodeKind::Map(_)) };
        let prefix = format!("{key}.");
        known.range(prefix.clone()..).next().is_some_and(|(key, _)| key.starts_with(&prefix))
    }

    fn is_known(&self, key: &str, name: &Key) -> bool {
        let Some(known) = self.known.first().filter(|known| !known.contains_key(key)) else { return true };
        let group = key.strip_suffix(&name.text).unwrap_or_default();
        let mut beside: Vec<&str> =
            known.keys().filter_map(|known| known.strip_prefix(group)?.split('.').next()).collect();
        beside.dedup();
        let suggestion = nearest(&name.text, beside.iter().copied());
        let known = beside.into_iter().map(str::to_owned).collect();
        self.faults.add(name.span, UnknownKey { key: name.text.clone(), suggestion, known });
        false
    }

    fn known_values(&self, key: &str) -> Vec<String> {
        let mut known: Vec<String> = self.known.iter().filter_map(|known| known.get(key)).flat_map(values).collect();
        known.sort();
        known.dedup();
        known
    }

    /// A value in the word that it is never given.
    fn unknown_value(&self, key: &str, word: &Word) -> Option<String> {
        if self.known.is_empty() {
            return None;
        }
        let known = self.known_values(key);
        let is_counted = matches!(word, Word::Counted(_)).then(|| COUNT.to_owned());
        values(word).into_iter().chain(is_counted).find(|value| !known.contains(value))
    }
}

/// The names of the values in a word, sorted.
pub fn values(word: &Word) -> Vec<String> {
    let mut names: Vec<String> = word.sentences().flat_map(sentence::values).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// The plural forms of a word, if the node has only sentences by category, including `other`.
fn forms(node: &Node) -> Option<BTreeMap<Category, String>> {
    let NodeKind::Map(entries) = &node.kind else { return None };
    let form = |(name, sentence): &(Key, Node)| match &sentence.kind {
        NodeKind::Scalar(sentence) => Some((Category::from_name(&name.text)?, sentence.clone())),
        _ => None,
    };
    let forms: BTreeMap<Category, String> = entries.iter().map(form).collect::<Option<_>>()?;
    let is_complete = forms.len() == entries.len() && forms.contains_key(&Category::OTHER);
    (is_complete && forms.len() > 1).then_some(forms)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::i18n::words::Word;

    fn check(source: &str, expected: &[(&str, &str)], faults: &[&str]) {
        let known = "page: {home: ホーム, of: '{page}・{site}'}\nlist: {total: '{count}件'}\nskip: 本文へ\n";
        let (known, none) = read("ja", known, &[]);
        assert!(none.is_empty());
        let (entries, found) = read("pt", source, &[&known]);
        let sentences = |word: &Word| word.sentences().collect::<Vec<_>>().join("|");
        let entries: Vec<(String, String)> = entries.iter().map(|(key, word)| (key.clone(), sentences(word))).collect();
        let entries: Vec<(&str, &str)> = entries.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
        assert_eq!(entries, expected);
        let places = found.iter().map(|fault| fault.span.expect("a place")).map(|span| &source[span.start..span.end]);
        assert_eq!(places.collect::<Vec<_>>(), faults);
    }

    #[test]
    fn keys_are_paths_and_words_may_have_two_forms() {
        check("page: {home: Início}\nskip: 1", &[("page.home", "Início"), ("skip", "1")], &[]);
        check(
            "list: {total: {one: '{count} item', other: '{count} itens'}}",
            &[("list.total", "{count} item|{count} itens")],
            &[],
        );
    }

    #[test]
    fn what_nobody_asks_for_is_a_fault() {
        check("page: {hom: x, of: '{pag}'}\npag: {home: y}", &[], &["hom", "'{pag}'", "pag"]);
        check("skip: {one: a, other: b}", &[], &["{"]);
        check("skip: x\nskip: y", &[("skip", "x")], &["skip"]);
        check("skip: [x]\npage: text", &[], &["[", "text"]);
    }
}
