//! Faults of ids and addresses that were published before.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

/// An id that belongs to another published document.
#[derive(Clone, Debug)]
pub struct IdReused {
    pub id: String,
    pub path: String,
}

impl Describe for IdReused {
    const CODE: Code = Code::new("E1002");

    fn texts(&self) -> [Message; 2] {
        let Self { id, path } = self;
        [
            Message::new(
                format!("id「{id}」は、前に公開した別の文書（{path}）のものです"),
                "一度も使っていない id",
                "新しい id を付けてください。前の文書を移したのなら、その文章を残してください",
            ),
            Message::new(
                format!("the id `{id}` belongs to another document that was published before ({path})"),
                "an id that was never used",
                "choose a new id; if the document was moved, keep its texts",
            ),
        ]
    }
}

/// The rule of [`IdReused`].
pub const ID_REUSED: Rule = Rule {
    code: IdReused::CODE,
    name: ["使い終わった id", "an id that was used up"],
    reason: [
        "同じ id が別の文書を指すと、引用やリンクが、気付かれないまま別の約束に変わります。",
        "Citations and links would lead to another promise, and nobody would notice.",
    ],
    bad: "id: 2019-somu-1（前に公開し、取り下げた文書の id）",
    good: "id: 2019-somu-4（新しい番号）",
    example: || IdReused { id: "2019-somu-1".to_owned(), path: "2019/somu/goal-1.html".to_owned() }.into(),
};

/// The id of an item was given to a different item before, which was published and withdrawn.
#[derive(Clone, Debug)]
pub struct ItemReused {
    pub item: String,
}

impl Describe for ItemReused {
    const CODE: Code = Code::new("E1003");

    fn texts(&self) -> [Message; 2] {
        let Self { item } = self;
        [
            Message::new(
                format!("項目 [{item}] は、前に公開して取り下げた別の項目の id です"),
                "この文書で一度も使っていない id",
                "新しい番号を付けてください",
            ),
            Message::new(
                format!("[{item}] is the id of another item, published before and withdrawn"),
                "an id that this document never used",
                "choose a new number",
            ),
        ]
    }
}

/// The rule of [`ItemReused`].
pub const ITEM_REUSED: Rule = Rule {
    code: ItemReused::CODE,
    name: ["使い終わった項目の id", "an item's id that was used up"],
    reason: [
        "項目へのリンクが、前とは別の約束に着くことになります。",
        "Links to the item would lead to another promise than before.",
    ],
    bad: "- [p2] 新しい取組み（前の p2 は消した）",
    good: "- [p5] 新しい取組み",
    example: || ItemReused { item: "p2".to_owned() }.into(),
};

/// A published document has another id now.
#[derive(Clone, Debug)]
pub struct IdChanged {
    pub from: String,
    pub to: String,
}

impl Describe for IdChanged {
    const CODE: Code = Code::new("W1006");

    fn texts(&self) -> [Message; 2] {
        let Self { from, to } = self;
        [
            Message::new(
                format!("公開した id「{from}」が「{to}」に変わっています"),
                format!("id: {from}"),
                format!("id を「{from}」に戻してください。引用やリンクは公開した id を頼りにしています"),
            ),
            Message::new(
                format!("the published id `{from}` has become `{to}`"),
                format!("id: {from}"),
                format!("change the id back to `{from}`: links and citations rely on it"),
            ),
        ]
    }
}

/// The rule of [`IdChanged`].
pub const ID_CHANGED: Rule = Rule {
    code: IdChanged::CODE,
    name: ["変わった文書の id", "a document's changed id"],
    reason: [
        "id は引用や訂正の記録の手がかりなので、公開したあとは変えません。",
        "Citations and corrections hold on to the id: once published it stays.",
    ],
    bad: "id: 2019-somu-01（公開時は 2019-somu-1）",
    good: "id: 2019-somu-1",
    example: || IdChanged { from: "2019-somu-1".to_owned(), to: "2019-somu-01".to_owned() }.into(),
};

/// A published item has another id now.
#[derive(Clone, Debug)]
pub struct ItemIdChanged {
    pub from: String,
    pub to: String,
}

impl Describe for ItemIdChanged {
    const CODE: Code = Code::new("W1007");

    fn texts(&self) -> [Message; 2] {
        let Self { from, to } = self;
        [
            Message::new(
                format!("公開した項目 [{from}] の id が [{to}] に変わっています"),
                format!("[{from}]"),
                format!("行頭に [{from}] と書いてください。id のない項目は並び順で番号が付くので、前に足すとずれます"),
            ),
            Message::new(
                format!("the id of the published item [{from}] has become [{to}]"),
                format!("[{from}]"),
                format!("begin the entry with [{from}]; entries without an id are numbered by their place"),
            ),
        ]
    }
}

/// The rule of [`ItemIdChanged`].
pub const ITEM_ID_CHANGED: Rule = Rule {
    code: ItemIdChanged::CODE,
    name: ["変わった項目の id", "an item's changed id"],
    reason: [
        "項目へのリンクと、結び付けた実績が切れます。",
        "Links to the item break, and results linked to it lose it.",
    ],
    bad: "- [p3] 説明会を開きます（公開時は p2）",
    good: "- [p2] 説明会を開きます",
    example: || ItemIdChanged { from: "p2".to_owned(), to: "p3".to_owned() }.into(),
};

/// Another page uses the earlier address of a document that has moved.
#[derive(Clone, Debug)]
pub struct AddressTaken {
    pub path: String,
    pub id: String,
}

impl Describe for AddressTaken {
    const CODE: Code = Code::new("W1011");

    fn texts(&self) -> [Message; 2] {
        let Self { path, id } = self;
        [
            Message::new(
                format!("前に「{id}」を公開したアドレス {path} を、別のページが使っています"),
                "一度も使っていないアドレス",
                "番号（no）かファイル名を変えると、前のアドレスから転送できます",
            ),
            Message::new(
                format!("another page stands at {path}, where `{id}` was published before"),
                "an address that was never used",
                "change `no` or the file's name, so that the old address can lead on",
            ),
        ]
    }
}

/// The rule of [`AddressTaken`].
pub const ADDRESS_TAKEN: Rule = Rule {
    code: AddressTaken::CODE,
    name: ["使われたアドレス", "an address in use"],
    reason: [
        "前のアドレスを別のページが使うと、もとのページへ転送できません。",
        "Where another page stands at the old address, nothing can lead on from there.",
    ],
    bad: "",
    good: "",
    example: || AddressTaken { path: "2019/somu/goal-1.html".to_owned(), id: "2019-somu-1".to_owned() }.into(),
};
