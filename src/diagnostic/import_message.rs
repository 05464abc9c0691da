//! The words of the faults that `tomei import` finds: the part of the message
//! table that speaks of files from Word, Excel and PDF.

use crate::diagnostic::import_fault::ImportFault;
use crate::diagnostic::message::{Text, say};
use crate::model::source::CellPlace;

/// How many places a message names.
const SHOWN: usize = 5;
/// How many characters of a text a message quotes.
const QUOTED: usize = 40;

/// Japanese first, then English.
pub(super) fn texts(fault: &ImportFault) -> [Text; 2] {
    match fault {
        ImportFault::ArchiveTooLarge { limit } => {
            let most = limit >> 20;
            [
                say(
                    format!("ファイルの中身が、開くと {most} MB を超えます"),
                    "ふつうの目標シート（数 MB まで）",
                    "壊れたファイルか、有害なファイルかもしれません。作った人に確かめ、要るシートだけを新しいファイルに写してください",
                ),
                say(
                    format!("the file unpacks to more than {most} MB"),
                    "an ordinary goal sheet (a few MB)",
                    "it may be damaged or harmful: ask who made it, and copy the sheets you need into a new file",
                ),
            ]
        }
        ImportFault::TooManyCells { limit } => [
            say(
                format!("表が大きすぎます（{limit} 個を超えるマス）"),
                "目標の書かれた表だけのファイル",
                "離れた場所の余分なマスを消すか、要る範囲だけを新しいファイルに写してください",
            ),
            say(
                format!("the tables are too large (more than {limit} cells)"),
                "a file with the tables of goals alone",
                "clear stray cells far away, or copy what you need into a new file",
            ),
        ],
        ImportFault::MacroFile => [
            say(
                "マクロの入ったファイルです",
                "マクロのないファイル（.xlsx、.docx、.ods）",
                "「名前を付けて保存」で、マクロなしの形式（.xlsx など）を選んでください",
            ),
            say(
                "the file has macros in it",
                "a file without macros (.xlsx, .docx, .ods)",
                "save it in a form without macros, such as .xlsx",
            ),
        ],
        ImportFault::PasswordProtected => [
            say("パスワードで保護されています", "パスワードのないファイル", "パスワードを外して保存し直してください"),
            say("the file is protected by a password", "a file without a password", "save it without the password"),
        ],
        ImportFault::NotAsNamed { named, found } => [
            say(
                format!("名前は「{named}」ですが、中身は {found} です"),
                "名前と中身の合ったファイル",
                "拡張子だけを変えたファイルは読めません。元のソフトで開き、保存し直してください",
            ),
            say(
                format!("the file is named `{named}`, but holds {found}"),
                "a file whose name fits what is in it",
                "a renamed file cannot be read: open it in the program it came from and save it anew",
            ),
        ],
        ImportFault::UnsupportedFile { found, readable: [ja, en] } => [
            say(
                format!("{found} は取り込めません"),
                ja.clone(),
                "PDF は文字に変換し、古い形式は新しい形式で保存し直してください",
            ),
            say(
                format!("{found} cannot be imported"),
                en.clone(),
                "convert a PDF to text, and save old forms in a new one",
            ),
        ],
        ImportFault::Damaged { reason } => [
            say(
                format!("ファイルが壊れています（{reason}）"),
                "元のソフトで開けるファイル",
                "元のソフトで開き、保存し直してください",
            ),
            say(
                format!("the file is damaged ({reason})"),
                "a file that its own program opens",
                "open it in its program and save it anew",
            ),
        ],
        ImportFault::FormulaWithoutValue { places } => [
            say(
                format!("計算式に計算結果が入っていません（{}）", places_ja(places)),
                "結果の保存された表",
                "表計算ソフトで開いて保存し直すか、結果を値として貼り付けてください",
            ),
            say(
                format!("formulas have no stored result ({})", places_en(places)),
                "a table saved with its results",
                "open it in a spreadsheet program and save it, or paste the results as values",
            ),
        ],
        ImportFault::HiddenCells { places } => [
            say(
                format!("隠れている行・列・シートがあります（{}）", places_ja(places)),
                "すべて見えている表",
                "公開してよいものは再表示し、そうでないものは消してください。様式に「hidden: read」か「hidden: skip」と書くと、止めずに取り込みます",
            ),
            say(
                format!("rows, columns or sheets are hidden ({})", places_en(places)),
                "tables with nothing hidden",
                "show what may be published and delete the rest; with `hidden: read` or `hidden: skip` in the form the import goes on",
            ),
        ],
        ImportFault::HiddenRead { places } => [
            say(
                format!("隠れている行・列・シートも取り込みました（{}）", places_ja(places)),
                "公開してよい中身",
                "公開する前に確かめてください",
            ),
            say(
                format!("hidden rows, columns or sheets were imported too ({})", places_en(places)),
                "content that may be published",
                "look at it before publication",
            ),
        ],
        ImportFault::HiddenSkipped { places } => [
            say(
                format!("隠れている行・列・シートは取り込んでいません（{}）", places_ja(places)),
                "",
                "要るものは再表示して、もう一度取り込んでください",
            ),
            say(
                format!("hidden rows, columns or sheets were left out ({})", places_en(places)),
                "",
                "show what you need and import again",
            ),
        ],
        ImportFault::EncodingConverted { encoding } => [
            say(format!("文字コード {encoding} を UTF-8 に変えて読みました"), "", "文字化けがないか確かめてください"),
            say(format!("the encoding {encoding} was read and turned into UTF-8"), "", "check for garbled characters"),
        ],
        ImportFault::PhoneticDropped { count } => [
            say(
                format!("ふりがな {count} か所は取り込んでいません"),
                "",
                "本文の漢字はすべて取り込みました。よみは departments.yaml や glossary.yaml に書けます",
            ),
            say(
                format!("{count} phonetic readings were left out"),
                "",
                "the text itself is complete; readings have their place in departments.yaml and glossary.yaml",
            ),
        ],
        ImportFault::MergedCells { count } => [
            say(
                format!("結合されたマスが {count} か所あります"),
                "",
                "中身は左上のマスにあるものとして読みました。取り込んだ文書で確かめてください",
            ),
            say(
                format!("{count} cells are merged"),
                "",
                "what they hold was read as standing in the first cell; look at the imported documents",
            ),
        ],
        ImportFault::NumberUnformatted { places } => [
            say(
                format!("小数は表示形式によらず、もとの値を読みました（{}）", places_ja(places)),
                "",
                "％や桁区切りで表示されていた数を確かめてください",
            ),
            say(
                format!("decimal numbers were read as stored, not as shown ({})", places_en(places)),
                "",
                "check numbers that were shown as % or rounded",
            ),
        ],
        ImportFault::UncheckedXls => [
            say(
                "古い Excel の形式（.xls）では、隠れた行と計算式の結果を確かめられません",
                ".xlsx で保存されたファイル",
                "できれば .xlsx で保存し直して取り込んでください",
            ),
            say(
                "hidden rows and the results of formulas cannot be checked in the old Excel form (.xls)",
                "a file saved as .xlsx",
                "save it as .xlsx and import that, if you can",
            ),
        ],
        ImportFault::PartNotRead { part: [ja, en], text } => [
            say(format!("{ja} は取り込んでいません（「{}」）", short(text)), "", "要るものは本文に移してください"),
            say(format!("{en} was not imported (`{}`)", short(text)), "", "move what you need into the text"),
        ],
        ImportFault::TrackedChanges { count } => [
            say(
                format!("変更履歴が {count} か所あります。削除された文字は取り込まず、挿入された文字は取り込みました"),
                "変更を確定した文書",
                "Word で変更履歴を承諾してから取り込むと確かです",
            ),
            say(
                format!("{count} tracked changes: deleted words were left out, inserted ones taken in"),
                "a document whose changes are settled",
                "accept the changes in Word first, to be sure",
            ),
        ],
        ImportFault::UnknownForm { name, known } => [
            say(
                format!("「{name}」という様式はありません"),
                format!("次のどれか: {}", known.join("、")),
                "--form の名前を直すか、content/forms に様式のファイルを作ってください",
            ),
            say(
                format!("there is no form `{name}`"),
                format!("one of: {}", known.join(", ")),
                "correct --form, or write a form into content/forms",
            ),
        ],
        ImportFault::NothingFound { form } => [
            say(
                format!("様式「{form}」で読めるものが一つもありません"),
                "様式どおりの見出しと列",
                "--form で別の様式を選ぶか、content/forms の様式の見出しをファイルに合わせてください",
            ),
            say(
                format!("nothing in it could be read by the form `{form}`"),
                "headings and columns as the form says",
                "choose another form with --form, or fit the labels in content/forms to the file",
            ),
        ],
        ImportFault::Unreconciled { what: [ja, en], read, written } => [
            say(
                format!("{ja}の数が合わないので、何も書きませんでした（読んだ数 {read}、書く数 {written}）"),
                "読んだものと書くものが同じ数",
                "tomei の誤りです。取り込もうとしたファイルを添えて知らせてください",
            ),
            say(
                format!("the {en} do not balance, so nothing was written ({read} read, {written} to be written)"),
                "as many written as read",
                "this is a fault of tomei: please report it with the file",
            ),
        ],
        ImportFault::EditedFile => [
            say(
                "すでにあるファイルで、取り込む内容と違います。上書きしません",
                "まだないファイル、または取り込んだままのファイル",
                "--dry-run で違いを見て、置き換えてよければ --force を付けてください",
            ),
            say(
                "the file exists and differs from what would be imported; it is not written over",
                "a file that is not there yet, or is as it was imported",
                "look at the difference with --dry-run; --force replaces it",
            ),
        ],
        ImportFault::NotUnderstood { place, text } => [
            say(
                format!(
                    "{}「{}」は何か分からないので、「取り込めなかった記載」に残しました",
                    place_ja(place),
                    short(text)
                ),
                "様式にある見出しや列の中身",
                "取り込んだ文書で、あるべき見出しの下に移してください",
            ),
            say(
                format!(
                    "{}: `{}` was not understood and is kept under 取り込めなかった記載",
                    place_en(place),
                    short(text)
                ),
                "what the form's labels and columns name",
                "move it under the right heading in the imported document",
            ),
        ],
        ImportFault::EraDisagrees { place, written, western, meant } => [
            say(
                format!(
                    "{}「{written}」の元号は {meant} 年を指し、書かれた西暦 {western} と合いません",
                    place_ja(place)
                ),
                format!("{meant} か、別の元号の年"),
                "書かれたまま取り込みました。どちらが正しいか確かめてください",
            ),
            say(
                format!("{}: `{written}` means {meant}, but {western} is written beside it", place_en(place)),
                format!("{meant}, or another year of the era"),
                "it was taken in as written; find out which is right",
            ),
        ],
        ImportFault::TitleUnknown { place, code, title } => [
            say(
                format!("{}「{code}」の題名「{}」は、表に同じものがありません", place_ja(place), short(title)),
                "plans.yaml か policies.yaml の題名",
                "表に足すか、other_titles に書いてください。題名は「取り込めなかった記載」に残しました",
            ),
            say(
                format!("{}: no table has the title `{}` for `{code}`", place_en(place), short(title)),
                "a title in plans.yaml or policies.yaml",
                "add it there, or to other_titles; it is kept under 取り込めなかった記載",
            ),
        ],
        ImportFault::SheetDisagrees { place, found, asked } => [
            say(
                format!("{}には「{}」とありますが、「{asked}」として取り込みました", place_ja(place), short(found)),
                format!("「{asked}」のシート"),
                "--department や --year が正しいか確かめてください",
            ),
            say(
                format!("{} says `{}`, but it was imported as `{asked}`", place_en(place), short(found)),
                format!("a sheet of `{asked}`"),
                "check --department and --year",
            ),
        ],
        ImportFault::SignInText { place, text } => [
            say(
                format!("{}の文の途中に項目の印のような字があります（「{}」）", place_ja(place), short(text)),
                "",
                "二つの項目がつながっていれば、取り込んだ文書で分けてください",
            ),
            say(
                format!("{}: a sign like a bullet stands inside a sentence (`{}`)", place_en(place), short(text)),
                "",
                "if two items ran together, part them in the imported document",
            ),
        ],
        ImportFault::NumberTaken { place, no } => [
            say(
                format!("{}の番号「{no}」は使えないか、前の目標と同じなので、別の番号にしました", place_ja(place)),
                "目標ごとに別の番号",
                "取り込んだ文書の no と id を確かめてください",
            ),
            say(
                format!("{}: the number `{no}` is no number or taken, so another was given", place_en(place)),
                "a number of its own for every goal",
                "check `no` and `id` in the imported document",
            ),
        ],
        ImportFault::NotText => [
            say(
                "文字として読めません",
                "UTF-8、Shift_JIS、EUC-JP、UTF-16 の文字のファイル",
                "元のソフトで開き、UTF-8 で保存し直してください",
            ),
            say(
                "this cannot be read as text",
                "text in UTF-8, Shift_JIS, EUC-JP or UTF-16",
                "open it in its program and save it as UTF-8",
            ),
        ],
    }
}

