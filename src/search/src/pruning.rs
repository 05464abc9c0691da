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
use crate::morpheme::{Class, segment};

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
    keep_asked(ipadic, &mut kept);
    keep_alone(ipadic, &mut kept, terms);
    keep_edges(ipadic, &mut kept);
    let mut entries: Vec<LexiconEntry> =
        kept.entries.iter().map(|(key, surface)| lexicon_entry(ipadic, *key, surface)).collect();
    entries.extend(place_holders(ipadic, analysed, &entries));
    entries.sort();
    entries.dedup();
    Pruned { grammar: grammar(ipadic, &kept.links), entries }
}

/// Lindera thinks of unknown words only where no known one begins. Where one does but none was kept, an entry too dear to
/// be chosen stands for it, lest an unknown word win that the whole dictionary never tries.
fn place_holders(ipadic: &Ipadic, analysed: &[Analysed], kept: &[LexiconEntry]) -> Vec<LexiconEntry> {
    let characters: BTreeSet<char> = analysed.par_iter().flat_map_iter(|one| distinct_characters(&one.text)).collect();
    let is_kept: BTreeSet<&str> = kept.iter().map(|entry| entry.surface.as_str()).collect();
    let definition = &ipadic.dictionary.character_definition;
    let always_tried = |character: char| {
        let categories = definition.lookup_categories(character);
        categories.iter().all(|category| definition.category_definitions[category.0].invoke)
    };
    let held = characters.into_iter().filter(|character| !always_tried(*character)).map(String::from);
    let held = held.filter(|surface| !is_kept.contains(surface.as_str()) && ipadic.is_entry(surface));
    let entry = |surface| LexiconEntry {
        surface,
        left: 0,
        right: 0,
        cost: i16::MAX,
        class: Class::Function,
        base: String::new(),
    };
    held.map(entry).collect()
}

fn distinct_characters(text: &str) -> BTreeSet<char> {
    text.chars().collect()
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

/// How sentences typed into a search box go on after a noun; pages seldom ask.
const AFTER_NOUNS: [&str; 26] = [
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
    "はいくつありますか",
    "が何人いますか",
    "の理由は何ですか",
    "をどのように進めますか",
    "にはどんなものがありますか",
    "という名前ですか",
    "だったのはどの年ですか",
    "できますか",
];

/// After verbs, adjectives, adverbs and numbers.
const AFTER_OTHERS: [&str; 12] = [
    "ましたか",
    "ますか",
    "ませんか",
    "たのはいつですか",
    "ているのはどこですか",
    "たのは誰ですか",
    "のは何ですか",
    "にはどうすればよいですか",
    "でしょうか",
    "なのはどれですか",
    "からどのくらいですか",
    "は何ですか",
];

/// After particles and auxiliaries.
const AFTER_FUNCTION: [&str; 4] = ["のは何ですか", "は何ですか", "でしょうか", "か"];

fn frames(class: Class) -> &'static [&'static str] {
    match class {
        Class::Noun => &AFTER_NOUNS,
        Class::Content => &AFTER_OTHERS,
        Class::Function => &AFTER_FUNCTION,
    }
}

/// One word for each way of joining on, followed by each frame that may follow it.
fn keep_asked(ipadic: &Ipadic, kept: &mut Kept<'_>) {
    let mut samples: BTreeMap<(u16, Class), &str> = BTreeMap::new();
    for ((lexicon, number), surface) in &kept.entries {
        let word = word_id(*lexicon, *number);
        samples.entry((ipadic.ids_and_cost(word).1, ipadic.class(word))).or_insert(surface);
    }
    let asked: Vec<String> = samples
        .iter()
        .flat_map(|((_, class), sample)| frames(*class).iter().map(|frame| [*sample, *frame].concat()))
        .collect();
    let paths: Vec<Kept> =
        asked.par_iter().map_init(Lattice::default, |lattice, text| best_path(ipadic, lattice, text)).collect();
    paths.into_iter().for_each(|path| kept.add(path));
}

/// What people type are words and terms alone, which may be cut otherwise than in a sentence.
fn keep_alone(ipadic: &Ipadic, kept: &mut Kept, terms: &[&str]) {
    let mut tried: BTreeSet<String> = BTreeSet::new();
    let mut untried: BTreeSet<String> = terms.iter().copied().map(String::from).collect();
    loop {
        untried.extend(kept.entries.values().map(|surface| surface.to_string()));
        untried.retain(|surface| !tried.contains(surface));
        if untried.is_empty() {
            break;
        }
        let with_lattice = |lattice: &mut Lattice, text: &String| best_path(ipadic, lattice, text);
        let paths: Vec<Kept> = untried.par_iter().map_init(Lattice::default, with_lattice).collect();
        paths.into_iter().for_each(|path| kept.add(path));
        tried.append(&mut untried);
    }
}

impl<'a> Kept<'a> {
    fn add(&mut self, path: Kept<'a>) {
        self.entries.extend(path.entries);
        self.links.extend(path.links);
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

#[cfg(test)]
mod tests {
    use lindera_dictionary::viterbi::Lattice;

    use super::prune;
    use crate::analyse::analyse_all;
    use crate::document::{DictionaryWord, Document, Passage};
    use crate::ipadic::Ipadic;
    use crate::lexicon::{Grammar, LexiconEntry, Tables};
    use crate::morpheme::segment;

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

    /// Taking competitors away never changes the winning path, so these are cut alike by construction.
    #[test]
    fn texts_words_and_sentences_that_ask_are_cut_as_with_the_whole_dictionary() {
        let cutter = cutter();
        let mut strings: Vec<String> = TEXTS.iter().map(|text| crate::normalize::normalize(text)).collect();
        let chosen = cutter.entries.iter().filter(|entry| entry.cost < i16::MAX);
        strings.extend(chosen.map(|entry| entry.surface.clone()));
        strings.extend(["特殊詐欺被害", "校区別データベース"].map(String::from));
        for noun in ["被害", "高齢者", "データベース"] {
            strings.extend(super::AFTER_NOUNS.map(|frame| [noun, frame].concat()));
        }
        for text in strings {
            assert_eq!(cutter.pruned(&text), cutter.whole(&text), "{text}");
        }
    }

    /// What people cut out of a text themselves may end in the middle of what was one path; nearly all are cut alike.
    #[test]
    fn pieces_of_texts_are_nearly_all_cut_as_with_the_whole_dictionary() {
        let cutter = cutter();
        let (mut all, mut alike) = (0, 0);
        for text in TEXTS.map(crate::normalize::normalize) {
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
