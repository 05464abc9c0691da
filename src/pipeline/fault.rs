//! Faults of a site as a whole, and of its output.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// Two pages or files have the same address.
#[derive(Clone, Debug)]
pub struct DuplicateUrl {
    pub url: String,
    pub first: String,
}

impl Describe for DuplicateUrl {
    const CODE: Code = Code::new("E0403");

    fn texts(&self) -> [Message; 2] {
        let Self { url, first } = self;
        [
            Message::new(
                format!("公開先「{url}」は {first} と重なります"),
                "ページごとに別の公開先",
                "id、番号（no、code）、slug、ファイル名のうち、公開先になっているものを変えてください",
            ),
            Message::new(
                format!("the address `{url}` is also the one of {first}"),
                "an address of its own for every page",
                "change the id, number (`no`, `code`), slug or file name that the address is made of",
            ),
        ]
    }
}

/// The configured theme does not exist.
#[derive(Clone, Debug)]
pub struct UnknownTheme {
    pub name: String,
    pub known: Vec<String>,
}

impl Describe for UnknownTheme {
    const CODE: Code = Code::new("E0601");

    fn texts(&self) -> [Message; 2] {
        let Self { name, known } = self;
        [
            Message::new(
                format!("テーマ「{name}」は見つかりません"),
                format!("次のどれか: {}", known.join("、")),
                "themes フォルダーの名前か、tomei.yaml の theme を確かめてください",
            ),
            Message::new(
                format!("there is no theme `{name}`"),
                format!("one of: {}", known.join(", ")),
                "check the folder under themes, or `theme` in tomei.yaml",
            ),
        ]
    }
}

/// A file in the output folder that tomei did not create.
#[derive(Clone, Debug)]
pub struct ForeignFile {
    pub path: String,
}

impl Describe for ForeignFile {
    const CODE: Code = Code::new("E0603");

    fn texts(&self) -> [Message; 2] {
        let Self { path } = self;
        [
            Message::new(
                format!("出力先の「{path}」は tomei が作ったファイルではないので、上書きしません"),
                "空いている出力先",
                "そのファイルを移すか、content/static に置いてください",
            ),
            Message::new(
                format!("`{path}` in the output was not made by tomei and is not overwritten"),
                "a free place in the output",
                "move that file away, or keep it in content/static",
            ),
        ]
    }
}

/// The output folder lies within a folder that the site is made from.
#[derive(Clone, Debug)]
pub struct OutputInContent {
    /// Such as `content`.
    pub folder: &'static str,
}

impl Describe for OutputInContent {
    const CODE: Code = Code::new("E0604");

    fn texts(&self) -> [Message; 2] {
        let Self { folder } = self;
        [
            Message::new(
                format!("出力先が {folder} の中にあります"),
                format!("{folder} の外のフォルダー"),
                "--output に別のフォルダーを指定してください",
            ),
            Message::new(
                format!("the output lies inside {folder}"),
                format!("a folder outside {folder}"),
                "choose another folder with --output",
            ),
        ]
    }
}

/// The morphological analyser rejects the site's dictionary.
#[derive(Clone, Debug)]
pub struct UnusableDictionary {
    pub reason: String,
}

impl Describe for UnusableDictionary {
    const CODE: Code = Code::new("E0605");

    fn texts(&self) -> [Message; 2] {
        let Self { reason } = self;
        [
            Message::new(
                format!("サイトの辞書を検索に使えません（{reason}）"),
                "見出し,品詞,ヨミ の行",
                "content/dictionary.csv の行を確かめてください",
            ),
            Message::new(
                format!("the site's dictionary cannot be used for search ({reason})"),
                "lines of surface,part of speech,reading",
                "check the lines of content/dictionary.csv",
            ),
        ]
    }
}

/// The search index cannot be built.
#[derive(Clone, Debug)]
pub struct IndexFailed {
    pub reason: String,
}

impl Describe for IndexFailed {
    const CODE: Code = Code::new("E0606");

    fn texts(&self) -> [Message; 2] {
        let Self { reason } = self;
        [
            Message::new(
                format!("検索の索引を作れません（{reason}）"),
                "",
                "文字や図だけのデータが紛れ込んでいないか確かめてください",
            ),
            Message::new(
                format!("the search index cannot be made ({reason})"),
                "",
                "check that no data slipped in as text",
            ),
        ]
    }
}
