//! Kinds of sheets from which an import could assert something that is not written, or lose what is: the documents, the
//! report and all messages are pinned word for word.

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use tomei::diagnostic::lang::Lang;
use tomei::import::fault::place::place_ja;
use tomei::import::read::apart::SetApart;
use tomei::import::{self, Import};
use tomei::model::form::Form;
use tomei::model::site::Tables;
use tomei::validate::table;

use crate::import::office::{docx_with, paragraph, word_table};
use crate::import::target_of;
use crate::site::{check_against, repository};

/// The form of all cases.
pub fn form() -> Form {
    let path = repository().join("tests/imports/kinds/form.yaml");
    let (form, faults) = table::form::read("form.yaml", &std::fs::read_to_string(path).unwrap());
    assert!(faults.is_empty(), "{faults:?}");
    form.unwrap()
}

/// The departments of all cases.
pub fn tables() -> Tables {
    let (departments, faults) = table::read::<table::department::RawDepartment>(
        "departments.yaml",
        "- {id: kikaku, name: 企画部}\n- {id: midori, name: みどり部}\n",
    );
    assert!(faults.is_empty());
    Tables { departments, ..Tables::default() }
}

fn check(name: &str, file: &str, bytes: &[u8]) {
    let form = form();
    let reading = import::read::read(file, bytes, form.hidden).unwrap_or_else(|fault| panic!("{fault:?}"));
    let told = match import::import(&[reading], &form, &tables(), &target_of("kikaku", 2024)) {
        Ok(import) => told(&import),
        Err(faults) => faults.iter().map(message).collect(),
    };
    check_against(&repository().join(format!("tests/imports/kinds/{name}.md")), &told);
}

fn message(diagnostic: &tomei::diagnostic::Diagnostic) -> String {
    let message = diagnostic.fault.message(Lang::Ja);
    let hint = message.hint.as_deref().unwrap_or_default();
    format!("{} {}\n    {hint}\n", diagnostic.fault.code(), message.title)
}

/// The documents without what all of them have, and what is said of them.
fn told(import: &Import) -> String {
    let same = [
        "# ",
        "---",
        "year:",
        "department:",
        "kind:",
        "published:",
        "updated:",
        "draft:",
        "source:",
        "  file:",
        "  sha256:",
    ];
    let is_own = |line: &&str| !line.is_empty() && !same.iter().any(|start| line.starts_with(start));
    let mut told = String::new();
    for document in &import.documents {
        told += &format!("=== {}\n", document.file);
        document.text.lines().filter(is_own).for_each(|line| told += &format!("{line}\n"));
    }
    told += &format!("=== report\n{:?}\n", import.report.characters);
    for SetApart { why, text, place } in &import.report.set_apart {
        told += &format!("{why:?} {} {text}\n", place_ja(place));
    }
    import.notes.iter().chain(&import.faults).for_each(|note| told += &message(note));
    told
}

/// A workbook with the usual beginning, and rows below the header.
fn book(fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    begin(sheet, "企画部");
    fill(sheet);
    book.save_to_buffer().unwrap()
}

fn begin(sheet: &mut Worksheet, department: &str) {
    write(sheet, 0, &["部名", department]);
    write(sheet, 1, &["年度", "令和6年度"]);
    write(sheet, 2, &["部の使命", "町の先を考えます"]);
    write(sheet, 4, &["今年の目標"]);
    write(sheet, 5, &["番号", "目標", "すること", "いつまで", "したこと", "残ったこと", "評価"]);
}

fn write(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
        sheet.write(row, column, *text).unwrap();
    }
}

#[test]
fn numbers_as_the_spreadsheet_shows_them() {
    let bytes = book(|sheet| {
        write(sheet, 6, &["1", "歩く人を増やします", "道をならす"]);
        let format = |code: &str| Format::new().set_num_format(code);
        sheet.write_with_format(6, 3, 45_931, &format("[$-411]ggge\"年\"m\"月\"d\"日\"")).unwrap();
        sheet.write_with_format(6, 4, 0.425, &format("0.0%")).unwrap();
        sheet.write_with_format(6, 5, 2_345_678, &format("#,##0,\"千円\"")).unwrap();
        sheet.write_with_format(6, 6, 1, &format(";;;")).unwrap();
    });
    check("numbers", "a.xlsx", &bytes);
}

