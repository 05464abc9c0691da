//! `--links`: a host that does not exist.

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
    code: Code::new("W0876"),
    name: ["よそのサーバーが見つからない（--links）", "a host that does not exist (--links)"],
    reason: [
        "サーバーの名前が書き間違いか、その団体がサイトをやめています。やめた名前は、別の人が手に入れることがあります。",
        "The name of the host is misspelt, or its owner gave it up; anybody may get it next.",
    ],
    bad: "",
    good: "",
    example: || LinkHostUnknown { address: "https://www.example.invalid/".to_owned() }.into(),
};

#[derive(Clone, Debug)]
struct LinkHostUnknown {
    address: String,
}

impl Describe for LinkHostUnknown {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { address } = self;
        [
            Message::new(
                format!("リンク先「{address}」のサーバーが見つかりません"),
                "いまあるサーバーの名前",
                "つづりを確かめ、サイトがなくなっていればリンクを外してください",
            ),
            Message::new(
                format!("the host of `{address}` does not exist"),
                "the name of an existing host",
                "check the spelling; remove the link if the site is gone",
            ),
        ]
    }
}

fn check(context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    answered::findings(context, source, |address, answer| match answer {
        Answer::NoHost => Some(LinkHostUnknown { address: address.to_owned() }.into()),
        _ => None,
    })
}
