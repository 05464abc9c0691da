//! `--links`: a page on another host is gone.

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
    code: Code::new("W0874"),
    name: ["よそのページがない（--links）", "a page on another host is gone (--links)"],
    reason: [
        "読む人が確かめに行ける先がなければ、実績の裏付けになりません。",
        "Evidence that readers cannot open proves nothing.",
    ],
    bad: "",
    good: "",
    example: || LinkGone { address: "https://www.example.com/minutes/12.pdf".to_owned(), status: 404 }.into(),
};

#[derive(Clone, Debug)]
struct LinkGone {
    address: String,
    status: u16,
}

impl Describe for LinkGone {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { address, status } = self;
        [
            Message::new(
                format!("リンク先「{address}」はもうありません（{status}）"),
                "ページのあるアドレス",
                "移った先を探して書き直すか、国立国会図書館の保存サイト（WARP）などの写しにリンクしてください",
            ),
            Message::new(
                format!("the page `{address}` is gone ({status})"),
                "an address with a page",
                "find where it went, or link to a copy in a web archive",
            ),
        ]
    }
}

fn check(context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    answered::findings(context, source, |address, answer| match answer {
        Answer::Gone(status) => Some(LinkGone { address: address.to_owned(), status: *status }.into()),
        _ => None,
    })
}
