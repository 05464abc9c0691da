//! Full and half width, mixed in one document or in one site.

use std::ops::Range;

use crate::check::desk::Desk;
use crate::check::paper::Paper;
use crate::check::traits::Traits;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::{Remark, Width};

/// What is written in two ways, and the kinds of characters that show it.
const WIDTHS: [(Width, [Traits; 2]); 4] = [
    (Width::Digits, [Traits::FULL_DIGIT, Traits::HALF_DIGIT]),
    (Width::Letters, [Traits::FULL_LETTER, Traits::HALF_LETTER]),
    (Width::Brackets, [Traits::FULL_BRACKET, Traits::HALF_BRACKET]),
    (Width::WaveDashes, [Traits::TILDE, Traits::WAVE]),
];

/// Both ways in one document: said once of each, at the first of the rarer.
pub fn check(_: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    let mixed = WIDTHS.iter().filter(|(_, [one, other])| paper.traits.meets(*one) && paper.traits.meets(*other));
    mixed.filter_map(|(width, _)| of_paper(paper, *width)).collect()
}

fn of_paper(paper: &Paper, width: Width) -> Option<Diagnostic> {
    let runs: Vec<(Range<usize>, bool)> = paper.said().flat_map(|(start, text)| runs(start, text, width)).collect();
    let full = runs.iter().filter(|(_, is_full)| *is_full).count();
    let half = runs.len() - full;
    let rarer_is_full = full <= half;
    let (range, _) = runs.into_iter().find(|(_, is_full)| *is_full == rarer_is_full)?;
    let (rare, usual) = if rarer_is_full { (full, half) } else { (half, full) };
    let rarer = paper.text[range.clone()].to_owned();
    (rare > 0 && usual > 0).then(|| paper.remark(range, Remark::MixedWidths { width, rarer, rare, usual }))
}

/// The runs of one way or the other, and whether it is the full one. Half-width
/// characters count only beside Japanese text: ids and addresses are ASCII.
fn runs(start: usize, text: &str, width: Width) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].find(|c| way(c, width).is_some()) {
        let begin = at + first;
        let is_full = text[begin..].chars().next().and_then(|c| way(c, width));
        let length: usize = text[begin..].chars().take_while(|c| way(*c, width) == is_full).map(char::len_utf8).sum();
        at = begin + length;
        let is_japanese = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
        let before = text[..begin].chars().next_back();
        let beside = (is_japanese(before) || is_japanese(text[at..].chars().next())) && !is_address(before, width);
        if is_full == Some(true) || beside {
            found.push((start + begin..start + at, is_full == Some(true)));
        }
    }
    found
}

/// `[文字](アドレス)`
fn is_address(before: Option<char>, width: Width) -> bool {
    width == Width::Brackets && before == Some(']')
}

fn way(c: char, width: Width) -> Option<bool> {
    match (width, c) {
        (Width::Digits, '０'..='９') | (Width::Letters, 'Ａ'..='Ｚ' | 'ａ'..='ｚ') => Some(true),
        (Width::Digits, '0'..='9') | (Width::Letters, 'A'..='Z' | 'a'..='z') => Some(false),
        // Opening brackets alone: that of a link's address closes beside Japanese text.
        (Width::Brackets, '（') | (Width::WaveDashes, '～') => Some(true),
        (Width::Brackets, '(') | (Width::WaveDashes, '〜') => Some(false),
        _ => None,
    }
}

/// Documents that keep to one way each, but not to the same: said once of the
/// site, at the first document of the rarer.
pub fn check_site(desk: &Desk) -> Vec<Diagnostic> {
    WIDTHS.iter().filter_map(|(width, kinds)| of_site(desk, *width, *kinds)).collect()
}

fn of_site(desk: &Desk, width: Width, [one, other]: [Traits; 2]) -> Option<Diagnostic> {
    let only = |wanted: Traits, unwanted: Traits| {
        desk.papers.iter().filter(move |paper| paper.traits.meets(wanted) && !paper.traits.meets(unwanted))
    };
    let (full, half) = (only(one, other).count(), only(other, one).count());
    let rarer_is_full = full <= half;
    let mut rare_papers = if rarer_is_full { only(one, other) } else { only(other, one) };
    let (rare, usual) = if rarer_is_full { (full, half) } else { (half, full) };
    let first = rare_papers.next()?;
    let mut runs = first.said().flat_map(|(start, text)| runs(start, text, width));
    let (range, _) = runs.find(|(_, is_full)| *is_full == rarer_is_full)?;
    let rarer = first.text[range.clone()].to_owned();
    (usual > 0).then(|| first.remark(range, Remark::MixedWidthsOfSite { width, rarer, rare, usual }))
}
