//! The languages of messages.

use clap::ValueEnum;

/// Japanese or English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Ja,
    En,
}

impl Lang {
    /// The language of a POSIX locale such as `en_US.UTF-8`. For a locale without a language it is Japanese, the
    /// language of most content.
    pub fn from_locale(locale: &str) -> Self {
        match locale.split(['_', '.']).next() {
            None | Some("" | "C" | "POSIX" | "ja") => Self::Ja,
            Some(_) => Self::En,
        }
    }

    /// Selects the Japanese or the English value.
    pub fn pick<T>(self, [ja, en]: [T; 2]) -> T {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }
}
