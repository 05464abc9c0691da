//! `--links`: a host that does not answer.

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
    code: Code::new("W0878"),
    name: ["よそのサーバーの返事がない（--links）", "a host that does not answer (--links)"],
    reason: ["開かないリンクを、読む人は長く待たされます。", "Readers wait long for a link that does not open."],
    bad: "",
    good: "",
    example: || LinkSilent { address: "https://slow.example.com/".to_owned() }.into(),
};

#[derive(Clone, Debug)]
struct LinkSilent {
    address: String,
}

impl Describe for LinkSilent {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { address } = self;
        [
            Message::new(
                format!("リンク先「{address}」から、時間内に返事がありません"),
                "すぐに開くアドレス",
                "日を改めて確かめ、続くようなら別のアドレスにしてください",
            ),
            Message::new(
                format!("`{address}` did not answer in time"),
                "an address that opens soon",
                "try again another day, and link elsewhere if it stays so",
            ),
        ]
    }
}

fn check(context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    answered::findings(context, source, |address, answer| match answer {
        Answer::TimedOut => Some(LinkSilent { address: address.to_owned() }.into()),
        _ => None,
    })
}
