//! What each command of the program does: files that compose the stages.

pub mod correct;
pub mod import;
pub mod new_year;
