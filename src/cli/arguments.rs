//! What can be typed after `tomei`.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Zoned;
use jiff::civil::Date;

use crate::diagnostic::lang::Lang;
use crate::import::read::FORMATS;
use crate::index::facets;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::pipeline::Settings;
use crate::resolve::{Drafts, Visibility};
use crate::validate::table::config::read_base_url;

/// tomei — 部局の目標を、探せる・つなげる・比べられるサイトにします
/// (publishes the yearly goals of public bodies as a static site)
#[derive(Debug, Parser)]
#[command(name = "tomei", version, about, max_term_width = 100)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Common {
    /// サイトのフォルダー（content があるところ） / the folder that holds content
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// 表示の言語 / language of messages [default: the locale's]
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Lang>,
    /// メッセージの形 / form of messages
    #[arg(long, global = true, value_enum, default_value = "text")]
    pub format: Format,
    /// 今日とみなす日 / the day taken as today [default: today]
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = read_date)]
    pub date: Option<Date>,
}

/// The forms of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
    /// One SARIF 2.1.0 log, for tools that gather findings.
    Sarif,
    /// Workflow commands of GitHub Actions, a line each.
    Github,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// サイトを作る / build the site
    Build(Place),
    /// 書き出さずに調べる / check without writing
    Check(CheckOptions),
    /// サイトを作り、公開したものとして控える / build the site and remember it as published
    Publish(PublishOptions),
    /// オープンデータだけを書き出す / write the open data without the site
    Export(Place),
    /// 手元で見る（保存するとすぐ変わる） / preview with live reload
    Serve(ServeOptions),
    /// 作ったサイトの中を探す / search a built site
    Search(SearchOptions),
    /// 新しいサイトを始める / begin a new site
    Init(InitOptions),
    /// 公開すると変わるところを見る / show what a publication would change
    Diff(DiffOptions),
    /// 公開した文章を直し、訂正の記録を残す / correct published text, and record it
    Correct(CorrectOptions),
    /// 文書のひな形を作る / make a new document
    New(NewOptions),
    /// 前の年度から、次の年度の下書きを作る / begin the next fiscal year from the last
    NewYear(NewYearOptions),
    /// Webサーバーの設定（CSPなどのヘッダー） / print the headers that a web server is to send
    Headers(HeadersOptions),
    /// Word・Excel・CSV などの目標シートを取り込む / take in sheets from Word, Excel, CSV …
    Import(ImportOptions),
    /// 書き方の JSON Schema / print the JSON Schema of a file kind
    Schema(SchemaOptions),
    /// テーマを見る・写す / list or copy themes
    Theme(ThemeOptions),
}

/// Where the site goes and what is shown.
#[derive(Debug, Default, Args)]
pub struct Place {
    /// 出力先 / the output folder [default: public in the site's folder]
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// 公開先のアドレス / where the site will be [default: base_url in tomei.yaml]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// 下書きと公開日前の文書も出す / include drafts and documents of later days
    #[arg(long)]
    pub drafts: bool,
}

/// What to say and when to fail.
#[derive(Debug, Args)]
pub struct CheckOptions {
    #[command(flatten)]
    pub place: Place,
    /// 注意が残っていれば終了コードを1にする / exit with 1 where a warning is left
    #[arg(long)]
    pub deny_warnings: bool,
    /// 同32年度や10月をどう読んだかも出す / also say how 同32年度 and 10月 were read
    #[arg(long)]
    pub notes: bool,
    /// 注意の一覧（理由と直し方）を出す / print every rule with its reason and cure
    #[arg(long)]
    pub rules: bool,
}

/// What is published.
#[derive(Debug, Args)]
pub struct PublishOptions {
    /// 出力先 / the output folder [default: public in the site's folder]
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// 公開先のアドレス / where the site will be [default: base_url in tomei.yaml]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// 取り下げる文書の id（ファイルを消したか、下書きにしたもの） / a published document that is taken back
    #[arg(long, value_name = "ID", value_parser = read_slug)]
    pub withdraw: Vec<Slug>,
}

