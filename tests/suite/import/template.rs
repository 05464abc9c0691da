//! The template for clerks: what is written into a cell is in the field of that cell, in every format.

use proptest::prelude::*;
use tomei::commands::template::{self, Program, Request};
use tomei::import::template::blank::Blank;
use tomei::import::template::mark::{self, Mark};
use tomei::import::{self, read};
use tomei::model::document::Document;
use tomei::model::form::{AreaKind, Hidden};
use tomei::model::item::{Item, Role};

use crate::import::template_fill::{Put, document, put, put_at, workbook};
use crate::import::{documents, read as read_document, tables, target};
use crate::site::{TestSite, repository};

fn blank() -> Blank {
    let request = Request { form: None, department: None, year: None, goals: [3, 2] };
    template::blank(&repository(), &request).unwrap()
}

/// The documents of a template in which `puts` was written.
fn imported(blank: &Blank, program: Program, puts: &[Put]) -> Vec<Document> {
    let bytes = template::print(blank, program);
    let (name, bytes) = match program {
        Program::Excel => ("a.xlsx", workbook(&bytes, puts)),
        Program::Word => ("a.docx", document(&bytes, puts)),
    };
    let reading = read::read(name, &bytes, Hidden::Refuse).unwrap();
    let form = mark::of_all(std::slice::from_ref(&reading)).unwrap().unwrap().form();
    let found = import::import(&[reading], &form, &tables(), &target()).unwrap_or_else(|faults| panic!("{faults:?}"));
    assert!(found.faults.is_empty(), "{:?}", found.faults);
    assert!(found.report.not_understood.is_empty(), "{:?}", found.report.not_understood);
    documents(&found)
}

fn goal(documents: &[Document], kind: AreaKind, no: usize) -> &Document {
    let is_it = |document: &&Document| {
        document.subject.kind() == kind.document()
            && document.goal().is_some_and(|goal| goal.no.as_str() == no.to_string())
    };
    documents.iter().find(is_it).unwrap_or_else(|| panic!("there is no goal {no}: {documents:?}"))
}

/// What was written into the card of a goal.
#[derive(Clone, Debug)]
struct Goal {
    title: String,
    summary: String,
    rows: Vec<[String; 4]>,
    indicators: Vec<[String; 5]>,
    codes: Vec<(usize, usize)>,
    grade: Option<usize>,
    section: String,
}

/// Words of the template and of the city's form, and texts that look like numbers, codes, dates and sums.
const WORDS: [&str; 22] = [
    "取組み",
    "実績・成果",
    "期限",
    "指標",
    "題名",
    "目標の番号",
    "中期目標",
    "当年度目標",
    "合計",
    "5-1-③",
    "35",
    "0",
    "100.0%",
    "令和8年3月",
    "総合計画",
    "評価",
    "A",
    "部局名",
    "市民協働部",
    "-",
    "どれにも属さない",
    "重点目標1 道",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[ぁ-ん一-龠ァ-ン][ぁ-ん一-龠ァ-ンa-zA-Z0-9（）%&<>「」]{0,20}",
        2 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned),
    ]
}

/// A text, or nothing.
fn maybe() -> impl Strategy<Value = String> {
    prop_oneof![2 => text(), 1 => Just(String::new())]
}

fn strategy() -> impl Strategy<Value = Goal> {
    let rows = prop::collection::vec((text(), maybe(), maybe(), maybe()).prop_map(|(a, b, c, d)| [a, b, c, d]), 0..8);
    let indicators = prop::collection::vec(
        (text(), maybe(), maybe(), maybe(), maybe()).prop_map(|(a, b, c, d, e)| [a, b, c, d, e]),
        0..4,
    );
    let codes = prop::collection::vec((0_usize..6, 0_usize..6), 0..4);
    (text(), maybe(), rows, indicators, codes, prop::option::of(0_usize..5), "[ぁ-ん]{0,9}").prop_map(
        |(title, summary, rows, indicators, codes, grade, section)| Goal {
            title,
            summary,
            rows,
            indicators,
            codes,
            grade,
            section,
        },
    )
}

const ROW: [&str; 4] = ["取組み", "内容・成果物", "実績・成果", "課題・今後の方向性"];
const INDICATOR: [&str; 5] = ["指標", "単位", "基準値", "目標値", "実績値"];

