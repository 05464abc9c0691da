//! What each command does: the stages it goes through, in their order.

pub mod build;
pub mod check;
pub mod correct;
pub mod diff;
pub mod export;
pub mod fault;
pub mod import;
pub mod new_year;
pub mod preview;
pub mod publish;
