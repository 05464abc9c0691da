//! Years that disagree, that never came, or that lean on nothing.

use std::ops::Range;

use crate::check::desk::Desk;
use crate::check::paper::Paper;
use crate::check::traits::Traits;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;
use crate::eras::day;
use crate::eras::mention::{Mention, Reckoning, Unit, Year, mentions};
use crate::model::fiscal_year::FiscalYear;

/// Era and western year side by side must be one year; an era's year that
/// never came needs the western year beside it. In a tag the page shows both.
pub fn check(_: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    if !paper.traits.meets(Traits::ERA) {
        return Vec::new();
    }
    let tags = tags(paper);
    let (mut found, mut era) = (Vec::new(), None);
    for (start, text) in paper.said() {
        for mention in mentions(text, &mut era) {
            let at = start + mention.years[0].range.start;
            if let Some((range, remark)) = remark(text, &mention, tags.iter().any(|tag| tag.contains(&at))) {
                found.push(paper.remark(start + range.start..start + range.end, remark));
            }
        }
    }
    found
}

/// Where the times of items are written.
fn tags(paper: &Paper) -> Vec<Range<usize>> {
    let dated = paper.document.all_items().into_iter().filter(|item| item.when.is_some());
    let tag = |start: usize| paper.text[start..].find(']').map(|length| start..start + length);
    dated.filter_map(|item| tag(item.span.start)).collect()
}

fn remark(text: &str, mention: &Mention, in_tag: bool) -> Option<(Range<usize>, Remark)> {
    let pairs = || mention.years.iter().zip(&mention.beside);
    if mention.years.len() == mention.beside.len()
        && let Some((year, beside)) = pairs().find(|(year, beside)| disagree(year, beside))
    {
        return Some((year.range.start..beside.range.end, disagreement(text, year, beside)?));
    }
    let alone = mention.years.iter().filter(|_| mention.beside.is_empty() && !in_tag);
    alone.filter_map(|year| Some((year.range.clone(), lonely(text, year)?))).next()
}

/// Two years of one reckoning are no pair: (2020年度、2021年度).
fn disagree(year: &Year, beside: &Year) -> bool {
    let is_western = |year: &Year| year.reckoning == Reckoning::Western;
    let (Some(first), Some(second)) = (year.western, beside.western) else { return false };
    // The last quarter of a fiscal year lies in the next calendar year.
    let is_last_quarter = match (year.unit, beside.unit) {
        (Unit::Calendar, Unit::Fiscal) => first == second + 1,
        (Unit::Fiscal, Unit::Calendar) => second == first + 1,
        _ => false,
    };
    is_western(year) != is_western(beside) && first != second && !is_last_quarter
}

fn disagreement(text: &str, year: &Year, beside: &Year) -> Option<Remark> {
    let (era, western) = if year.reckoning == Reckoning::Western { (beside, year) } else { (year, beside) };
    let written = text[era.range.clone()].to_owned();
    Some(Remark::EraDisagrees { written, western: western.western?.to_string(), meant: era.western? })
}

fn lonely(text: &str, year: &Year) -> Option<Remark> {
    let written = text[year.range.clone()].to_owned();
    match year.reckoning {
        Reckoning::Nothing => Some(Remark::CarriedFromNothing { written }),
        Reckoning::Era(era)
            if year.unit != Unit::None && era.last_year().is_some_and(|last| year.western > Some(last)) =>
        {
            Some(Remark::EraNeverCame { label: label(year)?, written })
        }
        Reckoning::Era(_) | Reckoning::Western => None,
    }
}

fn label(year: &Year) -> Option<String> {
    let western = year.western?;
    match year.unit {
        Unit::Fiscal => Some(FiscalYear::new(western)?.label()),
        Unit::Calendar | Unit::None => {
            let day = jiff::civil::Date::new(i16::try_from(western).ok()?, 12, 31).ok()?;
            Some(day::year_label(day))
        }
    }
}
