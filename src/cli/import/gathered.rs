//! Prints the findings of an import for people: one line a kind with the first places, since a large table has thousands.
//!
//! Formats for programs have all of them.

use crate::cli::arguments::Format;
use crate::cli::report::Reporter;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::lang::Lang;
use crate::import::fault::place::place_in;
use crate::import::report::UnparsedLine;

/// The number of findings of a kind that are shown.
const SHOWN: usize = 3;

/// Prints the first findings of each kind, and how many more there are.
pub(super) fn notes(notes: &[Diagnostic], reporter: &Reporter) {
    if reporter.format != Format::Text {
        return reporter.diagnostics(notes);
    }
    let mut kinds: Vec<(Code, Vec<Diagnostic>)> = Vec::new();
    for note in notes {
        let code = note.fault.code();
        match kinds.iter_mut().find(|(known, _)| *known == code) {
            Some((_, found)) => found.push(note.clone()),
            None => kinds.push((code, vec![note.clone()])),
        }
    }
    for (code, found) in kinds {
        reporter.diagnostics(&found[..found.len().min(SHOWN)]);
        more(&code.to_string(), found.len(), reporter);
    }
}

/// Prints the first lines that were not understood, and how many more there are.
pub(super) fn unparsed(lines: &[UnparsedLine], reporter: &Reporter) {
    let words = reporter.word("取り込めなかった記載", "not understood");
    for UnparsedLine { document, text, place } in lines.iter().take(SHOWN * SHOWN) {
        let place = place_in(place, reporter.lang);
        reporter.note(&format!("{words}: {document} {place}「{text}」"));
    }
    if lines.len() > SHOWN * SHOWN {
        let rest = lines.len() - SHOWN * SHOWN;
        reporter.note(&match reporter.lang {
            Lang::Ja => format!("{words}: ほか {rest} か所（すべては文書と --json にあります）"),
            Lang::En => format!("{words}: {rest} more (the documents and --json have all)"),
        });
    }
}

fn more(code: &str, found: usize, reporter: &Reporter) {
    if found > SHOWN {
        let rest = found - SHOWN;
        reporter.note(&match reporter.lang {
            Lang::Ja => {
                format!("{code}: 同じ種類があと {rest} か所あります（全部で {found} か所。すべては --json で）")
            }
            Lang::En => format!("{code}: {rest} more of this kind ({found} in all; --json has all of them)"),
        });
    }
}
