//! The same sheet comes again, with results: nothing that a person wrote or published changes, and nothing of the sheet is lost.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;
use tomei::front_matter::edit::SourceFile;
use tomei::import::change::{Action, Change};
use tomei::import::document::GeneratedDocument;
use tomei::import::target::ImportTarget;
use tomei::import::{self};
use tomei::model::document::Document;
use tomei::model::document::text::Text;
use tomei::model::document::texts::walk;
use tomei::model::item::{Item, ItemLink};
use tomei::model::publication::Publication;
use tomei::publication::compare::Present;
use tomei::publication::texts::texts;
use tomei::publication::{next, seen};
use tomei::update::decide::Decisions;
use tomei::update::imported::Imported;
use tomei::update::request::{PresentDocument, Request};
use tomei::update::three::Verdict;
use tomei::update::{Update, update};

use crate::import::kinds::{form, tables};
use crate::import::print::{Form, print};
use crate::import::toyonaka::printed;
use crate::import::{built_in, import_bytes, read, target, target_of};
use crate::site::repository;

const WORDS: [&str; 10] = [
    "窓口を三つに増やす",
    "待つ時間を短くする",
    "紙の申請をなくす",
    "通学路を直す",
    "夜の相談を始める",
    "会議を公開する",
    "花を植える",
    "橋を点検する",
    "名簿を作る",
    "駅前を明るくする",
];

/// A goal in spring, and what becomes of it.
#[derive(Clone, Debug)]
struct Goal {
    title: usize,
    promises: Vec<usize>,
    has_indicator: bool,
    /// The promise that the sheet words differently in March.
    reworded: Option<usize>,
    results: Vec<usize>,
    issues: Vec<usize>,
    has_grade: bool,
    has_actual: bool,
    edits: Vec<Edit>,
    is_published: bool,
}

/// What a person does to a document after the import.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Rewords(usize),
    Comments,
    Renames(usize),
    AddsItem,
    AddsSection,
    Emphasizes(usize),
    Allows,
    Windows,
    Bullets,
    NoLastLineEnd,
}

fn goal() -> impl Strategy<Value = Goal> {
    let words = |most| prop::sample::subsequence((0..WORDS.len()).collect::<Vec<_>>(), 0..=most);
    let promises = prop::sample::subsequence((0..WORDS.len()).collect::<Vec<_>>(), 1..=3);
    let at = || 0_usize..3;
    let edit = prop_oneof![
        3 => at().prop_map(Edit::Rewords),
        1 => Just(Edit::Comments),
        1 => at().prop_map(Edit::Renames),
        1 => Just(Edit::AddsItem),
        1 => Just(Edit::AddsSection),
        1 => at().prop_map(Edit::Emphasizes),
        1 => Just(Edit::Allows),
        1 => Just(Edit::Windows),
        1 => Just(Edit::Bullets),
        1 => Just(Edit::NoLastLineEnd),
    ];
    let spring = (0..WORDS.len(), promises, any::<bool>());
    let march = (prop::option::weighted(0.3, at()), words(3), words(2), any::<bool>(), any::<bool>());
    (spring, march, prop::collection::vec(edit, 0..4), any::<bool>()).prop_map(
        |(
            (title, promises, has_indicator),
            (reworded, results, issues, has_grade, has_actual),
            edits,
            is_published,
        )| Goal {
            title,
            promises,
            has_indicator,
            reworded,
            results,
            issues,
            has_grade,
            has_actual,
            edits,
            is_published,
        },
    )
}

fn cell(lines: &[String]) -> String {
    format!("\"{}\"", lines.iter().map(|line| format!("・{line}")).collect::<Vec<_>>().join("\n"))
}

