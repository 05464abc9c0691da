//! Years that cannot be correct as written and have no other year beside them.

use std::ops::Range;

use crate::check::source_text::SourceText;
use crate::eras::day;
use crate::eras::mention::{Mention, Reckoning, Unit, Year};
use crate::model::fiscal_year::FiscalYear;

/// What is wrong with such a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// The era had already ended; `label` is the correct name of the year.
    NeverCame { label: String },
    /// 同 without an era before it.
    CarriedFromNothing,
}

/// The first incorrect year of every mention that has no other year in brackets. Tags of items are exempt, since the
/// page shows the year in both calendars.
pub(super) fn lone_years(source: &SourceText) -> Vec<(Range<usize>, Flaw)> {
    let tags = tags(source);
    let alone = source.mentions().iter().filter(|(start, mention)| {
        let at = start + mention.years[0].range.start;
        mention.beside.is_empty() && !tags.iter().any(|tag| tag.contains(&at))
    });
    alone.filter_map(|(start, mention)| first_flaw(*start, mention)).collect()
}

/// The ranges in which the times of items are written.
fn tags(source: &SourceText) -> Vec<Range<usize>> {
    if source.mentions().is_empty() {
        return Vec::new();
    }
    let dated = source.document.all_items().into_iter().filter(|item| item.when.is_some());
    let tag = |start: usize| source.text[start..].find(']').map(|length| start..start + length);
    dated.filter_map(|item| tag(item.span.start)).collect()
}

fn first_flaw(start: usize, mention: &Mention) -> Option<(Range<usize>, Flaw)> {
    let flawed = |year: &Year| Some((start + year.range.start..start + year.range.end, flaw(year)?));
    mention.years.iter().find_map(flawed)
}

fn flaw(year: &Year) -> Option<Flaw> {
    match year.reckoning {
        Reckoning::Nothing => Some(Flaw::CarriedFromNothing),
        Reckoning::Era(era)
            if year.unit != Unit::None && era.last_year().is_some_and(|last| year.western > Some(last)) =>
        {
            Some(Flaw::NeverCame { label: label(year)? })
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
