//! Selects the dictionary entries and connections that a site needs: those on the best path of its texts, of its words
//! and index terms by themselves, and of questions that people type.
//!
//! The best path in a Viterbi search does not change if competitors are removed, so these texts are tokenized as with
//! the complete IPADIC.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::build::analysed::Analysed;
use crate::build::grammar::{grammar, lexicon_entry};
use crate::build::ipadic::Ipadic;
use crate::build::kept::{EntryId, Kept, Lexicon};
use crate::build::questions::question_ends;
use crate::format::grammar::Grammar;
use crate::format::lexicon::{CONTEXTS, LexiconEntry};
use crate::text::morpheme::Class;

/// A dictionary reduced to what a site needs.
pub struct Pruned {
    pub grammar: Grammar,
    /// The entries, sorted.
    pub entries: Vec<LexiconEntry>,
}

/// Prunes the dictionary for a site; `terms` are its index terms.
pub fn prune(ipadic: &Ipadic, analysed: &[Analysed], terms: &[&str]) -> Pruned {
    let mut kept = keep_used(ipadic, analysed);
    keep_questions(ipadic, &mut kept);
    keep_standing_alone(ipadic, &mut kept, terms);
    keep_edges(ipadic, &mut kept);
    let mut entries: Vec<LexiconEntry> =
        kept.entries.iter().map(|(id, surface)| lexicon_entry(ipadic, id.word(), surface)).collect();
    entries.extend(placeholders(ipadic, analysed, &entries));
    entries.sort();
    entries.dedup();
    Pruned { grammar: grammar(ipadic, &kept.connections), entries }
}

/// Lindera tries unknown words only at positions at which no known word begins. If all known words at a position were
/// removed, an unknown word could win that the complete dictionary never tries. An entry that is too expensive to be
/// chosen therefore takes their place.
fn placeholders(ipadic: &Ipadic, analysed: &[Analysed], kept: &[LexiconEntry]) -> Vec<LexiconEntry> {
    let characters: BTreeSet<char> = analysed.par_iter().flat_map_iter(|document| characters(&document.text)).collect();
    let is_kept: BTreeSet<&str> = kept.iter().map(|entry| entry.surface.as_str()).collect();
    let definition = &ipadic.dictionary.character_definition;
    let always_tried = |character: char| {
        let categories = definition.lookup_categories(character);
        categories.iter().all(|category| definition.category_definitions[category.0].invoke)
    };
    let held = characters.into_iter().filter(|character| !always_tried(*character)).map(String::from);
    let held = held.filter(|surface| !is_kept.contains(surface.as_str()) && ipadic.is_entry(surface));
    held.map(placeholder).collect()
}

fn placeholder(surface: String) -> LexiconEntry {
    LexiconEntry { surface, left: 0, right: 0, cost: i16::MAX, class: Class::Function, base: String::new() }
}

fn characters(text: &str) -> BTreeSet<char> {
    text.chars().collect()
}

/// Keeps the entries and connections of the site's own texts.
fn keep_used<'a>(ipadic: &Ipadic, analysed: &'a [Analysed]) -> Kept<'a> {
    let mut kept = Kept::default();
    let mut is_kept = vec![false; ipadic.entries()];
    let mut is_connected = vec![false; usize::from(CONTEXTS) * usize::from(CONTEXTS)];
    for document in analysed {
        for (right, left) in &document.connections {
            is_connected[usize::from(*right) * usize::from(CONTEXTS) + usize::from(*left)] = true;
        }
        for entry in &document.entries {
            let Some(id) = EntryId::of(entry.word) else { continue };
            // An optimization: most documents use the same entries, and a look-up in a table is cheaper than one in a
            // map.
            let is_new = |kept: &mut bool| !std::mem::replace(kept, true);
            if id.lexicon == Lexicon::Site || is_new(&mut is_kept[id.number as usize]) {
                kept.entries.insert(id, document.surface(entry).into());
            }
        }
    }
    let connected = (0..is_connected.len()).filter(|at| is_connected[*at]);
    let ids = |at| ((at / usize::from(CONTEXTS)) as u16, (at % usize::from(CONTEXTS)) as u16);
    kept.connections = connected.map(ids).collect();
    kept
}

/// Keeps, for each class of words and each right context id, one word with each end of a question that can follow it.
fn keep_questions(ipadic: &Ipadic, kept: &mut Kept<'_>) {
    let mut samples: BTreeMap<(u16, Class), &str> = BTreeMap::new();
    for (id, surface) in &kept.entries {
        let word = id.word();
        samples.entry((ipadic.ids_and_cost(word).1, ipadic.class(word))).or_insert(surface);
    }
    let samples = samples.into_iter();
    let questions =
        samples.flat_map(|((_, class), sample)| question_ends(class).iter().map(move |end| [sample, *end].concat()));
    let questions: Vec<String> = questions.collect();
    kept.add_paths(ipadic, &questions);
}

/// Keeps words and terms by themselves, as people type them, since they can be tokenized differently within a sentence.
fn keep_standing_alone(ipadic: &Ipadic, kept: &mut Kept, terms: &[&str]) {
    let mut tried: BTreeSet<String> = BTreeSet::new();
    let mut untried: BTreeSet<String> = terms.iter().copied().map(String::from).collect();
    loop {
        untried.extend(kept.entries.values().map(|surface| surface.to_string()));
        untried.retain(|surface| !tried.contains(surface));
        if untried.is_empty() {
            break;
        }
        let texts: Vec<String> = std::mem::take(&mut untried).into_iter().collect();
        kept.add_paths(ipadic, &texts);
        tried.extend(texts);
    }
}