impl PublishOptions {
    /// Drafts are not published.
    pub fn place(&self) -> Place {
        Place { output: self.output.clone(), base_url: self.base_url.clone(), drafts: false }
    }
}

/// How to preview.
#[derive(Debug, Args)]
pub struct ServeOptions {
    #[command(flatten)]
    pub place: Place,
    /// ポート番号 / port
    #[arg(long, short, default_value_t = 1111)]
    pub port: u16,
    /// 待ち受けるアドレス / interface to listen on
    #[arg(long, default_value = "127.0.0.1")]
    pub bind: std::net::IpAddr,
}

/// What to look for in a built site.
#[derive(Debug, Args)]
pub struct SearchOptions {
    /// 探す言葉 / what to look for
    #[arg(required_unless_present = "batch")]
    pub query: Vec<String>,
    /// 公開フォルダー / the built site's folder [default: public in the site's folder]
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    #[arg(long = "facet", value_name = "NAME=VALUE", value_parser = read_facet, help = facet_help())]
    pub facets: Vec<(String, String)>,
    /// 並び順 / order
    #[arg(long, value_enum, default_value = "relevance")]
    pub sort: SortOrder,
    /// 表示する件数 / how many to show
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub limit: usize,
    /// 飛ばす件数 / how many to skip
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: usize,
    /// 広げて探すのをやめる / a widening that is not wanted, as a note names it
    #[arg(long, value_name = "NOTE")]
    pub undo: Vec<String>,
    /// どう読んで探したかを示す / say how the query was read
    #[arg(long)]
    pub explain: bool,
    /// JSON で答える / answer in JSON
    #[arg(long)]
    pub json: bool,
    /// 1行に1つの問いを書いたファイル（答えは1行に1つの JSON） / a file of queries, a line each
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub batch: Option<PathBuf>,
}

/// The order of what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SortOrder {
    Relevance,
    Newest,
    Oldest,
}

/// How to begin a site.
#[derive(Debug, Args)]
pub struct InitOptions {
    /// サイトのフォルダー / the new site's folder
    pub folder: Option<PathBuf>,
    /// サイトの名前 / the site's title
    #[arg(long, default_value = "部局長の目標")]
    pub title: String,
}

/// Which document to make.
#[derive(Debug, Args)]
pub struct NewOptions {
    #[command(subcommand)]
    pub kind: NewKind,
}

#[derive(Debug, Subcommand)]
pub enum NewKind {
    /// 目標シート / a department's sheet
    Sheet(NewPlace),
    /// 当年度目標 / an annual goal
    Goal(NewGoal),
    /// 中期目標 / a mid-term goal
    Midterm(NewGoal),
    /// 一般のページ / a free page
    Page(NewPage),
}

/// The department and year of a new document.
#[derive(Debug, Args)]
pub struct NewPlace {
    /// 年度（2019、令和元年度 など） / fiscal year
    #[arg(long)]
    pub year: String,
    /// 部局の id / department
    #[arg(long)]
    pub department: String,
}

/// Where a new goal belongs.
#[derive(Debug, Args)]
pub struct NewGoal {
    #[command(flatten)]
    pub place: NewPlace,
    /// 番号 / number [default: the next free one]
    #[arg(long)]
    pub no: Option<String>,
    /// 題名 / title
    #[arg(long, default_value = "（題名）")]
    pub title: String,
}

/// A new free page.
#[derive(Debug, Args)]
pub struct NewPage {
    /// アドレスになる名前（半角英数字） / name in the address
    pub name: String,
    /// 題名 / title
    #[arg(long, default_value = "（題名）")]
    pub title: String,
}

