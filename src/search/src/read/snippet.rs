//! Selects the parts of a page that show why it was found, and marks the strings in their original spelling.

use crate::document::{Document, Passage};
use crate::read::answer::{Run, ShownPassage};
use crate::read::asked::Asked;
use crate::text::normalize::{Normalized, normalize_with_offsets};

/// The number of characters shown before the first mark, of characters shown of a passage, and of passages shown of a
/// page.
const BEFORE: usize = 24;
const SHOWN: usize = 110;
pub const PASSAGES: usize = 3;

/// A normalized string to be marked.
pub type Needle = Vec<char>;

/// A text with its marks, as ranges of normalized characters.
struct Marked {
    normalized: Normalized,
    marks: Vec<std::ops::Range<usize>>,
    /// The number of different needles that were found.
    different: usize,
}

/// The complete title.
pub fn title(text: &str, needles: &[Needle]) -> Vec<Run> {
    let marked = mark(text, needles);
    runs(text, &marked, 0..text.len())
}

/// The passages with the most needles, in page order; if none has any, the first passage. What a question asks for counts as
/// much as a needle.
pub fn passages(document: &Document, needles: &[Needle], asked: Option<Asked>) -> Vec<ShownPassage> {
    let marked: Vec<Marked> = document.passages.iter().map(|passage| mark(&passage.text, needles)).collect();
    let mut best: Vec<usize> = (0..marked.len()).filter(|number| marked[*number].different > 0).collect();
    let worth = |marked: &Marked| {
        let answers = asked.is_some_and(|asked| asked.is_in(&marked.normalized.characters));
        marked.different + usize::from(answers)
    };
    best.sort_by_cached_key(|number| (usize::MAX - worth(&marked[*number]), *number));
    best.truncate(PASSAGES);
    if best.is_empty() && !marked.is_empty() {
        best.push(0);
    }
    let shown = paired(best, &document.answers).into_iter();
    let of = |promise: Option<usize>| promise.and_then(|promise| document.passages[promise].anchor.clone());
    shown.map(|(number, promise)| show(&document.passages[number], &marked[number], of(promise))).collect()
}

/// The passages in page order, each with the promise that it answers: results stand behind their promise. The first promise
/// whose results are not among them, or result whose promise is not, brings the other one along.
fn paired(mut chosen: Vec<usize>, answers: &[(usize, usize)]) -> Vec<(usize, Option<usize>)> {
    let is_half = |pair: &&(usize, usize)| chosen.contains(&pair.0) != chosen.contains(&pair.1);
    let half = answers.iter().find(is_half).map(|(promise, result)| [*promise, *result]);
    chosen.extend(half.into_iter().flatten());
    chosen.sort_unstable();
    chosen.dedup();
    let promise_of = |number: usize| {
        let promises = answers.iter().filter(|(_, result)| *result == number).map(|(promise, _)| *promise);
        promises.filter(|promise| chosen.contains(promise)).min()
    };
    let mut all: Vec<(usize, Option<usize>)> = chosen.iter().map(|number| (*number, promise_of(*number))).collect();
    all.sort_by_key(|(number, promise)| (promise.unwrap_or(*number), promise.is_some(), *number));
    all
}

/// A passage with its marks.
pub fn passage(passage: &Passage, needles: &[Needle]) -> ShownPassage {
    show(passage, &mark(&passage.text, needles), None)
}

fn show(passage: &Passage, marked: &Marked, of: Option<String>) -> ShownPassage {
    let range = window(&passage.text, marked);
    ShownPassage { anchor: passage.anchor.clone(), text: runs(&passage.text, marked, range), of }
}

fn mark(text: &str, needles: &[Needle]) -> Marked {
    let normalized = normalize_with_offsets(text);
    let mut marks: Vec<std::ops::Range<usize>> = Vec::new();
    let mut different = 0;
    for needle in needles.iter().filter(|needle| !needle.is_empty()) {
        let before = marks.len();
        let windows = normalized.characters.windows(needle.len()).enumerate();
        // An optimization: comparing the first characters first avoids most comparisons of slices.
        let found = windows.filter(|(_, window)| window[0] == needle[0] && window == needle);
        marks.extend(found.map(|(at, _)| at..at + needle.len()));
        different += usize::from(marks.len() > before);
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    Marked { normalized, marks: merged(marks), different }
}

fn merged(marks: Vec<std::ops::Range<usize>>) -> Vec<std::ops::Range<usize>> {
    let mut all: Vec<std::ops::Range<usize>> = Vec::new();
    for mark in marks {
        match all.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => all.push(mark),
        }
    }
    all
}