/// The sheet of the goals, in spring or in March.
fn sheet(goals: &[Goal], in_march: bool) -> String {
    let mut text = "今年の目標\n番号,目標,すること,したこと,残ったこと,評価,指標,目標値,実績値\n".to_owned();
    for (no, goal) in (1..).zip(goals) {
        let promise = |(at, word): (usize, &usize)| {
            let is_reworded = in_march && goal.reworded == Some(at);
            format!("{}{}{no}", WORDS[*word], if is_reworded { "ことにした" } else { "" })
        };
        let promises: Vec<String> = goal.promises.iter().enumerate().map(promise).collect();
        let of = |words: &[usize], end: &str| -> Vec<String> {
            if in_march { words.iter().map(|word| format!("{}{end}{no}", WORDS[*word])).collect() } else { Vec::new() }
        };
        let grade = if in_march && goal.has_grade { "A" } else { "" };
        let [indicator, target] = if goal.has_indicator { ["件数", "10件"] } else { [""; 2] };
        let actual = if in_march && goal.has_indicator && goal.has_actual { "12件" } else { "" };
        text += &format!(
            "{no},{}目標{no},{},{},{},{grade},{indicator},{target},{actual}\n",
            WORDS[goal.title],
            cell(&promises),
            cell(&of(&goal.results, "ことができた")),
            cell(&of(&goal.issues, "ことが残る")),
        );
    }
    text
}

fn import(csv: &str, linked_by: Option<&str>) -> Vec<GeneratedDocument> {
    let form = form();
    let target = ImportTarget { linked_by: linked_by.map(str::to_owned), ..target_of("kikaku", 2024) };
    let reading = import::read::read("a.csv", csv.as_bytes(), form.hidden).unwrap();
    import::import(&[reading], &form, &tables(), &target).unwrap().documents
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut text = text.to_owned();
    for edit in edits {
        let promise = |at: usize| format!("- [p{}] ", at + 1);
        let line = |at: usize| text.lines().find(|line| line.starts_with(&promise(at))).map(str::to_owned);
        match *edit {
            Edit::Rewords(at) => {
                if let Some(line) = line(at) {
                    text = text.replace(&line, &format!("{line}（手直し）"));
                }
            }
            Edit::Comments => text = text.replacen("title: ", "# 係の注\ntitle: ", 1),
            Edit::Renames(at) => text = text.replace(&promise(at), &format!("- [p9{at}] ")),
            Edit::AddsItem if !text.contains("[p70]") => {
                text = text.replacen("## 取組み\n\n", "## 取組み\n\n- [p70] 手で足したこと\n", 1);
            }
            Edit::AddsSection => text += "\n## メモ\n\n手で書いた段落。\n",
            Edit::Emphasizes(at) => {
                if let Some(line) = line(at)
                    && !line.contains('*')
                {
                    let words = line.strip_prefix(&promise(at)).unwrap();
                    text = text.replace(&line, &format!("{}**{words}**", promise(at)));
                }
            }
            Edit::Allows if !text.contains("allow:") => {
                text = text.replacen("title: ", "allow:\n  W0901: 理由\ntitle: ", 1)
            }
            Edit::Bullets => text = text.replace("\n- [p", "\n* [p"),
            Edit::AddsItem | Edit::Allows | Edit::Windows | Edit::NoLastLineEnd => {}
        }
    }
    if edits.iter().any(|edit| matches!(edit, Edit::NoLastLineEnd)) {
        text.truncate(text.trim_end().len());
    }
    if edits.iter().any(|edit| matches!(edit, Edit::Windows)) { text.replace('\n', "\r\n") } else { text }
}

pub(super) fn present(file: &str, text: &str) -> PresentDocument {
    PresentDocument { file: file.to_owned(), source: SourceFile { text: text.to_owned(), has_mark: false } }
}

fn run(
    sheet: &[GeneratedDocument],
    present: &[PresentDocument],
    (imported, published): (&Imported, &Publication),
    decisions: &Decisions,
) -> Update {
    let day = date(2025, 3, 31);
    update(Request { sheet, present, imported, published: Some(published), decisions, day }).unwrap()
}

