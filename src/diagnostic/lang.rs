//! The languages of messages.

use clap::ValueEnum;

/// Japanese or English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Ja,
    En,
}

impl Lang {
    /// The language of a POSIX locale such as `en_US.UTF-8`; Japanese, the
    /// language of the content, where it names no language.
    pub fn from_locale(locale: &str) -> Self {
        match locale.split(['_', '.']).next() {
            None | Some("" | "C" | "POSIX" | "ja") => Self::Ja,
            Some(_) => Self::En,
        }
    }

    /// The one of a Japanese and an English value that is in this language.
    pub fn pick<T>(self, [ja, en]: [T; 2]) -> T {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }
}