/// The range of the part to be shown, in bytes.
fn window(text: &str, marked: &Marked) -> std::ops::Range<usize> {
    let first = marked.marks.first().map_or(0, |mark| marked.normalized.source_range(mark.start, mark.end).start);
    let start = text[..first].char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let end = text[start..].char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| start + at);
    start..end
}

fn runs(text: &str, marked: &Marked, range: std::ops::Range<usize>) -> Vec<Run> {
    let mut all = Vec::new();
    let mut plain = String::new();
    if range.start > 0 {
        plain.push('…');
    }
    let mut at = range.start;
    for mark in &marked.marks {
        let source = marked.normalized.source_range(mark.start, mark.end);
        let source = source.start..source.start + text[source].trim_end().len();
        if source.start < at || source.end > range.end {
            continue;
        }
        plain.push_str(&text[at..source.start]);
        push_plain(&mut all, &mut plain);
        all.push(Run::Marked(text[source.clone()].to_owned()));
        at = source.end;
    }
    plain.push_str(&text[at..range.end]);
    if range.end < text.len() {
        plain.push('…');
    }
    push_plain(&mut all, &mut plain);
    all
}

fn push_plain(all: &mut Vec<Run>, plain: &mut String) {
    if !plain.is_empty() {
        all.push(Run::Plain(std::mem::take(plain)));
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, passages, title};
    use crate::document::{Document, Passage};
    use crate::read::answer::Run;

    fn shown(runs: &[Run]) -> String {
        let one = |run: &Run| match run {
            Run::Plain(text) => text.clone(),
            Run::Marked(text) => format!("[{text}]"),
        };
        runs.iter().map(one).collect()
    }

    fn needles(all: &[&str]) -> Vec<Vec<char>> {
        all.iter().map(|one| one.chars().collect()).collect()
    }

    #[test]
    fn marks_keep_the_original_spelling() {
        assert_eq!(shown(&title("ＡＩと小曾根 校區", &needles(&["ai", "小曽根校区"]))), "[ＡＩ]と[小曾根 校區]");
        assert_eq!(shown(&title("ああああ", &needles(&["ああ", "あああ"]))), "[ああああ]");
        assert_eq!(shown(&title("なし", &needles(&["協働"]))), "なし");
    }

    #[test]
    fn passages_with_most_words_are_shown() {
        let passage = |text: &str| Passage { anchor: Some(text.chars().take(1).collect()), text: text.to_owned() };
        let all = vec![passage("甲に協働"), passage("乙"), passage(&format!("丙{}協働と詐欺", "あ".repeat(50)))];
        let document = Document { passages: all, ..Document::default() };
        let found = passages(&document, &needles(&["協働", "詐欺"]), None);
        assert_eq!(found.len(), 2);
        assert_eq!(shown(&found[0].text), "甲に[協働]");
        assert_eq!(shown(&found[1].text), format!("…{}[協働]と[詐欺]", "あ".repeat(24)));
        assert_eq!(passages(&document, &needles(&["無"]), None).len(), 1);
    }

    #[test]
    fn a_promise_and_its_result_stand_together() {
        let passage = |text: &&str| Passage { anchor: Some((*text).to_owned()), text: (*text).to_owned() };
        let texts = ["窓口を開く", "講座を開く", "課題", "窓口を開いた", "講座を開いた"];
        let passages = texts.iter().map(passage).collect();
        let document = Document { passages, answers: vec![(0, 3), (1, 4)], ..Document::default() };
        let found = super::passages(&document, &needles(&["窓口"]), None);
        let shown: Vec<_> = found.iter().map(|one| (one.anchor.as_deref(), one.of.as_deref())).collect();
        assert_eq!(shown, [(Some("窓口を開く"), None), (Some("窓口を開いた"), Some("窓口を開く"))]);
        let found = super::passages(&document, &needles(&["講座を開いた"]), None);
        assert_eq!(found.len(), 2, "the promise comes with its result: {found:?}");
        assert_eq!(super::passages(&document, &needles(&["課題"]), None).len(), 1);
    }

    #[test]
    fn a_sentence_with_what_is_asked_for_is_shown() {
        let texts = ["窓口を開きました", "窓口を広げました", "窓口を設けました", "窓口は4月に開きます"];
        let passage = |text: &&str| Passage { anchor: None, text: (*text).to_owned() };
        let document = Document { passages: texts.iter().map(passage).collect(), ..Document::default() };
        let last = |asked| shown(&passages(&document, &needles(&["窓口"]), asked)[2].text);
        assert_eq!(last(None), "[窓口]を設けました");
        assert_eq!(last(Some(Asked::Date)), "[窓口]は4月に開きます");
    }
}
