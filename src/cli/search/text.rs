//! Prints answers as text for a terminal.

use tomei_search::native::explain::{ExplainedText, Explanation};
use tomei_search::read::answer::{Answer, Hit, Note, NoteKind, Run};

use crate::cli::report::Reporter;
use crate::cli::search::facet_names::FacetNames;
use crate::diagnostic::lang::Lang;

/// Prints the hits, the expansions of the query, and the facets. Hits are counted from `offset`.
pub(super) fn print_answer(answer: &Answer, query: &str, offset: usize, reporter: &Reporter) {
    reporter.print(&match (reporter.lang, answer.total) {
        (Lang::Ja, 0) => format!("「{query}」は見つかりませんでした"),
        (Lang::Ja, total) => format!("{total}件見つかりました"),
        (Lang::En, 0) => format!("nothing found for `{query}`"),
        (Lang::En, total) => format!("{total} found"),
    });
    answer.notes.iter().for_each(|note| reporter.print(&note_text(note, reporter.lang)));
    for (number, hit) in answer.hits.iter().enumerate() {
        print_hit(offset + number + 1, hit, reporter);
    }
    let names = FacetNames::new(reporter.lang);
    for facet in &answer.facets {
        let values = facet.values.iter().map(|value| format!("{} {}", value.label, value.count));
        reporter.print(&format!("{}: {}", names.name(&facet.name), values.collect::<Vec<_>>().join(" / ")));
    }
}

fn print_hit(number: usize, hit: &Hit, reporter: &Reporter) {
    let marks = reporter.marks();
    reporter.print("");
    reporter.print(&format!("{number}. {}  {}", shown(&hit.title, marks), hit.about));
    if hit.passages.is_empty() {
        reporter.print(&format!("   {}", hit.url));
    }
    for passage in &hit.passages {
        let anchor = passage.anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
        reporter.print(&format!("   {}{anchor}", hit.url));
        reporter.print(&format!("     {}", shown(&passage.text, marks)));
    }
}

/// Joins runs of text, with the marked ones between `open` and `close`.
pub(super) fn shown(runs: &[Run], [open, close]: [&str; 2]) -> String {
    let one = |run: &Run| match run {
        Run::Plain(text) => text.clone(),
        Run::Marked(text) => format!("{open}{text}{close}"),
    };
    runs.iter().map(one).collect()
}

fn note_text(note: &Note, lang: Lang) -> String {
    let (from, to) = (&note.from, note.to.iter().map(|name| format!("「{name}」")).collect::<String>());
    let undo = note.undo();
    match (lang, note.kind) {
        (Lang::Ja, NoteKind::Alias | NoteKind::Synonym | NoteKind::Era) => {
            format!("{to}も含めて検索しました（やめるには --undo '{undo}'）")
        }
        (Lang::Ja, NoteKind::Broader) => format!("より広い{to}も含めて検索しました（やめるには --undo '{undo}'）"),
        (Lang::Ja, NoteKind::Reading) => {
            format!("「{from}」を{to}とも読んで検索しました（やめるには --undo '{undo}'）")
        }
        (Lang::Ja, NoteKind::Spelling) => format!("{to}の表記も含めて検索しました（やめるには --undo '{undo}'）"),
        (Lang::Ja, NoteKind::Inflection) => {
            format!("{to}のほかの形も含めて検索しました（やめるには --undo '{undo}'）")
        }
        (Lang::Ja, NoteKind::Value) => {
            format!("{to}のページも、その言葉がなくても示します（やめるには --undo '{undo}'）")
        }
        (Lang::Ja, NoteKind::Part) => {
            format!("「{from}」を語や数の一部に含むページも、後に示します（やめるには --undo '{undo}'）")
        }
        (Lang::Ja, NoteKind::Corrected) => {
            format!("「{from}」を含むページはないため、{to}で検索しました（やめるには --undo '{undo}'）")
        }
        (Lang::Ja, NoteKind::Relaxed) => {
            format!(
                "すべての語を含むページが少ないため、{to}の一部を含むページも示します（やめるには --undo '{undo}'）"
            )
        }
        (Lang::Ja, NoteKind::AllWords) => {
            format!("{to}をすべて含むページです。この文のままのページはありません")
        }
        (Lang::Ja, NoteKind::MostWords) => {
            format!("{to}の多くを含むページです。この文のままのページはありません")
        }
        (Lang::Ja, NoteKind::Empty) => "検索する語がありません".to_owned(),
        (Lang::En, NoteKind::Alias | NoteKind::Synonym | NoteKind::Era) => {
            format!("also searched for {to} (not so with --undo '{undo}')")
        }
        (Lang::En, NoteKind::Broader) => format!("also searched for the broader {to} (not so with --undo '{undo}')"),
        (Lang::En, NoteKind::Reading) => format!("`{from}` also read as {to} (not so with --undo '{undo}')"),
        (Lang::En, NoteKind::Spelling) => format!("also searched for the spelling {to} (not so with --undo '{undo}')"),
        (Lang::En, NoteKind::Inflection) => {
            format!("also searched for other forms of {to} (not so with --undo '{undo}')")
        }
        (Lang::En, NoteKind::Value) => {
            format!("pages of {to} are found even without these words (not so with --undo '{undo}')")
        }
        (Lang::En, NoteKind::Part) => {
            format!("pages with `{from}` only as a part of a word or number come last (not so with --undo '{undo}')")
        }
        (Lang::En, NoteKind::Corrected) => {
            format!("no page holds `{from}`; searched for {to} instead (not so with --undo '{undo}')")
        }
        (Lang::En, NoteKind::Relaxed) => {
            format!("few or no pages hold all words; those with some of {to} follow (not so with --undo '{undo}')")
        }
        (Lang::En, NoteKind::AllWords) => format!("these hold all of {to}; no page holds the sentence as it is"),
        (Lang::En, NoteKind::MostWords) => format!("these hold most of {to}; no page holds the sentence as it is"),
        (Lang::En, NoteKind::Empty) => "there is nothing to search for".to_owned(),
    }
}

/// Prints how a query was interpreted.
pub(super) fn print_explanation(explanation: &Explanation, reporter: &Reporter) {
    reporter.print("");
    let text = |text: &ExplainedText| format!("{} [{}]", text.text, text.strings.join(" + "));
    for clause in &explanation.clauses {
        let texts: Vec<String> = clause.texts.iter().map(text).collect();
        reporter.print(&format!("{}: {}", reporter.word("含む", "holds"), texts.join(" | ")));
    }
    for excluded in &explanation.excluded {
        reporter.print(&format!("{}: {}", reporter.word("含まない", "holds not"), text(excluded)));
    }
    for word in &explanation.words {
        let pages =
            word.pages.map(|pages| format!(" {pages}{}", reporter.word("ページ", " pages"))).unwrap_or_default();
        reporter.print(&format!("{}: {} → {}{pages}", reporter.word("語", "word"), word.surface, word.base));
    }
}
