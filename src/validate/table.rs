//! The YAML tables under `content/`: raw rows and what becomes of them.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::{Fault, Spelling};
use crate::model::config::{Config, Contact, Licence, SheetSource};
use crate::model::source::Span;
use crate::model::table::{
    Correction, Department, GlossaryEntry, GradeScheme, GradeValue, Measure, Plan, Policy, PolicySet, Renamed,
};
use crate::validate::decode::{Field, decode};
use crate::validate::document::{FieldReader, entries, text};
use crate::validate::faults::Faults;
use crate::validate::node;
use crate::validate::raw::{List, Opt, Scalar};

/// A raw row that becomes a value of the model.
pub trait Row: JsonSchema + for<'de> Deserialize<'de> {
    type Value;

    /// The value, if every required key is there; what is wrong is reported.
    fn read(self, reader: &FieldReader) -> Option<Self::Value>;
}

/// Reads a table: a YAML list of rows.
pub fn read<R: Row>(file: &str, source: &str) -> (Vec<R::Value>, Vec<Diagnostic>) {
    let faults = Faults::new(file);
    let rows = read_node::<Field<Vec<Field<R>>>>(source, &faults, true).and_then(|list| list.value).unwrap_or_default();
    let values = rows.into_iter().filter_map(|row| read_row(row, &faults)).collect();
    (values, faults.into_found())
}

/// Reads `tomei.yaml`: one mapping.
pub fn read_config(file: &str, source: &str) -> (Option<Config>, Vec<Diagnostic>) {
    let faults = Faults::new(file);
    let config = read_node::<Field<RawConfig>>(source, &faults, false).and_then(|row| read_row(row, &faults));
    (config, faults.into_found())
}

fn read_node<T: for<'de> Deserialize<'de>>(source: &str, faults: &Faults, skip_empty: bool) -> Option<T> {
    let node = node::parse(source, Span::new(0, source.len()), faults)?;
    let empty = node.kind == node::NodeKind::Map(Vec::new()) || node.kind == node::NodeKind::Null;
    if skip_empty && empty { None } else { decode(&node, faults) }
}

fn read_row<R: Row>(row: Field<R>, faults: &Faults) -> Option<R::Value> {
    let reader = FieldReader { faults, start: Span::new(row.span.start, 0) };
    row.value.and_then(|row| row.read(&reader))
}

fn rows<R: Row>(list: List<R>, reader: &FieldReader) -> Vec<R::Value> {
    entries(list).into_iter().filter_map(|row| read_row(row, reader.faults)).collect()
}

fn texts(list: List<Scalar>) -> Vec<String> {
    entries(list).into_iter().filter_map(|entry| entry.value).map(|text| text.0).collect()
}

fn nested<R: Row>(field: Opt<R>, reader: &FieldReader) -> Option<R::Value> {
    field.and_then(|row| read_row(row, reader.faults))
}

/// `content/tomei.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawConfig {
    /// サイトの名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// サイトの副題
    subtitle: Opt<Scalar>,
    /// 公開する団体
    publisher: Opt<Scalar>,
    /// 本文の言語（省略時 ja）
    language: Opt<Scalar>,
    /// 公開先のアドレス（https://…/）。フィードとサイトマップに要る
    base_url: Opt<Scalar>,
    /// テーマの名前（省略時 default）
    theme: Opt<Scalar>,
    /// すべてのページに出すお知らせ
    notice: Opt<Scalar>,
    /// 問い合わせ先
    contact: Opt<RawContact>,
    /// 利用条件
    licence: Opt<RawLicence>,
    /// もとになった公表資料
    source: Opt<RawSheetSource>,
}

impl Row for RawConfig {
    type Value = Config;

