//! Editorial rules for content that is already valid.
//!
//! Each file in [`rules`] is one rule: its code, the reason for it, an example, its messages in both languages, and the
//! function that checks it. The other files hold what several rules share.

mod answered;
pub mod context;
mod figure;
pub mod lint;
mod promise;
mod quote;
pub mod rules;
pub mod source_text;
pub mod suppression;
mod traits;
mod width;
mod year;

use rayon::prelude::*;

use crate::check::context::CheckContext;
use crate::check::rules::LINTS;
use crate::check::source_text::SourceText;
use crate::check::suppression::Suppressions;
use crate::diagnostic::Diagnostic;

/// All findings of all rules, in no particular order.
pub fn check(context: &CheckContext) -> Vec<Diagnostic> {
    let of_one =
        |source: &SourceText| LINTS.iter().flat_map(|lint| lint.check_document(context, source)).collect::<Vec<_>>();
    let mut found: Vec<Diagnostic> = context.sources.par_iter().flat_map_iter(of_one).collect();
    found.par_extend(LINTS.par_iter().flat_map_iter(|lint| lint.check_site(context)));
    found
}

/// The findings on the entries of `allow`, given the diagnostics that they `suppressed`.
pub fn check_suppressions(suppressions: &Suppressions, suppressed: &[Diagnostic]) -> Vec<Diagnostic> {
    let uses = suppressions.uses(suppressed);
    uses.iter().flat_map(|one| LINTS.iter().filter_map(|lint| lint.check_suppression(one))).collect()
}
