//! Proposes the scheme of the grades of a sheet, with the names that its own legend gives them.

use std::fmt::Write;

use crate::import::grid::{Line, is_blank};
use crate::import::legend::{ORDER, legend, plain};
use crate::import::read::reading::Reading;

/// A row of `content/grades.yaml` for the grades `found`; `id` is also the id of the form.
pub fn scheme(id: &str, found: &[String], readings: &[Reading]) -> Option<String> {
    let mut values: Vec<String> =
        found.iter().map(|value| value.trim_matches(is_blank).chars().map(plain).collect()).collect();
    values.retain(|value| !value.is_empty());
    let lines: Vec<&Line> = readings.iter().flat_map(Reading::lines).collect();
    let legend: Vec<(String, String)> = lines.iter().flat_map(|line| legend(&line.text)).collect();
    values.extend(legend.iter().map(|(value, _)| value.clone()));
    values.sort_by_key(|value| {
        (value.chars().next().and_then(|first| ORDER.find(first)).unwrap_or(ORDER.len()), value.clone())
    });
    values.dedup();
    (!found.is_empty() && !values.is_empty()).then(|| print(id, &values, &legend))
}

fn print(id: &str, values: &[String], legend: &[(String, String)]) -> String {
    let mut text = format!(
        "# 取り込んだシートの評価です。良い順に並べ直し、値の名前（label）を確かめてください。\n- id: {id}\n  title: 評価\n  values:\n"
    );
    for value in values {
        let label = legend.iter().find(|(known, _)| known == value).map_or(value, |(_, label)| label);
        let [value, label] = [value, label].map(|text| serde_json::Value::from(text.as_str()).to_string());
        writeln!(text, "    - {{value: {value}, label: {label}}}").expect("a string takes all text");
    }
    text
}