#[test]
fn struck_text_is_not_alive() {
    let bytes = book(|sheet| {
        let (struck, plain) = (Format::new().set_font_strikethrough(), Format::new());
        write(sheet, 6, &["1", "花を植えます", "", "5月", "二百本", "水やり"]);
        let rich = [(&struck, "春に植える"), (&plain, "秋に植える")];
        sheet.write_rich_string(6, 2, &rich).unwrap();
        sheet.write_with_format(6, 6, "A", &struck).unwrap();
    });
    check("struck", "a.xlsx", &bytes);
}

#[test]
fn sections_sums_and_notes_are_no_goals() {
    let bytes = book(|sheet| {
        write(sheet, 6, &["Ⅰ 町の土台"]);
        write(sheet, 7, &["1", "橋を直します", "点検する", "9月", "十橋", "", "", "", "部長に未説明"]);
        sheet.merge_range(8, 0, 8, 6, "Ⅱ 町の暮らし", &Format::new()).unwrap();
        write(sheet, 9, &["（２）", "灯りを増やします", "", "3月", "", "電気代", "B"]);
        write(sheet, 10, &["3"]);
        write(sheet, 11, &["小　計", "", "", "", "二件"]);
        write(sheet, 30, &["来年の案", "まだ内緒"]);
    });
    check("sections", "a.xlsx", &bytes);
}

#[test]
fn goals_without_a_number() {
    let bytes = book(|sheet| {
        sheet.merge_range(6, 1, 7, 1, "声を集めます", &Format::new()).unwrap();
        write(sheet, 6, &["", "", "箱を置く", "4月", "置いた", "", "A"]);
        write(sheet, 7, &["", "", "会を開く", "7月", "開いた", "", "B"]);
        write(sheet, 8, &["ア－１", "答えを返します", "掲示する"]);
    });
    check("no-number", "a.xlsx", &bytes);
}

#[test]
fn a_column_that_the_form_does_not_know() {
    let rows = "番号,目標,去年の残り,すること,受け持ち,したこと\n1,本を増やします,棚が足りない,選ぶ,佐藤,\n2,席を増やします,,,鈴木,並べた\n";
    check("unknown-column", "a.csv", format!("今年の目標\n{rows}").as_bytes());
}

#[test]
fn blanks_between_indicators() {
    let columns =
        "番号,目標,指標,単位,目標値,実績値,指標,単位,目標値,実績値\n1,図書館,借りた本,冊,,900,来た人,人,500,\n";
    let lines = "2,公園,\"木の数\nいすの数\n花の数\",\"本\n\n株\",\"30\n8\",\"28\n\n90\",,,,\n";
    check("indicators", "a.csv", format!("今年の目標\n{columns}{lines}").as_bytes());
}

#[test]
fn a_second_value_in_a_labelled_row() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    write(sheet, 0, &["部のお約束"]);
    write(sheet, 1, &["約束1", "朝早く開けます", "", "窓口の課"]);
    write(sheet, 2, &["ねらい", "待たせない"]);
    write(sheet, 3, &["やりかた", "①当番を決める\n②札を出す"]);
    write(sheet, 4, &["約束2"]);
    write(sheet, 5, &["ねらい"]);
    write(sheet, 6, &["やりかた", "この欄は空の約束の下"]);
    check("second-value", "a.xlsx", &book.save_to_buffer().unwrap());
}

#[test]
fn sheets_of_several_departments() {
    let mut book = Workbook::new();
    for name in ["企画部", "みどり部"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        begin(sheet, name);
        write(sheet, 6, &["1", &format!("{name}の目標"), "進める"]);
    }
    check("departments", "a.xlsx", &book.save_to_buffer().unwrap());
}

