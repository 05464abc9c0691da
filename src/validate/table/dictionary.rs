//! `content/dictionary.csv`: the site's own words, one per line: surface, part of speech, reading. Lines that begin
//! with `#` are comments.

use csv::{ReaderBuilder, StringRecord, Trim};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::model::source::Span;
use crate::model::table::DictionaryWord;
use crate::validate::fault::value::{DictionaryColumns, Misspelled, Spelling};

const COLUMNS: usize = 3;

/// Reads the words, and reports lines that cannot be used.
pub fn read(file: &str, text: &str) -> (Vec<DictionaryWord>, Vec<Diagnostic>) {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let (mut words, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.expect("text that is UTF-8 has records of text");
        match word(&record) {
            Ok(word) => words.push(word),
            Err(fault) => faults.push(Diagnostic::at(file, span(&record, text), fault)),
        }
    }
    (words, faults)
}

fn word(record: &StringRecord) -> Result<DictionaryWord, Fault> {
    let columns: Vec<&str> = record.iter().collect();
    let [surface, part_of_speech, reading] = columns[..] else {
        return Err(DictionaryColumns { found: record.len() }.into());
    };
    if surface.is_empty() || part_of_speech.is_empty() {
        let filled = columns.iter().filter(|column| !column.is_empty()).count();
        return Err(DictionaryColumns { found: filled.min(COLUMNS - 1) }.into());
    }
    if !is_katakana(reading) {
        return Err(Misspelled { text: reading.to_owned(), expected: Spelling::Reading }.into());
    }
    let [surface, part_of_speech, reading] = [surface, part_of_speech, reading].map(str::to_owned);
    Ok(DictionaryWord { surface, part_of_speech, reading })
}

fn is_katakana(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| matches!(character, 'ァ'..='ヺ' | 'ー'))
}

/// The line of a record.
fn span(record: &StringRecord, text: &str) -> Span {
    let start = record.position().map_or(0, |position| position.byte() as usize);
    let written = text[start..].trim_start();
    let start = text.len() - written.len();
    Span::new(start, written.lines().next().unwrap_or_default().len())
}

#[cfg(test)]
mod tests {
    use super::read;

    fn check(text: &str, words: &[(&str, &str, &str)], faulty: &[&str]) {
        let (read, faults) = read("content/dictionary.csv", text);
        let all: Vec<_> = read
            .iter()
            .map(|word| (word.surface.as_str(), word.part_of_speech.as_str(), word.reading.as_str()))
            .collect();
        assert_eq!(all, words);
        let lines = faults.iter().map(|fault| fault.span.expect("a line has a place"));
        assert_eq!(lines.map(|span| &text[span.start..span.end]).collect::<Vec<_>>(), faulty);
    }

    #[test]
    fn words_notes_and_empty_lines() {
        check(
            "協働,名詞,キョウドウ\n# 地名\n\n\"豊中\", 名詞 ,トヨナカ\r\n",
            &[("協働", "名詞", "キョウドウ"), ("豊中", "名詞", "トヨナカ")],
            &[],
        );
    }

    #[test]
    fn lines_that_cannot_be_used_are_told_and_the_rest_read() {
        check(
            "協働,名詞\n豊中,名詞,とよなか\n庄内,名詞,ショウナイ\n,名詞,ア\n",
            &[("庄内", "名詞", "ショウナイ")],
            &["協働,名詞", "豊中,名詞,とよなか", ",名詞,ア"],
        );
    }
}
