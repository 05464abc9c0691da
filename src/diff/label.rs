//! What the texts of a document are called, for those who read a comparison.

use crate::diff::TextChange;
use crate::model::item::Role;
use crate::model::publication::Part;

/// Values of the front matter by the words the pages use.
const FIELDS: [(&str, &str); 27] = [
    ("summary", "概要"),
    ("plain_text", "やさしい日本語"),
    ("greeting", "あいさつ"),
    ("motto", "モットー"),
    ("staff", "職員数など"),
    ("plan", "総合計画"),
    ("policies", "基本政策"),
    ("midterm", "属する中期目標"),
    ("continues", "引き継ぐ目標"),
    ("links", "項目の結び付き"),
    ("linked_by", "結び付けた人や係"),
    ("grade.scheme", "評価の尺度"),
    ("grade.value", "評価"),
    ("grade.reason", "評価の理由"),
    ("budget.planned", "予算額"),
    ("budget.settled", "決算額"),
    ("budget.unit", "予算の単位"),
    ("budget.note", "予算の注記"),
    ("partners", "連携先"),
    ("legal_basis", "根拠法令など"),
    ("sdgs", "SDGs"),
    ("unmet_reason", "達成できなかった理由"),
    ("midyear", "年度途中の確認"),
    ("source.file", "原本"),
    ("source.page", "原本のページ"),
    ("source.sha256", "原本のSHA-256"),
    ("source.note", "原本の注記"),
];

/// Values that may stand several times.
const NUMBERED: [(&str, &str); 8] = [
    ("post", "補職"),
    ("name", "名前"),
    ("unit", "単位"),
    ("baseline", "基準値"),
    ("target", "目標値"),
    ("actual", "実績値"),
    ("as_of", "時点"),
    ("note", "注記"),
];

/// The name of a changed text in Japanese.
pub fn label(change: &TextChange) -> String {
    match &change.part {
        Part::Title => "題名".to_owned(),
        Part::Field(name) => field(name),
        Part::Item(id) => format!("{} {id}", role(change.role)),
        Part::Text(name) if name.is_empty() => "最初の文章".to_owned(),
        Part::Text(name) => name.clone(),
    }
}

fn field(name: &str) -> String {
    if let Some((_, told)) = FIELDS.iter().find(|(known, _)| *known == name) {
        return (*told).to_owned();
    }
    let mut parts = name.split('.');
    let (thing, number, key) = (parts.next(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let thing = if thing == Some("head") { "部局長" } else { "指標" };
    let told = NUMBERED.iter().find(|(known, _)| *known == key).map_or(key, |(_, told)| told);
    format!("{thing}{number}の{told}")
}

fn role(role: Option<Role>) -> &'static str {
    match role {
        Some(Role::Mission) => "使命",
        Some(Role::Approach) => "方針",
        Some(Role::Review) => "総括",
        Some(Role::Promise) => "取組み",
        Some(Role::Result) => "実績",
        Some(Role::Issue) => "課題",
        Some(Role::Step) => "工程",
        Some(Role::Target | Role::Text) | None => "項目",
    }
}
