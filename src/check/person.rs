//! Names that look like those of private persons: for a human to look at.

use std::ops::Range;

use tomei_search::build::morphemes::Morpheme;

use crate::check::desk::Desk;
use crate::check::paper::Paper;
use crate::check::traits::{CUES, Traits};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;

/// The dictionary is asked only of lines with a cue beside which names stand.
pub fn check(desk: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    if !paper.traits.meets(Traits::NAME_CUE) {
        return Vec::new();
    }
    let lines = paper.said().flat_map(|(start, text)| lines(start, text));
    let with_cue = lines.filter(|(_, line)| line.contains(['氏', '様']) || CUES.iter().any(|cue| line.contains(cue)));
    with_cue.flat_map(|(start, line)| of_line(desk, paper, start, line)).collect()
}

fn lines(start: usize, text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    })
}

fn of_line(desk: &Desk, paper: &Paper, start: usize, line: &str) -> Vec<Diagnostic> {
    let Some(analyser) = desk.analyser() else { return Vec::new() };
    let names = names(&analyser.morphemes(line));
    let private = names.into_iter().filter(|range| !desk.heads.contains(&line[range.clone()]));
    let remark = |range: &Range<usize>| Remark::PrivateName { name: line[range.clone()].to_owned() };
    private.map(|range| paper.remark(start + range.start..start + range.end, remark(&range))).collect()
}

/// Titles of private persons that stand behind a name without being suffixes.
const BEHIND: [&str; 8] = ["先生", "教授", "講師", "選手", "医師", "弁護士", "夫妻", "君"];
/// Roles that stand before the name of a private person.
const BEFORE: [&str; 9] = ["講師", "代表", "会長", "画家", "作家", "俳優", "選手", "医師", "教授"];
/// What may stand between a role and a name.
const BETWEEN: [&str; 8] = ["：", ":", "・", "の", "、", "（", "(", "＝"];

/// The names among the morphemes of a line: family and given name, or one of
/// them before an honorific. 部長 and 市長 are none: officials are published.
fn names(morphemes: &[Morpheme]) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < morphemes.len() {
        let length = name_length(&morphemes[at..]);
        let (before, after) = (&morphemes[..at], &morphemes[at + length..]);
        let is_whole = length > 1;
        if length > 0 && (is_honoured(after) || is_whole && (has_role(before) || lives_somewhere(after))) {
            found.push(morphemes[at].range.start..morphemes[at + length - 1].range.end);
        }
        at += length.max(1);
    }
    found
}

fn is_of(morpheme: &Morpheme, kind: &[&str]) -> bool {
    kind.iter().zip(&morpheme.part_of_speech).all(|(wanted, found)| wanted == found)
}

/// How many morphemes a name takes up: 中村/正憲, or a family name and one noun
/// that the dictionary does not know as a given name.
fn name_length(morphemes: &[Morpheme]) -> usize {
    let kind = |index: usize, kind: &[&str]| morphemes.get(index).is_some_and(|morpheme| is_of(morpheme, kind));
    let is_noun = |index: usize| kind(index, &["名詞", "固有名詞"]) || kind(index, &["名詞", "一般"]);
    match () {
        () if kind(0, FAMILY) && kind(1, GIVEN) => 2,
        () if kind(0, FAMILY) && is_noun(1) && is_honoured(&morphemes[2..]) => 2,
        () if kind(0, FAMILY) || kind(0, GIVEN) => 1,
        () => 0,
    }
}

const FAMILY: &[&str] = &["名詞", "固有名詞", "人名", "姓"];
const GIVEN: &[&str] = &["名詞", "固有名詞", "人名", "名"];

/// 氏, さん, 様 and the titles of private persons.
fn is_honoured(after: &[Morpheme]) -> bool {
    after.first().is_some_and(|next| is_of(next, &["名詞", "接尾", "人名"]) || BEHIND.contains(&next.surface))
}

fn has_role(before: &[Morpheme]) -> bool {
    let ends_in = |morpheme: &&Morpheme| BEFORE.iter().any(|role| morpheme.surface.ends_with(role));
    let mut last = before.iter().rev().skip_while(|morpheme| BETWEEN.contains(&morpheme.surface));
    last.next().filter(ends_in).is_some()
}

/// （豊中市在住）, (神戸市出身)
fn lives_somewhere(after: &[Morpheme]) -> bool {
    let mut inside = after.iter().take(8);
    let opens = inside.next().is_some_and(|next| matches!(next.surface, "（" | "("));
    opens && inside.any(|morpheme| matches!(morpheme.surface, "在住" | "出身"))
}
