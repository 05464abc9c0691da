//! Sentences typed as a question: what they ask about, and the pages that say most of it.

use std::collections::BTreeSet;

use tantivy::query::{Occur, Weight};
use tantivy::{DocId, Score};

use crate::answer::{Note, NoteKind};
use crate::cover::Cover;
use crate::error::PackError;
use crate::keyword::{Gathered, Wanted};
use crate::lexicon::Word;
use crate::listing::Found;
use crate::morpheme::Class;
use crate::query::{Query, Quoting};
use crate::reader::{Reader, Step};
use crate::request::{Request, Sort};
use crate::terms::Kind;
use crate::weights::{any, bonus, combined, listed, near, scored};

/// A sentence is at least this long and holds at least this many hiragana.
const SENTENCE: usize = 8;
const SENTENCE_KANA: usize = 2;
/// What makes a question of a shorter one.
const ASKING: [&str; 13] =
    ["?", "何", "誰", "いつ", "どこ", "なぜ", "どう", "どの", "どれ", "どんな", "いくら", "いくつ", "教えて"];
/// Words that belong to the asking, not to what is asked about; IPADIC counts them as content.
const ASKED_WITH: [&str; 16] = [
    "教える",
    "どう",
    "どうして",
    "なぜ",
    "何故",
    "いかが",
    "いくら",
    "いくつ",
    "なんで",
    "何人",
    "知る",
    "言う",
    "いう",
    "どれ",
    "誰",
    "何",
];

/// The weights of a word and of two characters side by side, and of holding every word.
const WORD: Score = 0.5;
const PAIR: Score = 1.0;
const ALL_WORDS: Score = 5.0;
/// The weight, for its rarity, of a word within this many characters of one of the next few words of the question.
const NEARNESS: Score = 2.0;
const NEAR: u32 = 30;
const REACH: usize = 3;
/// A page is shown when its words, by rarity, come to this share of the best page's, or when it is among the first.
const SHARE: Score = 0.6;
const FIRST: usize = 20;
/// Strings of the sentence that are looked up before its exact wording is.
const PROBES: usize = 4;

/// Whether a query may be a sentence.
pub(crate) fn is_question(query: &Query) -> bool {
    let mut atoms = query.wanted.iter().flat_map(|clause| &clause.atoms);
    let is_plain =
        query.wanted.iter().all(|clause| clause.atoms.len() == 1) && atoms.all(|atom| atom.quoting == Quoting::Plain);
    is_plain && holds_sentence(query)
}

/// Whether a query that nothing answers as it is may be answered as a question: part of it is a sentence, beside quoted words.
pub(crate) fn holds_sentence(query: &Query) -> bool {
    let mut atoms = query.wanted.iter().flat_map(|clause| &clause.atoms);
    atoms.any(|atom| atom.quoting == Quoting::Plain && is_sentence(&atom.text))
}

fn is_sentence(text: &str) -> bool {
    let kana = text.chars().filter(is_hiragana).count();
    let is_long = text.chars().nth(SENTENCE - 1).is_some();
    is_long && kana >= SENTENCE_KANA || kana > 0 && ASKING.iter().any(|word| text.contains(word))
}

/// What a sentence is about.
#[derive(Default)]
struct Subject {
    /// Base form and surface of each content word, in order, without repetition.
    words: Vec<(String, String)>,
    /// Two characters side by side, except signs and what belongs to the asking.
    pairs: BTreeSet<String>,
}

impl Subject {
    fn new(text: &str, words: &[Word]) -> Subject {
        let mut subject = Subject::default();
        for run in words.chunk_by(|left, right| is_asked_with(left) == is_asked_with(right)) {
            if !is_asked_with(&run[0]) {
                subject.add_pairs(&text[run[0].range.start..run[run.len() - 1].range.end]);
            }
        }
        for word in words.iter().filter(|word| is_content(word)) {
            let pair = (word.base.clone(), text[word.range.clone()].to_owned());
            if !subject.words.contains(&pair) {
                subject.words.push(pair);
            }
        }
        subject
    }

    fn add_pairs(&mut self, text: &str) {
        let characters: Vec<char> = text.chars().collect();
        let pairs = characters.windows(2);
        let telling = pairs.filter(|pair| pair.iter().all(|one| one.is_alphanumeric()));
        self.pairs.extend(telling.map(|pair| pair.iter().collect::<String>()));
    }
}

fn is_hiragana(character: &char) -> bool {
    matches!(character, 'ぁ'..='ゖ')
}

fn is_asked_with(word: &Word) -> bool {
    ASKED_WITH.contains(&word.base.as_str())
}

fn is_content(word: &Word) -> bool {
    word.class != Class::Function && !is_asked_with(word)
}

