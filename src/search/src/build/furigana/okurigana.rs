//! Distributes the reading of a word over its kanji: 推し進め, おしすすめ becomes 推(お)し進(すす)め.

use crate::build::furigana::stretch::{Stretch, is_kanji};
use crate::text::kana::hiragana;
use crate::text::normalize::normalize;

/// The stretches of kanji in `written`, each with its part of `reading`; without readings if `reading` does not fit the
/// kana.
pub(super) fn split_at_kana(written: &str, reading: Option<&str>) -> Vec<Stretch> {
    let runs = runs(written);
    if let [Run { is_kanji: false, .. }] | [] = runs[..] {
        return Vec::new();
    }
    let readings = reading.and_then(|reading| align(&runs, reading));
    let mut readings = readings.unwrap_or_default().into_iter();
    let kanji = runs.iter().filter(|run| run.is_kanji);
    kanji
        .map(|run| Stretch {
            range: run.start..run.start + run.text.len(),
            reading: readings.next().map(str::to_owned),
        })
        .collect()
}

/// A run of characters that are all kanji, or all not.
struct Run<'a> {
    start: usize,
    text: &'a str,
    is_kanji: bool,
}

fn runs(written: &str) -> Vec<Run<'_>> {
    let mut runs: Vec<Run> = Vec::new();
    for (start, character) in written.char_indices() {
        let end = start + character.len_utf8();
        match runs.last_mut() {
            Some(run) if run.is_kanji == is_kanji(character) => run.text = &written[run.start..end],
            _ => runs.push(Run { start, text: &written[start..end], is_kanji: is_kanji(character) }),
        }
    }
    runs
}

/// The reading of each run of kanji, from the first division in which the written kana match and each kanji has at
/// least one kana.
fn align<'a>(runs: &[Run], reading: &'a str) -> Option<Vec<&'a str>> {
    let Some((run, rest)) = runs.split_first() else { return reading.is_empty().then(Vec::new) };
    if !run.is_kanji {
        let spoken = hiragana(&normalize(run.text));
        return align(rest, reading.strip_prefix(spoken.as_str())?);
    }
    let least = run.text.chars().count();
    let ends = reading.char_indices().map(|(start, character)| start + character.len_utf8());
    ends.skip(least - 1).find_map(|end| {
        let mut readings = align(rest, &reading[end..])?;
        readings.insert(0, &reading[..end]);
        Some(readings)
    })
}

#[cfg(test)]
mod tests {
    use super::split_at_kana;

    fn check(written: &str, reading: &str, expected: &[(&str, Option<&str>)]) {
        let split = split_at_kana(written, Some(reading));
        let found: Vec<_> =
            split.iter().map(|stretch| (&written[stretch.range.clone()], stretch.reading.as_deref())).collect();
        assert_eq!(found, expected, "{written}");
    }

    #[test]
    fn kana_are_left_where_they_stand() {
        check("推し進める", "おしすすめる", &[("推", Some("お")), ("進", Some("すす"))]);
        check("引っ越し", "ひっこし", &[("引", Some("ひ")), ("越", Some("こ"))]);
        check("特殊詐欺", "とくしゅさぎ", &[("特殊詐欺", Some("とくしゅさぎ"))]);
        check("話し合い", "はなしあい", &[("話", Some("はな")), ("合", Some("あ"))]);
        check("消しゴム", "けしごむ", &[("消", Some("け"))]);
        check("人々", "ひとびと", &[("人々", Some("ひとびと"))]);
    }

    #[test]
    fn what_does_not_fit_gets_no_reading() {
        check("進める", "すすむ", &[("進", None)]);
        check("市民", "し", &[("市民", None)]);
    }

    #[test]
    fn a_word_of_kana_has_no_kanji() {
        check("くらし", "くらし", &[]);
    }
}
