//! A site becomes pages: which there are, what each shows, and its HTML.
//!
//! Three steps, so that each can be had alone: [`page::pages`] lists the
//! pages, [`view::view`] gathers what one shows, [`html`] lets the theme print
//! it. A page is a pure function of its view, so an unchanged view needs no
//! printing.

pub mod furigana;
pub mod glossary;
pub mod link;
pub mod listing;
pub mod page;
pub mod sections;
pub mod term;
pub mod view;

use crate::render::view::View;
use crate::theme::{TemplateFault, Theme};

/// Prints a view with its template; UTF-8.
///
/// # Errors
///
/// What is wrong with the template, by file, line and column.
pub fn html(theme: &Theme, view: &View) -> Result<Vec<u8>, TemplateFault> {
    theme.render(view.template(), view)
}