/// Keeps the connections with which any kept word and any unknown one can begin or end a query.
fn keep_edges(ipadic: &Ipadic, kept: &mut Kept) {
    let known = kept.entries.keys().map(|id| id.word());
    let mut edges = Vec::new();
    for word in known.chain(ipadic.unknown_entries()) {
        let (left, right, _) = ipadic.ids_and_cost(word);
        edges.extend([(0, left), (right, 0)]);
    }
    kept.connections.extend(edges);
}

#[cfg(test)]
mod tests {
    use lindera_dictionary::viterbi::Lattice;

    use super::prune;
    use crate::build::analyse::analyse_all;
    use crate::build::ipadic::Ipadic;
    use crate::build::questions::question_ends;
    use crate::document::{DictionaryWord, Document, Passage};
    use crate::format::grammar::Grammar;
    use crate::format::lexicon::LexiconEntry;
    use crate::read::tables::Tables;
    use crate::text::morpheme::{Class, segment};
    use crate::text::normalize::normalize;

    const TEXTS: [&str; 6] = [
        "警察と協働し、特殊詐欺被害を防ぐための巡回啓発事業を始めました。",
        "高齢者に向けては、ＡＩを使った案内を試し、利用者の声を集めています。",
        "校区別データベースを41の小学校区でつくり、庁内での活用を進める。",
        "(仮称)南部コラボセンターの実施設計は、平成32年度(2020年度)までに終えたい。",
        "ごみ収集車から注意を呼びかけ、美しいまちにすることができた。",
        "すもももももももものうち、にわにはにわにわとりがいる。",
    ];

    struct Cutter {
        ipadic: Ipadic,
        tables: Tables,
        entries: Vec<LexiconEntry>,
    }

    impl Cutter {
        fn whole(&self, text: &str) -> Vec<String> {
            let mut words = Vec::new();
            segment(&self.ipadic.parts(), &mut Lattice::default(), text, |range, word| {
                words.push(format!("{} {:?}", &text[range], self.ipadic.class(word)));
            });
            words
        }

        fn pruned(&self, text: &str) -> Vec<String> {
            let entries: Vec<&LexiconEntry> = self.entries.iter().collect();
            let words = self.tables.words(&entries, text).expect("Lindera takes the tables");
            words.into_iter().map(|word| format!("{} {:?}", &text[word.range], word.class)).collect()
        }
    }

    fn cutter() -> Cutter {
        let word = |surface: &str| DictionaryWord {
            surface: surface.to_owned(),
            part_of_speech: String::from("名詞"),
            reading: String::from("キョウドウ"),
        };
        let words = [word("協働")];
        let document = |text: &&str| Document {
            passages: vec![Passage { anchor: None, text: (*text).to_owned() }],
            ..Document::default()
        };
        let documents: Vec<Document> = TEXTS.iter().map(document).collect();
        let analysed = analyse_all(&documents, &words).expect("the dictionary loads");
        let ipadic = Ipadic::new(&words).expect("the dictionary loads");
        let pruned = prune(&ipadic, &analysed, &["特殊詐欺被害", "校区別データベース"]);
        let grammar = Grammar::decode(&pruned.grammar.encode()).expect("what was written is read");
        Cutter { ipadic, tables: Tables::new(&grammar).expect("Lindera takes the grammar"), entries: pruned.entries }
    }

    /// Removing competitors never changes the best path, so these must all be tokenized in the same way.
    #[test]
    fn texts_words_and_questions_are_cut_as_with_the_whole_dictionary() {
        let cutter = cutter();
        let mut strings: Vec<String> = TEXTS.map(normalize).to_vec();
        let chosen = cutter.entries.iter().filter(|entry| entry.cost < i16::MAX);
        strings.extend(chosen.map(|entry| entry.surface.clone()));
        strings.extend(["特殊詐欺被害", "校区別データベース"].map(String::from));
        for noun in ["被害", "高齢者", "データベース"] {
            strings.extend(question_ends(Class::Noun).iter().map(|end| [noun, *end].concat()));
        }
        for text in strings {
            assert_eq!(cutter.pruned(&text), cutter.whole(&text), "{text}");
        }
    }

    /// A piece that people copy out of a text can end in the middle of what was one path, so only nearly all are
    /// tokenized in the same way.
    #[test]
    fn pieces_of_texts_are_nearly_all_cut_as_with_the_whole_dictionary() {
        let cutter = cutter();
        let (mut all, mut alike) = (0, 0);
        for text in TEXTS.map(normalize) {
            let mut ends = vec![0];
            segment(&cutter.ipadic.parts(), &mut Lattice::default(), &text, |range, _| ends.push(range.end));
            for start in 0..ends.len() {
                for end in start + 1..ends.len().min(start + 6) {
                    let piece = &text[ends[start]..ends[end]];
                    all += 1;
                    alike += usize::from(cutter.pruned(piece) == cutter.whole(piece));
                }
            }
        }
        assert!(alike * 100 >= all * 95, "{alike} of {all}");
    }
}