/// What was published: every document that is no draft.
fn publish(present: &[PresentDocument]) -> Publication {
    let documents = present.iter().map(|document| std::sync::Arc::new(read(&document.file, &document.source.text)));
    let documents: Vec<_> = documents.filter(|document| !document.meta.draft).collect();
    let present = Present::new(&documents, &[], &[]);
    next::next(Publication::default(), &documents, &present, date(2024, 4, 1))
}

/// Whether the lines of `before` are all in `after`, in their order; a line can have more at its end.
fn has_all_lines(before: &str, after: &str, may_change: &BTreeSet<String>) -> Option<String> {
    let mut lines = after.lines();
    let is_free = |line: &str| line.starts_with("updated: ") || line.trim_start().starts_with("sha256: ");
    let mut of_before =
        before.lines().filter(|line| !is_free(line) && !may_change.iter().any(|text| line.contains(text.as_str())));
    of_before
        .find(|line| {
            !lines.any(|new| new == *line || new.starts_with(line.trim_end_matches('}')) && line.ends_with('}'))
        })
        .map(str::to_owned)
}

fn all_texts(file: &str, text: &str) -> Vec<String> {
    let document = read(file, text);
    let mut found = Vec::new();
    walk(&document, &mut |text| match text {
        Text::Title(title) => found.push(title.to_owned()),
        Text::Item(item) => found.push(item.plain.to_owned()),
        Text::Field(_) | Text::SectionStart(_) | Text::SectionEnd(_) => {}
    });
    found
}

/// What was written by hand from the city's sheet, with times in tags, links and other words, is an import with many edits.
#[test]
fn the_citys_sheet_changes_nothing_in_what_was_written_by_hand() {
    let text = print(&printed(), Form::Tabs);
    let sheet =
        import_bytes(&[("sheet.md", text.as_bytes())], &built_in(), &crate::import::tables(), &target()).documents;
    let root = repository();
    let documents: Vec<PresentDocument> = sheet
        .iter()
        .map(|document| present(&document.file, &std::fs::read_to_string(root.join(&document.file)).unwrap()))
        .collect();
    let mut imported = Imported::default();
    sheet.iter().for_each(|document| imported.put(&document.file, &document.text));
    let updated = run(&sheet, &documents, (&imported, &publish(&documents)), &Decisions::default());
    assert!(updated.faults.is_empty(), "{:#?}", updated.faults);
    assert!(updated.findings.iter().all(|finding| finding.verdict == Verdict::Kept), "{:#?}", updated.findings);
    assert!(updated.changes.iter().all(|change| change.action == Action::Unchanged));
}

/// The laws of an update: `april` was imported, became `documents`, and the sheet comes again as `march`.
pub(super) fn holds(
    april: &[GeneratedDocument],
    documents: &[PresentDocument],
    march: &[GeneratedDocument],
) -> Result<Update, TestCaseError> {
    let mut imported = Imported::default();
    april.iter().for_each(|document| imported.put(&document.file, &document.text));
    let published = publish(documents);
    let first = run(march, documents, (&imported, &published), &Decisions::default());
    // Both have changed a promise: nothing is written until someone decides. Here the edit stays.
    let conflicts = first.findings.iter().filter(|finding| finding.verdict == Verdict::Conflict);
    let keep: Vec<String> = conflicts.map(|finding| finding.name.clone()).collect();
    prop_assert_eq!(first.faults.len(), keep.len(), "{:?}", first.faults);
    let decisions = Decisions { keep, ..Decisions::default() };
    let updated = run(march, documents, (&imported, &published), &decisions);
    prop_assert!(updated.faults.is_empty(), "{:?}", updated.faults);
    for ((change, before), sheet) in updated.changes.iter().zip(documents).zip(march) {
        of_document(&updated, change, (&before.source.text, sheet))?;
    }
    // Once more, nothing changes.
    let after: Vec<PresentDocument> =
        updated.changes.iter().map(|change| present(&change.file, &change.after)).collect();
    let again = run(march, &after, (&updated.imported, &published), &Decisions::default());
    prop_assert!(again.faults.is_empty(), "{:?}", again.faults);
    prop_assert!(again.changes.iter().all(|change| change.action == Action::Unchanged), "{:#?}", again.changes);
    prop_assert_eq!(&again.imported, &updated.imported);
    // A published text that differs is said again.
    let of = |update: &Update| update.findings.iter().filter(|finding| finding.verdict == Verdict::Published).count();
    prop_assert_eq!(of(&again), of(&updated));
    Ok(updated)
}

