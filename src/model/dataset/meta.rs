//! Tables of the open data that describe the data itself.

use crate::model::dataset::table::{CONTACT, Kind, NOT_APPLICABLE, Table, UNSET, choice, column, integer, text, word};

pub static SITE: Table = Table {
    name: "site",
    title: "サイト",
    about: "1行だけ。サイトの名前、発行者、問い合わせ先、利用条件、もとの資料",
    columns: &[
        text("title", "名前"),
        text("subtitle", "副題").or(UNSET),
        text("publisher", "発行者").or(UNSET),
        text("language", "言語"),
        text("base_url", "公開先のアドレス").or(UNSET),
        text("theme", "テーマ"),
        column("furigana", Kind::Flag, "ふりがなの切り替えがあるか"),
        text("notice", "お知らせ").or(UNSET),
        CONTACT[0],
        CONTACT[1],
        CONTACT[2],
        CONTACT[3],
        CONTACT[4],
        CONTACT[5],
        CONTACT[6],
        text("licence_name", "利用条件の名前").or(UNSET),
        text("licence_url", "利用条件のアドレス").or(UNSET),
        text("licence_citation", "出典の書き方").or(UNSET),
        text("source_title", "もとの資料の名前").or(UNSET),
        text("source_url", "もとの資料のアドレス").or(UNSET),
        text("source_publisher", "もとの資料を公表した団体").or(UNSET),
        text("source_note", "もとの資料についての注記").or(UNSET),
    ],
    key: &["title"],
    references: &[],
};

pub static REPLACEMENTS: Table = Table {
    name: "replacements",
    title: "置き換えた文字",
    about: "行ごとに、CSVとxlsxのために置き換えた文字一つ。丸数字などの機種依存文字、改行、前後の空白など。JSONはもとの文字のまま",
    columns: &[
        text("table_name", "表の名前"),
        integer("row_no", "CSVの行の番号（見出しの次の行が1）"),
        text("column_name", "列の名前"),
        integer("character_no", "もとの文での文字の位置（1から）"),
        text("code_points", "もとの文字の番号（Unicode）"),
        text("replacement", "置き換えた後（取り除いたときは not-applicable）").or(NOT_APPLICABLE),
    ],
    key: &["table_name", "row_no", "column_name", "character_no"],
    references: &[],
};

pub static DEFINITIONS: Table = Table {
    name: "definitions",
    title: "項目定義",
    about: "行ごとに表の列一つ",
    columns: &[
        text("table_name", "表の名前"),
        integer("column_no", "表の中の列の番号（1から）"),
        text("table_title", "表の日本語の名前"),
        text("column_name", "列の名前"),
        text("column_title", "列の日本語の名前"),
        text("type", "型（Table Schemaの名前）"),
        column("is_key", Kind::Flag, "行を決める列か"),
        column("is_derived", Kind::Flag, "ほかの列から計算した列か"),
    ],
    key: &["table_name", "column_no"],
    references: &[],
};

pub static WORDS: Table = Table {
    name: "words",
    title: "列に入る決まった言葉",
    about: "行ごとに、列に入る決まった言葉一つ",
    columns: &[
        text("table_name", "表の名前"),
        text("column_name", "列の名前"),
        choice("kind", "種類", &[word("choice", "選ばれた値"), word("missing", "値がないこと")]),
        text("word", "言葉"),
        text("title", "意味"),
    ],
    key: &["table_name", "column_name", "word"],
    references: &[],
};
