//! Characters that other machines show otherwise: ①, ㈱, ｱ.

use unicode_normalization::UnicodeNormalization;

use crate::check::desk::Desk;
use crate::check::paper::Paper;
use crate::check::traits::{Traits, of_character};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;
use crate::model::character::{is_circled, replacement};

/// Machine-dependent characters anywhere, circled ones where values stand: a
/// text may number its points with them, a title or a figure may not.
pub fn check(_: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if paper.traits.meets(Traits::CIRCLED) {
        found.extend(paper.said_above().flat_map(|(start, text)| circled(paper, start, text)));
    }
    if paper.traits.meets(Traits::MACHINE) {
        found.extend(paper.said().flat_map(|(start, text)| machine_dependent(paper, start, text)));
    }
    if paper.traits.meets(Traits::HALF_KANA) {
        found.extend(paper.said().flat_map(|(start, text)| half_kana(paper, start, text)));
    }
    found
}

fn circled(paper: &Paper, start: usize, text: &str) -> Vec<Diagnostic> {
    let circled = text.char_indices().filter(|(_, c)| is_circled(*c));
    circled.map(|(at, c)| paper.remark(start + at..start + at + c.len_utf8(), in_data(c))).collect()
}

fn in_data(character: char) -> Remark {
    Remark::CircledInData { character, replacement: replacement(character).unwrap_or_default() }
}

fn machine_dependent(paper: &Paper, start: usize, text: &str) -> Vec<Diagnostic> {
    let among = text.char_indices().filter(|(_, c)| of_character(*c).meets(Traits::MACHINE));
    let remark = |character: char| Remark::MachineDependent {
        character,
        replacement: replacement(character).unwrap_or_default(),
    };
    among.map(|(at, c)| paper.remark(start + at..start + at + c.len_utf8(), remark(c))).collect()
}

fn half_kana(paper: &Paper, start: usize, text: &str) -> Vec<Diagnostic> {
    let is_half = |c: char| of_character(c).meets(Traits::HALF_KANA);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].find(is_half) {
        let begin = at + first;
        let length = text[begin..].find(|c| !is_half(c)).unwrap_or(text.len() - begin);
        at = begin + length;
        let run = text[begin..at].to_owned();
        let full = run.nfkc().collect();
        found.push(paper.remark(start + begin..start + at, Remark::HalfWidthKana { text: run, full }));
    }
    found
}

/// The titles of the tables are data too; `written` and `other_titles` are the
/// places for what the original writes.
pub fn check_tables(desk: &Desk) -> Vec<Diagnostic> {
    let titles = desk.tables.titles();
    let circled = titles.into_iter().filter_map(|(file, row, title)| {
        let character = title.chars().find(|c| is_circled(*c))?;
        Some(desk.remark_in_table(file, row, title, in_data(character)))
    });
    circled.collect()
}
