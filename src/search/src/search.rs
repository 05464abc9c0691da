//! From a request to an answer: parse, widen, find, rank, count, show.

use tantivy::query::{Occur, Weight};
use tantivy::{DocId, Score};

use crate::answer::{Answer, FacetCounts, Hit, Note, NoteKind, ValueCount};
use crate::cover::{Cover, cover};
use crate::error::PackError;
use crate::facets::facet_key;
use crate::lexicon::Word;
use crate::morpheme::Class;
use crate::query::{Query, Quoting, parse};
use crate::reader::{Needs, Reader, Step};
use crate::request::{Counts, Request, Sort};
use crate::segment;
use crate::snippet::{Needle, passages, title};
use crate::terms::{Kind, TermData};
use crate::weights::{any, bonus, combined, listed, membership, scored};
use crate::widen::widen;

/// A clause with all the strings it stands for.
struct Wanted {
    texts: Vec<String>,
}

/// Everything one evaluation reads from the index.
struct Gathered<'r> {
    terms: Vec<&'r TermData>,
    needs: Needs,
}

/// Pages found, best first, and what to mark in them.
struct Found {
    pages: Vec<(Score, DocId)>,
    needles: Vec<Needle>,
    notes: Vec<Note>,
}

/// The weight of a whole word, of its morphemes, of its characters, and of standing side by side.
const WHOLE_WORD: Score = 1.0;
const MORPHEME: Score = 1.0;
const FRAGMENT: Score = 0.2;
const SIDE_BY_SIDE: Score = 4.0;
const ALL_WORDS: Score = 100.0;
/// A question is at least this long and holds at least this many hiragana.
const QUESTION: usize = 8;
const QUESTION_KANA: usize = 2;

impl Reader {
    /// Answers a request, or says which files it needs first; ask again when they are supplied.
    ///
    /// # Errors
    ///
    /// Refuses queries that are too long, and says when the pack is damaged.
    pub fn search(&self, request: &Request) -> Result<Step<Answer>, PackError> {
        let query = parse(&request.query)?;
        if query.wanted.is_empty() && request.facets.is_empty() {
            let note = Note { kind: NoteKind::Empty, from: request.query.clone(), to: Vec::new() };
            return Ok(Step::Done(Answer { notes: vec![note], ..Answer::default() }));
        }
        let found = match self.find(&query, request)? {
            Step::Needs(paths) => return Ok(Step::Needs(paths)),
            Step::Done(found) => found,
        };
        self.show(found, request)
    }

    fn find(&self, query: &Query, request: &Request) -> Result<Step<Found>, PackError> {
        let mut gathered = Gathered { terms: Vec::new(), needs: Needs::default() };
        let mut notes = Vec::new();
        let wanted: Vec<Wanted> = query
            .wanted
            .iter()
            .map(|clause| {
                let atoms = clause.atoms.iter();
                Wanted {
                    texts: atoms
                        .flat_map(|atom| widen(self, atom, &request.undone, &mut notes, &mut gathered.needs))
                        .collect(),
                }
            })
            .collect();
        if let Some(question) = question(query).filter(|_| notes.is_empty()) {
            return self.find_question(question, query, request, gathered);
        }
        let weight = self.keyword_weight(&wanted, &mut gathered)?;
        let weight = self.restricted(weight, query, request, &mut gathered)?;
        self.run(weight, gathered, request, wanted.into_iter().flat_map(|one| one.texts).collect(), notes)
    }

