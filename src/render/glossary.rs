//! Links the terms of the glossary in running text: on each page the first occurrence of a term links to its entry.

use std::collections::{BTreeMap, BTreeSet};

use daachorse::charwise::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use daachorse::{Match, MatchKind};

use crate::markdown;
use crate::model::path::Slug;
use crate::model::table::GlossaryEntry;
use crate::render::route::Route;

/// A matcher for all names of the glossary's entries.
#[derive(Default)]
pub struct Terms {
    names: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// For each name the id of its entry.
    ids: Vec<Slug>,
}

impl Terms {
    /// The names are the terms, their aliases, and both names of renamed things. A name that occurs twice belongs to
    /// the first entry.
    pub fn new(entries: &[GlossaryEntry]) -> Self {
        let mut names: BTreeMap<String, &Slug> = BTreeMap::new();
        for entry in entries {
            for name in spellings(entry) {
                names.entry(name).or_insert(&entry.id.value);
            }
        }
        let ids = names.values().map(|id| (*id).clone()).collect();
        let builder = CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest);
        // Building fails only for an empty list, since the names are distinct and none of them is empty.
        Self { names: builder.build(names.keys()).ok(), ids }
    }
}

/// Names of one character are excluded: they occur in too many other words.
fn spellings(entry: &GlossaryEntry) -> impl Iterator<Item = String> {
    let renamed = entry.renamed.iter().flat_map(|renamed| [&renamed.from, &renamed.to]);
    let names = [&entry.term].into_iter().chain(&entry.aliases).chain(renamed);
    let both =
        names.flat_map(|name| [name.replace('（', "(").replace('）', ")"), name.replace('(', "（").replace(')', "）")]);
    both.map(|name| markdown::escape(name.trim())).filter(|name| name.chars().nth(1).is_some())
}

/// Links the terms on one page. It must be given the page's texts in reading order.
pub struct Linker<'a> {
    terms: &'a Terms,
    root: &'a str,
    /// The title of the links, escaped as HTML.
    title: String,
    linked: BTreeSet<&'a Slug>,
}

impl<'a> Linker<'a> {
    /// A linker for a page from which `root` is the path to the pages of its language; `title` is the title of the
    /// links.
    pub fn new(terms: &'a Terms, root: &'a str, title: &str) -> Self {
        let title = markdown::escape(title).replace('"', "&quot;");
        Self { terms, root, title, linked: BTreeSet::new() }
    }

    /// Links the first occurrence of each term, if the page has no link to it yet. Text in links, headings and code is
    /// not changed.
    pub fn link(&mut self, html: String) -> String {
        let Some(names) = &self.terms.names else { return html };
        if names.leftmost_find_iter(html.as_str()).next().is_none() {
            return html;
        }
        let (mut linked, mut closed, mut rest) = (String::with_capacity(html.len() * 2), 0_usize, html.as_str());
        while !rest.is_empty() {
            let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            if closed == 0 {
                self.add_text(text, &mut linked)
            } else {
                linked.push_str(text)
            }
            let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
            closed = closed.saturating_add_signed(step(tag));
            linked.push_str(tag);
            rest = after;
        }
        linked
    }

    fn add_text(&mut self, text: &str, out: &mut String) {
        let Some(names) = &self.terms.names else { return };
        let mut end = 0;
        for found in names.leftmost_find_iter(text) {
            let id = &self.terms.ids[found.value() as usize];
            if is_word(text, &found) && self.linked.insert(id) {
                out.push_str(&text[end..found.start()]);
                let (root, title, name) = (self.root, &self.title, &text[found.start()..found.end()]);
                let path = Route::glossary_entry(id);
                out.push_str(&format!("<a class=\"term\" href=\"{root}{path}\" title=\"{title}\">{name}</a>"));
                end = found.end();
            }
        }
        out.push_str(&text[end..]);
    }
}

/// The change that a tag makes in the number of open elements in which nothing is linked.
fn step(tag: &str) -> isize {
    let (name, step) = match tag.strip_prefix("</") {
        Some(name) => (name, -1),
        None => (tag.trim_start_matches('<'), 1),
    };
    let name = name.split([' ', '>', '\n']).next().unwrap_or_default();
    if matches!(name, "a" | "code" | "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6") { step } else { 0 }
}

