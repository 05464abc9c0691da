//! The template that clerks fill in.
//!
//! [`workbook`] and [`word`] write it, and [`crate::import::layout`] reads it back. All three have its words only from [`card`] and
//! [`guide`], so that what was written into a cell is read as what the cell is for, whatever the text is. A template says in its
//! [`mark`] how its codes are written, and so needs no form.

pub mod blank;
pub mod card;
pub mod choices;
pub mod guide;
pub mod mark;
pub mod word;
mod word_xml;
pub mod workbook;
mod workbook_lists;
mod workbook_style;
