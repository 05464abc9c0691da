//! Rule: promises that are studied year after year without a result.

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::document::Subject;
use crate::model::item::{Item, Role};

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0841"),
    name: ["毎年続く「検討」", "“studied” year after year"],
    reason: [
        "何がいつ決まるのか分からない約束が続くと、進んでいるのか誰にも分かりません。",
        "A promise that never says what will be decided cannot be seen to move.",
    ],
    bad: "（2018年度）- [p1] 公民館の使い方を検討します。\n（2019年度）- [p1] 公民館の使い方を検討します。",
    good: "- [p1] 公民館の使い方を検討します。\n  - [p1-d1 @ 12月] 利用規則の案を審議会に出す",
    example: || {
        StudiedAgain { verb: "検討".to_owned(), years: 2, since: "2018年度（平成30年度）".to_owned() }.into()
    },
};

/// A promise to study something, with the number of years and the first year.
#[derive(Clone, Debug)]
struct StudiedAgain {
    verb: String,
    years: usize,
    since: String,
}

impl Describe for StudiedAgain {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { verb, years, since } = self;
        [
            Message::new(
                format!("同じ取組みの「{verb}」が{years}年続いています（{since}から）"),
                "いつまでに、何を決めるか、何をつくるか",
                "成果物か期限を、内容（[p1-d1]）か「@ 時期」で書き足してください",
            ),
            Message::new(
                format!("the same promise has been 「{verb}」 for {years} years (since {since})"),
                "what will be decided or made, and by when",
                "add a deliverable below the promise, or a time (`@ …`)",
            ),
        ]
    }
}

/// Verbs that promise no result. 推進 and similar verbs are excluded: they are so frequent that findings would not help.
const VAGUE: [&str; 6] = ["検討", "研究", "調整", "模索", "努め", "努力"];
/// What can follow such a verb at the end of a promise.
const ENDINGS: [&str; 16] = [
    "",
    "する",
    "します",
    "していく",
    "していきます",
    "を行う",
    "を行います",
    "を進める",
    "を進めます",
    "を続ける",
    "を続けます",
    "ます",
    "る",
    "を深めます",
    "に取り組みます",
    "に取り組む",
];
/// The minimum length, in characters, of the text that two promises must share to count as the same.
const SHARED: usize = 5;

/// Reports a vague promise that continues a vague one of the previous year.
fn check(context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let Subject::Annual(goal) = &source.document.subject else { return Vec::new() };
    if goal.continues.is_empty() {
        return Vec::new();
    }
    let vague = source.document.items(Role::Promise).filter_map(|promise| Some((promise, vague_verb(promise)?)));
    vague.filter_map(|(promise, verb)| finding(context, source, promise, verb)).collect()
}

fn finding(context: &CheckContext, source: &SourceText, promise: &Item, verb: &str) -> Option<Diagnostic> {
    let (mut years, mut first, mut current) = (1, source, promise);
    while let Some((earlier, same)) = before(context, first, current) {
        (years, first, current) = (years + 1, earlier, same);
    }
    let since = first.document.place()?.0.label();
    let finding = StudiedAgain { verb: verb.to_owned(), years, since };
    (years > 1).then(|| source.finding_at(promise.span, finding))
}

/// The vague promise in a goal of an earlier year that `promise` continues. Only earlier years are followed, so that
/// the chain ends.
fn before<'d>(context: &'d CheckContext, source: &SourceText, promise: &Item) -> Option<(&'d SourceText, &'d Item)> {
    let year = source.document.place()?.0;
    let earlier = context
        .continued(&source.document)
        .filter(|earlier| matches!(earlier.document.place(), Some((before, _)) if before < year));
    earlier
        .flat_map(|source| source.document.items(Role::Promise).map(move |item| (source, item)))
        .find(|(_, item)| vague_verb(item).is_some() && share(&item.text, &promise.text))
}

/// The verb of a promise that states neither a result nor a time.
fn vague_verb(promise: &Item) -> Option<&'static str> {
    let names_a_deliverable = |item: &Item| ending_verb(&item.text).is_none();
    if promise.when.is_some() || promise.children.iter().any(names_a_deliverable) {
        return None;
    }
    ending_verb(&promise.text)
}

fn ending_verb(text: &str) -> Option<&'static str> {
    let text = text.trim_end_matches(['。', ' ', '　']);
    let ends =
        |verb: &&str| ENDINGS.iter().any(|ending| text.strip_suffix(ending).is_some_and(|text| text.ends_with(*verb)));
    VAGUE.iter().find(|verb| ends(verb)).copied()
}

fn share(one: &str, other: &str) -> bool {
    let places: Vec<usize> = one.char_indices().map(|(at, _)| at).chain([one.len()]).collect();
    let mut windows = places.windows(SHARED + 1).map(|window| &one[window[0]..window[SHARED]]);
    windows.any(|window| other.contains(window) && !is_formula(window))
}

/// Whether the text is a phrase with which promises generally end, and so does not indicate a common subject.
fn is_formula(window: &str) -> bool {
    VAGUE.iter().any(|verb| window.contains(verb)) || window.ends_with("ます。") || window.contains("について")
}

#[cfg(test)]
mod tests {
    use super::{ending_verb, share};

    #[test]
    fn knows_verbs_that_end_nothing() {
        assert_eq!(ending_verb("公民館の使い方を検討します。"), Some("検討"));
        assert_eq!(ending_verb("関係課と検討・調整する"), Some("調整"));
        assert_eq!(ending_verb("利用の促進に努めます。"), Some("努め"));
        assert_eq!(ending_verb("検討会を3回開きます。"), None);
        assert_eq!(ending_verb("検討の結果をまとめます。"), None);
    }

    #[test]
    fn one_subject_is_shared_in_words() {
        assert!(share("公民館の使い方を検討します。", "公民館の使い方の見直しを検討します。"));
        assert!(!share("窓口の時間について検討します。", "駅前の花壇について検討します。"));
    }
}
