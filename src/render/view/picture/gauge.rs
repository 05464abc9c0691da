//! A chart of an indicator: baseline, target and actual value on a line from zero.

use serde::Serialize;

use crate::model::indicator::Indicator;
use crate::render::view::figure::Figure;

/// The positions of an indicator's figures on a line of 1000 units.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Gauge {
    pub baseline: Option<u32>,
    pub target: Option<u32>,
    pub actual: Option<u32>,
}

/// The length of the line in units. It extends from zero to the largest figure.
const LENGTH: f64 = 1000.0;

/// The chart of an indicator, if at least two of its figures can be compared.
///
/// A figure is drawn only if it is written as a plain number that is not negative. Others, such as 約18 and −3, are
/// shown only as text.
pub fn gauge(indicator: &Indicator) -> Option<Gauge> {
    let figures = [&indicator.baseline, &indicator.target, &indicator.actual].map(|text| number(text.as_deref()));
    let written = [&indicator.baseline, &indicator.target, &indicator.actual].into_iter().flatten().count();
    let largest = figures.into_iter().flatten().fold(0.0, f64::max);
    if figures.into_iter().flatten().count() < written.max(2) || largest == 0.0 {
        return None;
    }
    let place = |figure: Option<f64>| figure.map(|figure| (figure / largest * LENGTH).round() as u32);
    let [baseline, target, actual] = figures.map(place);
    Some(Gauge { baseline, target, actual })
}

fn number(text: Option<&str>) -> Option<f64> {
    Figure::read(text?).map(Figure::value)
}

#[cfg(test)]
mod tests {
    use super::{Gauge, gauge};
    use crate::model::indicator::Indicator;
    use crate::model::source::Span;

    fn check(figures: [&str; 3], expected: Option<[Option<u32>; 3]>) {
        let [baseline, target, actual] = figures.map(|text| (!text.is_empty()).then(|| text.to_owned()));
        let name = "数".to_owned();
        let (kind, unit, as_of, note, better, span) = (None, None, None, None, None, Span::default());
        let indicator = Indicator { name, kind, unit, baseline, target, actual, as_of, note, better, span };
        let expected = expected.map(|[baseline, target, actual]| Gauge { baseline, target, actual });
        assert_eq!(gauge(&indicator), expected, "{figures:?}");
    }

    #[test]
    fn places_figures_between_zero_and_the_largest() {
        check(["50", "100", "75"], Some([Some(500), Some(1000), Some(750)]));
        check(["", "5,000", "７，３２０"], Some([None, Some(683), Some(1000)]));
        check(["0", "12.5", ""], Some([Some(0), Some(1000), None]));
    }

    #[test]
    fn draws_nothing_that_is_not_written_as_a_number() {
        check(["12.5", "20", "約18"], None);
        check(["", "100", ""], None);
        check(["-3", "5", "4"], None);
        check(["0", "0", "0"], None);
        check(["1.2.3", "5", "4"], None);
    }
}
