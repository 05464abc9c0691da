//! Measures how many words of real sentences get the readings that people annotated.

use tomei_search::build::furigana::{Furigana, is_kanji};
use tomei_search::document::DictionaryWord;

/// A stretch of kanji, annotated or computed: its end, counted in kanji, and its reading, or `-` if it has none.
pub type Read = (usize, String);

/// A sentence in which `[reading]` follows each word with kanji.
pub struct Sample {
    pub text: String,
    pub words: Vec<Read>,
}

impl Sample {
    /// What stands before each word without being read, and the word.
    pub fn written(&self) -> Vec<(&str, &str)> {
        let ends = self.text.char_indices().filter(|(_, character)| is_kanji(*character));
        let ends: Vec<usize> = ends.map(|(at, kanji)| at + kanji.len_utf8()).collect();
        let mut start = 0;
        let words = self.words.iter().map(|(end, _)| {
            let written = &self.text[start..ends[end - 1]];
            start = ends[end - 1];
            written.split_at(written.find(is_kanji).unwrap_or(written.len()))
        });
        words.collect()
    }
}

pub fn samples(file: &str) -> Vec<Sample> {
    file.lines().filter(|line| !line.starts_with('#')).map(sample).collect()
}

fn sample(line: &str) -> Sample {
    let (mut text, mut words, mut kanji) = (String::new(), Vec::new(), 0);
    let mut rest = line;
    while let Some((before, reading, after)) = rest
        .split_once('[')
        .and_then(|(before, rest)| rest.split_once(']').map(|(reading, rest)| (before, reading, rest)))
    {
        text.push_str(before);
        kanji += before.chars().filter(|character| is_kanji(*character)).count();
        words.push((kanji, reading.to_owned()));
        rest = after;
    }
    text.push_str(rest);
    Sample { text, words }
}

pub fn read(furigana: &Furigana, text: &str) -> Vec<Read> {
    let mut kanji = 0;
    let stretches = furigana.read(text).into_iter();
    stretches
        .map(|stretch| {
            kanji += text[stretch.range].chars().count();
            (kanji, stretch.reading.unwrap_or_else(|| String::from("-")))
        })
        .collect()
}

/// The annotated words with other readings. Words are compared over the shortest stretches whose ends occur in both:
/// 特殊(とくしゅ)詐欺(さぎ) equals 特殊詐欺(とくしゅさぎ).
fn misread(sample: &Sample, found: &[Read]) -> Vec<String> {
    let (mut faults, mut expected_words, mut found_words) = (Vec::new(), Vec::new(), found.iter().peekable());
    let mut read_so_far = String::new();
    for (end, reading) in &sample.words {
        expected_words.push(reading.as_str());
        let mut at = 0;
        while let Some((found_end, reading)) = found_words.next_if(|(found_end, _)| found_end <= end) {
            read_so_far.push_str(reading);
            at = *found_end;
        }
        if at == *end {
            if expected_words.concat() != read_so_far {
                let fault = format!("{} for {}: {}", read_so_far, expected_words.join("・"), sample.text);
                faults.extend(std::iter::repeat_n(fault, expected_words.len()));
            }
            (expected_words, read_so_far) = (Vec::new(), String::new());
        }
    }
    assert!(expected_words.is_empty(), "{}: every kanji is annotated and read", sample.text);
    faults
}

/// The words of the demonstration site, from which the sentences are taken.
fn words_of_the_site() -> Vec<DictionaryWord> {
    let text = include_str!("../../../../content/dictionary.csv");
    let word = |line: &str| {
        let columns: Vec<&str> = line.split(',').collect();
        let [surface, part_of_speech, reading] = columns[..] else { panic!("{line} has not three columns") };
        let [surface, part_of_speech, reading] = [surface, part_of_speech, reading].map(str::to_owned);
        DictionaryWord { surface, part_of_speech, reading }
    };
    text.lines().filter(|line| !line.starts_with('#')).map(word).collect()
}

/// The number of words, and the misread ones.
fn measure(file: &str) -> (usize, Vec<String>) {
    let furigana = Furigana::new(&words_of_the_site()).expect("the dictionary loads");
    let samples = samples(file);
    let faults = samples.iter().flat_map(|sample| misread(sample, &read(&furigana, &sample.text))).collect();
    (samples.iter().map(|sample| sample.words.len()).sum(), faults)
}

/// A wrong number misleads where a wrong word only irritates.
#[test]
fn no_number_and_no_counter_is_misread() {
    let (words, faults) = measure(include_str!("../furigana/numerals.txt"));
    assert!(faults.is_empty(), "{} of {words} misread:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn real_sentences_are_read_as_people_read_them() {
    for file in [include_str!("../furigana/sample.txt"), include_str!("../furigana/other-pages.txt")] {
        let (words, faults) = measure(file);
        assert!(faults.len() * 100 <= words, "{} of {words} misread:\n{}", faults.len(), faults.join("\n"));
    }
}