/// Whether a match is a word by itself and not part of a longer one: 協働 must not match in 市民協働部, nor 年度 in 2年度.
fn is_word(text: &str, found: &Match<u32>) -> bool {
    let name = &text[found.start()..found.end()];
    let joins = |left: Option<char>, right: Option<char>| {
        left.zip(right).is_some_and(|(left, right)| script(left) != Script::Other && script(left) == script(right))
    };
    let before = text[..found.start()].chars().next_back();
    let after = text[found.end()..].chars().next();
    let is_counted = before.is_some_and(|before| before.is_ascii_digit());
    !is_counted && !joins(before, name.chars().next()) && !joins(name.chars().next_back(), after)
}

#[derive(PartialEq, Eq)]
enum Script {
    Kanji,
    Katakana,
    Latin,
    Other,
}

fn script(character: char) -> Script {
    match character {
        '々' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Script::Kanji,
        'ァ'..='ヺ' | 'ー' => Script::Katakana,
        character if character.is_ascii_alphanumeric() => Script::Latin,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Linker, Terms};
    use crate::model::path::Slug;
    use crate::model::source::{Located, Span};
    use crate::model::table::{GlossaryEntry, Renamed};

    fn entry(id: &str, term: &str, aliases: &[&str], renamed: Option<(&str, &str)>) -> GlossaryEntry {
        let id = Slug::new(id).expect("a slug");
        let renamed = renamed.map(|(from, to)| Renamed { from: from.to_owned(), to: to.to_owned(), note: None });
        GlossaryEntry {
            id: Located { value: id, span: Span::default() },
            term: term.to_owned(),
            reading: None,
            meaning: None,
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            renamed,
        }
    }

    /// `[name]` in `expected` stands for a link.
    fn check(html: &[&str], expected: &[&str]) {
        let terms = Terms::new(&[
            entry("kyodo", "協働", &[], None),
            entry("bunka", "協働の文化", &["協働文化"], None),
            entry("ai", "AI", &["人工知能"], None),
            entry("karte", "データベース", &[], Some(("(仮称)カルテ", "データベース"))),
            entry("ichi", "市", &[], None),
            entry("ra", "R&D", &[], None),
        ]);
        let mut linker = Linker::new(&terms, "../", "用語集");
        let shown = |html: &&str| {
            let html = linker.link((*html).to_owned());
            let parts = html.split("<a class=\"term\" href=\"../glossary.html#");
            let mut parts = parts.map(|part| part.split_once(" title=\"用語集\">").map_or(part, |(_, part)| part));
            let first = parts.next().unwrap_or_default().to_owned();
            parts.fold(first, |all, part| format!("{all}[{}", part.replacen("</a>", "]", 1)))
        };
        assert_eq!(html.iter().map(shown).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_first_of_each_on_a_page_is_linked() {
        check(&["協働と協働", "協働を"], &["[協働]と協働", "協働を"]);
        check(&["人工知能とAI"], &["[人工知能]とAI"]);
    }

    #[test]
    fn the_longest_name_wins() {
        check(&["協働の文化と協働"], &["[協働の文化]と[協働]"]);
    }

    #[test]
    fn a_part_of_a_word_is_left_alone() {
        check(&["市民協働部の協働"], &["市民協働部の[協働]"]);
        check(&["MAIN、データベースサーバー、データベースへ"], &["MAIN、データベースサーバー、[データベース]へ"]);
        check(&["市の"], &["市の"]);
        check(&["2協働"], &["2協働"]);
    }

    #[test]
    fn links_headings_and_code_stay_as_they_are() {
        check(
            &["<h3>協働</h3><p><a href=\"x\">協働</a><code>協働</code><b>協働</b></p>"],
            &["<h3>協働</h3><p><a href=\"x\">協働</a><code>協働</code><b>[協働]</b></p>"],
        );
    }

    #[test]
    fn names_are_found_in_either_width_and_escaped() {
        check(&["（仮称）カルテをR&amp;Dで"], &["[（仮称）カルテ]を[R&amp;D]で"]);
    }

    #[test]
    fn a_site_without_terms_links_nothing() {
        let terms = Terms::new(&[]);
        assert_eq!(Linker::new(&terms, "", "用語集").link("協働".to_owned()), "協働");
    }
}
