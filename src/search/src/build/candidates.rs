//! What the search box can suggest, with its rank: terms that say something about a page, and the names of the site.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use lindera_dictionary::viterbi::Lattice;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::build::analysed::Analysed;
use crate::build::index_terms::TermPages;
use crate::build::ipadic::Ipadic;
use crate::build::site_names::{SiteName, SiteNames};
use crate::build::wholes::Wholes;
use crate::format::suggestions::IndexTerm;
use crate::text::kana::hiragana;
use crate::text::morpheme::segment;
use crate::text::normalize::normalize;

/// A suggestion, and the texts for whose beginnings it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub term: IndexTerm,
    pub keys: Vec<String>,
    pub rank: Rank,
}

/// The value of a suggestion; the smallest is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// A name of the site, by the number of its pages.
    Name(Reverse<u32>),
    /// A term, by its use and its rarity.
    Term(Reverse<u64>),
    /// A term that is not suggested while others begin alike, since another term leads to the same pages.
    Part,
    /// A term that is never suggested, since it says nothing about a page.
    Empty,
}

/// A page that has a term in its title counts as many pages.
const TITLE: u64 = 4;
/// Sites with fewer documents do not show which terms are common.
const FEW: usize = 12;

/// Every term and name.
pub(crate) fn candidates(
    terms: &[TermPages],
    analysed: &[Analysed],
    site: &SiteNames,
    ipadic: &Ipadic,
) -> Vec<Candidate> {
    let names = site.names.iter().map(|name| (normalize(&name.text), name));
    let names: HashMap<String, &SiteName> = names.filter(|(text, _)| !text.is_empty()).collect();
    let labels = site.labels.iter().map(|label| normalize(label)).collect();
    let own = site.own.iter().map(|text| normalize(text)).collect();
    let ranking = Ranking { wholes: Wholes::new(terms), analysed, labels, own };
    let others: Vec<&TermPages> = terms.iter().filter(|term| !names.contains_key(&term.surface)).collect();
    let mut all: Vec<Candidate> = others.par_iter().map(|term| candidate(term, ranking.rank(term))).collect();
    let mut names: Vec<Candidate> = names.into_iter().map(|(text, name)| named(text, name, ipadic)).collect();
    names.sort_by(|left, right| left.keys.cmp(&right.keys));
    all.extend(names);
    all
}

fn candidate(term: &TermPages, rank: Rank) -> Candidate {
    let keys = vec![term.surface.clone(), term.reading.clone()];
    Candidate { term: term.index_term(), keys, rank }
}

fn named(text: String, name: &SiteName, ipadic: &Ipadic) -> Candidate {
    let term = IndexTerm { surface: name.text.clone(), reading: name.kind.name().to_owned(), count: name.pages };
    let reading = reading(&text, ipadic);
    Candidate { term, keys: [text].into_iter().chain(reading).collect(), rank: Rank::Name(Reverse(name.pages)) }
}

/// The reading in hiragana, without signs; `None` if a word has none.
fn reading(text: &str, ipadic: &Ipadic) -> Option<String> {
    let mut reading = Some(String::new());
    segment(&ipadic.parts(), &mut Lattice::default(), text, |range, word| {
        let surface = &text[range];
        if !surface.chars().any(char::is_alphanumeric) {
            return;
        }
        let read = ipadic.reading(word, surface);
        reading = reading.take().zip(read).map(|(before, read)| before + &hiragana(&read));
    });
    reading.filter(|reading| !reading.is_empty())
}

struct Ranking<'a> {
    wholes: Wholes<'a>,
    analysed: &'a [Analysed],
    labels: Vec<String>,
    own: BTreeSet<String>,
}

