//! What another host answered when a link to it was tried.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The outcome of asking for one address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    Found,
    /// 404 or 410.
    Gone(u16),
    /// Redirected for good, to an address that was found.
    Moved(String),
    /// The name of the host is not known.
    NoHost,
    /// The certificate of the host is not trusted.
    Certificate,
    TimedOut,
    /// The host does not say whether the page exists, for the reason given: 403, 503 …
    Refused(u16),
    /// The connection failed before there was any answer.
    NotReached,
}

impl Answer {
    /// Whether a host was there to answer.
    pub fn is_of_host(&self) -> bool {
        !matches!(self, Self::NoHost | Self::NotReached)
    }
}

/// The answers by address.
pub type Answers = BTreeMap<String, Answer>;

/// An answer, and when it was given in seconds since 1970.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dated {
    pub at: u64,
    pub answer: Answer,
}

/// The answers of the last day, by address.
pub type DatedAnswers = BTreeMap<String, Dated>;

/// The address that is asked for where a text links to `written`: pages on other hosts, without the place on the page.
pub fn asked(written: &str) -> Option<&str> {
    let address = written.split_once('#').map_or(written, |(page, _)| page);
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    (is_web && !rest.is_empty()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn only_pages_on_other_hosts_are_asked_for() {
        assert_eq!(asked("https://example.com/a?b=c#d"), Some("https://example.com/a?b=c"));
        assert_eq!(asked("HTTP://example.com"), Some("HTTP://example.com"));
        for inside in ["goal-2.md", "#top", "mailto:a@example.com", "//example.com", "ftp://example.com/", "https://"] {
            assert_eq!(asked(inside), None, "{inside}");
        }
    }
}
