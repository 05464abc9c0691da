//! Reads PDF files that the tests print themselves.

#![allow(clippy::unwrap_used)]

mod kinds;
mod mutated;
mod printer;
mod round_trip;
