//! Tables of the open data about goals.

use crate::model::dataset::document::of_kind;
use crate::model::dataset::table::{
    Choice, Column, DERIVED_DEPARTMENT, DERIVED_YEAR, DOCUMENT, Kind, Missing, NOT_APPLICABLE, NOT_REPORTED, OF_GOAL,
    POSITION, Table, UNSET, choice, column, integer, reference, text, word,
};
use crate::model::document::goal_texts::GOAL_TEXTS;
use crate::model::document::text_field::{Side, TextField};
use crate::model::kind::Kind as DocumentKind;

const STATES: &[Choice] = &[
    word("listed", "書かれている"),
    word("none", "どれにも属さないと書かれている（シートの 0-0-0 や 0）"),
    word("unset", "記入なし"),
];

const NUMBER: &[Missing] = &[Missing::Unset, Missing::NotNumeric];
const REPORTED_NUMBER: &[Missing] = &[Missing::NotReported, Missing::NotNumeric];

pub static GOALS: Table = Table {
    name: "goals",
    title: "目標",
    about: "行ごとに一つの当年度目標または中期目標",
    columns: &GOAL_COLUMNS,
    key: &["document_id"],
    references: &[
        reference(&["document_id"], "documents", &["document_id"]),
        reference(&["grade_scheme_id", "grade_value"], "grades", &["grade_scheme_id", "grade_value"]),
    ],
};

const BEFORE_TEXTS: &[Column] = &[
    DOCUMENT,
    choice("goal_kind", "種類", &[of_kind(DocumentKind::Annual), of_kind(DocumentKind::Midterm)]).derived(),
    DERIVED_YEAR,
    DERIVED_DEPARTMENT,
    text("goal_no", "シートの目標の番号").derived(),
    text("title", "題名").derived(),
    choice("plan_state", "総合計画の欄", STATES),
    choice("policies_state", "基本政策の欄", STATES),
    text("grade_scheme_id", "評価の尺度のid").or(UNSET),
    text("grade_value", "評価").or(UNSET),
    text("grade_reason", "評価の理由").or(UNSET),
];

const AFTER_TEXTS: &[Column] = &[
    integer("promises", "取組みの数").or(NOT_APPLICABLE).derived(),
    integer("promises_with_result", "実績が結び付いた取組みの数").or(NOT_APPLICABLE).derived(),
    integer("results", "実績の数").or(NOT_APPLICABLE).derived(),
    integer("issues", "課題の数").or(NOT_APPLICABLE).derived(),
];

/// The columns of goals: every text of [`GOAL_TEXTS`] has one.
static GOAL_COLUMNS: [Column; BEFORE_TEXTS.len() + GOAL_TEXTS.len() + AFTER_TEXTS.len()] = {
    let mut columns = [DOCUMENT; BEFORE_TEXTS.len() + GOAL_TEXTS.len() + AFTER_TEXTS.len()];
    let texts_end = BEFORE_TEXTS.len() + GOAL_TEXTS.len();
    let mut place = 0;
    while place < columns.len() {
        columns[place] = if place < BEFORE_TEXTS.len() {
            BEFORE_TEXTS[place]
        } else if place < texts_end {
            text_column(&GOAL_TEXTS[place - BEFORE_TEXTS.len()])
        } else {
            AFTER_TEXTS[place - texts_end]
        };
        place += 1;
    }
    columns
};

const fn text_column(field: &'static TextField) -> Column {
    text(field.name, field.label[0]).or(match field.side {
        Side::Promise => UNSET,
        Side::Result => NOT_REPORTED,
    })
}

pub static GOAL_MEASURES: Table = Table {
    name: "goal_measures",
    title: "目標と総合計画の施策",
    about: "行ごとに、目標とその施策の組一つ",
    columns: &[DOCUMENT, POSITION, text("plan_id", "計画のid"), text("measure_code", "施策の番号")],
    key: &["document_id", "position"],
    references: &[OF_GOAL, reference(&["plan_id", "measure_code"], "measures", &["plan_id", "measure_code"])],
};