impl Ranking<'_> {
    fn rank(&self, term: &TermPages) -> Rank {
        if self.is_common(term) || self.is_label(term) || is_determiner(&term.surface) || self.is_bracketed(term) {
            return Rank::Empty;
        }
        // 関係機関等 means nothing else than 関係機関.
        let is_open_ended = term.surface.ends_with(['等', '的']);
        if !self.own.contains(&term.surface) && (is_open_ended || self.wholes.has_longer(term)) {
            return Rank::Part;
        }
        let rest = self.analysed.len() - term.documents.len();
        let titles = term.documents.iter().filter(|number| self.title(**number).contains(&term.surface)).count();
        let used = term.documents.len() as u64 + TITLE * titles as u64;
        // Rarity as a share of pages and not as a logarithm, whose last bits differ between machines.
        Rank::Term(Reverse(used * rest.max(1) as u64))
    }

    fn title(&self, number: u32) -> &str {
        self.analysed[number as usize].texts().next().unwrap_or_default()
    }

    /// A term in two of three pages leads to none of them.
    fn is_common(&self, term: &TermPages) -> bool {
        self.analysed.len() >= FEW && term.documents.len() * 3 > self.analysed.len() * 2
    }

    /// A heading of the form, also without its last kana: 取組 beside 取組み.
    fn is_label(&self, term: &TermPages) -> bool {
        let is_kana = |rest: &str| rest.chars().all(|character| matches!(character, 'ぁ'..='ゖ'));
        self.labels.iter().any(|label| label.strip_prefix(&*term.surface).is_some_and(is_kana))
    }

    /// A word that is always in brackets is a remark on another: (仮称).
    fn is_bracketed(&self, term: &TermPages) -> bool {
        term.documents.iter().all(|number| {
            let text = &self.analysed[*number as usize].text;
            text.match_indices(&*term.surface).all(|(at, found)| {
                text[..at].ends_with(['(', '「', '[', '<'])
                    && text[at + found.len()..].starts_with([')', '」', ']', '>'])
            })
        })
    }
}

/// 各種 and 各課 mean each of what stands beside them.
fn is_determiner(surface: &str) -> bool {
    surface.starts_with('各') && surface.chars().count() == 2
}

#[cfg(test)]
mod tests {
    use super::{Candidate, Rank, candidates};
    use crate::build::analyse::analyse_all;
    use crate::build::index_terms::index_terms;
    use crate::build::ipadic::Ipadic;
    use crate::build::site_names::{NameKind, SiteName, SiteNames};
    use crate::document::{Document, Passage, Vocabulary};

    /// The candidates of twelve pages: each has the first text, the first also the second.
    fn of_texts(everywhere: &str, once: &str) -> Vec<Candidate> {
        let passage = |text: &str| Passage { anchor: None, text: text.to_owned() };
        let page = |number| {
            let passages =
                if number == 0 { vec![passage(everywhere), passage(once)] } else { vec![passage(everywhere)] };
            Document { title: String::from("防犯の輪"), passages, ..Document::default() }
        };
        let documents: Vec<Document> = (0..12).map(page).collect();
        let analysed = analyse_all(&documents, &[]).expect("the dictionary loads");
        let ipadic = Ipadic::new(&[]).expect("the dictionary loads");
        let terms = index_terms(&analysed, &Vocabulary::default(), &ipadic).expect("the terms are found");
        let name = SiteName { kind: NameKind::Goal, text: String::from("防犯の輪を、広げる"), pages: 3 };
        let site = SiteNames {
            names: vec![name],
            labels: vec![String::from("課題"), String::from("取組み")],
            own: Vec::new(),
        };
        candidates(&terms, &analysed, &site, &ipadic)
    }

    fn rank(all: &[Candidate], surface: &str) -> Rank {
        all.iter().find(|one| one.term.surface == surface).unwrap_or_else(|| panic!("{surface} is a term")).rank
    }

    #[test]
    fn what_says_nothing_about_a_page_is_never_suggested() {
        let all = of_texts("市民の目標。", "課題と取組を各種の講座で示す。(仮称)は特殊詐欺に対する名。");
        for surface in ["市民", "目標", "課題", "取組", "各種", "仮称"] {
            assert_eq!(rank(&all, surface), Rank::Empty, "{surface}");
        }
        assert!(matches!(rank(&all, "講座"), Rank::Term(_)));
        assert_eq!((rank(&all, "詐欺"), rank(&all, "特殊")), (Rank::Part, Rank::Part));
        assert!(matches!(rank(&all, "特殊詐欺"), Rank::Term(_)));
    }

    #[test]
    fn a_name_is_found_by_its_text_and_its_reading() {
        let all = of_texts("市民", "講座");
        let name = all.last().expect("there is a name");
        assert_eq!(name.term.reading, "goal");
        assert_eq!(name.keys, ["防犯の輪を、広げる", "ぼうはんのわをひろげる"]);
    }
}
