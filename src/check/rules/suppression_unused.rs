//! Rule: an entry of `allow` that suppresses nothing.

use crate::check::answered;
use crate::check::lint::Lint;
use crate::check::suppression::SuppressionUse;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

pub(super) const LINT: Lint = Lint::suppression(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0992"),
    name: ["使われていない allow", "an `allow` of nothing"],
    reason: [
        "直したあとも残っていると、同じ種類の新しい誤りまで隠れます。",
        "Left behind after the cure, it would hide the next fault of its kind.",
    ],
    bad: "allow: {W0901: 引用です}（もう引用はない）",
    good: "（allow の行を消す）",
    example: || SuppressionUnused { code: "W0901".to_owned() }.into(),
};

/// The code that is never reported.
#[derive(Clone, Debug)]
struct SuppressionUnused {
    code: String,
}

impl Describe for SuppressionUnused {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { code } = self;
        [
            Message::new(
                format!("{code} の注意は、もうありません"),
                "残す注意のある allow だけ",
                "この行を allow から消してください",
            ),
            Message::new(
                format!("{code} has nothing to say here any more"),
                "only what is still suppressed",
                "remove the line from `allow`",
            ),
        ]
    }
}

fn check(suppression: &SuppressionUse) -> Option<Diagnostic> {
    let SuppressionUse { file, code, span, .. } = *suppression;
    let is_unused = !suppression.is_used && !answered::CODES.contains(&code);
    (suppression.is_known && suppression.has_reason && is_unused)
        .then(|| Diagnostic::at(file, span, SuppressionUnused { code: code.to_owned() }))
}