    fn read(self, reader: &FieldReader) -> Option<Config> {
        let Self { title, subtitle, publisher, language, base_url, theme, notice, contact, licence, source } = self;
        let defaults = Config::default();
        let base_url = reader.parsed(crate::validate::document::located(base_url), Spelling::Url, read_base_url);
        Some(Config {
            title: reader.required(title, "title")?.value,
            subtitle: text(subtitle),
            publisher: text(publisher),
            language: text(language).unwrap_or(defaults.language),
            base_url: base_url.map(|url| url.value),
            theme: text(theme).unwrap_or(defaults.theme),
            notice: text(notice),
            contact: nested(contact, reader),
            licence: nested(licence, reader),
            source: nested(source, reader),
        })
    }
}

/// An absolute address, with the slash at its end that joining needs.
pub fn read_base_url(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let fits = !rest.is_empty()
        && !rest.starts_with('/')
        && !rest.contains(|c: char| c.is_whitespace() || "\"'<>?#".contains(c));
    fits.then(|| format!("{}/", text.trim_end_matches('/')))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawContact {
    /// 担当課
    section: Opt<Scalar>,
    /// 電話番号
    phone: Opt<Scalar>,
    /// メールアドレス
    email: Opt<Scalar>,
    /// 住所
    address: Opt<Scalar>,
    /// 受付時間
    hours: Opt<Scalar>,
    /// 問い合わせページ
    url: Opt<Scalar>,
}

impl Row for RawContact {
    type Value = Contact;

    fn read(self, reader: &FieldReader) -> Option<Contact> {
        let Self { section, phone, email, address, hours, url } = self;
        let url = reader.parsed(crate::validate::document::located(url), Spelling::Url, safe_url);
        let url = url.map(|url| url.value);
        Some(Contact {
            section: text(section),
            phone: text(phone),
            email: text(email),
            address: text(address),
            hours: text(hours),
            url,
        })
    }
}

fn safe_url(text: &str) -> Option<String> {
    let absolute = text.starts_with("https://") || text.starts_with("http://");
    (absolute && !text.contains(|c: char| c.is_whitespace() || "\"'<>".contains(c))).then(|| text.to_owned())
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLicence {
    /// 利用条件の名前
    #[schemars(required)]
    name: Opt<Scalar>,
    /// 利用条件のアドレス
    url: Opt<Scalar>,
    /// 出典の書き方
    citation: Opt<Scalar>,
}

impl Row for RawLicence {
    type Value = Licence;

    fn read(self, reader: &FieldReader) -> Option<Licence> {
        let Self { name, url, citation } = self;
        let url = reader.parsed(crate::validate::document::located(url), Spelling::Url, safe_url);
        Some(Licence {
            name: reader.required(name, "name")?.value,
            url: url.map(|url| url.value),
            citation: text(citation),
        })
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSheetSource {
    /// 資料の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 資料のアドレス
    url: Opt<Scalar>,
    /// 資料を公表した団体
    publisher: Opt<Scalar>,
    /// 注記
    note: Opt<Scalar>,
}

impl Row for RawSheetSource {
    type Value = SheetSource;

    fn read(self, reader: &FieldReader) -> Option<SheetSource> {
        let Self { title, url, publisher, note } = self;
        let url = reader.parsed(crate::validate::document::located(url), Spelling::Url, safe_url);
        let title = reader.required(title, "title")?.value;
        Some(SheetSource { title, url: url.map(|url| url.value), publisher: text(publisher), note: text(note) })
    }
}

/// A row of `content/departments.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDepartment {
    /// 部局の id（半角英数字）。アドレスになる
    #[schemars(required)]
    id: Opt<Scalar>,
    /// 部局の名前
    #[schemars(required)]
    name: Opt<Scalar>,
    /// よみ
    reading: Opt<Scalar>,
    /// 英語名
    english: Opt<Scalar>,
    /// 上位の部局の id
    parent: Opt<Scalar>,
    /// あった年度（2019.. など）
    years: Opt<Scalar>,
    /// 問い合わせ先
    contact: Opt<RawContact>,
    /// 注記
    note: Opt<Scalar>,
}

impl Row for RawDepartment {
    type Value = Department;

    fn read(self, reader: &FieldReader) -> Option<Department> {
        let Self { id, name, reading, english, parent, years, contact, note } = self;
        let id = reader.required_slug(id, "id");
        let name = reader.required(name, "name");
        let parent = parent.and_then(|parent| reader.required_slug(Some(parent), "parent"));
        let contact = nested(contact, reader);
        Some(Department {
            id: id?,
            name: name?.value,
            reading: text(reading),
            english: text(english),
            parent,
            years: text(years),
            contact,
            note: text(note),
        })
    }
}

/// A row of `content/plans.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPlan {
    /// 計画の id（半角英数字）。前期・後期は別の id にする
    #[schemars(required)]
    id: Opt<Scalar>,
    /// 計画の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 計画の期間
    years: Opt<Scalar>,
    /// 注記
    note: Opt<Scalar>,
    /// 施策
    measures: List<RawMeasure>,
}

impl Row for RawPlan {
    type Value = Plan;

    fn read(self, reader: &FieldReader) -> Option<Plan> {
        let Self { id, title, years, note, measures } = self;
        let id = reader.required_slug(id, "id");
        let title = reader.required(title, "title");
        let measures = rows(measures, reader);
        Some(Plan { id: id?, title: title?.value, years: text(years), note: text(note), measures })
    }
}

/// A measure of a plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawMeasure {
    /// 施策の番号（半角。5-1-3 など）
    #[schemars(required)]
    code: Opt<Scalar>,
    /// 資料での書き方（5-1-③ など）
    written: Opt<Scalar>,
    /// 施策の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 資料の中の別の書き方
    other_titles: List<Scalar>,
    /// 注記
    note: Opt<Scalar>,
}

impl Row for RawMeasure {
    type Value = Measure;

    fn read(self, reader: &FieldReader) -> Option<Measure> {
        let Self { code, written, title, other_titles, note } = self;
        let code = reader.required_slug(code, "code");
        let title = reader.required(title, "title");
        let other_titles = texts(other_titles);
        Some(Measure { code: code?, written: text(written), title: title?.value, other_titles, note: text(note) })
    }
}

/// A row of `content/policies.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPolicySet {
    /// 政策集の id（半角英数字）。任期ごとに別の id にする
    #[schemars(required)]
    id: Opt<Scalar>,
    /// 政策集の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 政策集の期間
    years: Opt<Scalar>,
    /// 注記
    note: Opt<Scalar>,
    /// 政策
    items: List<RawPolicy>,
}

