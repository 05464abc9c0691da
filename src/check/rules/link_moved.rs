//! `--links`: a page on another host has moved.

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
    code: Code::new("W0875"),
    name: ["よそのページが移った（--links）", "a page on another host has moved (--links)"],
    reason: ["前のアドレスからの転送は、いつか止められます。", "The redirect from the old address will end one day."],
    bad: "",
    good: "",
    example: || {
        LinkMoved { address: "http://www.example.com/old".to_owned(), to: "https://www.example.com/new".to_owned() }
            .into()
    },
};

#[derive(Clone, Debug)]
struct LinkMoved {
    address: String,
    to: String,
}

impl Describe for LinkMoved {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { address, to } = self;
        [
            Message::new(
                format!("リンク先「{address}」は「{to}」に移りました"),
                "いまのアドレス",
                "新しいアドレスを開いて確かめ、書き直してください",
            ),
            Message::new(
                format!("the page `{address}` has moved to `{to}`"),
                "its present address",
                "open the new address, and write it here if it is the same page",
            ),
        ]
    }
}

fn check(context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    answered::findings(context, source, |address, answer| match answer {
        Answer::Moved(to) => Some(LinkMoved { address: address.to_owned(), to: to.clone() }.into()),
        _ => None,
    })
}
