//! Tables of the open data about documents: columns that all documents share, and those of sheets.

use crate::model::dataset::table::{
    Choice, Column, DERIVED_DEPARTMENT, DERIVED_YEAR, DOCUMENT, Kind as ColumnKind, Missing, NOT_APPLICABLE,
    OF_DOCUMENT, POSITION, Table, UNSET, choice, column, integer, reference, text, word,
};
use crate::model::item::Role;
use crate::model::kind::Kind;

pub static DOCUMENTS: Table = Table {
    name: "documents",
    title: "文書",
    about: "行ごとに一つの文書（目標シート、当年度目標、中期目標、一般のページ）",
    columns: &[
        DOCUMENT,
        choice(
            "kind",
            "種類",
            &[of_kind(Kind::Sheet), of_kind(Kind::Annual), of_kind(Kind::Midterm), of_kind(Kind::Page)],
        ),
        integer("fiscal_year", "年度（西暦）").or(NOT_APPLICABLE),
        text("department_id", "部局のid").or(NOT_APPLICABLE),
        text("goal_no", "シートの目標の番号（1-2のような書き方もある）").or(NOT_APPLICABLE),
        text("title", "題名").or(UNSET),
        text("page_path", "ページの場所（サイトの一番上から）"),
        text("content_file", "もとのファイル"),
        text("summary", "一覧に出す一文").or(UNSET),
        column("published", ColumnKind::Date, "公開日").or(UNSET),
        column("updated", ColumnKind::Date, "更新日").or(UNSET),
        column("draft", ColumnKind::Flag, "下書きかどうか"),
        text("linked_by", "項目どうしを結び付けた人や係").or(UNSET),
        text("plain_text", "やさしい日本語の本文").or(UNSET),
        text("source_file", "もとになった資料").or(UNSET),
        integer("source_page", "もとになった資料のページ").or(UNSET),
        text("source_sha256", "もとになった資料のSHA-256").or(UNSET),
        choice(
            "source_wording",
            "文章がもとになった資料のとおりか",
            &[word("verbatim", "資料のとおり"), word("reworded", "編集者が言い換えた")],
        )
        .or(UNSET),
        text("source_note", "もとになった資料についての注記").or(UNSET),
    ],
    key: &["document_id"],
    references: &[
        reference(&["fiscal_year"], "fiscal_years", &["fiscal_year"]),
        reference(&["department_id"], "departments", &["department_id"]),
    ],
};

pub static SHEETS: Table = Table {
    name: "sheets",
    title: "目標シート",
    about: "行ごとに一つの部局の一つの年度の目標シート",
    columns: &[
        DOCUMENT,
        DERIVED_YEAR,
        DERIVED_DEPARTMENT,
        text("greeting", "部局長のあいさつ").or(UNSET),
        text("motto", "部局のモットー").or(UNSET),
        text("staff", "職員数など（書かれたとおり）").or(UNSET),
    ],
    key: &["document_id"],
    references: &[OF_DOCUMENT],
};

pub static HEADS: Table = Table {
    name: "heads",
    title: "部局長",
    about: "行ごとに目標シートの部局長一人",
    columns: &[DOCUMENT, POSITION, text("post", "補職"), text("name", "氏名").or(&[Missing::Unset, Missing::Withheld])],
    key: &["document_id", "position"],
    references: &[reference(&["document_id"], "sheets", &["document_id"])],
};

const PLACES: Column = choice(
    "place",
    "節の中の場所",
    &[word("before-items", "項目の並びの前、または項目のない節の文"), word("after-items", "項目の並びの後")],
);

pub static SECTIONS: Table = Table {
    name: "sections",
    title: "節",
    about: "行ごとに文書の見出し一つ",
    columns: &[
        DOCUMENT,
        integer("section_no", "文書の中の節の番号（1から）"),
        choice("role", "節の役割", ROLES),
        text("heading", "見出し（書かれたとおり）").or(UNSET),
    ],
    key: &["document_id", "section_no"],
    references: &[OF_DOCUMENT],
};

pub static SECTION_TEXTS: Table = Table {
    name: "section_texts",
    title: "節の文",
    about: "行ごとに、項目でない文の1行（Markdown）。空の行は載せず、番号を飛ばす",
    columns: &[
        DOCUMENT,
        integer("section_no", "文書の中の節の番号（1から）"),
        PLACES,
        integer("line_no", "行の番号（1から）"),
        text("text", "文（Markdown）").or(UNSET),
    ],
    key: &["document_id", "section_no", "place", "line_no"],
    references: &[reference(&["document_id", "section_no"], "sections", &["document_id", "section_no"])],
};

pub static ADDRESSES: Table = Table {
    name: "addresses",
    title: "文の中のリンク先",
    about: "行ごとに、文書の文の中にあるリンクや画像の行き先一つ",
    columns: &[DOCUMENT, POSITION, text("address", "行き先（書かれたとおり）").or(UNSET)],
    key: &["document_id", "position"],
    references: &[OF_DOCUMENT],
};

pub static CHANGES: Table = Table {
    name: "changes",
    title: "更新の記録",
    about: "行ごとに、文書の更新の記録一つ",
    columns: &[DOCUMENT, POSITION, column("date", ColumnKind::Date, "日付"), text("note", "何を変えたか")],
    key: &["document_id", "position"],
    references: &[OF_DOCUMENT],
};

pub(super) const ROLES: &[Choice] = &[
    word(Role::Mission.name(), "使命"),
    word(Role::Approach.name(), "方針"),
    word(Role::Review.name(), "総括"),
    word(Role::Promise.name(), "取組み"),
    word(Role::Result.name(), "実績"),
    word(Role::Issue.name(), "課題"),
    word(Role::Target.name(), "中期目標の項目"),
    word(Role::Step.name(), "中期目標の工程"),
    word(Role::Text.name(), "そのほかの文"),
];

pub(super) const fn of_kind(kind: Kind) -> Choice {
    word(kind.name(), kind.title())
}
