//! An indicator and its picture.

use serde::Serialize;

use crate::model::indicator::Indicator;
use crate::render::view::picture::gauge::{Gauge, gauge};

/// An indicator and its picture, where its figures are plain numbers.
#[derive(Debug, Serialize)]
pub struct IndicatorView {
    #[serde(flatten)]
    pub indicator: Indicator,
    pub gauge: Option<Gauge>,
}

/// An indicator as shown.
pub fn indicator(indicator: &Indicator) -> IndicatorView {
    IndicatorView { gauge: gauge(indicator), indicator: indicator.clone() }
}
