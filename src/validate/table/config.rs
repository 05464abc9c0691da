//! `content/tomei.yaml`: the configuration of the site.

use jiff::tz::TimeZone;
use oxilangtag::LanguageTag;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::config::{Config, Contact, Licence, SheetSource};
use crate::model::source::Located;
use crate::validate::fault::value::Spelling;
use crate::validate::fields::{FieldReader, entries, located, suppressions, text};
use crate::validate::raw::RawAllow;
use crate::validate::raw::value::{List, Opt, Scalar};
use crate::validate::table::{Row, nested};

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
    /// 本文の言語（BCP 47 のコード。省略時 ja）。画面の言葉もこの言語になる
    language: Opt<Scalar>,
    /// 画面の言葉だけを訳したページも作る言語（[en] など）。本文は訳さない。言葉はテーマの lang/コード.yaml にある
    languages: List<Scalar>,
    /// 公開先のアドレス（https://…/）。フィードとサイトマップに要る
    base_url: Opt<Scalar>,
    /// テーマの名前（省略時 default）
    theme: Opt<Scalar>,
    /// 公開日を数える時間帯（Asia/Tokyo の形。省略時は日本）。作る機械の設定によらず、この時間帯の日付で公開する
    time_zone: Opt<Scalar>,
    /// ふりがなの切り替えをページに付けるか（true または false。省略時 false）
    furigana: Opt<bool>,
    /// すべてのページに出すお知らせ。2行以上のときは、1行目をページの上に、全文をページの終わりに出す
    notice: Opt<Scalar>,
    /// 問い合わせ先
    contact: Opt<RawContact>,
    /// 利用条件
    licence: Opt<RawLicence>,
    /// もとになった公表資料
    source: Opt<RawSheetSource>,
    /// false で検索と五十音索引を作らない（省略時 true）
    search: Opt<bool>,
    /// false で、読んだページをつながっていないときにも読める仕組みを付けない（省略時 true）
    offline: Opt<bool>,
    /// false でオープンデータを作らない（省略時 true）
    data: Opt<bool>,
    /// 確かめたうえで残す注意（番号: 理由）。番号は tomei check --rules
    allow: Opt<RawAllow>,
}

impl Row for RawConfig {
    type Value = Config;

    fn read(self, reader: &FieldReader) -> Option<Config> {
        let Self {
            title,
            subtitle,
            publisher,
            language,
            languages,
            base_url,
            theme,
            time_zone,
            furigana,
            notice,
            contact,
            licence,
            source,
            search,
            offline,
            data,
            allow,
        } = self;
        let defaults = Config::default();
        let language = reader.parsed(located(language), Spelling::Language, language_code);
        let language = language.map_or(defaults.language, |language| language.value);
        let languages = further_languages(languages, &language, reader);
        let base_url = reader.parsed(located(base_url), Spelling::Url, read_base_url);
        let time_zone = reader.parsed(located(time_zone), Spelling::TimeZone, zone_name);
        Some(Config {
            title: reader.required(title, "title")?.value,
            subtitle: text(subtitle),
            publisher: text(publisher),
            language,
            languages,
            base_url: base_url.map(|url| url.value),
            theme: text(theme).unwrap_or(defaults.theme),
            time_zone: time_zone.map_or(defaults.time_zone, |zone| zone.value),
            furigana: furigana.and_then(|furigana| furigana.value).unwrap_or(defaults.furigana),
            notice: text(notice),
            contact: nested(contact, reader),
            licence: nested(licence, reader),
            source: nested(source, reader),
            search: search.and_then(|search| search.value).unwrap_or(defaults.search),
            offline: offline.and_then(|offline| offline.value).unwrap_or(defaults.offline),
            data: data.and_then(|data| data.value).unwrap_or(defaults.data),
            allow: suppressions(allow),
        })
    }
}

/// The name of a zone in the IANA database, which is part of the program.
fn zone_name(text: &str) -> Option<String> {
    TimeZone::get(text).ok()?.iana_name().map(str::to_owned)
}

/// A BCP 47 language code in its canonical spelling, e.g. `pt-BR`.
fn language_code(text: &str) -> Option<String> {
    let tag = LanguageTag::parse_and_normalize(text).ok()?;
    // Longer ones are registered for nobody; what such a code would be is a folder's name.
    let is_usual = (2..=3).contains(&tag.primary_language().len()) || tag.as_str().starts_with("x-");
    is_usual.then(|| tag.into_inner())
}

/// Each further language needs a folder named by its code in the output, which must not be one of the folders in
/// `taken`.
fn further_languages(list: List<Scalar>, language: &str, reader: &FieldReader) -> Vec<Located<String>> {
    let taken = ["all", "due"];
    let mut languages: Vec<Located<String>> = Vec::new();
    for entry in entries(list) {
        let is_free = |code: &String| {
            code != language && !taken.contains(&code.as_str()) && languages.iter().all(|known| known.value != *code)
        };
        let code = |text: &str| language_code(text).filter(is_free);
        if let Some(code) = reader.parsed(located(Some(entry)), Spelling::Language, code) {
            languages.push(code);
        }
    }
    languages
}

/// An absolute URL, with a final slash added so that paths can be appended.
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
        let url = reader.parsed(located(url), Spelling::Url, safe_url);
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
        let url = reader.parsed(located(url), Spelling::Url, safe_url);
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
        let url = reader.parsed(located(url), Spelling::Url, safe_url);
        let title = reader.required(title, "title")?.value;
        Some(SheetSource { title, url: url.map(|url| url.value), publisher: text(publisher), note: text(note) })
    }
}
