//! What templates can do with a value besides printing it.

use jiff::civil::Date;
use tera::{Error, Kwargs, State, TeraResult, Value};

use crate::model::day;

/// `json`: a value as JSON that may stand inside `<script>`.
pub(super) fn json(value: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let text = serde_json::to_string(&value).map_err(Error::message)?;
    if !text.contains(['<', '>', '&']) {
        return Ok(Value::safe_string(&text));
    }
    let text = text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Ok(Value::safe_string(&text))
}

/// `day`: 2020-06-01 as 2020年（令和2年）6月1日; what is no day as it is.
pub(super) fn day(value: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let date = value.as_str().and_then(|text| text.parse::<Date>().ok());
    Ok(date.map_or(value, |date| Value::from(day::label(date))))
}
