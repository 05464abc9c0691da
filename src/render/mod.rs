//! A site becomes pages: which there are, what each shows, and its HTML.
//!
//! [`plan::PagePlan`] lists every page of the site, [`renderer::Renderer`] prints one. The kinds of pages are in
//! `pages`, one file each; what several of them show alike is in [`view`]. A page sees the site through
//! [`reads::SiteReader`], which records what was read: that is what the page depends on.

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
pub mod reads;
pub mod renderer;
pub mod route;
pub mod term;
mod titles;
pub mod view;
