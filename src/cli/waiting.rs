//! Which documents wait for their day of publication.

use crate::cli::report::Reporter;
use crate::diagnostic::lang::Lang;
use crate::pipeline::waiting::Waiting;

/// The most documents that are named.
const NAMED: usize = 5;

/// Tells which documents wait, those of the next days by name.
pub(super) fn tell(waiting: &[Waiting], reporter: &Reporter) {
    waiting.iter().take(NAMED).for_each(|one| reporter.note(&named(one, reporter.lang)));
    if waiting.len() > NAMED {
        reporter.note(&more(waiting.len() - NAMED, reporter.lang));
    }
}

fn named(Waiting { date, file }: &Waiting, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("公開日を待っています: {file}（{date} から載せます）"),
        Lang::En => format!("waiting for its day: {file} (shown from {date})"),
    }
}

fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("ほかに {count} 件が公開日を待っています"),
        Lang::En => format!("{count} more documents wait for their day"),
    }
}