    /// Every clause must be in the page; words, characters and neighbourhood say which page comes first.
    fn keyword_weight<'r>(
        &'r self,
        wanted: &[Wanted],
        gathered: &mut Gathered<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let mut parts: Vec<(Occur, Box<dyn Weight>)> = Vec::new();
        for clause in wanted {
            let members = clause.texts.iter().map(|text| self.holds(text, gathered)).collect::<Result<_, _>>()?;
            parts.push((Occur::Must, any(members, 1)));
            for text in &clause.texts {
                parts.extend(self.word_scores(text, gathered)?.into_iter().map(|weight| (Occur::Should, weight)));
            }
        }
        for pair in wanted.windows(2) {
            let beside = [pair[0].texts[0].as_str(), &pair[1].texts[0]].concat();
            let weight = self.holds(&beside, gathered)?;
            parts.push((Occur::Should, bonus(weight, SIDE_BY_SIDE)));
        }
        Ok(combined(parts, 0))
    }

    fn holds<'r>(&'r self, text: &str, gathered: &mut Gathered<'r>) -> Result<Box<dyn Weight>, PackError> {
        let cover = self.cover(text);
        self.gather(&cover, gathered);
        membership(&cover)
    }

    fn cover(&self, text: &str) -> Cover {
        cover(&text.chars().collect::<Vec<_>>(), &self.start.frequent)
    }

    fn gather<'r>(&'r self, cover: &Cover, gathered: &mut Gathered<'r>) {
        match cover {
            Cover::Listed(text) => {
                self.gather_term(Kind::Many, text, gathered);
            }
            Cover::Placed(parts) => {
                for (_, text) in parts {
                    self.gather_term(Kind::Gram, text, gathered);
                }
            }
        }
    }

    fn gather_term<'r>(&'r self, kind: Kind, text: &str, gathered: &mut Gathered<'r>) -> Option<&'r TermData> {
        let found = self.term(kind, text, &mut gathered.needs);
        gathered.terms.extend(found);
        found
    }

    fn word_scores<'r>(&'r self, text: &str, gathered: &mut Gathered<'r>) -> Result<Vec<Box<dyn Weight>>, PackError> {
        let documents = self.start.documents;
        let mut weights = Vec::new();
        let words = self.words(text, &mut gathered.needs)?;
        let content = words.iter().filter(|word| word.class != Class::Function);
        let bases = content.map(|word| (word.base.as_str(), MORPHEME)).filter(|(base, _)| *base != text);
        for (base, boost) in bases.chain([(text, WHOLE_WORD)]) {
            let data = self.gather_term(Kind::Word, base, gathered);
            weights.extend(data.map(|data| scored(data, documents, boost)));
        }
        if let Cover::Placed(parts) = self.cover(text) {
            for (_, part) in &parts {
                let data = self.gather_term(Kind::Gram, part, gathered);
                weights.extend(data.map(|data| scored(data, documents, FRAGMENT / parts.len() as Score)));
            }
        }
        Ok(weights)
    }

    /// Excluded strings and chosen facet values.
    fn restricted<'r>(
        &'r self,
        weight: Box<dyn Weight>,
        query: &Query,
        request: &Request,
        gathered: &mut Gathered<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let mut parts = Vec::new();
        if !query.wanted.is_empty() {
            parts.push((Occur::Must, weight));
        }
        for atom in &query.excluded {
            parts.push((Occur::MustNot, self.holds(&atom.text, gathered)?));
        }
        for (number, table) in self.start.facets.iter().enumerate() {
            let chosen: Vec<&String> =
                request.facets.iter().filter(|(facet, _)| *facet == table.name).map(|(_, value)| value).collect();
            if !chosen.is_empty() {
                let pages = self.facet(number, &mut gathered.needs);
                gathered.terms.extend(chosen.iter().filter_map(|value| pages?.term(&table.name, value)));
                let lists = chosen.into_iter().map(|value| listed(Kind::Facet, &facet_key(&table.name, value)));
                parts.push((Occur::Must, bonus(any(lists.collect(), 1), 0.0)));
            }
        }
        let known = |facet: &String| self.start.facets.iter().any(|table| table.name == *facet);
        if request.facets.iter().any(|(facet, _)| !known(facet)) {
            parts.push((Occur::Must, any(Vec::new(), 1)));
        }
        Ok(combined(parts, 0))
    }

    fn run(
        &self,
        weight: Box<dyn Weight>,
        gathered: Gathered,
        request: &Request,
        needles: Vec<String>,
        notes: Vec<Note>,
    ) -> Result<Step<Found>, PackError> {
        let Gathered { terms, mut needs } = gathered;
        if request.counts == Counts::All || request.sort != Sort::Relevance {
            for number in 0..self.start.facets.len() {
                self.facet(number, &mut needs);
            }
        }
        if !needs.is_empty() {
            return Ok(Step::Needs(self.paths(&needs)));
        }
        let mut pages = self.pages(weight.as_ref(), &terms)?;
        self.order(&mut pages, request.sort)?;
        let needles = needles.iter().map(|needle| needle.chars().collect()).collect();
        Ok(Step::Done(Found { pages, needles, notes }))
    }

    /// Every page a weight holds, with its score.
    fn pages(&self, weight: &dyn Weight, terms: &[&TermData]) -> Result<Vec<(Score, DocId)>, PackError> {
        let reader = segment::open(&self.start.segment, self.start.documents, terms)?;
        let mut pages = Vec::new();
        weight.for_each(&reader, &mut |document, score| pages.push((score, document)))?;
        match pages.iter().all(|(_, document)| *document < self.start.documents) {
            true => Ok(pages),
            false => Err(PackError::Damaged),
        }
    }

    fn order(&self, pages: &mut [(Score, DocId)], sort: Sort) -> Result<(), PackError> {
        pages.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
        if sort == Sort::Relevance {
            return Ok(());
        }
        let years = self.years()?;
        let year = |document: DocId| years.get(document as usize).copied().unwrap_or(0);
        match sort {
            Sort::OldestFirst => pages.sort_by_key(|(_, document)| year(*document)),
            _ => pages.sort_by_key(|(_, document)| i32::MAX - year(*document)),
        }
        Ok(())
    }

    /// The year of each page, 0 where it has none.
    fn years(&self) -> Result<Vec<i32>, PackError> {
        let mut years = vec![0; self.start.documents as usize];
        for (number, table) in self.start.facets.iter().enumerate().filter(|(_, table)| table.name == "year") {
            for (entry, pages) in table.values.iter().zip(self.facet_pages(number)?) {
                let year = entry.value.parse().unwrap_or(0);
                pages.iter().for_each(|page| years[*page as usize] = year);
            }
        }
        Ok(years)
    }

    /// The pages of each value of a facet, whose file is read.
    fn facet_pages(&self, number: usize) -> Result<&[Vec<DocId>], PackError> {
        let facet = self.facet(number, &mut Needs::default()).ok_or(PackError::Missing)?;
        Ok(&facet.pages)
    }

    fn counts(&self, pages: &[(Score, DocId)]) -> Result<Vec<FacetCounts>, PackError> {
        let mut is_found = vec![false; self.start.documents as usize];
        pages.iter().for_each(|(_, page)| is_found[*page as usize] = true);
        let mut all = Vec::new();
        for (number, table) in self.start.facets.iter().enumerate() {
            let lists = self.facet_pages(number)?;
            let counted = table.values.iter().zip(lists).map(|(entry, pages)| ValueCount {
                value: entry.value.clone(),
                label: entry.label.clone(),
                count: pages.iter().filter(|page| is_found[**page as usize]).count(),
            });
            all.push(FacetCounts { name: table.name.clone(), values: counted.filter(|one| one.count > 0).collect() });
        }
        Ok(all)
    }

    fn show(&self, found: Found, request: &Request) -> Result<Step<Answer>, PackError> {
        let drawn: Vec<(Score, DocId)> = found.pages.iter().skip(request.offset).take(request.limit).copied().collect();
        let mut needs = Needs::default();
        let mut hits = Vec::new();
        for (score, page) in drawn {
            if let Some(document) = self.document(page, &mut needs)? {
                hits.push(Hit {
                    url: document.url.clone(),
                    title: title(&document.title, &found.needles),
                    about: document.about.clone(),
                    score,
                    passages: passages(document, &found.needles),
                });
            }
        }
        if !needs.is_empty() {
            return Ok(Step::Needs(self.paths(&needs)));
        }
        let facets = match request.counts {
            Counts::All => self.counts(&found.pages)?,
            Counts::None => Vec::new(),
        };
        Ok(Step::Done(Answer { total: found.pages.len(), hits, facets, notes: found.notes }))
    }
}

