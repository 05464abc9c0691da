//! The documentation of a rule: what `tomei check` looks for, and why.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::lang::Lang;

/// The documentation of a rule of `tomei check`. It is defined next to the check: in `check/rules`, or in the stage
/// that finds the fault.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub code: Code,
    /// The name in Japanese and in English.
    pub name: [&'static str; 2],
    /// Why it matters, in Japanese and in English.
    pub reason: [&'static str; 2],
    /// Content that breaks the rule, and the same content corrected; empty if there is nothing to correct.
    pub bad: &'static str,
    pub good: &'static str,
    /// An example of the rule's fault, whose message the documentation quotes.
    pub example: fn() -> Fault,
}

impl Rule {
    /// The name of the rule.
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.name)
    }

    /// Why it matters.
    pub fn reason(&self, lang: Lang) -> &'static str {
        lang.pick(self.reason)
    }
}
