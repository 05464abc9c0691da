//! Reads the fields of front matter and tables.

use crate::diagnostic::faults::Faults;
use crate::eras::when::WhenContext;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::source::{Located, Span};
use crate::model::suppression::Suppression;
use crate::validate::decode::Field;
use crate::validate::fault::key::MissingKey;
use crate::validate::fault::value::{Misspelled, Spelling};
use crate::validate::raw::RawAllow;
use crate::validate::raw::value::{List, Opt, Scalar};

/// Reads fields one by one, and reports those that cannot be parsed.
pub struct FieldReader<'a> {
    pub faults: &'a Faults<'a>,
    /// The position at which a missing key is reported.
    pub start: Span,
}

impl FieldReader<'_> {
    /// The text of a required field.
    pub fn required(&self, field: Opt<Scalar>, key: &str) -> Option<Located<String>> {
        let missing =
            field.as_ref().is_none_or(|field| field.value.as_ref().is_some_and(|text| text.0.trim().is_empty()));
        if missing {
            let span = field.as_ref().map_or(self.start, |field| field.span);
            self.faults.add(span, MissingKey { key: key.to_owned() });
            return None;
        }
        located(field)
    }

    /// The result of `read` for the text of a field. If it returns `None`, a fault is reported.
    pub fn parsed<T>(
        &self,
        field: Option<Located<String>>,
        expected: Spelling,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Located<T>> {
        let field = field?;
        let value = read(field.value.trim());
        if value.is_none() {
            self.faults.add(field.span, Misspelled { text: field.value.clone(), expected });
        }
        value.map(|value| Located { value, span: field.span })
    }

    /// The slug in a required field.
    pub fn required_slug(&self, field: Opt<Scalar>, key: &str) -> Option<Located<Slug>> {
        let field = self.required(field, key);
        self.parsed(field, Spelling::Slug, Slug::new)
    }

    /// Reports a required list that is missing or empty.
    pub fn required_list<T>(&self, list: &List<T>, key: &str) -> Option<()> {
        let empty = |list: &Vec<Field<T>>| list.is_empty();
        if list.as_ref().is_some_and(|list| !list.value.as_ref().is_some_and(empty)) {
            return Some(());
        }
        let span = list.as_ref().map_or(self.start, |list| list.span);
        self.faults.add(span, MissingKey { key: key.to_owned() });
        None
    }

    /// The value of a required field. A value that does not fit has been reported before.
    pub fn required_value<T>(&self, field: Opt<T>, key: &str) -> Option<T> {
        if field.is_none() {
            self.faults.add(self.start, MissingKey { key: key.to_owned() });
        }
        field?.value
    }

    /// The date in an optional field.
    pub fn date(&self, field: Opt<Scalar>) -> Option<Located<jiff::civil::Date>> {
        self.parsed(located(field), Spelling::Date, read_date)
    }

    pub fn year(&self, field: Opt<Scalar>) -> Option<FiscalYear> {
        let field = self.required(field, "year");
        self.parsed(field, Spelling::FiscalYear, FiscalYear::parse).map(|year| year.value)
    }
}

/// A day: `2020-06-01`, and as people write it, 2020/6/1, 令和2年6月1日, R2.6.1. Eight digits alone may be a number.
pub fn read_date(text: &str) -> Option<jiff::civil::Date> {
    if text.len() == 10 && text.is_ascii() {
        return text.replace('/', "-").parse().ok();
    }
    let is_day = text.ends_with(|c: char| c.is_numeric() || c == '日') && !text.chars().all(char::is_numeric);
    let is_from_year = text.starts_with(|c: char| c.is_alphanumeric()) && !text.contains(['T', ':']);
    WhenContext::new(None).read(text).filter(|when| is_day && is_from_year && when.first == when.last)?.date
}

/// The text of a field with its position.
pub fn located(field: Opt<Scalar>) -> Option<Located<String>> {
    let field = field?;
    field.value.map(|text| Located { value: text.0, span: field.span })
}

/// The text of a field.
pub fn text(field: Opt<Scalar>) -> Option<String> {
    located(field).map(|located| located.value.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The entries of a list, without those that do not fit.
pub fn entries<T>(list: List<T>) -> Vec<Field<T>> {
    list.and_then(|list| list.value).unwrap_or_default()
}

/// The texts of a list, without those that do not fit.
pub fn texts(list: List<Scalar>) -> Vec<String> {
    entries(list).into_iter().filter_map(|entry| entry.value).map(|text| text.0).collect()
}

/// The suppressions of a file, in the order in which they are written.
pub fn suppressions(allow: Opt<RawAllow>) -> Vec<Suppression> {
    let RawAllow(entries) = allow.and_then(|allow| allow.value).unwrap_or_else(|| RawAllow(Vec::new()));
    let suppression = |(code, reason): (String, Field<Option<Scalar>>)| Suppression {
        code: Located { value: code, span: reason.span },
        reason: reason.value.flatten().map(|reason| reason.0.trim().to_owned()).unwrap_or_default(),
    };
    entries.into_iter().map(suppression).collect()
}