/// The text of a query that may be a sentence.
fn question(query: &Query) -> Option<&str> {
    let [clause] = query.wanted.as_slice() else { return None };
    let [atom] = clause.atoms.as_slice() else { return None };
    let kana = atom.text.chars().filter(|character| matches!(character, 'ぁ'..='ゖ')).count();
    let is_long = atom.text.chars().nth(QUESTION - 1).is_some();
    let may_be = atom.quoting == Quoting::Plain && is_long && kana >= QUESTION_KANA;
    may_be.then_some(atom.text.as_str())
}

/// The distinct content words of a sentence: base form and surface.
fn content_words(text: &str, words: &[Word]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for word in words.iter().filter(|word| word.class != Class::Function) {
        let pair = (word.base.clone(), text[word.range.clone()].to_owned());
        if !all.contains(&pair) {
            all.push(pair);
        }
    }
    all
}

impl Reader {
    /// A page with the very sentence, else pages with all of its words, else pages with most of them.
    fn find_question<'r>(
        &'r self,
        text: &str,
        query: &Query,
        request: &Request,
        mut gathered: Gathered<'r>,
    ) -> Result<Step<Found>, PackError> {
        let words = self.words(text, &mut gathered.needs)?;
        if !gathered.needs.is_empty() {
            return Ok(Step::Needs(self.paths(&gathered.needs)));
        }
        let content = content_words(text, &words);
        let probe = self.probe(text, &content);
        let mut probed = Gathered { terms: Vec::new(), needs: Needs::default() };
        let weights = probe.iter().map(|part| (Occur::Must, listed(Kind::Gram, part)));
        let weights = combined(weights.collect(), 0);
        for part in &probe {
            self.gather_term(Kind::Gram, part, &mut probed);
        }
        let question = self.question_weight(text, &words, &content, &mut gathered)?;
        let is_probed = probed.needs.is_empty();
        let may_hold = is_probed && (probe.is_empty() || !self.pages(weights.as_ref(), &probed.terms)?.is_empty());
        if may_hold {
            let wanted = [Wanted { texts: vec![text.to_owned()] }];
            let mut exact = Gathered { terms: Vec::new(), needs: Needs::default() };
            let weight = self.keyword_weight(&wanted, &mut exact)?;
            let weight = self.restricted(weight, query, request, &mut exact)?;
            match self.run(weight, exact, request, vec![text.to_owned()], Vec::new())? {
                Step::Done(found) if found.pages.is_empty() => (),
                step => return Ok(step),
            }
        }
        if content.is_empty() {
            return self.run(any(Vec::new(), 1), gathered, request, Vec::new(), Vec::new());
        }
        if !is_probed {
            let mut paths = self.paths(&gathered.needs);
            paths.extend(self.paths(&probed.needs));
            paths.sort();
            paths.dedup();
            return Ok(Step::Needs(paths));
        }
        let weight = self.restricted(question, query, request, &mut gathered)?;
        let needles: Vec<String> = content.iter().map(|(_, surface)| surface.clone()).collect();
        let mut found = match self.run(weight, gathered, request, needles.clone(), Vec::new())? {
            Step::Needs(paths) => return Ok(Step::Needs(paths)),
            Step::Done(found) => found,
        };
        let all = found.pages.iter().filter(|(score, _)| *score >= ALL_WORDS).count();
        if all > 0 && request.sort == Sort::Relevance {
            found.notes.push(Note { kind: NoteKind::AllWords, from: text.to_owned(), to: needles });
        } else {
            found.notes.push(Note { kind: NoteKind::MostWords, from: text.to_owned(), to: needles });
        }
        Ok(Step::Done(found))
    }

    /// A few rare strings of the sentence that lie in its words, whose files its words need anyway.
    fn probe(&self, text: &str, content: &[(String, String)]) -> Vec<String> {
        let Cover::Placed(parts) = self.cover(text) else { return Vec::new() };
        let in_word = |part: &str| content.iter().any(|(_, surface)| surface.contains(part));
        let mut probe: Vec<String> =
            parts.iter().map(|(_, part)| part.clone()).filter(|part| in_word(part)).take(4).collect();
        if probe.is_empty() {
            probe.extend(parts.first().map(|(_, part)| part.clone()));
        }
        probe
    }

    fn question_weight<'r>(
        &'r self,
        text: &str,
        words: &[Word],
        content: &[(String, String)],
        gathered: &mut Gathered<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let documents = self.start.documents;
        let mut scores: Vec<(Occur, Box<dyn Weight>)> = Vec::new();
        let mut members: Vec<Box<dyn Weight>> = Vec::new();
        let mut musts: Vec<(Occur, Box<dyn Weight>)> = Vec::new();
        for (base, surface) in content {
            if let Some(data) = self.gather_term(Kind::Word, base, gathered) {
                scores.push((Occur::Should, scored(data, documents, MORPHEME)));
            }
            members.push(self.holds(surface, gathered)?);
            musts.push((Occur::Must, self.holds(surface, gathered)?));
        }
        for pair in bigrams_between(text, words) {
            if let Some(data) = self.gather_term(Kind::Gram, &pair, gathered) {
                scores.push((Occur::Should, scored(data, documents, MORPHEME * 0.5)));
            }
        }
        let least = content.len().div_ceil(2);
        scores.push((Occur::Must, any(members, least)));
        scores.push((Occur::Should, bonus(combined(musts, 0), ALL_WORDS)));
        Ok(combined(scores, 0))
    }
}

/// The bigrams of content words that stand side by side, those across the seam included.
fn bigrams_between(text: &str, words: &[Word]) -> Vec<String> {
    let mut all = Vec::new();
    for run in words.chunk_by(|left, right| (left.class != Class::Function) == (right.class != Class::Function)) {
        if run[0].class == Class::Function {
            continue;
        }
        let range = run[0].range.start..run[run.len() - 1].range.end;
        let characters: Vec<char> = text[range].chars().collect();
        all.extend(characters.windows(2).map(|pair| pair.iter().collect::<String>()));
    }
    all.sort();
    all.dedup();
    all
}
