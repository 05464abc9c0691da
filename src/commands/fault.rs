//! Faults in what a command is asked to do.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// The drafts of a new year would overwrite a file.
#[derive(Clone, Debug)]
pub struct FileExists;

impl Describe for FileExists {
    const CODE: Code = Code::new("E1032");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "ファイルがすでにあります",
                "まだ何もない年度",
                "上書きしません。足りない文書は「tomei new」で足してください",
            ),
            Message::new(
                "the file exists already",
                "a year without documents",
                "nothing is written over; add single documents with `tomei new`",
            ),
        ]
    }
}

/// The site has no sheet of a department's year that is to be printed.
#[derive(Clone, Debug)]
pub struct NoSheet {
    pub year: String,
    pub department: String,
}

impl Describe for NoSheet {
    const CODE: Code = Code::new("E1051");

    fn texts(&self) -> [Message; 2] {
        let Self { year, department } = self;
        [
            Message::new(
                format!("{year}の「{department}」のシートは、このサイトにありません"),
                "公開されている（下書きでない）シートの年度と、部局の id",
                "content のフォルダー名と departments.yaml の id を確かめてください。下書きも含めるときは --drafts を付けます",
            ),
            Message::new(
                format!("the site has no sheet of `{department}` for {year}"),
                "the year and the department's id of a sheet that is not a draft",
                "see the folders of content and the ids in departments.yaml; `--drafts` includes drafts",
            ),
        ]
    }
}

/// The folder to compare with holds neither content nor a built site.
#[derive(Clone, Debug)]
pub struct NothingToCompare;

impl Describe for NothingToCompare {
    const CODE: Code = Code::new("E1041");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "このフォルダーとは比べられません",
                "content のあるフォルダーか、tomei が作ったサイト（data/all.json のあるもの）",
                "--against を確かめてください",
            ),
            Message::new(
                "this folder cannot be compared with",
                "a folder with content, or a site that tomei built (with data/all.json)",
                "check --against",
            ),
        ]
    }
}
