//! Faults of files as such, independent of what they contain.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// The file begins with a byte order mark.
#[derive(Clone, Debug)]
pub struct ByteOrderMark;

impl Describe for ByteOrderMark {
    const CODE: Code = Code::new("W0102");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "ファイルの先頭に BOM があります（読み飛ばしました）",
                "BOM のない UTF-8",
                "エディターで「UTF-8（BOM なし）」を選ぶと消えます",
            ),
            Message::new(
                "the file begins with a byte order mark (skipped)",
                "UTF-8 without a byte order mark",
                "choose “UTF-8 without BOM” in your editor",
            ),
        ]
    }
}

/// The file is larger than any text that a person writes.
#[derive(Clone, Debug)]
pub struct TooLarge {
    pub bytes: u64,
    pub limit: u64,
}

impl Describe for TooLarge {
    const CODE: Code = Code::new("E0103");

    fn texts(&self) -> [Message; 2] {
        let Self { bytes, limit } = self;
        let (size, most) = (bytes.div_ceil(1 << 20), limit >> 20);
        [
            Message::new(
                format!("ファイルが大きすぎます（{size} MB）"),
                format!("{most} MB まで"),
                "別のファイルが紛れ込んでいないか確かめてください",
            ),
            Message::new(
                format!("the file is too large ({size} MB)"),
                format!("at most {most} MB"),
                "check that no other file slipped in",
            ),
        ]
    }
}

/// A symbolic link leads out of the site's folder.
#[derive(Clone, Debug)]
pub struct OutsideRoot {
    pub target: String,
}

impl Describe for OutsideRoot {
    const CODE: Code = Code::new("E0104");

    fn texts(&self) -> [Message; 2] {
        let Self { target } = self;
        [
            Message::new(
                format!("サイトの外を指すシンボリックリンクです（→ {target}）"),
                "サイトのフォルダーの中のファイル",
                "リンクをやめて、ファイルそのものを置いてください",
            ),
            Message::new(
                format!("the symbolic link leads out of the site (→ {target})"),
                "a file inside the site's folder",
                "put the file itself there instead of a link",
            ),
        ]
    }
}

/// A symbolic link leads back to itself.
#[derive(Clone, Debug)]
pub struct LinkLoop;

impl Describe for LinkLoop {
    const CODE: Code = Code::new("E0105");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "シンボリックリンクが自分自身に戻っています",
                "循環しないフォルダー",
                "リンクを消してください",
            ),
            Message::new("the symbolic link leads back to itself", "folders without a cycle", "remove the link"),
        ]
    }
}

/// The operating system refuses to read the file.
#[derive(Clone, Debug)]
pub struct Unreadable {
    pub reason: String,
}

impl Describe for Unreadable {
    const CODE: Code = Code::new("E0106");

    fn texts(&self) -> [Message; 2] {
        let Self { reason } = self;
        [
            Message::new(
                format!("ファイルを読めません（{reason}）"),
                "",
                "Excel などで開いていれば閉じ、そうでなければアクセス権を確かめてください",
            ),
            Message::new(
                format!("the file cannot be read ({reason})"),
                "",
                "close it in other programs, or check its permissions",
            ),
        ]
    }
}

/// Neither a file nor a folder: a socket, a device.
#[derive(Clone, Debug)]
pub struct NotRegular;

impl Describe for NotRegular {
    const CODE: Code = Code::new("E0107");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "通常のファイルではありません",
                "ファイルかフォルダー",
                "取り除くか、通常のファイルにしてください",
            ),
            Message::new("this is not a regular file", "a file or a folder", "remove it, or put a regular file there"),
        ]
    }
}

/// A YAML file in `content` that no part of tomei reads.
#[derive(Clone, Debug)]
pub struct UnknownFile {
    pub suggestion: Option<String>,
    pub known: Vec<String>,
}

impl Describe for UnknownFile {
    const CODE: Code = Code::new("E0108");

    fn texts(&self) -> [Message; 2] {
        let Self { suggestion, known } = self;
        let (ja, en) = match suggestion {
            Some(near) => (format!("「{near}」ではありませんか"), format!("did you mean `{near}`?")),
            None => (
                "文書は .md で書き、そのほかのファイルは content/static に置いてください".to_owned(),
                "write documents as .md and keep other files in content/static".to_owned(),
            ),
        };
        [
            Message::new("この YAML ファイルは使い道がありません", format!("次のどれか: {}", known.join("、")), ja),
            Message::new("this YAML file has no use", format!("one of: {}", known.join(", ")), en),
        ]
    }
}

/// A file in `content` that is neither a document nor a table, and lies outside of `content/static`. Copies that an editor
/// or a clerk made aside, sheets and memos must never be published because they happen to lie there.
#[derive(Clone, Debug)]
pub struct StrayFile {
    pub file: String,
}

impl Describe for StrayFile {
    const CODE: Code = Code::new("E0110");

    fn texts(&self) -> [Message; 2] {
        let name = self.file.rsplit('/').next().unwrap_or(&self.file);
        let [ja, en] = match renamed(name) {
            Some(name) => [
                format!("文書や表なら「{name}」と名前を変えてください。要らない写しなら content の外に移してください"),
                format!("rename a document or table to `{name}`; move a copy that is not needed out of content"),
            ],
            None => [
                "公開するなら content/static に移し、公開しないなら content の外に移してください".to_owned(),
                "move it to content/static if it is to be published, else out of content".to_owned(),
            ],
        };
        [
            Message::new(
                format!("「{name}」は文書でも表でもありません"),
                "文書（.md）、決まった名前の表、content/static の中のファイル",
                ja,
            ),
            Message::new(
                format!("`{name}` is neither a document nor a table"),
                "documents (.md), tables with their fixed names, and files in content/static",
                en,
            ),
        ]
    }
}

/// The name with the ending that it was meant to have: of `goal-1.MD` it is `goal-1.md`.
fn renamed(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let meant = match ending.to_ascii_lowercase().as_str() {
        "md" | "markdown" | "mdown" | "ｍｄ" => "md",
        "yaml" | "yml" => "yaml",
        _ => return None,
    };
    Some(format!("{stem}.{meant}"))
}

/// A file whose name is that of another, but for capital letters or the form of its characters.
#[derive(Clone, Debug)]
pub struct TwinFile {
    pub other: String,
}

impl Describe for TwinFile {
    const CODE: Code = Code::new("E0111");

    fn texts(&self) -> [Message; 2] {
        let Self { other } = self;
        [
            Message::new(
                format!("ファイル名が「{other}」と、大文字・小文字か濁点の付き方だけで違います"),
                "大文字と小文字、濁点の付き方によらず、ほかと違う名前",
                "Windows や Mac では同じファイルになります。要らないほうを消すか、名前を変えてください",
            ),
            Message::new(
                format!("the name differs from `{other}` only in capital letters or in how its marks are stored"),
                "a name that differs otherwise from all others",
                "on Windows and macOS both are one file: remove one of them or rename it",
            ),
        ]
    }
}