fn puts(goal: &Goal, number: usize, blank: &Blank) -> Vec<Put> {
    let kind = AreaKind::Annual;
    let mut found = vec![
        put(kind, number, "題名", &goal.title),
        put(kind, number, "概要", &goal.summary),
        put(kind, number, "担当課", &goal.section),
    ];
    let rows = goal.rows.iter().enumerate();
    found.extend(
        rows.flat_map(|(at, row)| {
            ROW.iter().zip(row).map(move |(label, text)| put_at(kind, number, (label, at), text))
        }),
    );
    let rows = goal.indicators.iter().enumerate();
    found.extend(rows.flat_map(|(at, row)| {
        INDICATOR.iter().zip(row).map(move |(label, text)| put_at(kind, number, (label, at), text))
    }));
    let of = |field| blank.choices.of(field);
    let (plan, policies) = (of(tomei::model::form::FormField::Plan), of(tomei::model::form::FormField::Policies));
    for (at, (measure, policy)) in goal.codes.iter().enumerate() {
        found.push(put_at(kind, number, ("総合計画の施策", at), &plan[*measure]));
        found.push(put_at(kind, number, ("基本政策", at), &policies[*policy]));
    }
    let grades = of(tomei::model::form::FormField::Grade);
    found.extend(goal.grade.map(|at| put(kind, number, "評価", &grades[at])));
    found.retain(|put| !put.text.is_empty());
    found
}

fn texts(items: &[&Item]) -> Vec<String> {
    items.iter().map(|item| item.text.clone()).collect()
}