#[test]
fn a_page_of_several_departments() {
    let goal = |title: &str| {
        format!("<h3>今年の目標</h3><table><tr><th>番号<th>目標<th>すること<tr><td>1<td>{title}<td>進める</table>")
    };
    let page = format!("<h2>【企画部】企画部長 某</h2>{}<h2>２　みどり部</h2>{}", goal("計画"), goal("並木"));
    check("department-headings", "a.html", page.as_bytes());
}

#[test]
fn a_title_of_another_year() {
    let text = "令和5年度 企画部の目標\n部の使命：町の先を考えます\n今年の目標\n\n番号\t目標\tすること\n1\t計画を作ります\t案を出す\n";
    check("other-year", "a.txt", text.as_bytes());
}

#[test]
fn a_sentence_that_begins_like_a_heading() {
    let text = "１　運営の方針\n運営の方針は、早さと近さです。\n部の使命 は皆で考えました。\n\n（２）今年の目標（四月から）\n\n番号\t目標\tすること\n1\t窓を開けます\t毎朝\n";
    check("sentence", "a.txt", text.as_bytes());
}

#[test]
fn a_sheet_without_goals() {
    check("no-goal", "a.txt", "運営の方針\n早く近く\n\nことしのもくひょう\n紙を減らす\n".as_bytes());
}

#[test]
fn a_heading_that_the_form_does_not_know() {
    let page = "<h2>運営の方針</h2><p>早く近く</p><h2>おまけ</h2><p>余談です</p><p>あ<s>い</s>う<del>え</del></p><p hidden>控え</p>";
    let goals = "<h2>今年の目標</h2><table><tr><th>番号<th>目標<th>すること<tr><td>1<td>道<td>直す</table>";
    check("unknown-heading", "a.html", format!("{page}{goals}").as_bytes());
}

#[test]
fn a_document_of_word_with_everything_beside_the_text() {
    let run = |format: &str, text: &str| format!("<w:r><w:rPr>{format}</w:rPr><w:t>{text}</w:t></w:r>");
    let number =
        "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:p></w:tc>";
    let cell = |inner: &str| format!("<w:tc><w:p>{inner}</w:p></w:tc>");
    let deleted =
        "<w:del><w:r><w:delText>古い案</w:delText></w:r></w:del><w:ins><w:r><w:t>新しい案</w:t></w:r></w:ins>";
    let row = |title: &str, promise: &str| format!("<w:tr>{number}{}{}</w:tr>", cell(&run("", title)), cell(promise));
    let head =
        "<w:tr>".to_owned() + &["番号", "目標", "すること"].map(|text| cell(&run("", text))).concat() + "</w:tr>";
    let table = format!(
        "<w:tbl>{head}{}{}</w:tbl>",
        row("町を歩きます", deleted),
        row("川を守ります", &(run("<w:strike/>", "夏に掃除") + &run("", "秋に掃除")))
    );
    let textbox = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>今年の目標３　箱の中の目標</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>";
    let anchored = format!("<w:p><w:r><w:t>問い合わせは</w:t></w:r>{textbox}<w:r><w:t>企画課へ</w:t></w:r></w:p>");
    let body = [
        paragraph("部名：企画部", None),
        paragraph("今年の目標", None),
        table,
        anchored,
        word_table(&[&["覚え", "書き"]]),
    ];
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="%1．"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
    let footnotes = r#"<w:footnotes xmlns:w="w"><w:footnote><w:p><w:r><w:t>歩く道は地図のとおり</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let header = r#"<w:hdr xmlns:w="w"><w:p><w:r><w:t>取扱注意</w:t></w:r></w:p></w:hdr>"#;
    let parts = [("word/numbering.xml", numbering), ("word/footnotes.xml", footnotes), ("word/header1.xml", header)];
    check("word", "a.docx", &docx_with(&body.concat(), &parts));
}
