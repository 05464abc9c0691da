//! The words of a theme's interface in one language.

use std::collections::BTreeMap;

use crate::eras;
use crate::i18n::plural::Category;
use crate::i18n::sentence::fill;
use crate::model::fiscal_year::FiscalYear;

/// Words by key.
pub type Entries = BTreeMap<String, Word>;

/// The words of a theme in one language, by key, e.g. `goal.promise`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The language as a BCP 47 code, e.g. `pt-BR`.
    pub code: String,
    pub entries: Entries,
}

/// The text for a key. `{name}` is a placeholder for a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    Text(String),
    /// Sentences that depend on their `{count}`. There is always one for [`Category::OTHER`].
    Counted(BTreeMap<Category, String>),
}

/// The value that selects one of the forms of [`Word::Counted`].
pub const COUNT: &str = "count";

impl Word {
    /// The sentences of the word. The one for [`Category::OTHER`] is last.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        let (text, forms) = match self {
            Self::Text(text) => (Some(text), None),
            Self::Counted(forms) => (None, Some(forms.values())),
        };
        text.into_iter().chain(forms.into_iter().flatten()).map(String::as_str)
    }
}

impl Words {
    /// The word for `key`, if there is one.
    pub fn get(&self, key: &str) -> Option<&Word> {
        self.entries.get(key)
    }

    /// The sentence for `key`, which must be one of those that the program itself uses.
    pub fn sentence(&self, key: &str, values: &[(&str, &str)]) -> String {
        let sentence = self.get(key).and_then(|word| word.sentences().last());
        fill(sentence.expect("the embedded languages have every word that the program asks for"), values)
    }

    /// The language's name in itself, e.g. 日本語.
    pub fn name(&self) -> String {
        self.sentence("name", &[])
    }

    /// The name of `other` in this language, or its name in itself if this language has no word for it.
    pub fn name_of(&self, other: &Words) -> String {
        let primary = other.code.split('-').next().unwrap_or_default();
        let named = self.get(&format!("language.{primary}")).and_then(|word| word.sentences().next());
        named.map_or_else(|| other.name(), str::to_owned)
    }

    /// The writing direction, `ltr` or `rtl`.
    pub fn direction(&self) -> String {
        self.sentence("dir", &[])
    }

    /// A fiscal year in both calendars, e.g. 2019年度（平成31年度・令和元年度） or FY2019 (Heisei 31 / Reiwa 1).
    pub fn fiscal_year(&self, year: FiscalYear) -> String {
        let era = |(name, number): (&str, i32)| self.era(name, number, ["era.year", "era.first_year"]);
        let eras: Vec<String> = year.eras_numbered().into_iter().map(era).collect();
        let eras = eras.join(&self.sentence("era.between", &[]));
        self.sentence("year.both", &[("year", &year.to_string()), ("eras", &eras)])
    }

    /// The shortest name of a fiscal year in its newest era, e.g. 令和元 or R1.
    pub fn tick(&self, year: FiscalYear) -> String {
        let newest = year.eras_numbered().pop();
        newest.map(|(name, number)| self.era(name, number, ["era.tick", "era.first_tick"])).unwrap_or_default()
    }

    /// The name of a year in an era. `keys` are those for an ordinary year and for the first year.
    fn era(&self, name: &str, number: i32, keys: [&str; 2]) -> String {
        let era = self.sentence(&format!("era.{name}"), &[]);
        let letter = name[..1].to_uppercase();
        let key = keys[usize::from(number == 1)];
        self.sentence(key, &[("era", &era), ("letter", &letter), ("number", &number.to_string())])
    }

    /// A day, e.g. 2020年（令和2年）6月1日 or June 1, 2020.
    pub fn day(&self, day: jiff::civil::Date) -> String {
        let [year, number] = [day.year(), i16::from(day.day())].map(|number| number.to_string());
        let month = self.sentence(&format!("month.{}", day.month()), &[]);
        let values = [("year", year.as_str()), ("month", &month), ("day", &number)];
        let Some((name, count)) = eras::day::era(day) else { return self.sentence("day.without_era", &values) };
        let era = self.era(name, count, ["day.era", "day.first_era"]);
        let [one, two, three] = values;
        self.sentence("day.with_era", &[one, two, three, ("era", &era)])
    }
}