fn check(document: &Document, expected: &Goal, blank: &Blank) {
    let goal = document.goal().unwrap();
    assert_eq!(document.title, expected.title);
    assert_eq!(document.meta.summary.clone().unwrap_or_default(), expected.summary);
    let column = |at: usize| expected.rows.iter().map(move |row| row[at].clone()).filter(|text| !text.is_empty());
    for (role, at) in [(Role::Promise, 0), (Role::Result, 2), (Role::Issue, 3)] {
        assert_eq!(texts(&document.items(role).collect::<Vec<_>>()), column(at).collect::<Vec<_>>(), "{role:?}");
    }
    let below = document.items(Role::Promise).map(|item| texts(&item.children.iter().collect::<Vec<_>>()));
    let below_each =
        expected.rows.iter().map(|row| Some(row[1].clone()).into_iter().filter(|text| !text.is_empty()).collect());
    assert_eq!(below.collect::<Vec<_>>(), below_each.collect::<Vec<Vec<String>>>());
    let values = goal.indicators.iter().map(|of| {
        let values = [&of.unit, &of.baseline, &of.target, &of.actual].map(|value| value.clone().unwrap_or_default());
        [vec![of.name.clone()], values.to_vec()].concat()
    });
    assert_eq!(values.collect::<Vec<_>>(), expected.indicators.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
    let unique = |codes: Vec<String>| {
        codes.into_iter().fold(Vec::new(), |mut all: Vec<String>, code| {
            if !all.contains(&code) {
                all.push(code);
            }
            all
        })
    };
    let measures = expected.codes.iter().map(|(at, _)| blank.choices.plan[*at].code.clone()).collect();
    let policies = expected.codes.iter().map(|(_, at)| blank.choices.policies[*at].code.clone()).collect();
    let (plan, policy) = document.codes();
    assert_eq!(plan.iter().map(|code| code.local.to_string()).collect::<Vec<_>>(), unique(measures));
    assert_eq!(policy.iter().map(|code| code.local.to_string()).collect::<Vec<_>>(), unique(policies));
    let grade = expected.grade.map(|at| blank.choices.grades[at].value.clone());
    assert_eq!(goal.grade.as_ref().map(|grade| grade.value.value.clone()), grade);
    let section = document.sections.iter().find(|section| section.heading.starts_with("担当課"));
    let of_section = section.map(|section| section.lead.trim().trim_start_matches("- ").to_owned()).unwrap_or_default();
    assert_eq!(of_section, expected.section);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_into_a_cell_is_in_its_field(goals in prop::collection::vec(strategy(), 1..4), is_word in any::<bool>()) {
        let blank = blank();
        let puts: Vec<Put> = goals.iter().zip(1..).flat_map(|(goal, number)| puts(goal, number, &blank)).collect();
        let found = imported(&blank, if is_word { Program::Word } else { Program::Excel }, &puts);
        for (expected, number) in goals.iter().zip(1..) {
            check(goal(&found, AreaKind::Annual, number), expected, &blank);
        }
        prop_assert_eq!(found.len(), goals.len());
    }
}

/// Every field that is not in the law, once.
fn whole() -> Vec<Put> {
    let (sheet, annual, midterm) = (AreaKind::Sheet, AreaKind::Annual, AreaKind::Midterm);
    vec![
        put(sheet, 1, "部局名", "市民協働部"),
        put(sheet, 1, "年度", "2019年度"),
        put(sheet, 1, "補職", "市民協働部長"),
        put(sheet, 1, "氏名", "架空 太郎"),
        put(sheet, 1, "職員体制", "正規 32人"),
        put(sheet, 1, "モットー", "まず聞く"),
        put(sheet, 1, "あいさつ", "ようこそ"),
        put_at(sheet, 1, ("使命", 0), "市民と進めます"),
        put_at(sheet, 1, ("方針", 0), "窓口を開きます"),
        put_at(sheet, 1, ("総括", 0), "開きました"),
        put(annual, 1, "題名", "相談の窓口を増やします"),
        put(annual, 1, "達成水準", "三つ"),
        put(annual, 1, "予算額", "1,200千円"),
        put(annual, 1, "決算額", "1,100千円"),
        put(annual, 1, "連携先", "警察、自治会"),
        put(annual, 1, "根拠法令", "消費者安全法"),
        put(annual, 1, "SDGs", "3、11"),
        put(annual, 1, "年度途中の状況", "二つ開いた"),
        put(annual, 1, "評価の理由", "三つとも開いた"),
        put(annual, 1, "評価", "A"),
        put(annual, 1, "達成できなかった理由", "なし"),
        put_at(annual, 1, ("取組み", 0), "窓口を三つにする"),
        put_at(annual, 1, ("期限", 0), "2020年3月"),
        put_at(annual, 1, ("取組み", 1), "案内を配る\n掲示する"),
        put_at(annual, 1, ("総合計画の施策", 0), "5-1-③"),
        put_at(annual, 1, ("総合計画の施策", 1), "2-4-②、5-2-①"),
        put_at(annual, 1, ("基本政策", 0), "どれにも属さない"),
        put_at(annual, 1, ("指標", 0), "件数"),
        put_at(annual, 1, ("時点", 0), "2020年3月31日"),
        put(midterm, 1, "題名", "どこでも相談できるまち"),
        put_at(midterm, 1, ("めざす成果", 0), "窓口のある校区を増やす"),
        put_at(midterm, 1, ("工程", 0), "令和2年度 試行"),
    ]
}

#[test]
fn every_field_has_a_cell() {
    let blank = blank();
    let mut printed = Vec::new();
    for program in [Program::Excel, Program::Word] {
        let found = imported(&blank, program, &whole());
        let annual = goal(&found, AreaKind::Annual, 1);
        let of = annual.goal().unwrap();
        let budget = of.budget.as_ref().unwrap();
        assert_eq!((budget.planned.as_deref(), budget.settled.as_deref()), (Some("1,200千円"), Some("1,100千円")));
        assert_eq!(
            (of.partners.len(), &of.legal_basis[..], &of.sdgs[..]),
            (2, &["消費者安全法".to_owned()][..], &[3, 11][..])
        );
        assert_eq!(of.texts.midyear.as_deref(), Some("二つ開いた"));
        assert_eq!(of.texts.unmet_reason.as_deref(), Some("なし"));
        assert_eq!(of.grade.as_ref().unwrap().reason.as_deref(), Some("三つとも開いた"));
        assert_eq!(
            annual.codes().0.iter().map(|code| code.local.to_string()).collect::<Vec<_>>(),
            ["5-1-3", "2-4-2", "5-2-1"]
        );
        assert_eq!(annual.items(Role::Promise).count(), 3);
        assert!(annual.due.len() == 1, "{:?}", annual.due);
        assert_eq!(of.indicators[0].as_of.as_deref(), Some("2020年3月31日"));
        let sheet = found.iter().find(|document| document.goal().is_none()).unwrap();
        assert_eq!(sheet.items(Role::Review).count(), 1);
        let midterm = goal(&found, AreaKind::Midterm, 1);
        assert_eq!((midterm.items(Role::Target).count(), midterm.items(Role::Step).count()), (1, 1));
        printed.push(found.into_iter().map(|document| (document.title, document.sections.len())).collect::<Vec<_>>());
    }
    assert_eq!(printed[0], printed[1]);
}

#[test]
fn the_same_template_has_the_same_bytes() {
    for program in [Program::Excel, Program::Word] {
        assert_eq!(template::print(&blank(), program), template::print(&blank(), program));
    }
}

fn run(site: &TestSite, arguments: &[&str]) -> (i32, String) {
    let output = site.run(arguments);
    (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

/// A new site without a form of its own, with a department.
fn site() -> TestSite {
    let site = TestSite::new();
    assert!(site.run(&["init"]).status.success());
    site.write("content/departments.yaml", "- id: somu\n  name: 総務部\n");
    site
}

fn template(site: &TestSite, name: &str) -> Vec<u8> {
    let path = site.path(name);
    let (code, said) =
        run(site, &["form", "template", "--department", "somu", "--year", "2026", "--output", path.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    std::fs::read(path).unwrap()
}

fn import_file(site: &TestSite, name: &str, more: &[&str]) -> (i32, String) {
    let path = site.path(name);
    run(site, &[&["import", "--department", "somu", "--year", "2026", path.to_str().unwrap()], more].concat())
}

#[test]
fn an_empty_template_has_no_goal() {
    let site = site();
    for name in ["a.xlsx", "a.docx"] {
        template(&site, name);
        let (code, said) = import_file(&site, name, &[]);
        assert!(code == 1 && said.contains("E0795"), "{said}");
        let (code, said) = run(&site, &["form", "template", "--output", site.path(name).to_str().unwrap()]);
        assert!(code == 2 && said.contains("上書きしません"), "{said}");
    }
}

#[test]
fn a_template_of_another_department_is_refused() {
    let site = site();
    site.write("content/departments.yaml", "- id: somu\n  name: 総務部\n- id: kikaku\n  name: 企画部\n");
    let bytes = template(&site, "a.xlsx");
    site.write("a.xlsx", workbook(&bytes, &[put(AreaKind::Annual, 1, "題名", "道を直します")]));
    let path = site.path("a.xlsx");
    let (code, said) = run(&site, &["import", "--department", "kikaku", "--year", "2026", path.to_str().unwrap()]);
    assert!(code == 1 && said.contains("総務部"), "{said}");
    let (code, said) = run(&site, &["form", "template", "--department", "kikak"]);
    assert!(code == 1 && said.contains("E0798") && said.contains("somu、kikaku"), "{said}");
}

#[test]
fn templates_are_not_mixed_with_other_files() {
    let site = site();
    let bytes = template(&site, "a.xlsx");
    site.write("a.xlsx", workbook(&bytes, &[put(AreaKind::Annual, 1, "題名", "道を直します")]));
    site.write("b.csv", "No,取組み\n1,道\n");
    let other = site.path("b.csv");
    let (code, said) = import_file(&site, "a.xlsx", &[other.to_str().unwrap()]);
    assert!(code == 1 && said.contains("E0796") && said.contains("b.csv"), "{said}");
}

/// In April the goals are published, and in March the same file comes with the results.
#[test]
fn results_are_added_in_march() {
    let annual = AreaKind::Annual;
    let april = vec![
        put(annual, 1, "題名", "道を直します"),
        put_at(annual, 1, ("取組み", 0), "点検する"),
        put_at(annual, 1, ("取組み", 1), "舗装する"),
        put_at(annual, 1, ("指標", 0), "直した道"),
        put_at(annual, 1, ("目標値", 0), "12"),
        put(annual, 2, "題名", "窓口を増やします"),
    ];
    let march = [
        put_at(annual, 1, ("実績・成果", 0), "すべて点検した"),
        put_at(annual, 1, ("実績値", 0), "11"),
        put_at(annual, 1, ("課題・今後の方向性", 1), "雨の日が多い"),
    ];
    let site = site();
    for name in ["a.xlsx", "a.docx"] {
        let fill = if name == "a.xlsx" { workbook } else { document };
        drop(std::fs::remove_dir_all(site.path("content/2026")));
        drop(std::fs::remove_file(site.path(name)));
        let bytes = template(&site, name);
        site.write(name, fill(&bytes, &april));
        let (code, said) = import_file(&site, name, &[]);
        assert_eq!(code, 0, "{said}");
        site.write(name, fill(&bytes, &[&april[..], &march].concat()));
        let (code, said) = import_file(&site, name, &["--update"]);
        assert_eq!(code, 0, "{said}");
        let goal = site.read("content/2026/somu/goal-1.md");
        let found = read_document("content/2026/somu/goal-1.md", &goal);
        assert_eq!(found.items(Role::Result).count(), 1, "{goal}");
        assert_eq!(found.items(Role::Issue).count(), 1, "{goal}");
        assert_eq!(found.goal().unwrap().indicators[0].actual.as_deref(), Some("11"), "{goal}");
    }
}

#[test]
fn a_template_of_a_later_version_is_refused() {
    let blank = blank();
    let mark = Mark { version: mark::VERSION + 1, ..blank.mark.clone() };
    let bytes = template::print(&Blank { mark, ..blank }, Program::Excel);
    let reading = read::read("a.xlsx", &bytes, Hidden::Refuse).unwrap();
    let faults = mark::of_all(&[reading]).unwrap_err();
    assert_eq!(faults[0].fault.code().to_string(), "E0797");
}
