//! What other hosts answer for the links of the content. An answer is kept for a day, so that no host is asked again.

use std::collections::BTreeSet;

use crate::load::hosts::{self, Manners};
use crate::model::answer::{Answer, Answers, Dated, asked};
use crate::model::document::Document;
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::{Settings, cache};

/// Which links are followed.
#[derive(Clone, Copy, Debug)]
pub enum Links {
    /// Those within the site. The network is not used.
    Inside,
    /// All; `now` is the time in seconds since 1970.
    Everywhere { now: u64 },
}

/// What was found out.
#[derive(Debug, Default)]
pub struct Asked {
    pub answers: Answers,
    /// Whether hosts were asked and none of them answered.
    pub is_without_network: bool,
}

/// How long an answer is kept, in seconds.
const DAY: u64 = 24 * 60 * 60;

/// Asks the hosts that the documents link to, unless they were asked within a day.
pub fn ask(settings: &Settings, links: Links, documents: &[&Document], progress: &dyn Progress) -> Asked {
    let Links::Everywhere { now } = links else { return Asked::default() };
    let addresses: BTreeSet<String> = documents.iter().flat_map(|document| addresses(document)).collect();
    let mut known = cache::read_answers(settings);
    known.retain(|address, dated| addresses.contains(address) && now.saturating_sub(dated.at) < DAY);
    let open: BTreeSet<String> = addresses.into_iter().filter(|address| !known.contains_key(address)).collect();
    progress.begin(Stage::Asking, open.len());
    let new = hosts::ask(&open, Manners::default(), &|| progress.step());
    let is_without_network = !new.is_empty() && !new.values().any(Answer::is_of_host);
    if !is_without_network {
        known.extend(new.into_iter().map(|(address, answer)| (address, Dated { at: now, answer })));
        cache::write_answers(settings, &known);
    }
    let answers = known.into_iter().map(|(address, dated)| (address, dated.answer)).collect();
    Asked { answers, is_without_network }
}

fn addresses(document: &Document) -> impl Iterator<Item = String> {
    document.links.iter().filter_map(|link| asked(&link.value)).map(str::to_owned)
}
