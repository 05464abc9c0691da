//! What a good editor would say of content that is sound.
//!
//! A rule is one function from the desk to diagnostics; it reads no disk and
//! changes nothing. Document rules look at one document at a time, site rules
//! at all of them: what hangs on anything beside today's content, such as what
//! was published before, comes onto the [`Desk`] first and joins as a site
//! rule. Why each rule is there stands in [`crate::diagnostic::rule`].

mod anchor;
pub mod desk;
mod figure;
mod heading;
mod old_form;
mod ordinal;
mod paper;
mod person;
mod placeholder;
mod reading;
mod result;
pub mod silence;
mod spaced;
mod spelling;
mod studied;
mod symbol;
mod traits;
mod width;
mod year;

use rayon::prelude::*;

pub use crate::check::desk::Desk;
pub use crate::check::paper::Paper;

use crate::diagnostic::Diagnostic;

type DocumentRule = fn(&Desk, &Paper) -> Vec<Diagnostic>;
type SiteRule = fn(&Desk) -> Vec<Diagnostic>;

const DOCUMENT_RULES: [DocumentRule; 14] = [
    placeholder::check,
    year::check,
    reading::check,
    result::check_counts,
    result::check_elsewhere,
    studied::check,
    figure::check,
    person::check,
    heading::check,
    anchor::check,
    spaced::check,
    old_form::check,
    width::check,
    symbol::check,
];

const SITE_RULES: [SiteRule; 5] =
    [placeholder::check_tables, spelling::check, ordinal::check, width::check_site, symbol::check_tables];

/// Everything the rules have to say, in no particular order.
pub fn check(desk: &Desk) -> Vec<Diagnostic> {
    let of_one = |paper: &Paper| DOCUMENT_RULES.iter().flat_map(|rule| rule(desk, paper)).collect::<Vec<_>>();
    let mut found: Vec<Diagnostic> = desk.papers.par_iter().flat_map_iter(of_one).collect();
    found.par_extend(SITE_RULES.par_iter().flat_map_iter(|rule| rule(desk)));
    found
}
