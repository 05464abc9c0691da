//! Sheets of other layouts, each with a form and without special code. The resulting documents are pinned word for
//! word.

use rust_xlsxwriter::{Format, Workbook};
use tomei::import::Import;
use tomei::model::form::Form;
use tomei::model::site::Tables;

use crate::import::office::{docx, ods, ods_row, paragraph, word_table};
use crate::import::{documents, import_bytes, target_of};
use crate::site::{check_against, repository};

fn form(name: &str) -> Form {
    let path = repository().join(format!("tests/imports/{name}/form.yaml"));
    let (form, faults) = tomei::validate::table::form::read("form.yaml", &std::fs::read_to_string(path).unwrap());
    assert!(faults.is_empty(), "{faults:?}");
    form.unwrap()
}

fn tables() -> Tables {
    let (departments, faults) = tomei::validate::table::read::<tomei::validate::table::department::RawDepartment>(
        "departments.yaml",
        "- {id: kikaku, name: 企画部}\n",
    );
    assert!(faults.is_empty());
    Tables { departments, ..Tables::default() }
}

fn check(name: &str, file: &str, bytes: &[u8]) {
    let import = import_bytes(&[(file, bytes)], &form(name), &tables(), &target_of("kikaku", 2020));
    documents(&import);
    check_against(&repository().join(format!("tests/imports/{name}/expected.md")), &told(&import));
}

/// The documents, and what is said of the import.
fn told(import: &Import) -> String {
    let unsummed = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with("  sha256: "));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    let mut told: String =
        import.documents.iter().map(|made| format!("=== {}\n{}\n", made.file, unsummed(&made.text))).collect();
    told += &format!("=== report\ncharacters: {:?}\n", import.report.characters);
    import.notes.iter().for_each(|note| {
        let said = note.fault.message(tomei::diagnostic::lang::Lang::Ja);
        told += &format!("{} {}\n", note.fault.code(), said.title);
    });
    told
}

#[test]
fn a_list_with_a_goal_in_every_row() {
    let text = std::fs::read_to_string(repository().join("tests/imports/csv/input.csv")).unwrap();
    let (bytes, _, lossy) = encoding_rs::SHIFT_JIS.encode(&text);
    assert!(!lossy);
    check("csv", "目標.csv", &bytes);
}

#[test]
fn a_page_with_a_table_for_every_goal() {
    check("html", "yakusoku.html", &std::fs::read(repository().join("tests/imports/html/input.html")).unwrap());
}

#[test]
fn a_workbook_with_a_sheet_for_every_goal() {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet().set_name("はじめに").unwrap();
    sheet.merge_range(0, 0, 0, 3, "令和２年度　部長マニフェスト", &plain).unwrap();
    sheet.write(1, 0, "部 名").unwrap().write(1, 1, "企画部").unwrap();
    sheet.write(1, 2, "職").unwrap().write(1, 3, "企画部長").unwrap();
    sheet.write(2, 0, "年度").unwrap().write(2, 1, "R2").unwrap();
    sheet.write(3, 0, "使命").unwrap();
    sheet.merge_range(3, 1, 3, 3, "①町の計画をまとめます\n②庁内をつなぎます", &plain).unwrap();
    for (number, title) in [(1, "公共施設の使い方を見直します"), (2, "予算を分かりやすく伝えます")]
    {
        let sheet = book.add_worksheet().set_name(format!("目標{number}")).unwrap();
        sheet.write(0, 0, "目標番号").unwrap().write(0, 1, number).unwrap();
        sheet.write(0, 2, "目標名").unwrap().write(0, 3, title).unwrap();
        sheet.write(1, 0, "何をするか").unwrap();
        let text = format!("①{title}\n・案をつくる\n・意見を聴く\n②結果を公表する");
        sheet.merge_range(1, 1, 1, 3, &text, &plain).unwrap();
        sheet.write(2, 0, "どうなったか").unwrap();
        sheet.write(2, 1, if number == 1 { "①案をまとめた" } else { "" }).unwrap();
        sheet.write(3, 0, "総合計画").unwrap();
        sheet.write(3, 1, if number == 1 { "2-1-③、2-2-1" } else { "無" }).unwrap();
        sheet.write(4, 0, "予算額").unwrap().write(4, 1, "12,000千円").unwrap();
        sheet.write(4, 2, "決算額").unwrap().write(4, 3, 11_500).unwrap();
        sheet.write(5, 0, "担当課から").unwrap().write(5, 1, "来年度も続けます。").unwrap();
        sheet.write(6, 0, "欄外のメモ").unwrap();
    }
    check("xlsx", "manifesto.xlsx", &book.save_to_buffer().unwrap());
}

#[test]
fn a_sheet_with_an_item_in_every_row() {
    let yearly = [
        ods_row(&["年間目標"]),
        ods_row(&["№", "目標", "取組", "上半期の状況", "成果"]),
        ods_row(&["1", "防災の備えを進めます", "●避難所の備えを点検する", "", "●すべての避難所を点検した"]),
        ods_row(&["", "", "●訓練を行う", "訓練の日を決めた", "●11月に行った"]),
        ods_row(&["2", "町の緑を増やします", "●苗を配る\n・春と秋", "", ""]),
    ]
    .concat();
    let midterm = [
        ods_row(&["№", "目標", "内容", "予定"]),
        ods_row(&["１", "公園を直します", "●遊具を替える", "●令和3年度：設計\n●同4年度：工事"]),
    ]
    .concat();
    check("ods", "kanri.ods", &ods(&[("年間", &yearly), ("中期の目標", &midterm)]));
}

#[test]
fn a_document_with_headings_and_lists() {
    let body = [
        paragraph("部の使命", None),
        paragraph("町の人の話を聴く", Some(0)),
        paragraph("話を形にする", Some(0)),
        paragraph("モットー：まず聴く", None),
        paragraph("実行宣言の内容", None),
        paragraph("宣言１　相談の窓口を一つにします", None),
        paragraph("【取組】", None),
        paragraph("窓口をまとめる", Some(0)),
        paragraph("6月に場所を決める", Some(1)),
        paragraph("電話も一つにする", Some(0)),
        paragraph("【結果】", None),
        paragraph("窓口をまとめた(9月)", Some(0)),
        paragraph("【課題】", None),
        paragraph("待ち時間を短くする", Some(0)),
        word_table(&[&["指標の名前", "単位", "目標", "実績"], &["相談の数", "件", "500", "612"]]),
        paragraph("【重点政策】 7", None),
        paragraph("宣言２　書類を減らします", None),
        paragraph("【取組】", None),
        paragraph("■押印をやめる ■様式を減らす", None),
        paragraph("【達成できなかった理由】", None),
        paragraph("国の様式が変わらなかったため。", None),
    ];
    check("docx", "sengen.docx", &docx(&body.concat()));
}
