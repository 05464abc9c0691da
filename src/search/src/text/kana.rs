//! Normalizes readings typed in hiragana, katakana or romaji.

/// Converts katakana to hiragana; all else is kept.
pub fn hiragana(text: &str) -> String {
    text.chars().map(to_hiragana).collect()
}

fn to_hiragana(character: char) -> char {
    match character {
        'ァ'..='ヶ' => char::from_u32(character as u32 - 0x60).unwrap_or(character),
        _ => character,
    }
}

/// The reading that `text` spells, in hiragana, if it consists only of kana or only of romaji.
pub fn reading_of(text: &str) -> Option<String> {
    let kana = |character: char| matches!(character, 'ぁ'..='ゖ' | 'ァ'..='ヶ' | 'ー');
    if !text.is_empty() && text.chars().all(kana) {
        return Some(hiragana(text));
    }
    romaji_reading(text)
}

/// Syllables, the longest first within a letter, in both Hepburn and Kunrei romanization.
const SYLLABLES: &str = "a=あ i=い u=う e=え o=お \
ka=か ki=き ku=く ke=け ko=こ kya=きゃ kyu=きゅ kyo=きょ \
sa=さ si=し su=す se=せ so=そ sya=しゃ syu=しゅ syo=しょ shi=し sha=しゃ shu=しゅ she=しぇ sho=しょ \
ta=た ti=ち tu=つ te=て to=と tya=ちゃ tyu=ちゅ tyo=ちょ chi=ち cha=ちゃ chu=ちゅ che=ちぇ cho=ちょ tsu=つ \
na=な ni=に nu=ぬ ne=ね no=の nya=にゃ nyu=にゅ nyo=にょ \
ha=は hi=ひ hu=ふ he=へ ho=ほ hya=ひゃ hyu=ひゅ hyo=ひょ fu=ふ fa=ふぁ fi=ふぃ fe=ふぇ fo=ふぉ \
ma=ま mi=み mu=む me=め mo=も mya=みゃ myu=みゅ myo=みょ \
ya=や yu=ゆ yo=よ ra=ら ri=り ru=る re=れ ro=ろ rya=りゃ ryu=りゅ ryo=りょ wa=わ wo=を \
ga=が gi=ぎ gu=ぐ ge=げ go=ご gya=ぎゃ gyu=ぎゅ gyo=ぎょ \
za=ざ zi=じ zu=ず ze=ぜ zo=ぞ zya=じゃ zyu=じゅ zyo=じょ ji=じ ja=じゃ ju=じゅ je=じぇ jo=じょ \
da=だ di=ぢ du=づ de=で do=ど ba=ば bi=び bu=ぶ be=べ bo=ぼ bya=びゃ byu=びゅ byo=びょ \
pa=ぱ pi=ぴ pu=ぷ pe=ぺ po=ぽ pya=ぴゃ pyu=ぴゅ pyo=ぴょ va=ゔぁ vi=ゔぃ vu=ゔ ve=ゔぇ vo=ゔぉ";

/// As [`reading_of`]; of romaji with one letter that belongs to no syllable, the reading without this letter.
pub fn loose_reading(text: &str) -> Option<String> {
    let without = |at: usize| [&text[..at], &text[at + 1..]].concat();
    let letters = if text.is_ascii() { text.len() } else { 0 };
    reading_of(text).or_else(|| (1..letters).find_map(|at| romaji_reading(&without(at))))
}

fn romaji_reading(text: &str) -> Option<String> {
    let mut reading = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if !first.is_ascii_lowercase() && first != '-' && first != '\'' {
            return None;
        }
        let (kana, length) = syllable(rest)?;
        reading.push_str(kana);
        rest = &rest[length..];
    }
    Some(reading).filter(|reading| !reading.is_empty())
}

/// The kana of the syllable at the start of `rest`, and the number of its letters.
fn syllable(rest: &str) -> Option<(&'static str, usize)> {
    let bytes = rest.as_bytes();
    for length in (1..=3.min(rest.len())).rev() {
        if let Some(kana) = rest.get(..length).and_then(spelled) {
            return Some((kana, length));
        }
    }
    match (bytes[0], bytes.get(1)) {
        (b'-', _) => Some(("ー", 1)),
        (b'\'', _) => Some(("", 1)),
        (b'n' | b'm', Some(next)) if !b"aiueoy".contains(next) => Some(("ん", 1)),
        (b'n', None) => Some(("ん", 1)),
        (b't', Some(b'c')) => Some(("っ", 1)),
        (letter, Some(next)) if letter == *next => Some(("っ", 1)),
        _ => None,
    }
}

fn spelled(letters: &str) -> Option<&'static str> {
    let pairs = SYLLABLES.split(' ').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find(|(spelling, _)| *spelling == letters).map(|(_, kana)| kana)
}

#[cfg(test)]
mod tests {
    use super::reading_of;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(reading_of(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn kana_and_romaji_are_readings() {
        check("とくしゅさぎ", Some("とくしゅさぎ"));
        check("トクシュサギ", Some("とくしゅさぎ"));
        check("tokushusagi", Some("とくしゅさぎ"));
        check("kyoudou", Some("きょうどう"));
        check("shimbun", Some("しんぶん"));
        check("sinnen", Some("しんねん"));
        check("shin'en", Some("しんえん"));
        check("gakkou", Some("がっこう"));
        check("botchan", Some("ぼっちゃん"));
        check("konnichiha", Some("こんにちは"));
    }

    #[test]
    fn other_text_is_not() {
        check("特殊さぎ", None);
        check("open data", None);
        check("pdf", None);
        check("", None);
        check("ai活用", None);
        check("tプロセス", None);
    }
}
