//! Pictures that lie on other hosts.

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::markdown;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0873"),
    name: ["よそのサーバーの画像", "a picture on another host"],
    reason: [
        "ページは、よそのサーバーの画像を読み込みません。読む人のアクセスがそのサーバーに知られ、画像はいつか消えるからです。",
        "Pages load no pictures from other hosts: those would learn who reads the page, and pictures vanish there.",
    ],
    bad: "![地図](https://maps.example.com/map.png)",
    good: "![地図](../static/map.png)",
    example: || ForeignImage { address: "https://maps.example.com/map.png".to_owned() }.into(),
};

/// A picture that readers will not see.
#[derive(Clone, Debug)]
struct ForeignImage {
    address: String,
}

impl Describe for ForeignImage {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { address } = self;
        [
            Message::new(
                format!("画像「{address}」はよそのサーバーにあるので、表示されません"),
                "content/static に置いた画像",
                "使ってよい画像なら content/static に置き、そうでなければ [文字](アドレス) のリンクにしてください",
            ),
            Message::new(
                format!("the picture `{address}` is on another host and is not shown"),
                "a picture in content/static",
                "keep a copy in content/static if you may, else link to it with [text](address)",
            ),
        ]
    }
}

/// The span of a picture begins with its `!`.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let links = source.document.links.iter().filter(|link| markdown::has_scheme(&link.value));
    let pictures = links.filter(|link| source.text[link.span.start..].starts_with('!'));
    pictures.map(|link| source.finding_at(link.span, ForeignImage { address: link.value.clone() })).collect()
}
