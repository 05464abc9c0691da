//! Rule: an entry of `allow` with a code that does not exist.

use crate::check::lint::Lint;
use crate::check::suppression::SuppressionUse;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

pub(super) const LINT: Lint = Lint::suppression(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0993"),
    name: ["知らない番号の allow", "an `allow` of an unknown code"],
    reason: ["番号の書きまちがいでは、注意は消えません。", "A misspelled code silences nothing."],
    bad: "allow: {W9999: 理由}",
    good: "allow: {W0901: 理由}",
    example: || SuppressionUnknown { code: "W9999".to_owned() }.into(),
};

/// The unknown code.
#[derive(Clone, Debug)]
struct SuppressionUnknown {
    code: String,
}

impl Describe for SuppressionUnknown {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { code } = self;
        [
            Message::new(
                format!("「{code}」という注意はありません"),
                "W か N で始まる注意の番号",
                "tomei check --rules の一覧を見てください。誤り（E）は残せません",
            ),
            Message::new(
                format!("there is no rule `{code}` to suppress"),
                "a code that begins with W or N",
                "see `tomei check --rules`; errors (E) cannot be suppressed",
            ),
        ]
    }
}

fn check(suppression: &SuppressionUse) -> Option<Diagnostic> {
    let SuppressionUse { file, code, span, .. } = *suppression;
    (!suppression.is_known).then(|| Diagnostic::at(file, span, SuppressionUnknown { code: code.to_owned() }))
}
