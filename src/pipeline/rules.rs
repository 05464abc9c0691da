//! The documentation of everything that `tomei check` reports, collected from all stages.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::check::rules::LINTS;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::lang::Lang;
use crate::diagnostic::message::Text;
use crate::diagnostic::reference_fault;
use crate::diagnostic::rule::Rule;
use crate::diagnostic::severity::Severity;
use crate::load::fault::ByteOrderMark;
use crate::publication;
use crate::validate;
use crate::validate::fault::text::UnsafeUrl;

/// Warnings that can be suppressed but are not documented with the rules, since they concern files and not what is
/// written in them.
const UNLISTED: [Code; 2] = [ByteOrderMark::CODE, UnsafeUrl::CODE];

/// Every rule, in the order of the codes.
pub fn rules() -> Vec<Rule> {
    let of_stages = validate::fault::RULES.into_iter().chain(publication::fault::RULES);
    let of_check = LINTS.iter().map(|lint| lint.rule);
    let mut rules: Vec<Rule> = of_stages.chain([reference_fault::UNKNOWN_REFERENCE]).chain(of_check).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// The rule with the code `code`.
pub fn find(code: Code) -> Option<Rule> {
    rules().into_iter().find(|rule| rule.code == code)
}

/// The codes that `allow` may name: warnings and notes, except those about `allow` itself.
pub fn suppressible() -> BTreeSet<Code> {
    let about_suppressions: BTreeSet<Code> =
        LINTS.iter().filter(|lint| lint.is_about_suppressions()).map(|lint| lint.rule.code).collect();
    let codes = rules().into_iter().map(|rule| rule.code).chain(UNLISTED);
    codes.filter(|code| code.severity() != Severity::Error && !about_suppressions.contains(code)).collect()
}

const HEAD: &str = "\
# tomei check の注意

`tomei check` が見ること、その理由、直し方です。この一覧は `tomei check --rules` でも出ます。
（What `tomei check` looks at, why, and the cure. `tomei check --rules` prints this page.）

- E は誤りで、直すまでサイトは作られません。W は注意で、サイトは作られます。N は読み取り方の覚え書きで、`--notes` を付けたときだけ出ます。
- 確かめたうえで残すときは、文書の前書きに `allow: {番号: 理由}` と書きます。サイト全体なら `content/tomei.yaml` に書きます。
- 資料についての注記（`source` の `note`）は原本の書き方を引く場所なので、見ません。

(E: an error, the site is not built. W: a warning. N: a note, shown with `--notes`. To let one stand, write
`allow: {CODE: reason}` into the front matter, or into `content/tomei.yaml` for the whole site.)
";

/// The documentation of all rules in Markdown, Japanese first.
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    rules().iter().for_each(|rule| add(&mut page, rule));
    page
}

fn add(page: &mut String, rule: &Rule) {
    let fault = (rule.example)();
    let [ja, en] = [Lang::Ja, Lang::En].map(|lang| fault.message(lang));
    let severity = match fault.severity() {
        Severity::Error => "誤り",
        Severity::Warning => "注意",
        Severity::Note => "覚え書き",
    };
    let written = (|| {
        writeln!(page, "\n## {} {}（{severity}）\n", rule.code, rule.name(Lang::Ja))?;
        writeln!(page, "{}\n", rule.reason(Lang::Ja))?;
        writeln!(page, "- 例: {}", ja.title)?;
        if let Some(hint) = &ja.hint {
            writeln!(page, "- 直し方: {hint}")?;
        }
        if !rule.bad.is_empty() {
            writeln!(page, "\n```text\n× {}\n○ {}\n```", indented(rule.bad), indented(rule.good))?;
        }
        let hint = en.hint.as_ref().map(sentence).unwrap_or_default();
        writeln!(page, "\n{}: {} {hint}", capital(rule.name(Lang::En)), rule.reason(Lang::En))
    })();
    written.expect("a string takes what is written to it");
}

fn indented(example: &str) -> String {
    example.replace('\n', "\n  ").replace("\n  \n", "\n\n")
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

fn sentence(words: &Text) -> String {
    capital(words) + "."
}

#[cfg(test)]
mod tests {
    use super::{rules, suppressible};

    #[test]
    fn examples_are_of_their_own_rule_and_codes_are_used_once() {
        let rules = rules();
        assert!(rules.iter().all(|rule| (rule.example)().code() == rule.code));
        assert!(rules.is_sorted_by(|a, b| a.code < b.code), "a code belongs to one rule");
    }

    #[test]
    fn errors_and_suppressions_cannot_be_suppressed() {
        let codes = suppressible();
        let has = |code: &str| codes.iter().any(|known| known.as_str() == code);
        assert!(has("W0821") && has("N0814") && has("W0102"));
        assert!(!has("E0404") && !has("W0992") && !has("W9999") && !has("誤り"));
    }
}
