//! The words of a theme's interface in one language.

use std::collections::BTreeMap;

use crate::model::fiscal_year::FiscalYear;

/// Everything a theme says by itself, by key, e.g. `goal.promise`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The language's code, e.g. `pt-BR`.
    pub code: String,
    pub entries: BTreeMap<String, Word>,
}

/// What stands for a key. `{name}` marks where a value goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    Text(String),
    /// Sentences that differ with their `{count}`: for exactly one, and for any other number.
    Counted {
        one: String,
        other: String,
    },
}

/// A stretch of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    /// The name of a value.
    Value(&'a str),
}

/// The number that chooses between the forms of [`Word::Counted`].
pub const COUNT: &str = "count";

impl Word {
    /// The sentences of the word.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        let (first, second) = match self {
            Self::Text(text) => (text, None),
            Self::Counted { one, other } => (one, Some(other)),
        };
        [Some(first), second].into_iter().flatten().map(String::as_str)
    }
}

/// Takes a sentence apart at its values; braces around anything but a name stay text.
pub fn pieces(sentence: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut start, mut from) = (Vec::new(), 0, 0);
    while let Some(open) = sentence[from..].find('{').map(|at| from + at) {
        let name = sentence[open + 1..].split('}').next().unwrap_or_default();
        let end = open + name.len() + 2;
        from = open + 1;
        if end <= sentence.len() && is_name(name) {
            pieces.push(Piece::Text(&sentence[start..open]));
            pieces.push(Piece::Value(name));
            (start, from) = (end, end);
        }
    }
    pieces.push(Piece::Text(&sentence[start..]));
    pieces.retain(|piece| *piece != Piece::Text(""));
    pieces
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// A sentence with its values put in; those without a value stay as they are written.
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let value = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let text = |piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Value(name) => value(name).unwrap_or_else(|| format!("{{{name}}}")),
    };
    pieces(sentence).into_iter().map(text).collect()
}

impl Words {
    /// The word for `key`, if there is one.
    pub fn get(&self, key: &str) -> Option<&Word> {
        self.entries.get(key)
    }

    /// The sentence for `key`, which the program itself asks for.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let sentence = self.get(key).and_then(|word| word.sentences().last());
        fill(sentence.expect("the embedded languages have every word that the program says"), values)
    }

    /// The language's own name, e.g. 日本語.
    pub fn name(&self) -> String {
        self.say("name", &[])
    }

    /// What `other` is called in this language; by itself where this one has no word for it.
    pub fn name_of(&self, other: &Words) -> String {
        let primary = other.code.split('-').next().unwrap_or_default();
        let named = self.get(&format!("language.{primary}")).and_then(|word| word.sentences().next());
        named.map_or_else(|| other.name(), str::to_owned)
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> String {
        self.say("dir", &[])
    }

    /// A fiscal year in both calendars, e.g. 2019年度（平成31年度・令和元年度） or FY2019 (Heisei 31 / Reiwa 1).
    pub fn fiscal_year(&self, year: FiscalYear) -> String {
        let era = |(name, number): (&str, i32)| self.era(name, number, ["era.year", "era.first_year"]);
        let eras: Vec<String> = year.eras_numbered().into_iter().map(era).collect();
        let eras = eras.join(&self.say("era.between", &[]));
        self.say("year.both", &[("year", &year.to_string()), ("eras", &eras)])
    }

    /// The newest era's name of a fiscal year, as short as can be, e.g. 令和元 or R1.
    pub fn tick(&self, year: FiscalYear) -> String {
        let newest = year.eras_numbered().pop();
        newest.map(|(name, number)| self.era(name, number, ["era.tick", "era.first_tick"])).unwrap_or_default()
    }

    /// `keys`: for any year of an era, and for its first.
    fn era(&self, name: &str, number: i32, keys: [&str; 2]) -> String {
        let era = self.say(&format!("era.{name}"), &[]);
        let letter = name[..1].to_uppercase();
        let key = keys[usize::from(number == 1)];
        self.say(key, &[("era", &era), ("letter", &letter), ("number", &number.to_string())])
    }

    /// A day, e.g. 2020年（令和2年）6月1日 or June 1, 2020.
    pub fn day(&self, day: jiff::civil::Date) -> String {
        let [year, number] = [day.year(), i16::from(day.day())].map(|number| number.to_string());
        let month = self.say(&format!("month.{}", day.month()), &[]);
        let values = [("year", year.as_str()), ("month", &month), ("day", &number)];
        let Some((name, count)) = crate::model::day::era(day) else { return self.say("day.without_era", &values) };
        let era = self.era(name, i32::from(count), ["day.era", "day.first_era"]);
        let [one, two, three] = values;
        self.say("day.with_era", &[one, two, three, ("era", &era)])
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, fill, pieces};

    #[test]
    fn sentences_are_taken_apart_at_names_alone() {
        let check = |sentence: &str, expected: &[Piece]| assert_eq!(pieces(sentence), expected);
        check("{count}件", &[Piece::Value("count"), Piece::Text("件")]);
        check("a {b} c {d}", &[Piece::Text("a "), Piece::Value("b"), Piece::Text(" c "), Piece::Value("d")]);
        check("{ {a} {B} {", &[Piece::Text("{ "), Piece::Value("a"), Piece::Text(" {B} {")]);
        check("", &[]);
    }

    #[test]
    fn values_are_put_in_where_there_are_any() {
        assert_eq!(fill("{a}と{b}", &[("a", "{b}")]), "{b}と{b}");
    }
}
