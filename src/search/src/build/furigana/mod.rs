//! Furigana: the readings of the kanji in a text. They come from the site's own dictionary and from IPADIC; rules
//! decide those that depend on neighbouring words. Uncertain kanji get no reading.

mod fragments;
mod neighbours;
mod numerals;
mod okurigana;
mod pieces;
mod stretch;
mod word;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Mutex;

use lindera_dictionary::viterbi::{Lattice, LexType, WordId};

use crate::build::error::BuildError;
use crate::build::furigana::fragments::mark_fragments;
use crate::build::furigana::neighbours::correct_by_neighbours;
use crate::build::furigana::numerals::read_numerals;
use crate::build::furigana::okurigana::split_at_kana;
use crate::build::furigana::stretch::Token;
use crate::build::furigana::word::Word;
use crate::build::ipadic::Ipadic;
use crate::document::DictionaryWord;
use crate::text::morpheme::segment;
use crate::text::normalize::{normalize, normalize_with_offsets};

pub use pieces::pieces;
pub use stretch::{Stretch, is_kanji};

/// Words in the sheets of public bodies that IPADIC lacks or reads differently: surface, part of speech, reading.
const WORDS: &str = include_str!("words.csv");

/// The dictionary, which many threads can use to read texts.
pub struct Furigana {
    ipadic: Ipadic,
    /// The caches that no thread is using at the moment.
    caches: Mutex<Vec<Cache>>,
}

/// The data that a thread reuses for its next text.
#[derive(Default)]
struct Cache {
    lattice: Lattice,
    /// The words seen so far, since most words occur more than once.
    words: KnownWords,
}

/// Keyed by whether the entry is in the site's own dictionary, and by its number.
type KnownWords = HashMap<(bool, u32), Word>;

impl Furigana {
    /// Compiles the site's own `words`. Their readings override those of all other dictionaries.
    ///
    /// # Errors
    ///
    /// [`BuildError::Dictionary`] if Lindera cannot compile them.
    pub fn new(words: &[DictionaryWord]) -> Result<Furigana, BuildError> {
        let own: BTreeSet<String> = words.iter().map(|word| normalize(&word.surface)).collect();
        let more = own_words().filter(|word| !own.contains(&normalize(&word.surface)));
        let words: Vec<DictionaryWord> = words.iter().cloned().chain(more).collect();
        Ok(Furigana { ipadic: Ipadic::new(&words)?, caches: Mutex::default() })
    }

    /// The stretches of kanji in `text`, in order. Each kanji is in exactly one of them.
    pub fn read(&self, text: &str) -> Vec<Stretch> {
        let mut cache = self.caches.lock().expect("no reader panicked").pop().unwrap_or_default();
        let mut stretches = Vec::new();
        for (start, part) in parts(text) {
            let normalized = normalize_with_offsets(part);
            let characters: String = normalized.characters.iter().collect();
            let source = |characters: Range<usize>| {
                let source = normalized.source_range(characters.start, characters.end);
                start + source.start..start + source.end
            };
            let mut tokens = self.tokens(text, &characters, source, &mut cache);
            read_numerals(&mut tokens, &characters);
            mark_fragments(&mut tokens);
            correct_by_neighbours(&mut tokens);
            for token in tokens {
                let written = &text[token.range.clone()];
                let reading = token.reading.filter(|_| token.is_certain && !is_cut(text, &token.range));
                let split = split_at_kana(written, reading.as_deref());
                stretches.extend(split.into_iter().map(|stretch| moved(stretch, token.range.start)));
            }
        }
        self.caches.lock().expect("no reader panicked").push(cache);
        stretches
    }

    /// The morphemes of `normalized`. `source` maps a range of its characters to the bytes of `text` that they come
    /// from.
    fn tokens<'a>(
        &self,
        text: &str,
        normalized: &'a str,
        source: impl Fn(Range<usize>) -> Range<usize>,
        Cache { lattice, words }: &mut Cache,
    ) -> Vec<Token<'a>> {
        let (mut tokens, mut place) = (Vec::new(), 0);
        segment(&self.ipadic.parts(), lattice, normalized, |range, word| {
            let surface = &normalized[range];
            let end = place + surface.chars().count();
            let range = source(place..end);
            place = end;
            let has_kanji = text[range.clone()].contains(is_kanji);
            let Word { reading, kind, is_certain } = self.word(word, surface, words);
            tokens.push(Token { range, surface, reading: reading.filter(|_| has_kanji), kind, is_certain });
        });
        tokens
    }

    /// What the dictionaries say of a word.
    fn word(&self, word: WordId, surface: &str, known: &mut KnownWords) -> Word {
        if word.is_unknown() {
            return Word::of(&self.ipadic, word, surface);
        }
        let key = (word.lex_type() == LexType::User, word.id());
        known.entry(key).or_insert_with(|| Word::of(&self.ipadic, word, surface)).clone()
    }
}

/// Splits a text at spaces and line ends, over which words never extend.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|part| (part.as_ptr() as usize - text.as_ptr() as usize, part))
}

/// Whether the text was shortened, and possibly cut within this word.
fn is_cut(text: &str, range: &Range<usize>) -> bool {
    text[range.end..].starts_with('…') || text[..range.start].ends_with('…')
}

fn moved(stretch: Stretch, by: usize) -> Stretch {
    Stretch { range: stretch.range.start + by..stretch.range.end + by, ..stretch }
}

