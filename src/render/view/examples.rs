//! Terms of the site as examples of what can be searched for.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Role;
use crate::render::reads::SiteReader;

/// The fewest and the most characters of a term, which is a run of kanji or of katakana.
const KANJI: std::ops::RangeInclusive<usize> = 4..=6;
const KATAKANA: std::ops::RangeInclusive<usize> = 5..=9;

/// A term, and the query of the search page's address that asks for it.
#[derive(Debug, Serialize)]
pub struct Example {
    pub term: String,
    pub query: String,
}

/// The terms that stand in the titles or promises of the most goals of a year; none is part of another.
pub fn of_year(site: &SiteReader, year: FiscalYear, count: usize) -> Vec<Example> {
    let goals = site.year(year).into_iter().flatten().flat_map(|(_, place)| &place.annual);
    let mut goals_with: BTreeMap<String, usize> = BTreeMap::new();
    for term in goals.flat_map(|index| terms(site.document(*index))) {
        *goals_with.entry(term).or_default() += 1;
    }
    let mut ranked: Vec<(String, usize)> = goals_with.into_iter().collect();
    ranked.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let mut chosen: Vec<String> = Vec::new();
    for (term, _) in ranked {
        let overlaps = |known: &String| known.contains(&term) || term.contains(known.as_str());
        if chosen.len() < count && !chosen.iter().any(overlaps) {
            chosen.push(term);
        }
    }
    let query = |term: &String| format!("q={}", utf8_percent_encode(term, NON_ALPHANUMERIC));
    chosen.into_iter().map(|term| Example { query: query(&term), term }).collect()
}

fn terms(document: &Document) -> BTreeSet<String> {
    let promises = document.items(Role::Promise).map(|item| item.text.as_str());
    promises.chain([document.title.as_str()]).flat_map(runs).collect()
}

/// The runs of one script in a text that have the length of a term.
fn runs(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let of_script = characters.chunk_by(|left, right| script(*left) == script(*right));
    let is_term = |run: &&[char]| match script(run[0]) {
        Script::Kanji => KANJI.contains(&run.len()),
        Script::Katakana => KATAKANA.contains(&run.len()),
        Script::Other => false,
    };
    of_script.filter(is_term).map(|run| run.iter().collect()).collect()
}

#[derive(PartialEq, Eq)]
enum Script {
    Kanji,
    Katakana,
    Other,
}

fn script(character: char) -> Script {
    match character {
        // The sign that repeats a kanji belongs to it, as the one for long vowels belongs to katakana.
        '\u{3005}' | '\u{4e00}'..='\u{9fff}' => Script::Kanji,
        '\u{30a1}'..='\u{30fa}' | '\u{30fc}' => Script::Katakana,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn terms_are_runs_of_one_script() {
        assert_eq!(
            runs("特殊詐欺の被害をボランティアと防ぎ、地域包括支援体制整備事業を進める"),
            ["特殊詐欺", "ボランティア"]
        );
    }
}
