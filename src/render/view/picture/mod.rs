//! The data of the charts: positions and lengths in integer units of each chart's own scale. The templates print them
//! as SVG.
//!
//! Every chart is accompanied by its figures as text, and none of them judges.

pub mod coverage;
pub mod gauge;
pub mod series;
pub mod timeline;
