//! probe
use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
use lindera_dictionary::mode::Mode;
use lindera_dictionary::viterbi::Lattice;
use std::path::Path;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::directory::{Directory, RamDirectory};
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Index, ReloadPolicy, Score, Searcher, SegmentOrdinal, SegmentReader, Term};

struct All;
struct AllChild(Vec<(DocId, Score)>);
impl Collector for All {
    type Fruit = Vec<(DocId, Score)>;
    type Child = AllChild;
    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<AllChild> {
        Ok(AllChild(Vec::new()))
    }
    fn requires_scoring(&self) -> bool {
        true
    }
    fn merge_fruits(&self, f: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(f.into_iter().next().unwrap_or_default())
    }
}
impl SegmentCollector for AllChild {
    type Fruit = Vec<(DocId, Score)>;
    fn collect(&mut self, d: DocId, s: Score) {
        self.0.push((d, s));
    }
    fn harvest(self) -> Self::Fruit {
        self.0
    }
}

static mut SEARCHER: Option<Searcher> = None;
static mut DICT: Option<(PrefixDictionary, ConnectionCostMatrix, CharacterDefinition, UnknownDictionary)> = None;
static mut FILES: Vec<Vec<u8>> = Vec::new();

#[unsafe(no_mangle)]
pub extern "C" fn alloc(len: usize) -> *mut u8 {
    let mut v = vec![0u8; len];
    let p = v.as_mut_ptr();
    unsafe { (*(&raw mut FILES)).push(v) };
    p
}
#[unsafe(no_mangle)]
pub extern "C" fn open() -> u32 {
    let files = unsafe { std::mem::take(&mut *(&raw mut FILES)) };
    let dir = RamDirectory::create();
    let mut rest = files.into_iter();
    let d: Vec<Vec<u8>> = (&mut rest).take(7).collect();
    let mut i = 0;
    while let (Some(n), Some(b)) = (rest.next(), rest.next()) {
        let _ = dir.atomic_write(Path::new(std::str::from_utf8(&n).unwrap_or("x")), &b);
        i += 1;
    }
    let Ok(index) = Index::open(dir) else { return 1 };
    let Ok(reader) = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into() else { return 2 };
    let mut d = d.into_iter();
    let mut n = || d.next().unwrap_or_default();
    let Ok(p) = PrefixDictionary::load(n(), n(), n(), Vec::new(), Vec::new()) else { return 3 };
    let Ok(m) = ConnectionCostMatrix::load(n()) else { return 4 };
    let Ok(c) = CharacterDefinition::load(&n()) else { return 5 };
    let Ok(u) = UnknownDictionary::load(&n()) else { return 6 };
    unsafe {
        SEARCHER = Some(reader.searcher());
        DICT = Some((p, m, c, u));
    }
    i
}
#[unsafe(no_mangle)]
pub extern "C" fn query() -> u32 {
    let files = unsafe { std::mem::take(&mut *(&raw mut FILES)) };
    let Some(text) = files.first().and_then(|f| std::str::from_utf8(f).ok()) else { return 0 };
    let Some((p, m, c, u)) = (unsafe { &*(&raw const DICT) }) else { return 0 };
    let Some(searcher) = (unsafe { &*(&raw const SEARCHER) }) else { return 0 };
    let mut lattice = Lattice::default();
    lattice.set_text(p, &None, c, u, m, text, &Mode::Normal, None, false);
    let words = lattice.tokens_offset();
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for pair in words.windows(2) {
        let t = Term::from_field_text(Field::from_field_id(0), &text[pair[0].0..pair[1].0]);
        clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(TermQuery::new(t, IndexRecordOption::WithFreqs)), 2.0))));
    }
    let chars: Vec<char> = text.chars().collect();
    let bigrams: Vec<Term> = chars
        .windows(2)
        .map(|b| Term::from_field_text(Field::from_field_id(1), &b.iter().collect::<String>()))
        .collect();
    if bigrams.len() > 1 {
        clauses.push((Occur::Must, Box::new(PhraseQuery::new(bigrams))));
    }
    let q = BooleanQuery::new(clauses);
    let Ok(hits) = searcher.search(&q, &All) else { return 0 };
    hits.iter().map(|h| h.0 ^ h.1.to_bits()).fold(hits.len() as u32, |a, b| a ^ b)
}