impl Row for RawPolicySet {
    type Value = PolicySet;

    fn read(self, reader: &FieldReader) -> Option<PolicySet> {
        let Self { id, title, years, note, items } = self;
        let id = reader.required_slug(id, "id");
        let title = reader.required(title, "title");
        let items = rows(items, reader);
        Some(PolicySet { id: id?, title: title?.value, years: text(years), note: text(note), items })
    }
}

/// A policy of a set.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPolicy {
    /// 政策の番号
    #[schemars(required)]
    no: Opt<Scalar>,
    /// 政策の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 資料の中の別の書き方
    other_titles: List<Scalar>,
    /// 注記
    note: Opt<Scalar>,
}

impl Row for RawPolicy {
    type Value = Policy;

    fn read(self, reader: &FieldReader) -> Option<Policy> {
        let Self { no, title, other_titles, note } = self;
        let no = reader.required_slug(no, "no");
        let title = reader.required(title, "title");
        let other_titles = texts(other_titles);
        Some(Policy { no: no?, title: title?.value, other_titles, note: text(note) })
    }
}

/// A row of `content/grades.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGradeScheme {
    /// 尺度の id（半角英数字）
    #[schemars(required)]
    id: Opt<Scalar>,
    /// 尺度の名前
    #[schemars(required)]
    title: Opt<Scalar>,
    /// 注記
    note: Opt<Scalar>,
    /// 値。良い順
    values: List<RawGradeValue>,
}

impl Row for RawGradeScheme {
    type Value = GradeScheme;

