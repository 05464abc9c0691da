//! Answers requests: determines the files of a pack that are needed, and evaluates them. It does no input or output
//! itself.

mod advice;
pub mod answer;
mod asked;
mod correct;
pub(crate) mod cover;
mod eras;
pub(crate) mod expand;
mod facet_pages;
mod filter;
mod json;
mod keyword;
mod listing;
mod lookup;
mod matches;
pub mod query;
mod question;
mod question_weights;
pub mod reader;
mod relax;
pub mod request;
mod search;
mod segment;
mod slip;
pub mod snippet;
mod spelling;
mod subject;
pub mod suggest;
mod synonyms;
pub(crate) mod tables;
mod values;
mod weights;