/// What to compare with.
#[derive(Debug, Args)]
pub struct DiffOptions {
    #[command(flatten)]
    pub place: Place,
    /// 比べる相手（別の content の上のフォルダー、またはできているサイト） / another site's folder, or a built site [default: what was published]
    #[arg(long, value_name = "DIR")]
    pub against: Option<PathBuf>,
    /// 印刷できるページ（A4）も書く / also write a page to print
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

/// Which year to begin.
#[derive(Debug, Args)]
pub struct NewYearOptions {
    /// 年度（2020、令和2年度 など） / fiscal year
    #[arg(value_parser = read_year)]
    pub year: FiscalYear,
    /// 部局の id（省略すると、前の年度の文書があるすべての部局） / department [default: all that have an earlier year]
    #[arg(long, value_name = "ID", value_parser = read_slug)]
    pub department: Vec<Slug>,
    /// 目標を引き継ぐと決める人や係 / who decides that goals go on
    #[arg(long, value_name = "NAME")]
    pub by: String,
    /// 書かずに、作るものを見せる / show what would be made, write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// What to correct.
#[derive(Debug, Args)]
pub struct CorrectOptions {
    /// 文書の id かファイル / the document's id or file
    pub document: String,
    /// 項目の id（p1、r1 など） / the item
    #[arg(value_parser = read_slug)]
    pub item: Option<Slug>,
    /// 直す前の文（省略すると項目の全文） / the words as they are [default: all of the item]
    #[arg(long, value_name = "TEXT", required_unless_present = "item", allow_hyphen_values = true)]
    pub before: Option<String>,
    /// 直した後の文 / the words as they should be
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub after: String,
    /// 直す理由（訂正の記録に載る） / why, for readers
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub reason: String,
    /// 書かずに、変わるところを見せる / show what would change, write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// For which host to print headers.
#[derive(Debug, Args)]
pub struct HeadersOptions {
    /// サーバーの種類 / kind of host
    #[arg(value_enum)]
    pub host: Host,
    /// 1年のあいだ必ずHTTPSでつながせる（HTTPSを続けられるときだけ） / HTTPS only for a year
    #[arg(long)]
    pub hsts: bool,
    /// 移したページの転送だけ / the redirects of moved pages alone
    #[arg(long)]
    pub redirects: bool,
}

/// The kinds of hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Host {
    Nginx,
    Apache,
    Iis,
    Netlify,
    Cloudflare,
}

/// What to take in, and as what.
#[derive(Debug, Args)]
pub struct ImportOptions {
    #[arg(required = true, help = importable())]
    pub files: Vec<PathBuf>,
    /// 部局の id / department
    #[arg(long)]
    pub department: String,
    /// 年度（2019、令和元年度 など） / fiscal year
    #[arg(long)]
    pub year: String,
    /// 様式の id（content/forms の中） / the form of the files [default: the site's, or toyonaka]
    #[arg(long)]
    pub form: Option<String>,
    /// 手で直したファイルも置き換える / replace files that were edited
    #[arg(long)]
    pub force: bool,
    /// 書かずに、変わるところを見せる / show what would change, write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// 結果を JSON で出す / print the report as JSON
    #[arg(long)]
    pub json: bool,
}

/// The help of the files to import, with the endings of all formats.
fn importable() -> String {
    let endings: Vec<String> =
        FORMATS.iter().flat_map(|format| format.endings).map(|ending| format!(".{ending}")).collect();
    format!("取り込むファイル（{}） / files to import", endings.join(" "))
}

/// Which schema to print.
#[derive(Debug, Args)]
pub struct SchemaOptions {
    /// ファイルの種類 / kind of file
    #[arg(value_enum)]
    pub kind: Option<SchemaKind>,
    /// すべてをこのフォルダーに書く / write all of them into this folder
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

/// The kinds of files that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    Document,
    Tomei,
    Departments,
    Plans,
    Policies,
    Grades,
    Glossary,
    Corrections,
    Form,
}

/// What to do with themes.
#[derive(Debug, Args)]
pub struct ThemeOptions {
    #[command(subcommand)]
    pub action: ThemeAction,
}

#[derive(Debug, Subcommand)]
pub enum ThemeAction {
    /// テーマとそのファイルの一覧 / list themes and their files
    List,
    /// ファイルを自分のテーマに写す / copy files into a theme of your own
    Copy {
        /// 写すファイル（templates/goal.html など。省略するとすべて） / files to copy [default: all]
        files: Vec<String>,
        /// 写す先のテーマ / the theme to copy into
        #[arg(long, default_value = "default")]
        to: String,
    },
}

/// An argument that cannot be used.
#[derive(Debug)]
pub enum Refused {
    NoContent(PathBuf),
    BaseUrl(String),
    /// The output would be a folder that holds the site itself.
    Output(PathBuf),
}

impl Refused {
    /// What is said of it.
    pub fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::NoContent(root), Lang::Ja) => format!(
                "{} に content フォルダーがありません。「tomei init」で始めるか、--root でサイトのフォルダーを指定してください",
                root.display()
            ),
            (Self::NoContent(root), Lang::En) => format!(
                "there is no content folder in {}; begin with `tomei init` or name the site's folder with --root",
                root.display()
            ),
            (Self::BaseUrl(url), Lang::Ja) => {
                format!("--base-url「{url}」は使えません。https://example.jp/goals/ のように書いてください")
            }
            (Self::BaseUrl(url), Lang::En) => {
                format!("--base-url `{url}` cannot be used; write it like https://example.jp/goals/")
            }
            (Self::Output(output), Lang::Ja) => format!(
                "出力先 {} はサイトのフォルダーそのもの、またはその上のフォルダーです。中身が失われないよう、別のフォルダーを指定してください",
                output.display()
            ),
            (Self::Output(output), Lang::En) => format!(
                "the output {} is the site's own folder or lies above it; choose another folder so that nothing is lost",
                output.display()
            ),
        }
    }
}

