//! Other spellings of numbers and of what stands beside them: 8000人 and 8,000人, 三か所 and 3箇所, 10-20代 and 10~20代.

/// What can follow a number. A kanji numeral before anything else is often part of a word: 一部, 一般, 三重.
const COUNTERS: &str = "人件回月日年かカケ箇つ本枚個名校園台階号丁次期章条項位倍割歳才週種団点級冊棟基円";
const DIGITS: &str = "〇一二三四五六七八九";
const UNITS: [(char, u32); 3] = [('千', 1000), ('百', 100), ('十', 10)];
/// The most other spellings of one text.
const MOST: usize = 12;

/// The other spellings of a normalized text, without the text itself.
pub fn other_numbers(text: &str) -> Vec<String> {
    let mut all = vec![text.chars().collect::<Vec<char>>()];
    for rule in [without_commas, with_commas, in_digits, in_kanji, with_other_ka, with_other_dash] {
        let others: Vec<Vec<char>> = all.iter().flat_map(|text| rule(text)).collect();
        all.extend(others);
    }
    let mut texts: Vec<String> = Vec::new();
    for other in all.into_iter().skip(1).map(|characters| characters.into_iter().collect::<String>()) {
        if other != text && !texts.contains(&other) {
            texts.push(other);
        }
    }
    texts.truncate(MOST);
    texts
}

type Texts = Vec<Vec<char>>;

fn is_digit(character: Option<&char>) -> bool {
    character.is_some_and(char::is_ascii_digit)
}

fn without_commas(text: &[char]) -> Texts {
    let is_comma = |at: usize| text[at] == ',' && at > 0 && is_digit(text.get(at - 1)) && is_digit(text.get(at + 1));
    let kept: Vec<char> = (0..text.len()).filter(|at| !is_comma(*at)).map(|at| text[at]).collect();
    if kept.len() < text.len() { vec![kept] } else { Vec::new() }
}

/// Years have no commas.
fn with_commas(text: &[char]) -> Texts {
    let Some((start, end)) = run(text, |character| character.is_ascii_digit() || character == ',') else {
        return Vec::new();
    };
    if end - start < 4 || text[start..end].contains(&',') || text.get(end) == Some(&'年') {
        return Vec::new();
    }
    let mut written = text[..start].to_vec();
    for (number, digit) in text[start..end].iter().enumerate() {
        if number > 0 && (end - start - number).is_multiple_of(3) {
            written.push(',');
        }
        written.push(*digit);
    }
    written.extend(&text[end..]);
    vec![written]
}

/// The first run of characters of a kind.
fn run(text: &[char], belongs: impl Fn(char) -> bool) -> Option<(usize, usize)> {
    let start = text.iter().position(|character| belongs(*character))?;
    let length = text[start..].iter().take_while(|character| belongs(**character)).count();
    Some((start, start + length))
}

fn is_counted(text: &[char], end: usize) -> bool {
    text.get(end).is_some_and(|character| COUNTERS.contains(*character))
}

fn in_digits(text: &[char]) -> Texts {
    let found = run(text, |character| DIGITS.contains(character) || UNITS.iter().any(|unit| unit.0 == character));
    let Some((start, end)) = found.filter(|(_, end)| is_counted(text, *end)) else { return Vec::new() };
    let (mut value, mut digit) = (0, None);
    for character in &text[start..end] {
        match UNITS.iter().find(|unit| unit.0 == *character) {
            Some((_, unit)) => value += digit.take().unwrap_or(1) * unit,
            None => {
                let number = DIGITS.chars().position(|one| one == *character).unwrap_or(0) as u32;
                digit = Some(digit.unwrap_or(0) * 10 + number);
            }
        }
    }
    replaced(text, (start, end), &(value + digit.unwrap_or(0)).to_string())
}

fn in_kanji(text: &[char]) -> Texts {
    let found = run(text, |character| character.is_ascii_digit());
    let Some((start, end)) = found.filter(|(start, end)| end - start < 5 && is_counted(text, *end)) else {
        return Vec::new();
    };
    let mut value: u32 =
        text[start..end].iter().filter_map(|digit| digit.to_digit(10)).fold(0, |all, one| all * 10 + one);
    let mut written = String::new();
    let digit = |number: u32| DIGITS.chars().nth(number as usize).unwrap_or('〇');
    for (name, unit) in UNITS {
        let count = value / unit;
        if count > 9 {
            return Vec::new();
        }
        if count > 0 {
            written.extend(Some(digit(count)).filter(|_| count > 1));
            written.push(name);
        }
        value %= unit;
    }
    written.extend(Some(digit(value)).filter(|_| value > 0 || written.is_empty()));
    replaced(text, (start, end), &written)
}

fn replaced(text: &[char], (start, end): (usize, usize), written: &str) -> Texts {
    vec![text[..start].iter().copied().chain(written.chars()).chain(text[end..].iter().copied()).collect()]
}

/// か, カ, ヶ (folded to ケ) and 箇 between a number and what it counts; ケ and が within a name.
fn with_other_ka(text: &[char]) -> Texts {
    let is_kanji = |character: Option<&char>| character.is_some_and(|one| ('\u{4E00}'..='\u{9FFF}').contains(one));
    let between = |at: &usize| is_kanji(text.get(at + 1)) && (is_kanji(text.get(at - 1)) || is_digit(text.get(at - 1)));
    let is_kana = |from: &[char]| from.iter().filter(|character| ('ぁ'..='ヺ').contains(*character)).count();
    let Some(at) = (1..text.len()).find(|at| "かカケ箇がガ".contains(text[*at]) && between(at)) else {
        return Vec::new();
    };
    let is_counter = "所月国年条村".contains(text[at + 1]);
    let others = match text[at] {
        'か' | 'カ' | 'ケ' | '箇' if is_counter => "かカケ箇",
        'ケ' | 'が' | 'ガ' if is_kana(text) == 1 => "ケがガ",
        _ => "",
    };
    others
        .chars()
        .filter(|other| *other != text[at])
        .flat_map(|other| replaced(text, (at, at + 1), &other.to_string()))
        .collect()
}

/// Hyphens and tildes between numbers mean the same where a range is meant.
fn with_other_dash(text: &[char]) -> Texts {
    let is_range = |at: &usize| "-~ー".contains(text[*at]) && is_digit(text.get(at - 1)) && is_digit(text.get(at + 1));
    let Some(at) = (1..text.len()).find(is_range) else { return Vec::new() };
    let others = "-~".chars().filter(|other| *other != text[at]);
    others.flat_map(|other| replaced(text, (at, at + 1), &other.to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::other_numbers;

    fn check(text: &str, expected: &str) {
        let others = other_numbers(text);
        assert!(others.iter().any(|other| other == expected), "{text}: {others:?}");
        assert!(others.iter().all(|other| other != text), "{text}: {others:?}");
    }

    #[test]
    fn numbers_are_written_in_several_ways() {
        check("8000人", "8,000人");
        check("1,234,567円", "1234567円");
        check("三か所", "3箇所");
        check("3ケ所", "三か所");
        check("二十年", "20年");
        check("第12回", "第十二回");
        check("霞ケ関", "霞が関");
        check("10-20代", "10~20代");
    }

    #[test]
    fn what_is_no_number_is_left_alone() {
        for text in ["一部", "一般会計", "三重県", "協働が必要です", "校区", "5-1", "平成"] {
            let others = other_numbers(text);
            assert!(others.iter().all(|other| other == "5~1"), "{text}: {others:?}");
        }
        assert!(!other_numbers("2022年度").contains(&String::from("2,022年度")));
    }
}
