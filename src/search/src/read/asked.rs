//! What a question asks for, so that sentences that say it are shown: a date for いつ, an amount for いくら.

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Date,
    Amount,
    Person,
    Contact,
}

/// The words that ask, normalized. Of 何 with a counter (何人, 何件) the time is told apart first.
const ASKING: [(Asked, &[&str]); 4] = [
    (Asked::Date, &["いつ", "何年", "何月", "何日", "何時", "何曜"]),
    (
        Asked::Amount,
        &["いくら", "いくつ", "どのくらい", "どれくらい", "何人", "何件", "何円", "何台", "何回", "何か所", "何%"],
    ),
    (Asked::Person, &["誰", "だれ"]),
    (Asked::Contact, &["電話", "連絡先", "問い合わせ", "問合せ", "問合わせ"]),
];
/// What follows a number that is a time.
const TIMES: &str = "年月日時";
const OFFICES: [&str; 9] = ["部長", "課長", "係長", "局長", "所長", "市長", "教育長", "委員長", "担当"];
/// The least digits of a telephone number.
const TELEPHONE: usize = 9;

/// What a query asks for, if it says so.
pub fn asked(query: &str) -> Option<Asked> {
    let asking = |(_, words): &&(Asked, &[&str])| words.iter().any(|word| query.contains(word));
    ASKING.iter().find(asking).map(|(asked, _)| *asked)
}

impl Asked {
    /// Whether a normalized sentence says something of this kind.
    pub fn is_in(self, sentence: &[char]) -> bool {
        let has = |word: &str| {
            let word: Vec<char> = word.chars().collect();
            sentence.windows(word.len()).any(|window| window == word)
        };
        match self {
            Asked::Date => numbers(sentence).any(|(_, after)| after.is_some_and(|after| TIMES.contains(after))),
            Asked::Amount => numbers(sentence).any(|(_, after)| after.is_some_and(|after| !TIMES.contains(after))),
            Asked::Person => OFFICES.iter().any(|office| has(office)),
            Asked::Contact => has("電話") || has("@") || numbers(sentence).any(|(digits, _)| digits >= TELEPHONE),
        }
    }
}

/// The numbers of a sentence: how many digits each has, and the character after it. Signs within a number belong to it.
fn numbers(sentence: &[char]) -> impl Iterator<Item = (usize, Option<char>)> {
    let is_part = |character: &char| character.is_ascii_digit() || matches!(character, ',' | '.' | '-');
    let mut rest = sentence;
    std::iter::from_fn(move || {
        let start = rest.iter().position(char::is_ascii_digit)?;
        let length = rest[start..].iter().take_while(|character| is_part(character)).count();
        let digits = rest[start..start + length].iter().filter(|character| character.is_ascii_digit()).count();
        rest = &rest[start + length..];
        Some((digits, rest.first().copied()))
    })
}

#[cfg(test)]
mod tests {
    use super::{Asked, asked};

    #[test]
    fn questions_say_what_they_ask_for() {
        for (query, expected) in [
            ("窓口はいつ開きますか", Some(Asked::Date)),
            ("利用料はいくらですか", Some(Asked::Amount)),
            ("何人が参加しましたか", Some(Asked::Amount)),
            ("部長は誰ですか", Some(Asked::Person)),
            ("相談の電話番号", Some(Asked::Contact)),
            ("何を改めましたか", None),
        ] {
            assert_eq!(asked(query), expected, "{query}");
        }
    }

    #[test]
    fn sentences_say_it_or_not() {
        for (asked, sentence, expected) in [
            (Asked::Date, "令和4年10月に開きます", true),
            (Asked::Date, "800件を受けました", false),
            (Asked::Amount, "1,200人が参加", true),
            (Asked::Amount, "2019年度に開きました", false),
            (Asked::Person, "市民協働部長が進めます", true),
            (Asked::Contact, "06-6858-0000まで", true),
            (Asked::Contact, "2019年と800件", false),
        ] {
            assert_eq!(asked.is_in(&sentence.chars().collect::<Vec<_>>()), expected, "{sentence}");
        }
    }
}