fn short(text: &str) -> String {
    let mut start: String = text.chars().take(QUOTED).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

fn places_ja(places: &[CellPlace]) -> String {
    let shown: Vec<_> = places.iter().take(SHOWN).map(place_ja).collect();
    let more = places.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!(" ほか {more} か所") } else { String::new() };
    shown.join("、") + &rest
}

fn places_en(places: &[CellPlace]) -> String {
    let shown: Vec<_> = places.iter().take(SHOWN).map(place_en).collect();
    let more = places.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    shown.join(", ") + &rest
}

/// The place as a clerk finds it: シート「目標」の B3, 表2の3行4列, 14行目.
pub fn place_ja(place: &CellPlace) -> String {
    match (place.sheet.as_str(), place.table, place.row, place.column) {
        ("", 0, row, 0) => format!("{row}行目"),
        ("", table, row, column) => format!("表{table}の{row}行{column}列"),
        (sheet, _, 0, 0) => format!("シート「{sheet}」"),
        (sheet, _, row, 0) => format!("シート「{sheet}」の{row}行目"),
        (sheet, _, 0, column) => format!("シート「{sheet}」の{}列", letters(column)),
        (sheet, _, row, column) => format!("シート「{sheet}」の{}{row}", letters(column)),
    }
}

/// As [`place_ja`], in English.
pub fn place_en(place: &CellPlace) -> String {
    match (place.sheet.as_str(), place.table, place.row, place.column) {
        ("", 0, row, 0) => format!("line {row}"),
        ("", table, row, column) => format!("table {table}, row {row}, column {column}"),
        (sheet, _, 0, 0) => format!("sheet `{sheet}`"),
        (sheet, _, row, 0) => format!("row {row} of sheet `{sheet}`"),
        (sheet, _, 0, column) => format!("column {} of sheet `{sheet}`", letters(column)),
        (sheet, _, row, column) => format!("{}{row} of sheet `{sheet}`", letters(column)),
    }
}

/// A column as spreadsheets name it: A, Z, AA.
fn letters(column: u32) -> String {
    let (mut rest, mut name) = (column, String::new());
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).expect("a remainder of 26 is below 26");
        name.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    name
}
