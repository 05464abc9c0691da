//! Measures the readings of sentences that were annotated before the rules were read, by class of words: what a number
//! misreads is a false fact, and what a name misreads is an offence.

use std::collections::BTreeMap;
use std::fmt::Write;

use tomei_search::build::furigana::Furigana;

use crate::furigana::{Read, Sample, read, samples};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Word,
    Numeral,
    Name,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Right,
    /// At least one kanji has no reading, and the others have the right one.
    NotGiven,
    Wrong,
}

/// The number of words with each verdict, and the wrong ones.
#[derive(Default)]
struct Measure {
    counts: BTreeMap<(Class, Verdict), usize>,
    wrong: String,
    not_given: String,
}

impl Measure {
    fn of(files: &[&str]) -> Measure {
        let furigana = Furigana::new(&[]).expect("the dictionary loads");
        let mut measure = Measure::default();
        for sample in files.iter().flat_map(|file| samples(file)) {
            measure.add(&sample, &read(&furigana, &sample.text));
        }
        measure
    }

    /// Compares words over the shortest stretches whose ends occur in both: 二(に)市(し) equals 二市(にし).
    fn add(&mut self, sample: &Sample, found: &[Read]) {
        let classes = classes(sample);
        let (mut group, mut pieces, mut found) = (Vec::new(), Vec::new(), found.iter().peekable());
        for ((end, reading), class) in sample.words.iter().zip(classes) {
            group.push((reading.trim_start_matches('@'), class));
            let mut at = 0;
            while let Some((found_end, piece)) = found.next_if(|(found_end, _)| found_end <= end) {
                pieces.push(piece.as_str());
                at = *found_end;
            }
            if at == *end {
                self.judge(&group, &pieces, &sample.text);
                (group, pieces) = (Vec::new(), Vec::new());
            }
        }
        assert!(group.is_empty(), "{}: every kanji is annotated and read", sample.text);
    }

    fn judge(&mut self, group: &[(&str, Class)], pieces: &[&str], text: &str) {
        let expected: Vec<&str> = group.iter().map(|(reading, _)| *reading).collect();
        let verdict = verdict(&expected, pieces);
        for (_, class) in group {
            *self.counts.entry((*class, verdict)).or_default() += 1;
        }
        let list = match verdict {
            Verdict::Right => return,
            Verdict::NotGiven => &mut self.not_given,
            Verdict::Wrong => &mut self.wrong,
        };
        let (found, expected, class) = (pieces.join("・"), expected.join("・"), group[0].1);
        writeln!(list, "{class:?}: {found} for {expected}: {text}").expect("a string takes all");
    }

    fn count(&self, class: Class, verdict: Verdict) -> usize {
        self.counts.get(&(class, verdict)).copied().unwrap_or_default()
    }

    fn total(&self) -> usize {
        self.counts.values().sum()
    }
}

fn verdict(expected: &[&str], pieces: &[&str]) -> Verdict {
    let right = fits(expected, pieces);
    match (right, pieces.contains(&"-") && !expected.contains(&"-")) {
        (false, _) => Verdict::Wrong,
        (true, true) => Verdict::NotGiven,
        (true, false) => Verdict::Right,
    }
}

/// Whether any of the right readings of the words is made of the pieces; a piece without a reading stands for any.
fn fits(expected: &[&str], pieces: &[&str]) -> bool {
    if expected.contains(&"-") {
        return pieces.iter().all(|piece| *piece == "-")
            || alternatives(expected).any(|reading| joins(&reading, pieces));
    }
    alternatives(expected).any(|reading| joins(&reading, pieces))
}

fn alternatives(expected: &[&str]) -> impl Iterator<Item = String> {
    let mut readings = vec![String::new()];
    for word in expected {
        readings =
            readings.iter().flat_map(|start| word.split('|').map(move |next| format!("{start}{next}"))).collect();
    }
    readings.into_iter().filter(|reading| !reading.contains('-'))
}

fn joins(reading: &str, pieces: &[&str]) -> bool {
    match pieces {
        [] => reading.is_empty(),
        ["-", rest @ ..] => reading.char_indices().any(|(at, first)| joins(&reading[at + first.len_utf8()..], rest)),
        [piece, rest @ ..] => reading.strip_prefix(piece).is_some_and(|reading| joins(reading, rest)),
    }
}

const CLASSES: [Class; 3] = [Class::Word, Class::Numeral, Class::Name];

const DIGITS: &str = "一二三四五六七八九十百千万億兆〇零数何半";

/// A name is marked; a numeral has a digit, or follows a number without anything between.
fn classes(sample: &Sample) -> Vec<Class> {
    let mut after_number = false;
    let written = sample.written();
    let classes = written.iter().zip(&sample.words).map(|((before, word), (_, reading))| {
        let follows = match *before {
            "" | "か" => after_number,
            _ => before.ends_with(|it: char| it.is_ascii_digit()),
        };
        let class = match reading.starts_with('@') {
            true => Class::Name,
            false if follows || word.contains(|it| DIGITS.contains(it)) => Class::Numeral,
            false => Class::Word,
        };
        after_number = class == Class::Numeral && word.chars().all(|it| DIGITS.contains(it));
        class
    });
    classes.collect()
}

/// A wrong number misleads where a wrong word only irritates: there is none. Of all words, names included, at most one in
/// 200 is wrong, and for at least nine of ten a reading is given.
fn check(files: &[&str]) {
    let measure = Measure::of(files);
    println!("{:?}\nwrong:\n{}\nnot given:\n{}", measure.counts, measure.wrong, measure.not_given);
    let of = |verdict| CLASSES.map(|class| measure.count(class, verdict)).iter().sum::<usize>();
    let total = measure.total();
    assert_eq!(measure.count(Class::Numeral, Verdict::Wrong), 0, "{}", measure.wrong);
    assert!(of(Verdict::Wrong) * 200 <= total, "{} of {total} wrong:\n{}", of(Verdict::Wrong), measure.wrong);
    assert!(of(Verdict::Right) * 10 >= total * 9, "{} of {total} right:\n{}", of(Verdict::Right), measure.not_given);
}

#[test]
fn words_numerals_and_names_are_read_as_people_read_them() {
    let words = include_str!("../furigana/annotated/words.txt");
    let numerals = include_str!("../furigana/annotated/numerals.txt");
    let names = include_str!("../furigana/annotated/names.txt");
    check(&[words, numerals, names]);
}

#[test]
fn words_that_nobody_looked_at_are_read_as_well() {
    check(&[include_str!("../furigana/annotated/fresh.txt")]);
    check(&[include_str!("../furigana/annotated/fresh-2.txt")]);
}