/// The settings that the arguments ask for.
pub fn settings(common: &Common, place: &Place) -> Result<Settings, Refused> {
    if !common.root.join("content").is_dir() {
        return Err(Refused::NoContent(common.root.clone()));
    }
    let base_url = match &place.base_url {
        None => None,
        Some(url) => Some(read_base_url(url).ok_or_else(|| Refused::BaseUrl(url.clone()))?),
    };
    let output = place.output.clone().unwrap_or_else(|| common.root.join("public"));
    refuse_own_folders(&common.root, &output)?;
    let drafts = if place.drafts { Drafts::Shown } else { Drafts::Hidden };
    Ok(Settings {
        root: common.root.clone(),
        output,
        base_url,
        visibility: Visibility { today: today(common), drafts },
    })
}

fn refuse_own_folders(root: &Path, output: &Path) -> Result<(), Refused> {
    let whole =
        |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
    if whole(root).starts_with(whole(output)) {
        return Err(Refused::Output(output.to_owned()));
    }
    Ok(())
}

/// The day asked for, or the clock's.
#[expect(clippy::disallowed_methods, reason = "the one place that asks for the time")]
pub fn today(common: &Common) -> Date {
    common.date.unwrap_or_else(|| Zoned::now().date())
}

fn read_date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "YYYY-MM-DD".to_owned())
}

fn read_year(text: &str) -> Result<FiscalYear, String> {
    FiscalYear::parse(text).ok_or_else(|| "2020、令和2年度".to_owned())
}

fn read_slug(text: &str) -> Result<Slug, String> {
    Slug::new(text).ok_or_else(|| "id".to_owned())
}

fn facet_help() -> String {
    let names: Vec<&str> = facets::names().collect();
    format!("絞り込み（例 year=2019。名前は{}） / narrow the result (such as year=2019)", names.join("、"))
}

fn read_facet(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}
