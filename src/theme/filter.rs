//! The filters of templates.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, RwLock};

use jiff::civil::Date;
use pulldown_cmark_escape::escape_html;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::i18n::plural;
use crate::i18n::words::Words;
use crate::model::fiscal_year::FiscalYear;

/// Registers the filters. They print in the language of `words`.
pub(super) fn register(tera: &mut Tera, words: &Arc<Words>) {
    tera.register_filter("json", json);
    tera.register_filter("address", address);
    let (categories, code) = (Printed::default(), words.code.clone());
    tera.register_filter("plural", move |value: Value, _: Kwargs, _: &State| {
        categories.print(value, as_count, |count| plural::category(&code, count).name().into())
    });
    let (days, own) = (Printed::default(), words.clone());
    tera.register_filter("day", move |value: Value, _: Kwargs, _: &State| {
        days.print(value, as_day, |day| own.day(day).into())
    });
    let (years, own) = (Printed::default(), words.clone());
    tera.register_filter("fiscal_year", move |value: Value, _: Kwargs, _: &State| {
        years.print(value, as_year, |year| own.fiscal_year(year).into())
    });
    let (wholes, own) = (Printed::default(), words.clone());
    tera.register_filter("whole_year", move |value: Value, _: Kwargs, _: &State| {
        wholes.print(value, as_year, |year| whole(&own.fiscal_year(year)))
    });
    let (ticks, own) = (Printed::default(), words.clone());
    tera.register_filter("tick", move |value: Value, _: Kwargs, _: &State| {
        ticks.print(value, as_year, |year| own.tick(year).into())
    });
}

/// Caches the printed form of each day or year. A site has few of them, and they occur on every page.
struct Printed<K>(RwLock<HashMap<K, Value>>);

impl<K> Default for Printed<K> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Copy + Eq + Hash> Printed<K> {
    /// Prints a value. If `read` does not accept it, it is returned unchanged.
    fn print(&self, value: Value, read: impl Fn(&Value) -> Option<K>, print: impl Fn(K) -> Value) -> Value {
        let Some(key) = read(&value) else { return value };
        if let Some(known) = self.0.read().expect("no filter panicked").get(&key) {
            return known.clone();
        }
        let printed = print(key);
        self.0.write().expect("no filter panicked").insert(key, printed.clone());
        printed
    }
}

/// `plural`: the plural category of a count, e.g. `few`. Other values are returned unchanged, and equal no category.
fn as_count(value: &Value) -> Option<u64> {
    u64::try_from(value.as_i64()?).ok()
}

/// `day`: prints 2020-06-01 as 2020年（令和2年）6月1日 or June 1, 2020.
fn as_day(value: &Value) -> Option<Date> {
    value.as_str()?.parse().ok()
}

/// `fiscal_year`, `whole_year` and `tick`: print 2019 with its names in both calendars, or with the shortest one.
fn as_year(value: &Value) -> Option<FiscalYear> {
    FiscalYear::new(i32::try_from(value.as_i64()?).ok()?)
}

/// `whole_year`: puts the names into an element in which lines break only between names.
fn whole(names: &str) -> Value {
    let mut html = String::from("<span class=\"year\">");
    escape_html(&mut html, names).expect("writing to a String cannot fail");
    html.push_str("</span>");
    Value::safe_string(&html)
}

/// `address`: a URL or path in which lines can break after slashes.
fn address(text: &str, _: Kwargs, _: &State) -> Value {
    let mut escaped = String::with_capacity(text.len());
    escape_html(&mut escaped, text).expect("writing to a String cannot fail");
    let mut html = String::with_capacity(escaped.len() + 32);
    for (number, part) in escaped.split('/').enumerate() {
        html.push_str(match (number, part) {
            (0, _) => "",
            (_, "") => "/",
            _ => "/<wbr>",
        });
        html.push_str(part);
    }
    Value::safe_string(&html)
}

/// `json`: a value as JSON that is safe inside of `<script>`.
fn json(value: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let text = serde_json::to_string(&value).map_err(Error::message)?;
    if !text.contains(['<', '>', '&']) {
        return Ok(Value::safe_string(&text));
    }
    let text = text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Ok(Value::safe_string(&text))
}
