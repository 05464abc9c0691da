//! `--links`: a host that could not be asked.

use crate::check::answered;
use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::answer::Answer;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("N0879"),
    name: ["よそのサーバーに聞けなかった（--links）", "a host that could not be asked (--links)"],
    reason: [
        "機械からの問い合わせを断るサイトもあります。リンクが切れているとは限りません。",
        "Some sites refuse questions of machines, which does not mean that the link is broken.",
    ],
    bad: "",
    good: "",
    example: || LinkNotAsked { address: "https://members.example.com/".to_owned(), status: Some(403) }.into(),
};

#[derive(Clone, Debug)]
struct LinkNotAsked {
    address: String,
    /// The status that it answered with; none if there was no connection.
    status: Option<u16>,
}

impl Describe for LinkNotAsked {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { address, status } = self;
        let status = status.map(|status| status.to_string());
        let [ja, en] = ["つながりません", "no connection"].map(|other| status.as_deref().unwrap_or(other));
        [
            Message::new(
                format!("リンク先「{address}」には聞けませんでした（{ja}）"),
                "",
                "ブラウザーで開いて確かめてください",
            ),
            Message::new(format!("`{address}` could not be asked ({en})"), "", "open it in a browser"),
        ]
    }
}

fn check(context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    answered::findings(context, source, |address, answer| {
        let status = match answer {
            Answer::Refused(status) => Some(*status),
            Answer::NotReached => None,
            _ => return None,
        };
        Some(LinkNotAsked { address: address.to_owned(), status }.into())
    })
}
