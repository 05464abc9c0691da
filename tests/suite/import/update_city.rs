//! The laws of `update.rs` for whole sheets of a city: with mid-term goals and their steps, nested items, and the department's
//! own part. In April the sheet had no results; people then edited any of its lines.

use proptest::prelude::*;
use tomei::import::document::GeneratedDocument;
use tomei::import::target::ImportTarget;
use tomei::update::request::PresentDocument;

use crate::import::print::{Form, print};
use crate::import::toyonaka::printed;
use crate::import::update::{holds, in_spring, present};
use crate::import::{built_in, import_bytes, tables, target};

/// The sections that a sheet has only in March.
const OF_MARCH: [&str; 3] = ["実績", "課題", "総括"];

/// What a person does to the `at`th item of a document.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Rewords(usize),
    Renames(usize),
    Removes(usize),
    AddsSection,
    Comments,
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = || 0_usize..40;
    prop_oneof![
        4 => at().prop_map(Edit::Rewords),
        2 => at().prop_map(Edit::Renames),
        1 => at().prop_map(Edit::Removes),
        1 => Just(Edit::AddsSection),
        1 => Just(Edit::Comments),
    ]
}

/// A document as it was imported before the results were there.
fn of_april(document: &GeneratedDocument) -> GeneratedDocument {
    let parts = document.text.split("\n## ").enumerate();
    let kept = parts.filter(|(at, part)| *at == 0 || !OF_MARCH.iter().any(|heading| part.starts_with(heading)));
    let text = kept.map(|(_, part)| part.trim_end()).collect::<Vec<_>>().join("\n\n## ") + "\n";
    GeneratedDocument { text, ..document.clone() }
}

fn edited(mut text: String, edits: &[Edit]) -> String {
    for edit in edits {
        let lines: Vec<String> =
            text.lines().filter(|line| line.trim_start().starts_with("- [")).map(str::to_owned).collect();
        let line = |at: usize| lines.get(at % lines.len().max(1));
        match *edit {
            Edit::Rewords(at) => {
                text = line(at).map_or(text.clone(), |line| text.replacen(line, &format!("{line}（手直し）"), 1));
            }
            Edit::Renames(at) => {
                let renamed = |line: &String| line.replacen("- [", "- [p9", 1).replacen("[p9p", "[p9", 1);
                let is_promise = |line: &&String| line.starts_with("- [p");
                text = line(at).filter(is_promise).map_or(text.clone(), |line| text.replacen(line, &renamed(line), 1));
            }
            Edit::Removes(at) => {
                let is_alone = |line: &&String| !text.contains(&format!("{line}\n  - "));
                text =
                    line(at).filter(is_alone).map_or(text.clone(), |line| text.replacen(&format!("{line}\n"), "", 1));
            }
            Edit::AddsSection => text += "\n## メモ\n\n手で書いた段落。\n",
            Edit::Comments => text = text.replacen("year: ", "# 係の注\nyear: ", 1),
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_whole_sheet_keeps_the_laws(
        edits in prop::collection::vec(prop::collection::vec(edit(), 0..4), 40),
        published in prop::collection::vec(any::<bool>(), 40),
        accepts in any::<bool>(),
    ) {
        let text = print(&printed(), Form::Tabs);
        let target = ImportTarget { linked_by: accepts.then(|| "広報係".to_owned()), ..target() };
        let march = import_bytes(&[("sheet.md", text.as_bytes())], &built_in(), &tables(), &target).documents;
        prop_assert!(march.len() > 12 && march.iter().any(|document| document.file.contains("midterm")));
        let april: Vec<GeneratedDocument> = march.iter().map(of_april).collect();
        let documents: Vec<PresentDocument> = april.iter().zip(edits.iter().zip(published)).map(|(document, (edits, is_published))| {
            present(&document.file, &edited(in_spring(&document.text, is_published), edits))
        }).collect();
        holds(&april, &documents, &march)?;
    }
}
