//! The value of a cell, independent of the output format.

use std::borrow::Cow;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::model::dataset::Missing;
use crate::model::path::Slug;

/// A value, or the reason why it is missing.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    Text(Cow<'a, str>),
    /// One of the words that the column allows.
    Word(&'static str),
    Integer(i64),
    /// A decimal number, as it is printed.
    Number(String),
    Date(Date),
    Flag(bool),
    Missing(Missing),
}

/// A text. An empty one counts as not filled in.
pub fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Missing(Missing::Unset) } else { Cell::Text(Cow::Borrowed(text)) }
}

/// An optional text.
pub fn maybe(text: Option<&str>) -> Cell<'_> {
    text.map_or(Cell::Missing(Missing::Unset), self::text)
}

/// An optional text that belongs to the results.
pub fn reported(text: Option<&str>) -> Cell<'_> {
    text.map_or(Cell::Missing(Missing::NotReported), |text| Cell::Text(Cow::Borrowed(text)))
}

/// An id.
pub fn slug(slug: &Slug) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(slug.as_str()))
}

/// A count, or a position counted from one.
pub fn count(count: usize) -> Cell<'static> {
    Cell::Integer(i64::try_from(count).expect("nothing in memory is counted beyond i64"))
}

/// An optional date.
pub fn date(date: Option<Date>) -> Cell<'static> {
    date.map_or(Cell::Missing(Missing::Unset), Cell::Date)
}

/// A written figure as a number, if it is a plain one. `absent` is the reason if there is no figure at all.
pub fn number(written: Option<&str>, absent: Missing) -> Cell<'static> {
    match written {
        None => Cell::Missing(absent),
        Some(written) => read_number(written).map_or(Cell::Missing(Missing::NotNumeric), Cell::Number),
    }
}

/// Parses figures such as `1,234`, `１２．５` and `△3`, in which △ is a minus sign. The digits are kept as they are.
fn read_number(written: &str) -> Option<String> {
    let text: String = written.nfkc().filter(|c| !c.is_whitespace()).collect();
    let (sign, digits) = match text.strip_prefix(['-', '−', '△', '▲']) {
        Some(rest) => ("-", rest),
        None => ("", text.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let whole = without_separators(whole)?;
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = all_digits(&whole) && fraction.is_none_or(all_digits);
    fits.then(|| format!("{sign}{whole}{}", fraction.map(|part| format!(".{part}")).unwrap_or_default()))
}

/// Removes commas, which must separate groups of three digits.
fn without_separators(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || (1..=3).contains(&first.len());
    (grouped && rest.iter().all(|group| group.len() == 3)).then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::read_number;

    fn check(written: &str, expected: Option<&str>) {
        assert_eq!(read_number(written).as_deref(), expected, "{written}");
    }

    #[test]
    fn reads_figures_and_nothing_else() {
        check("1,234", Some("1234"));
        check("１２．５０", Some("12.50"));
        check("△3", Some("-3"));
        check("0", Some("0"));
        check("約800", None);
        check("12,34", None);
        check("80%", None);
        check("1.", None);
        check("−", None);
        check("", None);
    }
}