fn of_document(
    updated: &Update,
    change: &Change,
    (before, sheet): (&String, &GeneratedDocument),
) -> Result<(), TestCaseError> {
    let after = &change.after;
    let (old, new) = (read(&change.file, before), read(&change.file, after));
    let findings = || updated.findings.iter().filter(|finding| finding.document == old.id.value.as_str());
    let changed: BTreeSet<String> = findings()
        .filter(|finding| finding.verdict == Verdict::Changed)
        .filter_map(|finding| finding.now.clone())
        .collect();
    let lost = has_all_lines(before, after, &changed);
    prop_assert!(lost.is_none(), "lost {:?}\n{}\n---\n{}", lost, before, after);
    prop_assert_eq!(before.contains("\r\n"), after.contains("\r\n"));
    prop_assert!(!before.contains("\r\n") || !after.replace("\r\n", "").contains('\n'));
    // What readers have seen.
    if !old.meta.draft {
        let new = texts(&new);
        for (part, text) in texts(&old) {
            let is_same = new.get(&part).is_some_and(|new| seen::is_same(&part, &text, new));
            prop_assert!(is_same, "{:?} {:?} {:?}", part, text, new.get(&part));
        }
    }
    // Nothing of the sheet is lost.
    let found = all_texts(&change.file, after);
    for text in all_texts(&sheet.file, &sheet.text) {
        let is_reported = findings().any(|finding| finding.sheet == text);
        prop_assert!(found.contains(&text) || is_reported, "{} is lost\n{}", text, after);
    }
    links(&read(&sheet.file, &sheet.text), &new)
}

/// Whether each new link leads from what the sheet has to what it was linked to there.
fn links(sheet: &Document, new: &Document) -> Result<(), TestCaseError> {
    let pairs = |document: &Document| -> BTreeSet<(String, String)> {
        let target = |link: &ItemLink| document.item(&link.item).map(|item| item.text.clone()).unwrap_or_default();
        let of = |item: &Item| item.links.iter().map(|link| (item.text.clone(), target(link))).collect::<Vec<_>>();
        document.all_items().into_iter().flat_map(of).collect()
    };
    let wanted = pairs(sheet);
    for (from, to) in pairs(new) {
        // A person may have added words to the target, or the sheet may have.
        let start: String = to.chars().take(4).collect();
        let is_asked = wanted.iter().any(|(known, target)| *known == from && target.starts_with(&start));
        prop_assert!(is_asked && !to.is_empty(), "{} -> {} was never asked for: {:?}", from, to, wanted);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_edit_is_lost_and_nothing_published_changes(
        goals in prop::collection::vec(goal(), 1..4),
        accepts in any::<bool>(),
    ) {
        let april = import(&sheet(&goals, false), None);
        let documents: Vec<PresentDocument> = april.iter().zip(&goals).map(|(document, goal)| {
            present(&document.file, &edited(&in_spring(&document.text, goal.is_published), &goal.edits))
        }).collect();
        holds(&april, &documents, &import(&sheet(&goals, true), accepts.then_some("広報係")))?;
    }
}

/// A document as it was in April.
pub(super) fn in_spring(text: &str, is_published: bool) -> String {
    let text = if is_published { text.replace("draft: true\n", "") } else { text.to_owned() };
    let text = text.replace("published: 2026-12-01", "published: 2024-04-01");
    text.replace("updated: 2026-12-01", "updated: 2024-04-01")
}
