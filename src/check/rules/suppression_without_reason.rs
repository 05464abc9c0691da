//! Rule: an entry of `allow` without a reason.

use crate::check::lint::Lint;
use crate::check::suppression::SuppressionUse;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

pub(super) const LINT: Lint = Lint::suppression(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0991"),
    name: ["理由のない allow", "an `allow` without a reason"],
    reason: [
        "理由がなければ、次に見る人は残してよいのか判断できません。",
        "Without a reason the next editor cannot tell whether it may stay.",
    ],
    bad: "allow: {W0821: ''}",
    good: "allow: {W0821: 原本に記載がありません}",
    example: || SuppressionWithoutReason { code: "W0821".to_owned() }.into(),
};

/// The code that is listed without a reason.
#[derive(Clone, Debug)]
struct SuppressionWithoutReason {
    code: String,
}

impl Describe for SuppressionWithoutReason {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { code } = self;
        [
            Message::new(
                format!("{code} を残す理由が書かれていません"),
                format!("「{code}: 理由」"),
                "次に見る人のために、なぜ残すのかを書いてください。理由がない間は、注意を出します",
            ),
            Message::new(
                format!("no reason is given why {code} is suppressed"),
                format!("`{code}: reason`"),
                "write the reason for whoever looks next; without one the rule goes on speaking",
            ),
        ]
    }
}

fn check(suppression: &SuppressionUse) -> Option<Diagnostic> {
    let SuppressionUse { file, code, span, .. } = *suppression;
    (suppression.is_known && !suppression.has_reason)
        .then(|| Diagnostic::at(file, span, SuppressionWithoutReason { code: code.to_owned() }))
}
