//! What a good editor would say of content that is sound.
//!
//! A rule is a file in [`rules`]: its code, why it matters, an example, its
//! texts in both languages, and one function from the [`CheckContext`] to what
//! it finds. The other files hold what several rules need.

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

/// Everything the rules find, in no particular order.
pub fn check(context: &CheckContext) -> Vec<Diagnostic> {
    let of_one =
        |source: &SourceText| LINTS.iter().flat_map(|lint| lint.check_document(context, source)).collect::<Vec<_>>();
    let mut found: Vec<Diagnostic> = context.sources.par_iter().flat_map_iter(of_one).collect();
    found.par_extend(LINTS.par_iter().flat_map_iter(|lint| lint.check_site(context)));
    found
}

/// What is wrong with the entries of `allow`, once it is known what they
/// `suppressed`.
pub fn check_suppressions(suppressions: &Suppressions, suppressed: &[Diagnostic]) -> Vec<Diagnostic> {
    let uses = suppressions.uses(suppressed);
    uses.iter().flat_map(|one| LINTS.iter().filter_map(|lint| lint.check_suppression(one))).collect()
}
