//! Shows a form that is proposed for the files, and asks a person at the terminal for it where no other fits.

use std::io::{self, IsTerminal as _};

use crate::cli::arguments::ImportOptions;
use crate::cli::report::Reporter;
use crate::cli::words;
use crate::commands::import::{FormSource, ImportPlan, Request, prepare};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Describe as _;
use crate::import::fault::form::NothingFound;
use crate::import::propose::{Proposal, field};
use crate::pipeline::Failure;

/// Shows what was recognized, label by label.
pub(super) fn show(proposal: &Proposal, options: &ImportOptions, reporter: &Reporter) {
    let lang = reporter.lang;
    reporter.note(&format!("{}: {}", reporter.word("様式の案", "proposed form"), proposal.file()));
    for area in &proposal.areas {
        for heading in &area.headings {
            let text = area.text.map(field::name).map(|[ja, en]| format!(" → {}", reporter.word(ja, en)));
            reporter.note(&format!(
                "  {}「{heading}」{}",
                reporter.word("見出し", "heading"),
                text.unwrap_or_default()
            ));
        }
        for label in area.columns.iter().chain(&area.labels) {
            reporter.note(&format!("  {}", words::proposed_label(label, lang)));
        }
    }
    if options.dry_run {
        reporter.print(proposal.yaml.trim_end());
    }
}

/// The import that was prepared; or if no form fits, and the person at the terminal agrees, that with the proposed form.
pub(super) fn or_asked(
    prepared: Result<ImportPlan, Failure>,
    request: &Request,
    options: &ImportOptions,
    reporter: &Reporter,
) -> Result<ImportPlan, Failure> {
    let has_asked_otherwise = options.form.is_some() || options.propose || options.dry_run || options.json;
    if has_asked_otherwise || !fits_none(&prepared) || !reporter.is_for_people() || !io::stdin().is_terminal() {
        return prepared;
    }
    let proposed = prepare(&Request { proposal: FormSource::Proposed, ..request.clone() });
    let Some(plan) = proposed.ok().filter(|plan| plan.faults.is_empty() && plan.proposal.is_some()) else {
        return prepared;
    };
    plan.proposal.iter().for_each(|proposal| show(proposal, options, reporter));
    reporter.note(reporter.word(
        "読める様式がありません。上の案を様式として書き、それで取り込みますか［はい/いいえ、既定はいいえ］",
        "no form fits. Write the proposed form above, and import with it? [yes/no, default no]",
    ));
    let mut answer = String::new();
    let is_read = io::stdin().read_line(&mut answer).is_ok();
    if is_read && is_yes(&answer) { Ok(plan) } else { prepared }
}

fn fits_none(prepared: &Result<ImportPlan, Failure>) -> bool {
    let is_it = |fault: &Diagnostic| fault.fault.code() == NothingFound::CODE;
    match prepared {
        Ok(plan) => plan.faults.iter().any(is_it),
        Err(Failure::Content(faults)) => faults.iter().any(is_it),
        Err(Failure::Write(_)) => false,
    }
}

/// Whether an answer agrees, in either language and with either keyboard.
fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "はい" | "ハイ" | "hai" | "y" | "yes" | "ｙ" | "ｙｅｓ")
}

#[cfg(test)]
mod tests {
    use super::is_yes;

    #[test]
    fn only_a_clear_yes_agrees() {
        assert!(["はい\n", "y", " YES \r\n", "ｙ"].into_iter().all(is_yes));
        assert!(!["", "\n", "いいえ", "no", "はいはい", "いいえ、はい"].into_iter().any(is_yes));
    }
}
