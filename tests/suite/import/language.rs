//! What the form language can say, a case each: `tests/imports/language` has a form, a sheet as Markdown, and the documents.
//! The same sheet as HTML, Word and Excel gives the same documents.

use rust_xlsxwriter::Workbook;
use tomei::diagnostic::lang::Lang;
use tomei::import::{self, Import};
use tomei::model::form::Form;
use tomei::model::site::Tables;
use tomei::validate::table;

use crate::import::shapes::{excel, html, parts, word};
use crate::import::{kinds, target_of};
use crate::site::{check_against, repository};

/// The forms of all cases, by file and text.
fn forms() -> Vec<(String, String)> {
    let folder = std::fs::read_dir(repository().join("tests/imports/language")).unwrap();
    let files = folder.map(|entry| entry.unwrap().path()).filter(|file| file.extension().unwrap() == "yaml");
    let mut forms: Vec<(String, String)> = files
        .map(|file| (file.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(file).unwrap()))
        .collect();
    forms.sort();
    forms
}

fn form(name: &str) -> Form {
    let forms = forms();
    let (_, text) = forms.iter().find(|(file, _)| file == name).unwrap();
    let (form, faults) = table::form::read_among("form.yaml", text, &forms);
    assert!(faults.is_empty(), "{name}: {faults:?}");
    form.unwrap()
}

fn tables() -> Tables {
    let (grades, faults) = table::read::<table::grade::RawGradeScheme>(
        "grades.yaml",
        "- {id: abc, title: 評価, values: [{value: A, label: 達成}, {value: B, label: 一部達成}]}\n",
    );
    assert!(faults.is_empty());
    Tables { grades, ..kinds::tables() }
}

fn import(form: &Form, file: &str, bytes: &[u8]) -> Result<Import, String> {
    let reading = import::read::read(file, bytes, form.hidden).unwrap();
    import::import(&[reading], form, &tables(), &target_of("kikaku", 2024)).map_err(|faults| format!("{faults:?}"))
}

/// The documents without what all of them have, and what is left out and said.
fn told(import: &Import) -> String {
    let same =
        ["# ", "---", "year:", "department:", "published:", "updated:", "draft:", "source:", "  file:", "  sha256:"];
    let is_own = |line: &&str| !line.is_empty() && !same.iter().any(|start| line.starts_with(start));
    let mut told = String::new();
    for document in &import.documents {
        told += &format!("=== {}\n", document.file);
        document.text.lines().filter(is_own).for_each(|line| told += &format!("{line}\n"));
    }
    let mut apart: Vec<String> =
        import.report.set_apart.iter().map(|apart| format!("{:?}: {}\n", apart.why, apart.text)).collect();
    apart.sort();
    told + "=== set apart\n" + &apart.concat()
}

#[test]
fn each_wish_of_a_form_is_met_in_every_format() {
    for (name, _) in forms() {
        let text = std::fs::read_to_string(repository().join(format!("tests/imports/language/{name}.md"))).unwrap();
        let form = form(&name);
        let import = |file: &str, bytes: &[u8]| {
            import(&form, file, bytes).unwrap_or_else(|fault| panic!("{name} {file}: {fault}"))
        };
        let markdown = import("sheet.md", text.as_bytes());
        let notes: String = markdown
            .notes
            .iter()
            .map(|note| format!("{} {}\n", note.fault.code(), note.fault.message(Lang::Ja).title))
            .collect();
        let expected = told(&markdown);
        check_against(
            &repository().join(format!("tests/imports/language/{name}.txt")),
            &format!("{expected}=== said\n{notes}"),
        );
        let parts = parts(&text);
        for (file, bytes) in [("sheet.html", html(&parts)), ("sheet.docx", word(&parts)), ("sheet.xlsx", excel(&parts))]
        {
            let found = told(&import(file, &bytes));
            assert_eq!(found, expected, "{name} as {file}");
        }
    }
}

#[test]
fn the_lines_of_a_cell_can_be_fields() {
    let form = "id: lines\ntitle: 上の行が目標値、下の行が実績値\nareas:\n  - kind: annual\n    columns:\n      - {labels: [番号], fields: [no]}\n      - {labels: [目標], fields: [title]}\n      - {labels: [指標], fields: [indicator_name]}\n      - {labels: [目標値 実績値], fields: [indicator_target, indicator_actual], split: line}\n";
    let (form, faults) = table::form::read("form.yaml", form);
    assert!(faults.is_empty(), "{faults:?}");
    let text = "番号,目標,指標,\"目標値\n実績値\"\n1,道を直す,長さ,\"3km\n2km\"\n2,緑を増やす,本数,千本\n";
    let told = told(&import(&form.unwrap(), "a.csv", text.as_bytes()).unwrap());
    assert!(told.contains(r#"{name: "長さ", target: "3km", actual: "2km"}"#), "{told}");
    assert!(told.contains("- 千本"), "one line for two fields is kept: {told}");
}

#[test]
fn sheets_can_have_the_names_of_departments() {
    let form = "id: sheets\ntitle: 一枚に一つの部\ndepartments: [sheet]\nareas:\n  - kind: sheet\n    labels:\n      - {labels: [使命], fields: [mission]}\n    columns: []\n  - kind: annual\n    headings: [目標]\n    columns:\n      - {labels: [番号], fields: [no]}\n      - {labels: [題名], fields: [title]}\n";
    let (form, faults) = table::form::read("form.yaml", form);
    assert!(faults.is_empty(), "{faults:?}");
    let mut book = Workbook::new();
    for (name, mission) in [("みどり部", "木を植えます"), ("企画部", "先を考えます")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write(0, 0, "使命").unwrap().write(0, 1, mission).unwrap();
        sheet.write(1, 0, "目標").unwrap();
        sheet.write(2, 0, "番号").unwrap().write(2, 1, "題名").unwrap();
        sheet.write(3, 0, "1").unwrap().write(3, 1, format!("{name}の題名")).unwrap();
    }
    let import = import(&form.unwrap(), "a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let told = told(&import);
    assert!(told.contains("title: \"企画部の題名\"") && told.contains("[m1] 先を考えます"), "{told}");
    assert!(
        told.contains("OtherDepartment: みどり部の題名") && told.contains("OtherDepartment: 木を植えます"),
        "{told}"
    );
}

#[test]
fn a_form_that_extends_none_or_itself_is_refused_by_line() {
    let check = |text: &str, others: &[(&str, &str)], code: &str| {
        let others: Vec<(String, String)> =
            others.iter().map(|(file, text)| ((*file).into(), (*text).into())).collect();
        let (form, faults) = table::form::read_among("a.yaml", text, &others);
        assert!(form.is_none());
        let found: Vec<String> = faults.iter().map(|fault| fault.fault.code().to_string()).collect();
        assert_eq!(found, [code], "{faults:?}");
    };
    check("id: a\ntitle: 一\nextends: b\n", &[("c.yaml", "id: c\ntitle: 三\nareas: []\n")], "E0216");
    check("id: a\ntitle: 一\nextends: a\n", &[("a.yaml", "id: a\ntitle: 一\nextends: a\n")], "E0217");
    check(
        "id: a\ntitle: 一\nextends: b\n",
        &[("a.yaml", "id: a\nextends: b\n"), ("b.yaml", "id: b\nextends: a\n")],
        "E0217",
    );
}
