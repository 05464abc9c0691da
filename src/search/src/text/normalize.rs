//! Normalizes texts and queries: NFKC, lower case, folded variants, without invisible characters and spaces between
//! Japanese characters. It records where each character came from, so that matches can be marked in the original.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::text::variants::fold_variant;

/// A normalized text, with the position of each character in its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normalized {
    pub characters: Vec<char>,
    /// For each character the byte offset of its cluster in the source, followed by the source's length.
    offsets: Vec<u32>,
}

impl Normalized {
    /// The bytes of the source from which the characters `start..end` came.
    pub fn source_range(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let from = self.offsets[start] as usize;
        let last = self.offsets[end - 1];
        let to = self.offsets[end..].iter().find(|offset| **offset > last);
        from..to.map_or(from, |offset| *offset as usize)
    }
}

/// Normalizes a text without recording positions.
pub fn normalize(source: &str) -> String {
    normalize_with_offsets(source).characters.into_iter().collect()
}

/// Normalizes a text and records where each character came from.
pub fn normalize_with_offsets(source: &str) -> Normalized {
    let mut raw: Vec<(char, u32)> = Vec::with_capacity(source.len() / 2);
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = cluster_length(rest, first);
        let offset = (source.len() - rest.len()) as u32;
        push_cluster(&rest[..length], first, offset, &mut raw);
        rest = &rest[length..];
    }
    without_loose_spaces(&raw, source.len() as u32)
}

/// The length of a character with the marks that follow it. NFKC changes only such groups together.
fn cluster_length(rest: &str, first: char) -> usize {
    let marks = rest.chars().skip(1).take_while(|next| is_mark(*next));
    first.len_utf8() + marks.map(char::len_utf8).sum::<usize>()
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{FF9E}' | '\u{FF9F}')
        || (character >= '\u{300}' && !is_plain(character) && canonical_combining_class(character) != 0)
}

fn push_cluster(cluster: &str, first: char, offset: u32, out: &mut Vec<(char, u32)>) {
    if cluster.len() == first.len_utf8() && is_plain(first) {
        out.push((fold_variant(first), offset));
        return;
    }
    for composed in cluster.nfkc().flat_map(char::to_lowercase).nfkc() {
        if composed.is_whitespace() {
            out.push((' ', offset));
        } else if !is_invisible(composed) {
            out.push((fold_variant(composed), offset));
        }
    }
}

/// Whether NFKC leaves a character unchanged and it is not a mark: kana, common ideographs with their punctuation,
/// digits and small letters. Most of a text consists of these, for which no table is needed.
fn is_plain(character: char) -> bool {
    matches!(character,
        '!'..='@' | '['..='~' | '\u{3001}'..='\u{3003}' | '\u{3005}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FE}' | '\u{4E00}'..='\u{9FFF}')
}

fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E01EF}')
}

/// Removes all spaces, except one between two words that are written with spaces.
fn without_loose_spaces(raw: &[(char, u32)], source_length: u32) -> Normalized {
    let mut characters = Vec::with_capacity(raw.len());
    let mut offsets = Vec::with_capacity(raw.len() + 1);
    for (index, (character, offset)) in raw.iter().enumerate() {
        if *character != ' ' || separates_words(raw, index) {
            characters.push(*character);
            offsets.push(*offset);
        }
    }
    offsets.push(source_length);
    Normalized { characters, offsets }
}

fn separates_words(raw: &[(char, u32)], index: usize) -> bool {
    let after_space = index > 0 && raw[index - 1].0 == ' ';
    let before = raw[..index].iter().rposition(|entry| entry.0 != ' ');
    let after = raw[index..].iter().position(|entry| entry.0 != ' ').map(|step| index + step);
    let (Some(before), Some(after), false) = (before, after, after_space) else {
        return false;
    };
    let is_japanese = is_wide(raw[before].0) || is_wide(raw[after].0);
    !(is_japanese || is_lone_letter(raw, before) && is_lone_letter(raw, after))
}

fn is_wide(character: char) -> bool {
    character >= '\u{2E80}'
}

fn is_lone_letter(raw: &[(char, u32)], index: usize) -> bool {
    let is_word = |at: usize| raw.get(at).is_some_and(|entry| entry.0.is_alphanumeric() && !is_wide(entry.0));
    raw[index].0.is_ascii_alphabetic() && !is_word(index + 1) && (index == 0 || !is_word(index - 1))
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::canonical_combining_class;

    use super::{is_invisible, is_plain, normalize, normalize_with_offsets};

    fn check(source: &str, expected: &str) {
        assert_eq!(normalize(source), expected, "{source:?}");
    }

    #[test]
    fn one_spelling_for_many() {
        check("ＡＢＣ１２３", "abc123");
        check("ｶﾞｲﾄﾞ", "ガイド");
        check("か\u{3099}", "が");
        check("５−１−③", "5-1-3");
        check("小曾根の校區", "小曽根の校区");
        check("㈱豊中", "(株)豊中");
    }

    #[test]
    fn what_is_plain_needs_no_work() {
        for character in ('\0'..=char::MAX).filter(|character| is_plain(*character)) {
            assert!(character.nfkc().flat_map(char::to_lowercase).nfkc().eq([character]), "{character:?}");
            assert_eq!(canonical_combining_class(character), 0, "{character:?}");
            assert!(!character.is_whitespace() && !is_invisible(character), "{character:?}");
        }
    }

    #[test]
    fn spaces_stay_only_between_words() {
        check("部　局", "部局");
        check("A I の活用", "aiの活用");
        check("open  data", "open data");
        check(" open\n", "open");
        check("A I/AI", "ai/ai");
    }

    #[test]
    fn invisible_characters_vanish() {
        check("葛\u{E0100}城", "葛城");
        check("特\u{200B}殊\u{FEFF}", "特殊");
        check("\u{0}\u{7}", "");
        check("👨\u{200D}👩", "👨👩");
    }

    #[test]
    fn remembers_where_characters_came_from() {
        let source = "①ｶﾞ 行く";
        let normalized = normalize_with_offsets(source);
        assert_eq!(normalized.characters.iter().collect::<String>(), "1ガ行く");
        assert_eq!(&source[normalized.source_range(1, 2)], "ｶﾞ ");
        assert_eq!(&source[normalized.source_range(2, 4)], "行く");
    }
}
