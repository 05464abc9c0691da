//! The filters of templates.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, RwLock};

use jiff::civil::Date;
use pulldown_cmark_escape::escape_html;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};
use unicode_normalization::UnicodeNormalization;

use crate::i18n::plural;
use crate::i18n::words::Words;
use crate::model::fiscal_year::FiscalYear;

/// Registers the filters. They print in the language of `words`.
pub(super) fn register(tera: &mut Tera, words: &Arc<Words>) {
    tera.register_filter("json", json);
    tera.register_filter("address", address);
    tera.register_filter("phone", phone);
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

/// How many digits a telephone number has, from Japan's 0-based ones to the longest international ones (ITU-T E.164).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 9..=16;

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

/// `phone`: the number in a text such as `電話 06-6858-2525（直通）` as `tel:` needs it; empty if there is none.
fn phone(text: &str, _: Kwargs, _: &State) -> Value {
    let text: String = text.nfkc().collect();
    let numbers = text.split(|c: char| !(c.is_ascii_digit() || "+-(). ‐–−".contains(c)));
    let digits = |number: &str| number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    numbers.map(digits).find(|number| PHONE_DIGITS.contains(&number.len())).unwrap_or_default().into()
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

#[cfg(test)]
mod tests {
    use tera::{Context, Tera};

    #[test]
    fn telephone_numbers_are_found_in_what_people_write() {
        let mut tera = Tera::default();
        tera.register_filter("phone", super::phone);
        tera.add_raw_template("phone", "{{ text | phone }}").expect("the template is sound");
        let check = |text: &str, expected: &str| {
            let mut context = Context::new();
            context.insert("text", text);
            assert_eq!(tera.render("phone", &context).expect("the template is sound"), expected, "{text}");
        };
        check("06-6858-2525", "0668582525");
        check("電話 ０６（６８５８）２５２５ 内線 2101", "0668582525");
        check("0120‐123‐456（平日9時から17時）", "0120123456");
        check("+81 6 6858 2525", "+81668582525");
        check("内線 2101", "");
        check("代表電話から総務係へ", "");
    }
}
