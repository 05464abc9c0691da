//! The lock file, and the commands that use it.

mod clerk;
mod correct;
mod diff;
mod ids;
mod lock;
mod new_year;
mod publish;
mod withdrawn;
mod withhold;
