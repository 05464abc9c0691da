//! 何 and 数 before a counter: 何本 is なんぼん, 数日 is すうじつ.

use crate::build::furigana::numerals::counter::{Class, Counter};

/// A word that stands in the place of a number.
#[derive(Clone, Copy)]
pub(super) enum Vague {
    /// 何
    What,
    /// 数
    Several,
}

impl Vague {
    pub(super) fn of(surface: &str) -> Option<Self> {
        match surface {
            "何" => Some(Self::What),
            "数" => Some(Self::Several),
            _ => None,
        }
    }

    /// How it and the counter behind it are read; none where that is not certain.
    pub(super) fn read(self, counter: Counter) -> [Option<String>; 2] {
        let start = match (self, counter.class) {
            // なんか and なにか, なんく and なにく …
            (Self::What, Class::RareK | Class::RarestK | Class::RareS | Class::PlainButFour) => return [None, None],
            (Self::What, Class::H) => Some(("ほ", "ぼ")),
            (Self::What, Class::Minute) => Some(("ふ", "ぷ")),
            (Self::Several, Class::Day) => Some(("にち", "じつ")),
            _ => None,
        };
        let reading = match start {
            Some((plain, changed)) => counter.reading.replacen(plain, changed, 1),
            None => counter.reading.to_owned(),
        };
        [Some(self.reading().to_owned()), Some(reading)]
    }

    fn reading(self) -> &'static str {
        match self {
            Self::What => "なん",
            Self::Several => "すう",
        }
    }
}
