//! How the times of items were read, for whoever asks.

use crate::check::desk::Desk;
use crate::check::paper::Paper;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;
use crate::eras::day;
use crate::model::when::When;

/// 同32年度 and 10月 are read by what stands around them; how is said.
pub fn check(_: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    let items = paper.document.all_items().into_iter();
    items.filter_map(|item| Some(paper.remark_at(item.span, remark(item.when.as_ref()?)?))).collect()
}

fn remark(when: &When) -> Option<Remark> {
    let written = when.written.clone();
    if written.contains('同') {
        return Some(Remark::YearCarried { written, label: when.label() });
    }
    let month = month(&written)?;
    // January to March lie in the calendar year after.
    let year = when.first.western() + i32::from(month < 4);
    let first = jiff::civil::Date::new(i16::try_from(year).ok()?, month, 1).ok()?;
    Some(Remark::MonthRead { written, label: day::month_label(first) })
}

fn month(written: &str) -> Option<i8> {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = written.nfkc().filter(|c| !matches!(c, '(' | ')' | ' ')).collect();
    plain.strip_suffix('月')?.parse().ok().filter(|month| (1..=12).contains(month))
}