pub static GOAL_POLICIES: Table = Table {
    name: "goal_policies",
    title: "目標と基本政策",
    about: "行ごとに、目標とその基本政策の組一つ",
    columns: &[DOCUMENT, POSITION, text("policy_set_id", "政策集のid"), text("policy_no", "政策の番号")],
    key: &["document_id", "position"],
    references: &[OF_GOAL, reference(&["policy_set_id", "policy_no"], "policies", &["policy_set_id", "policy_no"])],
};

pub static GOAL_LINKS: Table = Table {
    name: "goal_links",
    title: "目標どうしの結び付き",
    about: "行ごとに、編集者が決めた目標どうしの結び付き一つ（シートには書かれていない）",
    columns: &[
        DOCUMENT,
        choice("relation", "関係", &[word("midterm", "属する中期目標"), word("continues", "引き継いだ目標")]),
        POSITION,
        text("target_document_id", "結び付けた先の文書のid"),
        text("decided_by", "決めた人や係"),
        text("note", "注記").or(UNSET),
    ],
    key: &["document_id", "relation", "position"],
    references: &[OF_GOAL, reference(&["target_document_id"], "goals", &["document_id"])],
};

pub static INDICATORS: Table = Table {
    name: "indicators",
    title: "指標",
    about: "行ごとに目標の指標一つ。_written は書かれたとおり、_value は数だけ",
    columns: &[
        DOCUMENT,
        POSITION,
        text("name", "指標の名前"),
        choice("kind", "種類", &[word("activity", "活動指標"), word("outcome", "成果指標")]).or(UNSET),
        text("unit", "単位").or(UNSET),
        text("baseline_written", "基準値（書かれたとおり）").or(UNSET),
        column("baseline_value", Kind::Number, "基準値（数）").or(NUMBER).derived(),
        text("target_written", "目標値（書かれたとおり）").or(UNSET),
        column("target_value", Kind::Number, "目標値（数）").or(NUMBER).derived(),
        text("actual_written", "実績値（書かれたとおり）").or(NOT_REPORTED),
        column("actual_value", Kind::Number, "実績値（数）").or(REPORTED_NUMBER).derived(),
        text("as_of", "いつの時点か（書かれたとおり）").or(UNSET),
        text("note", "注記").or(UNSET),
        choice("better", "どちらがよいか", &[word("lower", "少ないほどよい"), word("higher", "多いほどよい")])
            .or(UNSET),
    ],
    key: &["document_id", "position"],
    references: &[OF_GOAL],
};

pub static BUDGETS: Table = Table {
    name: "budgets",
    title: "予算と決算",
    about: "行ごとに目標一つの予算と決算。_written は書かれたとおり、_value は数だけ",
    columns: &[
        DOCUMENT,
        text("unit", "単位").or(UNSET),
        text("planned_written", "予算額（書かれたとおり）").or(UNSET),
        column("planned_value", Kind::Number, "予算額（数）").or(NUMBER).derived(),
        text("settled_written", "決算額（書かれたとおり）").or(NOT_REPORTED),
        column("settled_value", Kind::Number, "決算額（数）").or(REPORTED_NUMBER).derived(),
        text("note", "注記").or(UNSET),
    ],
    key: &["document_id"],
    references: &[OF_GOAL],
};

pub static PARTNERS: Table = Table {
    name: "partners",
    title: "連携先",
    about: "行ごとに、目標にともに取り組む団体など一つ",
    columns: &[DOCUMENT, POSITION, text("partner", "団体など").or(UNSET)],
    key: &["document_id", "position"],
    references: &[OF_GOAL],
};

pub static LEGAL_BASES: Table = Table {
    name: "legal_bases",
    title: "根拠法令など",
    about: "行ごとに、目標の根拠となる法令など一つ",
    columns: &[DOCUMENT, POSITION, text("legal_basis", "法令など").or(UNSET)],
    key: &["document_id", "position"],
    references: &[OF_GOAL],
};

pub static SDGS: Table = Table {
    name: "sdgs",
    title: "SDGs",
    about: "行ごとに、目標に付けられたSDGsの目標一つ",
    columns: &[DOCUMENT, POSITION, integer("sdg", "SDGsの目標の番号（1から17）")],
    key: &["document_id", "position"],
    references: &[OF_GOAL],
};
