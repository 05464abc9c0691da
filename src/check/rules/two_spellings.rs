//! Rule: one title in two spellings.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::content_file::ContentFile;
use crate::model::path::Slug;
use crate::model::source::{Located, Span};

pub(super) const LINT: Lint = Lint::site(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0831"),
    name: ["題名の二つの書き方", "two spellings of one title"],
    reason: [
        "「跡地活用」と「跡地利活用」のように書き方が揺れると、別の政策に見え、探しても片方しか見つかりません。",
        "A title in two spellings looks like two policies, and a search finds only one of them.",
    ],
    bad: "- {no: 14, title: 学校施設跡地活用方針の策定}\n- {no: 15, title: 学校施設跡地利活用方針の策定}",
    good: "- no: 14\n  title: 学校施設跡地活用方針の策定\n  other_titles: [学校施設跡地利活用方針の策定]",
    example: || {
        TwoSpellings {
            title: "学校施設跡地利活用方針の策定".to_owned(),
            other: "学校施設跡地活用方針の策定".to_owned(),
            place: "14".to_owned(),
        }
        .into()
    },
};

/// A title, and the title that it nearly equals.
#[derive(Clone, Debug)]
struct TwoSpellings {
    title: String,
    other: String,
    place: String,
}

impl Describe for TwoSpellings {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { title, other, place } = self;
        [
            Message::new(
                format!("「{title}」とよく似た題名「{other}」が {place} にあります"),
                "一つのものに一つの書き方",
                "同じものなら書き方をそろえ、ほかの書き方は other_titles に移してください",
            ),
            Message::new(
                format!("`{title}` is nearly the same as `{other}` in {place}"),
                "one spelling for one thing",
                "if they are one thing, keep one spelling and move the other into `other_titles`",
            ),
        ]
    }
}

/// A title in a plan or policy set.
struct Title<'a> {
    file: &'static str,
    /// The id of the plan or set.
    table: &'a str,
    row: Span,
    code: &'a str,
    text: &'a str,
}

/// Reports titles of one plan or set that are nearly the same.
fn check(context: &CheckContext) -> Vec<Diagnostic> {
    let titles = titles(context);
    let mut near: BTreeSet<(usize, usize)> = BTreeSet::new();
    for group in groups(&titles).values() {
        for (position, first) in group.iter().enumerate() {
            let alike = group[position + 1..].iter().filter(|second| is_same(&titles[*first], &titles[**second]));
            near.extend(alike.map(|second| (*first, *second)));
        }
    }
    near.into_iter().map(|(first, second)| finding(context, &titles[first], &titles[second])).collect()
}

fn titles<'a>(context: &CheckContext<'a>) -> Vec<Title<'a>> {
    let measures = context.tables.plans.iter().flat_map(|plan| {
        plan.measures
            .iter()
            .map(|row| (ContentFile::Plans.path(), plan.id.value.as_str(), &row.code, row.title.as_str()))
    });
    let policies = context.tables.policy_sets.iter().flat_map(|set| {
        set.items.iter().map(|row| (ContentFile::Policies.path(), set.id.value.as_str(), &row.no, row.title.as_str()))
    });
    let title = |(file, table, code, text): (_, _, &'a Located<Slug>, _)| Title {
        file,
        table,
        row: code.span,
        code: code.value.as_str(),
        text,
    };
    measures.chain(policies).map(title).collect()
}

/// Groups titles that have the same beginning or the same end, so that only these are compared: a slip of one character
/// leaves at least one of the two intact.
fn groups<'a>(titles: &[Title<'a>]) -> BTreeMap<(&'a str, bool, String), Vec<usize>> {
    let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, title) in titles.iter().enumerate() {
        let plain: Vec<char> = plain(title.text);
        let ends = [plain.iter().take(END).collect(), plain.iter().rev().take(END).collect::<String>()];
        for (is_end, end) in [false, true].into_iter().zip(ends) {
            groups.entry((title.table, is_end, end)).or_default().push(index);
        }
    }
    groups
}

const END: usize = 5;
/// The minimum length of a title in characters. In shorter ones a single character can make a different title.
const SHORTEST: usize = 10;
/// A title may have one slip, and one more for every this many characters.
const PER_SLIP: usize = 40;

fn is_same(one: &Title, other: &Title) -> bool {
    let (first, second) = (plain(one.text), plain(other.text));
    if first == second {
        return true;
    }
    let length = first.len().min(second.len());
    length >= SHORTEST && slips(&first, &second).is_some_and(|slips| slips <= 1 + length / PER_SLIP)
}

/// The number of characters that differ between the common beginning and the common end; `None` if they make a
/// different title.
fn slips(one: &[char], other: &[char]) -> Option<usize> {
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    let tells_apart = one.iter().chain(other).any(|c| c.is_numeric() || TELLING.contains(*c));
    (!tells_apart).then(|| one.len().max(other.len()))
}

/// Characters that distinguish titles, as in 前期 and 後期, 東地区 and 西地区.
const TELLING: &str = "一二三四五六七八九十前後上中下東西南北内外大小男女新旧左右官民非不未無甲乙有";

/// The title normalized for comparison: without differences in width, spaces and punctuation.
fn plain(text: &str) -> Vec<char> {
    text.nfkc().filter(|c| c.is_alphanumeric() || *c == 'ー').collect()
}

fn finding(context: &CheckContext, first: &Title, second: &Title) -> Diagnostic {
    let (title, other) = (second.text.to_owned(), first.text.to_owned());
    let finding = TwoSpellings { title, other, place: format!("{}:{}", first.table, first.code) };
    context.finding_in_table(second.file, second.row, second.text, finding)
}

#[cfg(test)]
mod tests {
    use super::{Title, is_same};
    use crate::model::source::Span;

    fn check(one: &str, other: &str, expected: bool) {
        let title = |text| Title { file: "", table: "", row: Span::default(), code: "", text };
        assert_eq!(is_same(&title(one), &title(other)), expected, "{one} / {other}");
    }

    #[test]
    fn slips_are_seen() {
        check("学校施設跡地活用方針の策定", "学校施設跡地利活用方針の策定", true);
        check("子ども・若者への支援", "子ども若者への支援", true);
        check("窓口サービスの充実を図ります。", "窓口サービスの充実を図ります", true);
    }

    #[test]
    fn other_things_are_left_apart() {
        check("就労支援の充実", "若者支援の充実", false);
        check("前期基本計画の着実な推進", "後期基本計画の着実な推進", false);
        check("第1期子ども計画の推進を図る", "第2期子ども計画の推進を図る", false);
        check("東地区の公園をすべて整備する", "西地区の公園をすべて整備する", false);
    }
}
