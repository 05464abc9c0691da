//! The base forms of which a verb or an adjective may be a form, and the beginnings of the other forms.

/// The kana of the rows of verbs: the bases あ to お, then the one before た and て.
const ROWS: [&str; 9] = [
    "わいうえおっ",
    "かきくけこい",
    "がぎぐげごい",
    "さしすせそし",
    "たちつてとっ",
    "なにぬねのん",
    "ばびぶべぼん",
    "まみむめもん",
    "らりるれろっ",
];
/// Endings after the second base (直し), after the first (直さ), and after the form before た.
const AFTER_I: [&str; 6] = ["ました", "ません", "ましょう", "ます", "たい", "ながら"];
const AFTER_A: [&str; 6] = ["なかった", "ない", "ず", "れる", "せる", "れた"];
const AFTER_TA: [&str; 4] = ["た", "て", "だ", "で"];
const ADJECTIVE: [&str; 5] = ["かった", "くない", "くて", "ければ", "く"];
/// The forms of する behind a noun.
const DOING: [&str; 9] = ["しました", "しません", "します", "する", "した", "して", "しない", "される", "された"];

/// The possible base forms of `text`, if it is a kanji followed by at least one hiragana at the end.
pub fn bases(text: &str) -> Vec<String> {
    let is_kanji = |character: char| ('\u{4E00}'..='\u{9FFF}').contains(&character);
    let mut found = Vec::new();
    if !text.starts_with(is_kanji) || !text.ends_with(|last: char| ('ぁ'..='ゖ').contains(&last)) {
        return found;
    }
    if ROWS.iter().any(|row| text.chars().next_back() == row.chars().nth(2)) {
        found.push(text.to_owned());
    }
    for (endings, place) in [(&AFTER_I[..], 1), (&AFTER_A, 0), (&AFTER_TA, 5)] {
        for stem in endings.iter().filter_map(|ending| text.strip_suffix(ending)).take(1) {
            found.push([stem, "る"].concat());
            found.extend(ROWS.iter().filter_map(|row| {
                let mut kana = row.chars();
                let stem = stem.strip_suffix(kana.clone().nth(place)?)?;
                Some([stem, kana.nth(2)?.encode_utf8(&mut [0; 4])].concat())
            }));
        }
    }
    let adjectives = ADJECTIVE.iter().filter_map(|ending| text.strip_suffix(ending)).take(1);
    found.extend(adjectives.map(|stem| [stem, "い"].concat()));
    found.retain(|base| base.chars().nth(1).is_some());
    found
}

/// The noun of which `text` is the doing: 実施 of 実施した.
pub fn done(text: &str) -> Option<&str> {
    let noun = DOING.iter().find_map(|ending| text.strip_suffix(ending))?;
    Some(noun).filter(|noun| noun.chars().nth(1).is_some() && !noun.ends_with(|last| ('ぁ'..='ゖ').contains(&last)))
}

/// The beginnings of the forms of a word, by its base form. Words in Latin letters have one form.
pub fn beginnings(base: &str) -> Vec<String> {
    if base.is_ascii() {
        return vec![base.to_owned()];
    }
    let Some((at, last)) = base.char_indices().next_back() else { return Vec::new() };
    let stem = &base[..at];
    if stem.chars().nth(1).is_some() {
        return vec![stem.to_owned()];
    }
    let row = ROWS.iter().find(|row| row.chars().nth(2) == Some(last)).copied().unwrap_or("いくかけ");
    let more = if last == 'る' { "たてまなよ" } else { "" };
    [row, more]
        .iter()
        .flat_map(|kana| kana.chars())
        .map(|kana| [stem, kana.encode_utf8(&mut [0; 4])].concat())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{bases, beginnings, done};

    #[test]
    fn forms_lead_to_their_base() {
        for (form, base) in [
            ("直す", "直す"),
            ("直します", "直す"),
            ("直した", "直す"),
            ("直さない", "直す"),
            ("書いて", "書く"),
            ("育てます", "育てる"),
            ("読んだ", "読む"),
            ("買った", "買う"),
            ("新しく", "新しい"),
            ("減らしました", "減らす"),
            ("行われる", "行う"),
        ] {
            assert!(bases(form).iter().any(|found| found == base), "{form}: {:?}", bases(form));
        }
        assert!(bases("協働").is_empty() && bases("まちを").is_empty());
    }

    #[test]
    fn doing_is_a_noun() {
        assert_eq!(done("実施しました"), Some("実施"));
        assert_eq!(done("直した"), None);
    }

    #[test]
    fn forms_begin_alike() {
        assert!(beginnings("直す").contains(&String::from("直し")));
        assert_eq!(beginnings("育てる"), ["育て"]);
    }
}
