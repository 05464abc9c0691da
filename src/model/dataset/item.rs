//! Tables of the open data about items (promises, results, issues, steps) and the links between them.

use crate::model::dataset::document::ROLES;
use crate::model::dataset::table::{
    DERIVED_DEPARTMENT, DERIVED_YEAR, DOCUMENT, Kind, NOT_APPLICABLE, OF_ITEM, POSITION, Table, UNSET, choice, column,
    integer, reference, text, word,
};

pub static ITEMS: Table = Table {
    name: "items",
    title: "項目",
    about: "行ごとに取組み、実績、課題、工程などの項目一つ。ページの中の場所は #item_id",
    columns: &[
        DOCUMENT,
        text("item_id", "項目のid（文書の中で一つだけ）"),
        DERIVED_YEAR,
        DERIVED_DEPARTMENT,
        integer("section_no", "文書の中の節の番号"),
        choice("role", "役割", ROLES).derived(),
        text("parent_item_id", "上の項目のid").or(NOT_APPLICABLE),
        integer("position", "文書の中の並び順（1から）"),
        text("text", "文（飾りの記号を除いたもの）").or(UNSET),
        choice(
            "result_state",
            "実績との結び付き（取組みだけ。結び付きがないことは、できなかったという意味ではない）",
            &[word("linked", "実績の記載がある"), word("not-linked", "実績の記載が見当たらない")],
        )
        .or(NOT_APPLICABLE)
        .derived(),
    ],
    key: &["document_id", "item_id"],
    references: &[reference(&["document_id", "section_no"], "sections", &["document_id", "section_no"])],
};

pub static ITEM_MARKUP: Table = Table {
    name: "item_markup",
    title: "項目の飾り",
    about: "行ごとに、リンクや強調のある項目一つ。項目の表の文と同じなら載せない",
    columns: &[DOCUMENT, text("item_id", "項目のid"), text("markdown", "文（Markdown）").or(UNSET)],
    key: &["document_id", "item_id"],
    references: &[OF_ITEM],
};

pub static ITEM_LINKS: Table = Table {
    name: "item_links",
    title: "項目どうしの結び付き",
    about: "行ごとに、編集者が決めた項目どうしの結び付き一つ（実績から取組みへ、課題から実績へ、など）",
    columns: &[
        DOCUMENT,
        text("item_id", "項目のid"),
        POSITION,
        text("target_document_id", "結び付けた先の文書のid"),
        text("target_item_id", "結び付けた先の項目のid"),
        column("names_document", Kind::Flag, "文書のidも書いて結び付けたか"),
        text("decided_by", "決めた人や係").or(UNSET).derived(),
    ],
    key: &["document_id", "item_id", "position"],
    references: &[OF_ITEM, reference(&["target_document_id", "target_item_id"], "items", &["document_id", "item_id"])],
};

pub static SCHEDULE: Table = Table {
    name: "schedule",
    title: "時期",
    about: "行ごとに、時期の書かれた項目一つ。平成34年度のように来なかった年度も、意味する西暦で読む",
    columns: &[
        DOCUMENT,
        text("item_id", "項目のid"),
        text("when_written", "時期（書かれたとおり）"),
        integer("first_fiscal_year", "始まりの年度（西暦）"),
        integer("last_fiscal_year", "終わりの年度（西暦）"),
        column("date", Kind::Date, "日付（日まで書かれているとき）").or(UNSET),
    ],
    key: &["document_id", "item_id"],
    references: &[
        OF_ITEM,
        reference(&["first_fiscal_year"], "fiscal_years", &["fiscal_year"]),
        reference(&["last_fiscal_year"], "fiscal_years", &["fiscal_year"]),
    ],
};
