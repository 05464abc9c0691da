//! Determines from the text of a sheet when a step is due, and when something happened.

use crate::eras::sheet::{SheetYear, day, month_at_end, years};
use crate::eras::when::WhenContext;
use crate::import::grid::is_blank;
use crate::model::when::When;

/// The time of a step: the year with which its text begins, or the only year that is a deadline (…までに).
pub fn of_step(text: &str, context: &mut WhenContext) -> Option<When> {
    let years = years(text);
    if let Some(first) = years.first().filter(|first| first.range.start == 0 && first.fiscal) {
        return context.read(&first.written);
    }
    let until = |mention: &&SheetYear| mention.fiscal && text[mention.range.end..].starts_with("まで");
    let mut deadlines = years.iter().filter(until);
    match (deadlines.next(), deadlines.next()) {
        (Some(deadline), None) => context.read(&deadline.written),
        _ => None,
    }
}

/// The time of an event: the day with which a text begins, or the only month in brackets at its end. A year alone
/// usually is part of the subject.
pub fn of_event(text: &str, context: &mut WhenContext) -> Option<When> {
    let years = years(text);
    let first = years.first().filter(|first| first.range.start == 0);
    let day = first.and_then(|first| day(first, &text[first.range.end..]));
    day.or_else(|| month_at_end(text)).and_then(|written| context.read(&written))
}

/// Splits a text before every year that begins a sentence or follows white space, since a line often holds several
/// steps.
pub fn steps(text: &str) -> Vec<String> {
    let mut cuts: Vec<usize> = Vec::new();
    for mention in years(text) {
        let before = text[..mention.range.start].chars().next_back();
        if before.is_some_and(|c| is_blank(c) || c == '。') {
            cuts.push(mention.range.start);
        }
    }
    let starts = [0].into_iter().chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([text.len()]);
    let parts = starts.zip(ends).map(|(start, end)| text[start..end].trim_matches(is_blank).to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{of_event, of_step, steps};
    use crate::eras::when::WhenContext;
    use crate::model::fiscal_year::FiscalYear;
    use crate::model::when::When;

    type Read = fn(&str, &mut WhenContext) -> Option<When>;

    fn check(read: Read, text: &str, expected: Option<&str>) {
        let mut context = WhenContext::new(FiscalYear::new(2019));
        context.read("平成31年度");
        assert_eq!(read(text, &mut context).map(|when| when.written).as_deref(), expected, "{text}");
    }

    #[test]
    fn reads_when_a_step_is_due() {
        check(of_step, "平成34年度(2022年度)までに15小学校区で設立", Some("平成34年度"));
        check(of_step, "提案数は、平成32年度(2020年度)までに5団体以上", Some("平成32年度"));
        check(of_step, "同32年度～34年度(2020年度～2022年度)：工事", Some("同32年度～34年度"));
        check(of_step, "同34年度(2022年度)後半：竣工", Some("同34年度後半"));
        check(of_step, "2022年度に完成", Some("2022年度"));
        check(of_step, "策定済みの計画(平成30年度(2018年度))", None);
    }

    #[test]
    fn reads_when_something_happened() {
        check(of_event, "令和元年（2019年）10月29日に研修を実施", Some("2019-10-29"));
        check(of_event, "総合窓口を開設(11月)", Some("11月"));
        check(of_event, "平成30年度(2018年度)から行う検討", None);
        check(of_event, "令和元年(2019年)11月に開設", None);
        check(of_event, "選定(9月)、委託開始(1月)", None);
        check(of_event, "全41小学校区", None);
    }

    #[test]
    fn parts_a_line_into_steps() {
        assert_eq!(
            steps("平成31年度（2019年度）：検討。同32年度（2020年度）実施 平成33年度に見直し"),
            ["平成31年度（2019年度）：検討。", "同32年度（2020年度）実施", "平成33年度に見直し"]
        );
        assert_eq!(steps("平成31年度：同32年度以降の可能性を検討"), ["平成31年度：同32年度以降の可能性を検討"]);
    }
}
