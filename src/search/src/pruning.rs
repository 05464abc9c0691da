//! Which dictionary entries and connections a site keeps: those on the best path of its texts, of its words and index
//! terms standing alone, and of the sentences in which people ask.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use lindera_dictionary::viterbi::{Lattice, LexType, WordId};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::analyse::Analysed;
use crate::ipadic::Ipadic;
use crate::lexicon::{CONTEXTS, Grammar, LexiconEntry};
use crate::morpheme::segment;

/// What was kept.
pub struct Pruned {
    pub grammar: Grammar,
    /// Sorted.
    pub entries: Vec<LexiconEntry>,
}

/// Entries by lexicon, number and surface, and pairs of context ids.
#[derive(Default)]
struct Kept<'a> {
    entries: BTreeMap<(u8, u32), Cow<'a, str>>,
    links: BTreeSet<(u16, u16)>,
}

/// Prunes the dictionary for a site.
pub fn prune(ipadic: &Ipadic, analysed: &[Analysed], terms: &[&str]) -> Pruned {
    let mut kept = keep_used(ipadic, analysed);
    keep_alone(ipadic, &mut kept, terms);
    keep_asked(ipadic, &mut kept);
    keep_edges(ipadic, &mut kept);
    let mut entries: Vec<LexiconEntry> =
        kept.entries.iter().map(|(key, surface)| lexicon_entry(ipadic, *key, surface)).collect();
    entries.sort();
    entries.dedup();
    Pruned { grammar: grammar(ipadic, &kept.links), entries }
}

/// What the site's own texts are made of.
fn keep_used<'a>(ipadic: &Ipadic, analysed: &'a [Analysed]) -> Kept<'a> {
    let mut kept = Kept::default();
    let mut is_kept = vec![false; ipadic.entries()];
    let mut is_linked = vec![false; usize::from(CONTEXTS) * usize::from(CONTEXTS)];
    for one in analysed {
        for (right, left) in &one.links {
            is_linked[usize::from(*right) * usize::from(CONTEXTS) + usize::from(*left)] = true;
        }
        for entry in one.entries.iter().filter(|entry| !entry.word.is_unknown()) {
            let number = entry.word.id();
            if !entry.word.is_system() {
                kept.entries.insert((1, number), one.surface(entry).into());
            } else if !std::mem::replace(&mut is_kept[number as usize], true) {
                kept.entries.insert((0, number), one.surface(entry).into());
            }
        }
    }
    let linked = (0..is_linked.len()).filter(|at| is_linked[*at]);
    kept.links = linked.map(|at| ((at / usize::from(CONTEXTS)) as u16, (at % usize::from(CONTEXTS)) as u16)).collect();
    kept
}

/// How sentences typed into a search box go on after a word; pages seldom ask.
const FRAMES: [&str; 34] = [
    "は何ですか",
    "はどこですか",
    "はいつですか",
    "は誰ですか",
    "はなぜですか",
    "はいくらですか",
    "とは何ですか",
    "でしょうか",
    "はどうなっていますか",
    "はどうなりましたか",
    "について教えてください",
    "を教えて",
    "しましたか",
    "していますか",
    "しますか",
    "されましたか",
    "されていますか",
    "するにはどうすればよいですか",
    "ましたか",
    "ますか",
    "ませんか",
    "たのはいつですか",
    "ているのはどこですか",
    "たのは誰ですか",
    "はいくつありますか",
    "が何人いますか",
    "の理由は何ですか",
    "をどのように進めますか",
    "にはどんなものがありますか",
    "という名前ですか",
    "だったのはどの年ですか",
    "からどのくらいですか",
    "できますか",
    "なのはどれですか",
];

/// One word for each way of joining on, followed by each frame.
fn keep_asked(ipadic: &Ipadic, kept: &mut Kept<'_>) {
    let mut samples: BTreeMap<u16, &str> = BTreeMap::new();
    for ((lexicon, number), surface) in &kept.entries {
        samples.entry(ipadic.ids_and_cost(word_id(*lexicon, *number)).1).or_insert(surface);
    }
    let asked: Vec<String> =
        samples.values().flat_map(|sample| FRAMES.iter().map(|frame| [*sample, *frame].concat())).collect();
    let paths: Vec<Kept> =
        asked.par_iter().map_init(Lattice::default, |lattice, text| best_path(ipadic, lattice, text)).collect();
    for path in paths {
        kept.entries.extend(path.entries);
        kept.links.extend(path.links);
    }
}

