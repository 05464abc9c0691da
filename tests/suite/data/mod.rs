//! The open data: nothing is lost in them, programs accept them, and the self-check can find something.

mod files;
mod generate;
mod read;
mod report;
mod round_trip;
