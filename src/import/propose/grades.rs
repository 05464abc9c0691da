//! Proposes the scheme of the grades of a sheet, with the names that its own legend gives them.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

use crate::import::grid::{Line, is_blank};
use crate::import::read::reading::Reading;

/// The signs of grades in the order in which schemes list them.
const ORDER: &str = "Ss◎○◯〇AaBbCcDdEe△▲×✕-－−";

/// The characters of the longest name of a grade.
const NAME: usize = 20;

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

/// The grades that a line explains, at least two: `※評価は、A（達成）、B（おおむね達成）`, `◎：達成　○：一部達成`.
fn legend(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((at, sign)) = rest.char_indices().find(|(_, c)| is_grade(*c)) {
        rest = &rest[at + sign.len_utf8()..];
        let Some(open) = rest.chars().next().filter(|c| "（(：:=＝…".contains(*c)) else { continue };
        let inner = rest[open.len_utf8()..].trim_start_matches(|c: char| is_blank(c) || c == '…');
        let end = inner.find(|c: char| is_blank(c) || "）)、，,/／。；;".contains(c)).unwrap_or(inner.len());
        let name = &inner[..end];
        if !name.is_empty() && name.chars().count() <= NAME {
            found.push((plain(sign), name.to_owned()));
        }
    }
    if found.len() >= 2 { found } else { Vec::new() }
}

/// A sign in one width: Ａ is A.
fn plain(sign: char) -> String {
    std::iter::once(sign).nfkc().collect()
}

fn is_grade(c: char) -> bool {
    ORDER.contains(c) || ('Ａ'..='Ｅ').contains(&c) || c == 'Ｓ'
}

#[cfg(test)]
mod tests {
    use super::legend;

    #[test]
    fn a_legend_names_grades() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let expected: Vec<_> =
                expected.iter().map(|(sign, name)| ((*sign).to_owned(), (*name).to_owned())).collect();
            assert_eq!(legend(text), expected, "{text}");
        };
        check("※評価は、A（達成）、Ｂ（おおむね達成）です。", &[("A", "達成"), ("B", "おおむね達成")]);
        check("◎：達成　○：一部達成　×：未達成", &[("◎", "達成"), ("○", "一部達成"), ("×", "未達成")]);
        check("A（達成）だけ", &[]);
        check("○市民の声を聞きます", &[]);
    }
}
