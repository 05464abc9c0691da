//! Faults of addresses that not every host and system can hold, or that meet others.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// A name that Windows refuses.
#[derive(Clone, Debug)]
pub(super) struct ReservedName {
    pub name: String,
    pub path: String,
}

impl Describe for ReservedName {
    const CODE: Code = Code::new("E0411");

    fn texts(&self) -> [Message; 2] {
        let Self { name, path } = self;
        [
            Message::new(
                format!("「{name}」は Windows では使えない名前です（公開先 {path}）"),
                "con、prn、aux、nul、com1、lpt1 などではなく、点が続いたり点で終わったりしない名前",
                "id、番号（no、code）、slug、ファイル名のうち、公開先になっているものを変えてください",
            ),
            Message::new(
                format!("Windows refuses the name `{name}` (in the address {path})"),
                "a name that is not con, prn, aux, nul, com1, lpt1 or the like, and has no dots in a row or at its end",
                "change the id, number (`no`, `code`), slug or file name that the address is made of",
            ),
        ]
    }
}

/// An address longer than some system can hold.
#[derive(Clone, Debug)]
pub(super) struct AddressTooLong {
    pub bytes: usize,
    pub limit: usize,
}

impl Describe for AddressTooLong {
    const CODE: Code = Code::new("E0412");

    fn texts(&self) -> [Message; 2] {
        let Self { bytes, limit } = self;
        [
            Message::new(
                format!("公開先のアドレスが長すぎます（{bytes} 文字）"),
                format!("{limit} 文字まで（Windows のフォルダーに置けるように）"),
                "id、番号、slug、ファイル名を短くしてください",
            ),
            Message::new(
                format!("the address is too long ({bytes} characters)"),
                format!("at most {limit}, so that the site fits into a folder on Windows"),
                "shorten the id, number, slug or file name",
            ),
        ]
    }
}

/// An address that differs from another only in capital letters.
#[derive(Clone, Debug)]
pub(super) struct AddressTwin {
    pub path: String,
    pub other: String,
}

impl Describe for AddressTwin {
    const CODE: Code = Code::new("E0413");

    fn texts(&self) -> [Message; 2] {
        let Self { path, other } = self;
        [
            Message::new(
                format!("公開先「{path}」は「{other}」と、大文字・小文字だけが違います"),
                "大文字と小文字を区別しなくても、ほかと違うアドレス",
                "大文字か小文字にそろえるか、別の名前にしてください。Windows や Mac では同じ場所になります",
            ),
            Message::new(
                format!("the address `{path}` differs from `{other}` only in capital letters"),
                "an address that differs otherwise from all others",
                "use the same letters or another name: on Windows and macOS both are one place",
            ),
        ]
    }
}

/// A file where others have a folder.
#[derive(Clone, Debug)]
pub(super) struct FileAndFolder {
    pub path: String,
    pub inside: String,
}

impl Describe for FileAndFolder {
    const CODE: Code = Code::new("E0414");

    fn texts(&self) -> [Message; 2] {
        let Self { path, inside } = self;
        [
            Message::new(
                format!("公開先「{path}」はフォルダーの名前でもあります（{inside}）"),
                "フォルダーと重ならない名前",
                "ファイル名に .txt などの拡張子を付けるか、別の名前にしてください",
            ),
            Message::new(
                format!("the address `{path}` is the name of a folder as well ({inside})"),
                "a name that no folder has",
                "give the file an ending such as .txt, or another name",
            ),
        ]
    }
}

/// An id that the page itself has for one of its parts.
#[derive(Clone, Debug)]
pub(super) struct AnchorTaken {
    pub id: String,
}

impl Describe for AnchorTaken {
    const CODE: Code = Code::new("E0415");

    fn texts(&self) -> [Message; 2] {
        let Self { id } = self;
        [
            Message::new(
                format!("id「{id}」は、ページの見出しなどの目印と重なります（#{id}）"),
                "ページがほかに使っていない id（p1、r1、i1 など）",
                "別の id にしてください。同じままでは、リンクが別のところに着きます",
            ),
            Message::new(
                format!("the page has `{id}` for one of its own parts (#{id})"),
                "an id that the page does not use itself, such as p1, r1 or i1",
                "choose another id: links to it would lead elsewhere",
            ),
        ]
    }
}