impl Reader {
    /// A page with the very sentence, else pages with all of its words, else pages with most of them.
    pub(crate) fn find_question<'r>(
        &'r self,
        wanted: &[Wanted],
        notes: Vec<Note>,
        query: &Query,
        request: &Request,
        mut gathered: Gathered<'r>,
    ) -> Result<Step<Found>, PackError> {
        let mut subjects: Vec<Vec<Subject>> = Vec::new();
        for clause in wanted {
            let of_text = |text: &String| Ok(Subject::new(text, &self.words(text, &mut gathered.needs)?));
            subjects.push(clause.texts.iter().map(of_text).collect::<Result<_, PackError>>()?);
        }
        if !gathered.needs.is_empty() {
            return Ok(Step::Needs(self.paths(&gathered.needs)));
        }
        let may_hold = self.may_hold(wanted, &subjects, &mut gathered)?;
        let weights = self.question_weights(&subjects, query, request, &mut gathered)?;
        if !gathered.needs.is_empty() {
            return Ok(Step::Needs(self.paths(&gathered.needs)));
        }
        if !self.pages(may_hold.as_ref(), &gathered.terms)?.is_empty() {
            match self.find_exactly(wanted, &notes, query, request)? {
                Step::Done(found) if found.pages.is_empty() => (),
                step => return Ok(step),
            }
        }
        let answers = self.most_about(&weights, &gathered)?;
        if answers.pages.is_empty() {
            return self.advise(wanted, notes, query, request);
        }
        self.answer_question(answers, &subjects, notes, request).map(Step::Done)
    }

    /// Pages that hold the text of every clause.
    fn find_exactly(
        &self,
        wanted: &[Wanted],
        notes: &[Note],
        query: &Query,
        request: &Request,
    ) -> Result<Step<Found>, PackError> {
        let mut gathered = Gathered::default();
        let weight = self.keyword_weight(wanted, &mut gathered)?;
        let weight = self.restricted(Some(weight), query, request, &mut gathered)?;
        if !gathered.needs.is_empty() {
            return Ok(Step::Needs(self.paths(&gathered.needs)));
        }
        let mut pages = self.pages(weight.as_ref(), &gathered.terms)?;
        self.order(&mut pages, request.sort)?;
        let needles = wanted.iter().flat_map(|clause| &clause.texts).map(|text| text.chars().collect()).collect();
        Ok(Step::Done(Found { pages, needles, notes: notes.to_vec(), missing: Vec::new(), advice: Vec::new() }))
    }

    /// Pages that hold a few strings of the sentence: some that lie in its words, whose files are needed anyway, and the
    /// last, since pages seldom end a sentence as people do who ask.
    fn may_hold<'r>(
        &'r self,
        wanted: &[Wanted],
        subjects: &[Vec<Subject>],
        gathered: &mut Gathered<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let mut clauses = Vec::new();
        for (clause, subjects) in wanted.iter().zip(subjects) {
            let texts = clause.texts.iter().zip(subjects);
            let probes = texts.map(|(text, subject)| self.probes(text, subject, gathered)).collect::<Result<_, _>>()?;
            clauses.push((Occur::Must, any(probes, 1)));
        }
        Ok(bonus(combined(clauses, 0), 0.0))
    }

    fn probes<'r>(
        &'r self,
        text: &str,
        subject: &Subject,
        gathered: &mut Gathered<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let Cover::Placed(cover) = self.cover(text) else { return self.holds(text, gathered) };
        let in_word = |part: &str| subject.words.iter().any(|(_, surface)| surface.contains(part));
        let inner = cover.iter().map(|(_, part)| part).filter(|part| in_word(part)).take(PROBES);
        let mut parts = Vec::new();
        for part in inner.chain(cover.last().map(|(_, part)| part)) {
            self.gather_term(Kind::Gram, part, gathered);
            parts.push((Occur::Must, listed(Kind::Gram, part)));
        }
        Ok(combined(parts, 0))
    }

    fn question_weights<'r>(
        &'r self,
        subjects: &[Vec<Subject>],
        query: &Query,
        request: &Request,
        gathered: &mut Gathered<'r>,
    ) -> Result<QuestionWeights, PackError> {
        let documents = self.start.documents;
        let words: BTreeSet<&(String, String)> = subjects.iter().flatten().flat_map(|one| &one.words).collect();
        let pairs: BTreeSet<&String> = subjects.iter().flatten().flat_map(|one| &one.pairs).collect();
        let mut scores: Vec<Box<dyn Weight>> = Vec::new();
        let mut shares: Vec<Box<dyn Weight>> = Vec::new();
        for (base, surface) in words {
            let data = self.gather_term(Kind::Word, base, gathered);
            let rarity = rarity(data.map_or(0, |data| data.documents), documents);
            scores.extend(data.map(|data| scored(data, documents, WORD)));
            shares.push(bonus(self.says(base, surface, gathered)?, rarity));
        }
        for pair in pairs {
            let data = self.gather_term(Kind::Gram, pair, gathered);
            scores.extend(data.map(|data| scored(data, documents, PAIR)));
        }
        for subject in subjects.iter().flatten() {
            scores.extend(self.neighbourhoods(subject, gathered)?);
        }
        let whole = self.says_all(subjects, gathered)?;
        let shares = self.restricted(Some(any(shares, 1)), query, request, gathered)?;
        Ok(QuestionWeights { shares, scores: any(scores, 1), whole })
    }

    /// Pages that say words of the question together, as a sentence that answers it does.
    fn neighbourhoods<'r>(
        &'r self,
        subject: &Subject,
        gathered: &mut Gathered<'r>,
    ) -> Result<Vec<Box<dyn Weight>>, PackError> {
        let mut placed: Vec<(String, Score)> = Vec::new();
        for (base, surface) in &subject.words {
            let data = self.gather_term(Kind::Word, base, gathered);
            let rarity = rarity(data.map_or(0, |data| data.documents), self.start.documents);
            if let (Cover::Placed(parts), true) = (self.cover(surface), data.is_some()) {
                placed.push((parts[0].1.clone(), rarity));
            }
        }
        let mut weights = Vec::new();
        for (number, (one, rarity)) in placed.iter().enumerate() {
            for (other, other_rarity) in placed[number + 1..].iter().take(REACH).filter(|(other, _)| other != one) {
                weights.push(bonus(near(one, other, NEAR)?, NEARNESS * rarity.min(*other_rarity)));
            }
        }
        Ok(weights)
    }

    /// Pages with all words of every clause, in one of its spellings.
    fn says_all<'r>(
        &'r self,
        subjects: &[Vec<Subject>],
        gathered: &mut Gathered<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        let mut clauses = Vec::new();
        for subjects in subjects.iter().filter(|subjects| subjects.iter().any(|one| !one.words.is_empty())) {
            let mut spellings = Vec::new();
            for subject in subjects {
                let says = |(base, surface): &(String, String)| Ok((Occur::Must, self.says(base, surface, gathered)?));
                spellings.push(combined(subject.words.iter().map(says).collect::<Result<_, PackError>>()?, 0));
            }
            clauses.push((Occur::Must, any(spellings, 1)));
        }
        Ok(combined(clauses, 0))
    }

    /// Pages with a word, in this form or another.
    fn says<'r>(
        &'r self,
        base: &str,
        surface: &str,
        gathered: &mut Gathered<'r>,
    ) -> Result<Box<dyn Weight>, PackError> {
        Ok(any(vec![listed(Kind::Word, base), self.holds(surface, gathered)?], 1))
    }

    /// The pages whose words come to a fair share of the best page's, and the first in any case, with their scores.
    fn most_about(&self, weights: &QuestionWeights, gathered: &Gathered) -> Result<Answers, PackError> {
        let shares = self.pages(weights.shares.as_ref(), &gathered.terms)?;
        let best = shares.iter().map(|(share, _)| *share).fold(0.0, Score::max);
        let mut scores = vec![0.0; self.start.documents as usize];
        let scored = self.pages(weights.scores.as_ref(), &gathered.terms)?;
        scored.into_iter().for_each(|(score, page)| scores[page as usize] = score);
        let mut says_all = vec![false; scores.len()];
        for (_, page) in self.pages(weights.whole.as_ref(), &gathered.terms)? {
            scores[page as usize] += ALL_WORDS;
            says_all[page as usize] = true;
        }
        let mut pages: Vec<(Score, Score, DocId)> =
            shares.into_iter().map(|(share, page)| (scores[page as usize], share, page)).collect();
        pages.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.2.cmp(&right.2)));
        let shown =
            pages.into_iter().enumerate().filter(|(place, (_, share, _))| *place < FIRST || *share >= best * SHARE);
        let pages: Vec<(Score, DocId)> = shown.map(|(_, (score, _, page))| (score, page)).collect();
        let hold_all = pages.iter().all(|(_, page)| says_all[*page as usize]);
        Ok(Answers { pages, hold_all })
    }

    fn answer_question(
        &self,
        Answers { mut pages, hold_all }: Answers,
        subjects: &[Vec<Subject>],
        mut notes: Vec<Note>,
        request: &Request,
    ) -> Result<Found, PackError> {
        self.order(&mut pages, request.sort)?;
        let kind = if hold_all && request.sort == Sort::Relevance { NoteKind::AllWords } else { NoteKind::MostWords };
        let surfaces = |subjects: &[Subject]| -> Vec<String> {
            subjects.iter().flat_map(|one| &one.words).map(|(_, surface)| surface.clone()).collect()
        };
        let typed = subjects.iter().flat_map(|spellings| surfaces(&spellings[..1])).collect();
        let needles = subjects.iter().flat_map(|spellings| surfaces(spellings));
        let needles = needles.map(|word| word.chars().collect()).collect();
        notes.push(Note { kind, from: request.query.clone(), to: typed });
        Ok(Found { pages, needles, notes, missing: Vec::new(), advice: Vec::new() })
    }
}

/// How much of the question a page says, and how much it is about that.
struct QuestionWeights {
    shares: Box<dyn Weight>,
    scores: Box<dyn Weight>,
    /// Of the pages that say all of it.
    whole: Box<dyn Weight>,
}

/// The pages shown, and whether each of them says all of the question.
struct Answers {
    pages: Vec<(Score, DocId)>,
    hold_all: bool,
}

/// BM25's view of how rare a word is.
fn rarity(holding: u32, documents: u32) -> Score {
    let (holding, documents) = (holding as Score, documents as Score);
    (1.0 + (documents - holding + 0.5) / (holding + 0.5)).ln()
}
