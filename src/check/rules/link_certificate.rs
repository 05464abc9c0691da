//! `--links`: the certificate of another host.

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
    code: Code::new("W0877"),
    name: ["よそのサーバーの証明書（--links）", "the certificate of another host (--links)"],
    reason: [
        "証明書が切れているサイトでは、読む人に警告が出ます。",
        "Readers are warned of a site whose certificate is not valid.",
    ],
    bad: "",
    good: "",
    example: || LinkCertificate { address: "https://expired.example.com/".to_owned() }.into(),
};

#[derive(Clone, Debug)]
struct LinkCertificate {
    address: String,
}

impl Describe for LinkCertificate {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { address } = self;
        [
            Message::new(
                format!("リンク先「{address}」の証明書が確かめられません"),
                "有効な証明書のあるアドレス",
                "ブラウザーで開いて確かめ、相手の団体に知らせるか、別のアドレスにしてください",
            ),
            Message::new(
                format!("the certificate of `{address}` cannot be verified"),
                "an address with a valid certificate",
                "open it in a browser; tell its owner, or link elsewhere",
            ),
        ]
    }
}

fn check(context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    answered::findings(context, source, |address, answer| match answer {
        Answer::Certificate => Some(LinkCertificate { address: address.to_owned() }.into()),
        _ => None,
    })
}
