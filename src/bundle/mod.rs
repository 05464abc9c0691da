//! A site in one file: a ZIP archive that works once it is unpacked into a folder ([`archive`], `folder`), or a page
//! that holds several pages to be printed or sent ([`printed`]).
//!
//! Input are the finished files of the site, so that a bundle shows what the site shows, with any theme.

pub mod archive;
mod folder;
mod html;
pub mod printed;