/// What people type are words and terms alone, which may be cut otherwise than in a sentence.
fn keep_alone(ipadic: &Ipadic, kept: &mut Kept, terms: &[&str]) {
    let surfaces: BTreeSet<&str> =
        kept.entries.values().map(|surface| &**surface).chain(terms.iter().copied()).collect();
    let alone: Vec<&str> = surfaces.into_iter().collect();
    let paths: Vec<Kept> =
        alone.par_iter().map_init(Lattice::default, |lattice, text| best_path(ipadic, lattice, text)).collect();
    for path in paths {
        kept.entries.extend(path.entries);
        kept.links.extend(path.links);
    }
}

fn best_path(ipadic: &Ipadic, lattice: &mut Lattice, text: &str) -> Kept<'static> {
    let mut path = Kept::default();
    let mut before = 0;
    segment(&ipadic.parts(), lattice, text, |range, word| {
        let (left, right, _) = ipadic.ids_and_cost(word);
        path.links.insert((before, left));
        before = right;
        match word.lex_type() {
            LexType::System => path.entries.insert((0, word.id()), text[range].to_owned().into()),
            LexType::User => path.entries.insert((1, word.id()), text[range].to_owned().into()),
            LexType::Unknown => None,
        };
    });
    path.links.insert((before, 0));
    path
}

/// Any kept word may begin or end a query.
fn keep_edges(ipadic: &Ipadic, kept: &mut Kept) {
    let unknown = (0..ipadic.dictionary.unknown_dictionary.costs.len() as u32).map(|id| (2, id));
    let known = kept.entries.keys().copied();
    let mut edges = Vec::new();
    for (lexicon, number) in known.chain(unknown) {
        let (left, right, _) = ipadic.ids_and_cost(word_id(lexicon, number));
        edges.extend([(0, left), (right, 0)]);
    }
    kept.links.extend(edges);
}

fn word_id(lexicon: u8, number: u32) -> WordId {
    let kind = match lexicon {
        0 => LexType::System,
        1 => LexType::User,
        _ => LexType::Unknown,
    };
    WordId::new(kind, number)
}

fn lexicon_entry(ipadic: &Ipadic, (lexicon, number): (u8, u32), surface: &str) -> LexiconEntry {
    let word = word_id(lexicon, number);
    let (left, right, cost) = ipadic.ids_and_cost(word);
    let detail = ipadic.detail(word);
    let base = detail.base.unwrap_or(surface).to_owned();
    LexiconEntry { surface: surface.to_owned(), left, right, cost, class: detail.class, base }
}

fn grammar(ipadic: &Ipadic, links: &BTreeSet<(u16, u16)>) -> Grammar {
    let dictionary = &ipadic.dictionary;
    let cost = |right: u16, left: u16| dictionary.connection_cost_matrix.cost(right.into(), left.into()) as i16;
    let costs: BTreeMap<(u16, u16), i16> =
        links.iter().map(|(right, left)| ((*left, *right), cost(*right, *left))).collect();
    let definition = &dictionary.character_definition;
    let categories = definition.category_names.iter().zip(&definition.category_definitions);
    let unknown = &dictionary.unknown_dictionary;
    let unknown_entries = (0..unknown.costs.len() as u32).map(|id| lexicon_entry(ipadic, (2, id), ""));
    Grammar {
        costs,
        characters: character_runs(ipadic),
        categories: categories.map(|(name, data)| (name.clone(), data.invoke, data.group, data.length)).collect(),
        unknown_by_category: unknown.category_references.clone(),
        unknown: unknown_entries.collect(),
    }
}

/// The same for every site, and more than a million look-ups.
fn character_runs(ipadic: &Ipadic) -> Vec<(u32, Vec<u32>)> {
    static RUNS: OnceLock<Vec<(u32, Vec<u32>)>> = OnceLock::new();
    RUNS.get_or_init(|| find_character_runs(ipadic)).clone()
}

fn find_character_runs(ipadic: &Ipadic) -> Vec<(u32, Vec<u32>)> {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for character in (0..=0x10_FFFF).filter_map(char::from_u32) {
        let found = ipadic.dictionary.character_definition.lookup_categories(character);
        let same = |run: &(u32, Vec<u32>)| run.1.iter().map(|one| *one as usize).eq(found.iter().map(|one| one.0));
        if !runs.last().is_some_and(same) {
            runs.push((character as u32, found.iter().map(|one| one.0 as u32).collect()));
        }
    }
    runs
}
