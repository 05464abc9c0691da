//! An indicator and the data of its chart.

use serde::Serialize;

use crate::model::indicator::Indicator;
use crate::render::view::picture::gauge::{Gauge, gauge};

/// An indicator with the data of its chart, if its figures are plain numbers.
#[derive(Debug, Serialize)]
pub struct IndicatorView {
    #[serde(flatten)]
    pub indicator: Indicator,
    pub gauge: Option<Gauge>,
}

/// The view of an indicator.
pub fn indicator(indicator: &Indicator) -> IndicatorView {
    IndicatorView { gauge: gauge(indicator), indicator: indicator.clone() }
}