    fn read(self, reader: &FieldReader) -> Option<GradeScheme> {
        let Self { id, title, note, values } = self;
        let id = reader.required_slug(id, "id");
        let title = reader.required(title, "title");
        let values = rows(values, reader);
        Some(GradeScheme { id: id?, title: title?.value, note: text(note), values })
    }
}

/// A grade of a scheme.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGradeValue {
    /// 値（A、◎ など）
    #[schemars(required)]
    value: Opt<Scalar>,
    /// 値の名前（達成 など）
    #[schemars(required)]
    label: Opt<Scalar>,
    /// 意味
    meaning: Opt<Scalar>,
}

impl Row for RawGradeValue {
    type Value = GradeValue;

    fn read(self, reader: &FieldReader) -> Option<GradeValue> {
        let Self { value, label, meaning } = self;
        let value = reader.required(value, "value");
        let label = reader.required(label, "label");
        Some(GradeValue { value: value?.value, label: label?.value, meaning: text(meaning) })
    }
}

/// A row of `content/glossary.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGlossaryEntry {
    /// 用語の id（半角英数字）
    #[schemars(required)]
    id: Opt<Scalar>,
    /// 用語
    #[schemars(required)]
    term: Opt<Scalar>,
    /// よみ
    reading: Opt<Scalar>,
    /// 意味
    meaning: Opt<Scalar>,
    /// 同じものの別の書き方
    aliases: List<Scalar>,
    /// 名前が変わったとき
    renamed: Opt<RawRenamed>,
}

impl Row for RawGlossaryEntry {
    type Value = GlossaryEntry;

    fn read(self, reader: &FieldReader) -> Option<GlossaryEntry> {
        let Self { id, term, reading, meaning, aliases, renamed } = self;
        let id = reader.required_slug(id, "id");
        let term = reader.required(term, "term");
        let (aliases, renamed) = (texts(aliases), nested(renamed, reader));
        Some(GlossaryEntry {
            id: id?,
            term: term?.value,
            reading: text(reading),
            meaning: text(meaning),
            aliases,
            renamed,
        })
    }
}

/// A change of name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRenamed {
    /// 前の名前
    #[schemars(required)]
    from: Opt<Scalar>,
    /// 今の名前
    #[schemars(required)]
    to: Opt<Scalar>,
    /// 注記
    note: Opt<Scalar>,
}

impl Row for RawRenamed {
    type Value = Renamed;

    fn read(self, reader: &FieldReader) -> Option<Renamed> {
        let Self { from, to, note } = self;
        let from = reader.required(from, "from");
        let to = reader.required(to, "to");
        Some(Renamed { from: from?.value, to: to?.value, note: text(note) })
    }
}

/// A row of `content/corrections.yaml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCorrection {
    /// 訂正した日（2020-06-01 の形）
    #[schemars(required)]
    date: Opt<Scalar>,
    /// 訂正した文書の id
    #[schemars(required)]
    page: Opt<Scalar>,
    /// 訂正した項目の id（r1 など）
    item: Opt<Scalar>,
    /// 訂正前
    #[schemars(required)]
    before: Opt<Scalar>,
    /// 訂正後
    #[schemars(required)]
    after: Opt<Scalar>,
    /// 訂正の理由
    #[schemars(required)]
    reason: Opt<Scalar>,
}

impl Row for RawCorrection {
    type Value = Correction;

    fn read(self, reader: &FieldReader) -> Option<Correction> {
        let Self { date, page, item, before, after, reason } = self;
        if date.is_none() {
            reader.faults.add(reader.start, Fault::MissingKey { key: "date".to_owned() });
        }
        let date = reader.date(date);
        let page = reader.required_slug(page, "page");
        let item = item.and_then(|item| reader.required_slug(Some(item), "item"));
        let before = reader.required(before, "before");
        let after = reader.required(after, "after");
        let reason = reader.required(reason, "reason");
        let (before, after, reason) = (before?.value, after?.value, reason?.value);
        Some(Correction { date: date?.value, page: page?, item, before, after, reason })
    }
}
