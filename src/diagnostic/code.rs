//! The stable code of a fault or a rule, e.g. E0404 or W0801.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::diagnostic::severity::Severity;

/// A letter for the severity (E, W or N) followed by four digits.
///
/// Codes are public: documentation, `allow` and other programs refer to them, so the meaning of a code never changes.
/// They are ordered by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "[u8; 5]", into = "[u8; 5]")]
pub struct Code([u8; 5]);

impl Code {
    /// Parses a code. It is meant for constants, in which anything but E, W or N and four digits does not compile.
    pub const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        assert!(bytes.len() == 5, "a code has five characters");
        let code = [bytes[0], bytes[1], bytes[2], bytes[3], bytes[4]];
        assert!(is_code(code), "a code is E, W or N and four digits");
        Self(code)
    }

    /// The code as it is written.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a code is made of ASCII letters and digits")
    }

    /// The severity, which follows from the letter.
    pub fn severity(self) -> Severity {
        match self.0[0] {
            b'W' => Severity::Warning,
            b'N' => Severity::Note,
            _ => Severity::Error,
        }
    }
}

const fn is_code(code: [u8; 5]) -> bool {
    let [letter, a, b, c, d] = code;
    matches!(letter, b'E' | b'W' | b'N')
        && a.is_ascii_digit()
        && b.is_ascii_digit()
        && c.is_ascii_digit()
        && d.is_ascii_digit()
}

/// A code that is read from a cache can be damaged.
impl TryFrom<[u8; 5]> for Code {
    type Error = &'static str;

    fn try_from(code: [u8; 5]) -> Result<Self, Self::Error> {
        if is_code(code) { Ok(Self(code)) } else { Err("a code is E, W or N and four digits") }
    }
}

impl From<Code> for [u8; 5] {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0[1..].cmp(&other.0[1..]).then(self.0[0].cmp(&other.0[0]))
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_are_ordered_by_number_and_refused_where_they_are_none() {
        assert!(Code::new("W0303") < Code::new("E0304"));
        assert!(Code::try_from(*b"W03O3").is_err());
        assert!(Code::try_from(*b"X0303").is_err());
    }
}
