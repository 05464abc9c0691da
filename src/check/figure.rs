//! Figures that cannot be compared.

use crate::check::desk::Desk;
use crate::check::paper::Paper;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;
use crate::model::character::digit;
use crate::model::indicator::{Budget, Indicator};

/// A figure needs its unit; one of what was reached also needs its date.
pub fn check(_: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    let Some(goal) = paper.document.goal() else { return Vec::new() };
    let of_figures = goal.indicators.iter().flat_map(|indicator| {
        let remarks = [without_unit(indicator), without_date(indicator)];
        remarks.into_iter().flatten().map(|remark| paper.remark_at(indicator.span, remark))
    });
    let of_money =
        goal.budget.iter().filter_map(|budget| Some(paper.remark_at(budget.span, money_without_unit(budget)?)));
    of_figures.chain(of_money).collect()
}

fn without_unit(indicator: &Indicator) -> Option<Remark> {
    let Indicator { name, unit, baseline, target, actual, .. } = indicator;
    let has_figure = [baseline, target, actual].into_iter().any(|value| is_figure(value.as_deref()));
    (unit.is_none() && has_figure).then(|| Remark::FigureWithoutUnit { name: name.clone() })
}

fn without_date(indicator: &Indicator) -> Option<Remark> {
    let Indicator { name, actual, as_of, .. } = indicator;
    (as_of.is_none() && is_figure(actual.as_deref())).then(|| Remark::FigureWithoutDate { name: name.clone() })
}

fn money_without_unit(budget: &Budget) -> Option<Remark> {
    let Budget { planned, settled, unit, .. } = budget;
    let has_figure = is_figure(planned.as_deref()) || is_figure(settled.as_deref());
    (unit.is_none() && has_figure).then(|| Remark::FigureWithoutUnit { name: "budget".to_owned() })
}

fn is_figure(value: Option<&str>) -> bool {
    value.is_some_and(|value| value.chars().any(|c| digit(c).is_some()))
}