fn own_words() -> impl Iterator<Item = DictionaryWord> {
    let lines = WORDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let mut columns = line.split(',').map(str::to_owned);
        let mut column = || columns.next().expect("a line has three columns");
        DictionaryWord { surface: column(), part_of_speech: column(), reading: column() }
    })
}

#[cfg(test)]
mod tests {
    use std::ops::Range;
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::{Furigana, pieces};
    use crate::document::DictionaryWord;

    /// In `expected` each reading is in brackets after its kanji.
    fn check(words: &[(&str, &str)], text: &str, expected: &str) {
        let word = |(surface, reading): &(&str, &str)| DictionaryWord {
            surface: (*surface).to_owned(),
            part_of_speech: String::from("名詞"),
            reading: (*reading).to_owned(),
        };
        let words: Vec<DictionaryWord> = words.iter().map(word).collect();
        let furigana = Furigana::new(&words).expect("the dictionary loads");
        let (mut shown, mut end) = (String::new(), 0);
        for stretch in furigana.read(text) {
            shown.push_str(&text[end..stretch.range.end]);
            shown.extend(["[", stretch.reading.as_deref().unwrap_or("-"), "]"]);
            end = stretch.range.end;
        }
        shown.push_str(&text[end..]);
        assert_eq!(shown, expected);
    }

    #[test]
    fn okurigana_stay_bare() {
        check(&[], "計画を推し進める。", "計画[けいかく]を推[お]し進[すす]める。");
        check(&[], "お問い合わせ", "お問[と]い合[あ]わせ");
    }

    #[test]
    fn spaces_part_words_and_are_kept() {
        check(&[], "取組み 7件\n市民 課題", "取組[とりく]み 7件[けん]\n市民[しみん] 課題[かだい]");
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        check(&[("小曽根", "オゾネ")], "小曾根の校區", "小曾根[おぞね]の校區[こうく]");
        check(&[], "ＡＩの活用①件", "ＡＩの活用[かつよう]①件[けん]");
    }

    #[test]
    fn the_sites_own_reading_goes_first() {
        check(&[], "出生の届出", "出生[しゅっしょう]の届出[とどけで]");
        check(&[("出生", "シュッセイ")], "出生の届出", "出生[しゅっせい]の届出[とどけで]");
    }

    #[test]
    fn where_a_text_was_cut_nothing_is_sure() {
        check(&[], "…詐欺の被害を防…", "…詐欺[-]の被害[ひがい]を防[-]…");
    }

    #[test]
    fn counters_are_read_by_their_numbers_where_that_is_sure() {
        check(
            &[],
            "1人と3人、4月1日から2日と31日、12月末、第2次の10分、5本と3本",
            "1人[-]と3人[にん]、4月[がつ]1日[-]から2日[か]と31日[にち]、12月末[がつまつ]、\
             第[だい]2次[じ]の10分[ぷん]、5本[ほん]と3本[ぼん]",
        );
        check(&[], "2,001人と1.1人", "2,001人[にん]と1.1人[にん]");
    }

    #[test]
    fn neighbours_decide() {
        check(&[], "調査を行った", "調査[ちょうさ]を行[おこな]った");
        check(&[], "現地に行った", "現地[げんち]に行[い]った");
        check(
            &[],
            "市民の方を招き、市民の方が話す",
            "市民[しみん]の方[かた]を招[まね]き、市民[しみん]の方[-]が話[はな]す",
        );
        check(&[], "平成元年度の元", "平成[へいせい]元[がん]年度[ねんど]の元[もと]");
    }

    #[test]
    fn a_word_that_no_dictionary_knows_gets_no_reading() {
        check(&[], "龘龘", "龘龘[-]");
    }

    static READER: LazyLock<Furigana> = LazyLock::new(|| Furigana::new(&[]).expect("the dictionary loads"));

    /// The positions and readings of kanji in `text`, which is a part of `whole`.
    fn readings(whole: &str, text: &str) -> Vec<(Range<usize>, Option<String>)> {
        let start = text.as_ptr() as usize - whole.as_ptr() as usize;
        let at = |range: Range<usize>| range.start + start..range.end + start;
        READER.read(text).into_iter().map(|stretch| (at(stretch.range), stretch.reading)).collect()
    }

    fn word() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "。",
            "、",
            "、",
            "｡",
            "､",
            "…",
            " ",
            "　",
            "\n",
            "市民",
            "の",
            "方",
            "を",
            "が",
            "行っ",
            "行",
            "行",
            "た",
            "に",
            "1",
            "３",
            ",",
            ".",
            "人",
            "日",
            "分",
            "件",
            "本",
            "月末",
            "平成",
            "元",
            "月",
            "末",
            "中",
            "所",
            "間",
            "数",
            "何",
            "等",
            "物",
            "町",
            "大",
            "翔",
            "二",
            "十",
            "掛け",
            "年度",
            "々",
            "値",
            "後",
            "計画",
            "進める",
            "取り組み",
            "A",
            "ﾞ",
            "\u{3099}",
            "\u{E0100}",
            "①",
            "「",
            "」",
            "・",
            "ー",
            "ガ",
            "か",
            "龘",
        ])
    }

    proptest! {
        #[test]
        fn parts_are_read_as_the_whole_is(words in prop::collection::vec(word(), 0..16)) {
            let text = words.concat();
            let of_parts: Vec<_> = pieces(&text).flat_map(|piece| readings(&text, piece)).collect();
            prop_assert_eq!(of_parts, readings(&text, &text), "{}", text);
        }
    }
}
