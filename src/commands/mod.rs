//! The commands of the program: each file calls the stages that one command needs, in order.

pub mod build;
pub mod bundle;
pub mod check;
pub mod correct;
pub mod diff;
pub mod export;
pub mod fault;
pub mod form;
pub mod import;
mod inputs;
pub mod new_year;
pub mod preview;
pub mod publish;
mod ready;
pub mod template;
mod update;
