//! The list of every kind of text that the front matter can hold.

use crate::model::document::goal_texts::GOAL_TEXTS;
use crate::model::document::text_field::{Publication, Search, Side, TextField};

macro_rules! fields {
    ($($constant:ident = $field:expr;)*) => {
        $(pub static $constant: TextField = $field;)*

        static FIELDS: &[&TextField] = &[$(&$constant),*];
    };
}

fields! {
    SUMMARY = new("summary", ["概要", "summary"]).search(Search::Plain).column("documents", "summary");
    LINKED_BY = decision("linked_by", ["結び付けた人や係", "who linked the items"]).column("documents", "linked_by");
    PLAIN_TEXT = new("plain_text", ["やさしい日本語", "plain Japanese"])
        .search(Search::Plain).column("documents", "plain_text");
    SOURCE_FILE = new("source.file", ["原本", "original"]).column("documents", "source_file");
    SOURCE_PAGE = new("source.page", ["原本のページ", "page of the original"]).column("documents", "source_page");
    SOURCE_SHA256 = new("source.sha256", ["原本のSHA-256", "SHA-256 of the original"])
        .column("documents", "source_sha256");
    SOURCE_NOTE = new("source.note", ["原本の注記", "note on the original"]).column("documents", "source_note");
    CHANGE_NOTE = unpublished("changes.#.note", ["更新の記録#", "note on change #"]).column("changes", "note");

    HEAD_POST = new("head.#.post", ["部局長#の補職", "post of head #"])
        .search(Search::Plain).column("heads", "post");
    HEAD_NAME = new("head.#.name", ["部局長#の名前", "name of head #"])
        .search(Search::Appended).column("heads", "name");
    GREETING = new("greeting", ["あいさつ", "greeting"]).search(Search::Markdown).column("sheets", "greeting");
    MOTTO = new("motto", ["モットー", "motto"]).search(Search::Plain).column("sheets", "motto");
    STAFF = new("staff", ["職員数など", "staff"]).search(Search::Plain).column("sheets", "staff");

    INDICATOR_NAME = new("indicator.#.name", ["指標#の名前", "name of indicator #"])
        .search(Search::Plain).column("indicators", "name");
    INDICATOR_UNIT = new("indicator.#.unit", ["指標#の単位", "unit of indicator #"]).column("indicators", "unit");
    INDICATOR_BASELINE = new("indicator.#.baseline", ["指標#の基準値", "baseline of indicator #"])
        .column("indicators", "baseline_written");
    INDICATOR_TARGET = new("indicator.#.target", ["指標#の目標値", "target of indicator #"])
        .column("indicators", "target_written");
    INDICATOR_ACTUAL = new("indicator.#.actual", ["指標#の実績値", "actual value of indicator #"])
        .side(Side::Result).column("indicators", "actual_written");
    INDICATOR_AS_OF = new("indicator.#.as_of", ["指標#の時点", "date of indicator #"]).column("indicators", "as_of");
    INDICATOR_NOTE = new("indicator.#.note", ["指標#の注記", "note on indicator #"])
        .search(Search::Plain).column("indicators", "note");
    GRADE_SCHEME = new("grade.scheme", ["評価の尺度", "grade scheme"]).column("goals", "grade_scheme_id");
    GRADE_VALUE = new("grade.value", ["評価", "grade"]).search(Search::Plain).column("goals", "grade_value");
    GRADE_REASON = new("grade.reason", ["評価の理由", "reason for the grade"])
        .search(Search::Plain).column("goals", "grade_reason");
    PLAN = new("plan", ["総合計画", "plan"]).search(Search::Plain);
    POLICIES = new("policies", ["基本政策", "policies"]).search(Search::Plain);
    BUDGET_PLANNED = new("budget.planned", ["予算額", "budget"]).column("budgets", "planned_written");
    BUDGET_SETTLED = new("budget.settled", ["決算額", "settled amount"])
        .side(Side::Result).column("budgets", "settled_written");
    BUDGET_UNIT = new("budget.unit", ["予算の単位", "unit of the budget"]).column("budgets", "unit");
    BUDGET_NOTE = new("budget.note", ["予算の注記", "note on the budget"])
        .search(Search::Plain).column("budgets", "note");
    PARTNERS = new("partners", ["連携先", "partners"]).search(Search::Plain).column("partners", "partner");
    LEGAL_BASIS = new("legal_basis", ["根拠法令など", "legal basis"])
        .search(Search::Plain).column("legal_bases", "legal_basis");
    SDGS = new("sdgs", ["SDGs", "SDGs"]).column("sdgs", "sdg");
    MIDTERM = decision("midterm", ["属する中期目標", "mid-term goals"]);
    CONTINUES = decision("continues", ["引き継ぐ目標", "goals carried on"]);
    LINK_BY = unpublished("link.#.by", ["目標の結び付き#を決めた人や係", "who decided link #"])
        .column("goal_links", "decided_by");
    LINK_NOTE = unpublished("link.#.note", ["目標の結び付き#の注記", "note on link #"]).column("goal_links", "note");
    LINKS = decision("links", ["項目の結び付き", "links between items"]);
}

const fn new(name: &'static str, label: [&'static str; 2]) -> TextField {
    TextField::new(name, label)
}

const fn decision(name: &'static str, label: [&'static str; 2]) -> TextField {
    new(name, label).publication(Publication::Decision)
}

const fn unpublished(name: &'static str, label: [&'static str; 2]) -> TextField {
    new(name, label).publication(Publication::No)
}

/// Every kind of text.
pub fn all() -> impl Iterator<Item = &'static TextField> {
    FIELDS.iter().copied().chain(&GOAL_TEXTS)
}

/// The kind of text that the lock file calls `name`, with its position in a list. `None` for a name that only another
/// version of the program knows.
pub fn find(name: &str) -> Option<(&'static TextField, Option<usize>)> {
    all().find_map(|field| Some((field, field.position_of(name)?)))
}
