//! What the pictures show: places and lengths in whole units of their own
//! scale, which the templates print as SVG.
//!
//! Every picture stands with the figures it is made from, as text; none judges.

pub mod coverage;
pub mod gauge;
pub mod timeline;
