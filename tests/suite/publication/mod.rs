//! The lock file of what was published, and the commands around it.

mod clerk;
mod correct;
mod diff;
mod ids;
mod lock;
mod new_year;
mod publish;
