//! Faults of the text below the front matter.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

/// HTML in the text, which is shown literally.
#[derive(Clone, Debug)]
pub struct RawHtml {
    pub html: String,
}

impl Describe for RawHtml {
    const CODE: Code = Code::new("W0501");

    fn texts(&self) -> [Message; 2] {
        let Self { html } = self;
        [
            Message::new(
                format!("HTML はそのまま文字として表示されます（{html}）"),
                "Markdown の書き方",
                "強調は **太字**、リンクは [文字](アドレス) と書けます",
            ),
            Message::new(
                format!("HTML is shown as plain characters ({html})"),
                "Markdown",
                "write **bold** for emphasis and [text](address) for a link",
            ),
        ]
    }
}

/// The rule of [`RawHtml`].
pub const RAW_HTML: Rule = Rule {
    code: RawHtml::CODE,
    name: ["HTML がそのまま出る", "HTML is shown as it is typed"],
    reason: [
        "本文は Markdown で書きます。HTML は安全のため、文字のまま表示されます。",
        "Text is Markdown; HTML is shown as characters, for safety.",
    ],
    bad: "<b>重要</b>",
    good: "**重要**",
    example: || RawHtml { html: "<b>".to_owned() }.into(),
};

/// Lists in lists, quotes in quotes or marks in marks without end.
#[derive(Clone, Debug)]
pub struct BlocksTooDeep {
    pub limit: usize,
}

impl Describe for BlocksTooDeep {
    const CODE: Code = Code::new("E0515");

    fn texts(&self) -> [Message; 2] {
        let Self { limit } = self;
        [
            Message::new(
                format!("リストや引用、強調の入れ子が深すぎます（{limit} 段を超える）"),
                "数段までの入れ子",
                "行頭の「-」や「>」が続けて並んでいないか確かめ、要らないものを消してください",
            ),
            Message::new(
                format!("lists, quotes or marks are nested too deep (more than {limit} levels)"),
                "a few levels",
                "look for a row of `-` or `>` signs, and delete what is too much",
            ),
        ]
    }
}

/// An entry below more entries than a page can show.
#[derive(Clone, Debug)]
pub struct ItemTooDeep {
    pub limit: usize,
}

impl Describe for ItemTooDeep {
    const CODE: Code = Code::new("E0516");

    fn texts(&self) -> [Message; 2] {
        let Self { limit } = self;
        [
            Message::new(
                format!("項目の入れ子が深すぎます（{limit} 段を超える）"),
                format!("{limit} 段までの項目"),
                "行頭の空白を減らして、浅い段に書いてください",
            ),
            Message::new(
                format!("entries are nested too deep (more than {limit} levels)"),
                format!("entries of at most {limit} levels"),
                "indent them less",
            ),
        ]
    }
}

/// A link with a scheme such as `javascript:`, which is removed.
#[derive(Clone, Debug)]
pub struct UnsafeUrl {
    pub url: String,
}

impl Describe for UnsafeUrl {
    const CODE: Code = Code::new("W0502");

    fn texts(&self) -> [Message; 2] {
        let Self { url } = self;
        [
            Message::new(
                format!("リンク先「{url}」は安全でないので外しました"),
                "http、https、mailto、tel、またはサイト内のパス",
                "",
            ),
            Message::new(
                format!("the link to `{url}` is unsafe and was removed"),
                "http, https, mailto, tel, or a path inside the site",
                "",
            ),
        ]
    }
}

/// An image without a text alternative.
#[derive(Clone, Debug)]
pub struct ImageWithoutAlt;

impl Describe for ImageWithoutAlt {
    const CODE: Code = Code::new("W0503");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "画像に代わりの文字がありません",
                " ![画像の説明](画像のパス)".trim_start(),
                "見えない人にも伝わる説明を [ ] の中に書いてください",
            ),
            Message::new(
                "the image has no text alternative",
                "![what the picture shows](path)",
                "describe the picture between [ and ]",
            ),
        ]
    }
}

/// The rule of [`ImageWithoutAlt`].
pub const IMAGE_WITHOUT_ALT: Rule = Rule {
    code: ImageWithoutAlt::CODE,
    name: ["画像の説明がない", "an image without a text alternative"],
    reason: [
        "画面を見ない人には、画像の中身が伝わりません（JIS X 8341-3 の 1.1.1）。",
        "People who do not see the screen learn nothing of the picture (WCAG 1.1.1).",
    ],
    bad: "![](files/map.png)",
    good: "![新しい窓口の場所を示す地図](files/map.png)",
    example: || ImageWithoutAlt.into(),
};

/// Text that belongs to no section.
#[derive(Clone, Debug)]
pub struct TextBeforeSections;

impl Describe for TextBeforeSections {
    const CODE: Code = Code::new("W0504");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "最初の見出し（##）より前に文章があります（ページの冒頭に表示します）",
                "「## 取組み」などの見出し",
                "見出しの下に移すか、summary に書いてください",
            ),
            Message::new(
                "there is text before the first heading (##); it is shown at the top of the page",
                "a heading such as `## 取組み`",
                "move it below a heading, or into `summary`",
            ),
        ]
    }
}

/// The rule of [`TextBeforeSections`].
pub const TEXT_BEFORE_SECTIONS: Rule = Rule {
    code: TextBeforeSections::CODE,
    name: ["見出しより前の文章", "text before the first heading"],
    reason: [
        "見出しのない文章は、何の欄の記載か分かりません。",
        "Text without a heading belongs to no part of the sheet.",
    ],
    bad: "（本文の始まり）\n文章。\n\n## 取組み",
    good: "## 取組み\n\n- [p1] 文章。",
    example: || TextBeforeSections.into(),
};

/// A tag with links, in a section whose items cannot have links.
#[derive(Clone, Debug)]
pub struct LinksHaveNoPlace {
    pub tag: String,
}

impl Describe for LinksHaveNoPlace {
    const CODE: Code = Code::new("E0505");

    fn texts(&self) -> [Message; 2] {
        let Self { tag } = self;
        [
            Message::new(
                format!("「{tag}」の「->」はここでは使えません"),
                "実績 → 取組み、課題 → 実績・取組み、総括 → 方針、取組み → 前の年度の課題（2019-somu-1/i1 の形）",
                "「->」を消すか、正しい見出しの下に移してください",
            ),
            Message::new(
                format!("the `->` of `{tag}` has no meaning here"),
                "result → promise, issue → result or promise, review → approach, promise → issue of an earlier year (2019-somu-1/i1)",
                "remove the `->` or move the entry under the right heading",
            ),
        ]
    }
}

/// Two items of one file with the same id.
#[derive(Clone, Debug)]
pub struct DuplicateItem {
    pub id: String,
}

impl Describe for DuplicateItem {
    const CODE: Code = Code::new("E0402");

    fn texts(&self) -> [Message; 2] {
        let Self { id } = self;
        [
            Message::new(
                format!("このファイルには [{id}] が二つあります"),
                "ファイルの中で一つだけの id",
                "どちらかの番号を変えてください",
            ),
            Message::new(
                format!("this file has two items [{id}]"),
                "an id used once in the file",
                "renumber one of them",
            ),
        ]
    }
}
