//! Turns a site into pages: which pages there are, what each shows, and its HTML.
//!
//! [`plan::PagePlan`] lists every page of the site, and [`renderer::Renderer`] renders a page. Each kind of page is a
//! file in `pages`; parts that several kinds share are in [`view`]. A page reads the site only through
//! [`reads::SiteReader`], which records what was read; this record is what the page depends on.

pub mod context;
pub mod fragments;
pub mod furigana;
pub mod glossary;
mod head;
mod heading;
pub mod link;
pub mod page;
mod pages;
pub mod plan;
mod qr;
pub mod reads;
pub mod renderer;
pub mod route;
pub mod term;
mod titles;
pub mod view;
