//! `content/forms/*.yaml`: how a city's own sheet is laid out, for `tomei import`.

mod extends;
mod names;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::faults::Faults;
use crate::model::form::{Area, Bullets, CodeRule, Form, Hidden, Label, Records, Split, Steps};
use crate::model::source::Span;
use crate::validate::decode::Field;
use crate::validate::fields::{FieldReader, entries, text, texts};
use crate::validate::raw::value::{List, Opt, Scalar};
use crate::validate::table::form::names::{
    RawAreaKind, RawDepartmentPlace, RawFormField, RawHidden, RawRecords, RawSplit, RawSteps,
};
use crate::validate::table::{Row, nested, read_node, rows};

/// `content/forms/*.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawForm {
    /// 様式の id（半角英数字）。tomei import --form で使う名前
    #[schemars(required)]
    id: Opt<Scalar>,
    /// もとにする様式の id。書いていないことは、その様式のとおりになる。同じ種類と見出しの区画は、見出し語ごとに置き換わる
    extends: Opt<Scalar>,
    /// 様式の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 注記
    note: Opt<Scalar>,
    /// 行頭の印
    bullets: Opt<RawBullets>,
    /// 総合計画の番号の書き方
    plan: Opt<RawCodeRule>,
    /// 基本政策の番号の書き方
    policies: Opt<RawCodeRule>,
    /// 評価の尺度の id（grades.yaml）
    grades: Opt<Scalar>,
    /// 隠れた行・列・シートの扱い。refuse = 取り込みを止める（省略時）、read = 読んで知らせる、skip = 読まずに知らせる
    hidden: Opt<RawHidden>,
    /// 工程の書き方。nested = 印の付いた項目の下に年度ごとの工程（省略時）、flat = 印ごとに一つの工程
    steps: Opt<RawSteps>,
    /// いくつもの部局があるファイルで、部局がどこに書いてあるか。sheet = シートの名前、heading = 見出しや「【部】部長 氏名」の行、column = 表の列（fields: [department]）。ほかの部局の分は読まずに知らせる
    departments: List<RawDepartmentPlace>,
    /// 様式そのものの言葉で、中身ではないもの（見出しの上の段など）
    furniture: List<Scalar>,
    /// 様式の区画。見出しで始まり、次の区画の見出しで終わる（extends がなければ必ず書く）
    areas: List<RawArea>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBullets {
    /// 項目の印（○ など）。circled は丸数字、numbered は (1) や 1. を指す
    item: List<Scalar>,
    /// 項目の下の段の印（* など）
    sub: List<Scalar>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCodeRule {
    /// 番号が属する計画・政策集の id（plans.yaml、policies.yaml）
    #[schemars(required)]
    scope: Opt<Scalar>,
    /// 番号の形。9 は数を表す（9-9-9 は 5-1-③ も読む）
    #[schemars(required)]
    pattern: Opt<Scalar>,
    /// どれにも属さないことを表す書き方（0-0-0 など）
    none: List<Scalar>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawArea {
    /// 何になるか。sheet = 目標シート、annual = 当年度目標、midterm = 中期目標
    #[schemars(required)]
    kind: Opt<RawAreaKind>,
    /// この区画の始まりの言葉。その言葉で始まる行・シート名で始まる。省略すると先頭から
    headings: List<Scalar>,
    /// 目標の区切り方。number = 番号の列の数（省略時）、row = 一行一目標、table = 一表一目標、heading = 見出し、label = 番号か題名の見出し語、title = 題名の列の文章ごと（番号がない表）、column = 一列一目標（見出し語が左端にある表）
    records: Opt<RawRecords>,
    /// 目標の始まりの見出し。9 は番号を表し、残りが題名になる（重点目標9 など）
    record_heading: Opt<Scalar>,
    /// 列の見出し
    columns: List<RawLabel>,
    /// 中身の左・前・上にある見出し語
    labels: List<RawLabel>,
    /// 表の外の文章が何か
    text: Opt<RawFormField>,
    /// 読まない行。初めの欄（または行）がこの言葉なら、その行は文書に入れずに知らせる（合計、庁内用メモ など）
    leave_out: List<Scalar>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLabel {
    /// 見出しの書き方。字間の空き、全角・半角、（ ）の違いは読み替える
    #[schemars(required)]
    labels: List<Scalar>,
    /// その下に何があるか。[title, promise] は、最初の印までが題名、そのあとが取組み。[no, title] は番号と題名。leave_out は文書に入れずに知らせる
    #[schemars(required)]
    fields: List<RawFormField>,
    /// fields が二つ以上のときの分け方。bullet = 最初の印で（省略時）、line = 一行ずつ、cell = 隣り合う欄ごと
    split: Opt<RawSplit>,
}

/// Reads a form, and returns it with all faults.
pub fn read(file: &str, source: &str) -> (Option<Form>, Vec<Diagnostic>) {
    read_among(file, source, &[])
}

/// As [`read`]. `others` are the files of the forms that it can extend, by name and text.
pub fn read_among(file: &str, source: &str, others: &[(String, String)]) -> (Option<Form>, Vec<Diagnostic>) {
    let faults = Faults::new(file);
    let raw = read_node::<Field<RawForm>>(source, &faults, false);
    let form = raw.and_then(|raw| {
        let reader = FieldReader { faults: &faults, start: Span::new(raw.span.start, 0) };
        extends::inherit(raw.value?, others, &reader)?.read(&reader)
    });
    (form, faults.into_found())
}

/// A form as it is written, if it can be read.
fn read_raw(file: &str, source: &str) -> Option<RawForm> {
    read_node::<Field<RawForm>>(source, &Faults::new(file), false)?.value
}

/// The id of a form, even if the form has faults.
pub fn read_id(file: &str, source: &str) -> Option<String> {
    extends::id(&read_raw(file, source)?)
}

impl Row for RawForm {
    type Value = Form;

    fn read(self, reader: &FieldReader) -> Option<Form> {
        let Self {
            id, title, note, bullets, plan, policies, grades, hidden, steps, departments, furniture, areas, ..
        } = self;
        let id = reader.required_slug(id, "id");
        let title = reader.required(title, "title");
        reader.required_list(&areas, "areas")?;
        let grades = grades.and_then(|grades| reader.required_slug(Some(grades), "grades"));
        Some(Form {
            id: id?,
            title: title?.value,
            note: text(note),
            bullets: nested(bullets, reader).unwrap_or_default(),
            plan: nested(plan, reader),
            policies: nested(policies, reader),
            grades: grades.map(|grades| grades.value),
            hidden: hidden.and_then(|hidden| hidden.value).map_or(Hidden::default(), Into::into),
            steps: steps.and_then(|steps| steps.value).map_or(Steps::default(), Into::into),
            departments: entries(departments).into_iter().filter_map(|place| place.value).map(Into::into).collect(),
            form_labels: texts(furniture),
            areas: rows(areas, reader),
        })
    }
}

impl Row for RawBullets {
    type Value = Bullets;

    fn read(self, _: &FieldReader) -> Option<Bullets> {
        let Self { item, sub } = self;
        Some(Bullets { item: texts(item), sub: texts(sub) })
    }
}

impl Row for RawCodeRule {
    type Value = CodeRule;

    fn read(self, reader: &FieldReader) -> Option<CodeRule> {
        let Self { scope, pattern, none } = self;
        let scope = reader.required_slug(scope, "scope");
        let pattern = reader.required(pattern, "pattern");
        Some(CodeRule { scope: scope?.value, pattern: pattern?.value, none: texts(none) })
    }
}

impl Row for RawArea {
    type Value = Area;

    fn read(self, reader: &FieldReader) -> Option<Area> {
        let Self { kind, headings, records, record_heading, columns, labels, text: lines, leave_out } = self;
        let kind = reader.required_value(kind, "kind")?;
        Some(Area {
            kind: kind.into(),
            headings: texts(headings),
            records: records.and_then(|records| records.value).map_or(Records::default(), Into::into),
            record_heading: text(record_heading),
            columns: rows(columns, reader),
            labels: rows(labels, reader),
            text: lines.and_then(|field| field.value).map(Into::into),
            leave_out: texts(leave_out),
        })
    }
}

impl Row for RawLabel {
    type Value = Label;

    fn read(self, reader: &FieldReader) -> Option<Label> {
        let Self { labels, fields, split } = self;
        reader.required_list(&labels, "labels")?;
        reader.required_list(&fields, "fields")?;
        let fields = entries(fields).into_iter().filter_map(|field| field.value).map(Into::into).collect();
        let split = split.and_then(|split| split.value).map_or(Split::default(), Into::into);
        Some(Label { spellings: texts(labels), fields, split })
    }
}
