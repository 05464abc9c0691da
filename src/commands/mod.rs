//! What each command of the program does: files that compose the stages.

pub mod new_year;
