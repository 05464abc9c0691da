//! A rule on the page of rules: what `tomei check` looks at, and why.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::lang::Lang;

/// A rule that `tomei check` keeps. It stands beside what it speaks of: in
/// `check/rules`, or in the stage that finds the fault.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub code: Code,
    /// In Japanese and in English.
    pub name: [&'static str; 2],
    /// Why it matters, in Japanese and in English.
    pub reason: [&'static str; 2],
    /// Content that breaks the rule, and the same made better; empty where
    /// there is nothing to make better.
    pub bad: &'static str,
    pub good: &'static str,
    /// A fault of the rule, as the page of rules quotes it.
    pub example: fn() -> Fault,
}

impl Rule {
    /// What the rule is about.
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.name)
    }

    /// Why it matters.
    pub fn reason(&self, lang: Lang) -> &'static str {
        lang.pick(self.reason)
    }
}
