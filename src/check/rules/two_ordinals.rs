//! Rule: one plan called both 第2期 and 第2次.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::check::traits::Traits;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::character::digit;
use crate::model::path::Slug;
use crate::model::source::Span;

pub(super) const LINT: Lint = Lint::site(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0832"),
    name: ["「第2期」と「第2次」", "“period 2” and “plan 2” of one plan"],
    reason: [
        "同じ計画の名前が揺れると、二つの計画があるように読めます。",
        "One plan under two names reads like two plans.",
    ],
    bad: "第2期中期事業計画を振り返ります。…第2次中期事業計画の目標",
    good: "第2期中期事業計画を振り返ります。…第2期中期事業計画の目標",
    example: || {
        TwoOrdinals {
            name: "第2次中期事業計画".to_owned(),
            other: "第2期中期事業計画".to_owned(),
            place: "5行目".to_owned(),
        }
        .into()
    },
};

/// A plan with two names, and the position of the other one.
#[derive(Clone, Debug)]
struct TwoOrdinals {
    name: String,
    other: String,
    place: String,
}

impl Describe for TwoOrdinals {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { name, other, place } = self;
        [
            Message::new(
                format!("「{name}」は、{place} では「{other}」と書かれています"),
                "一つの計画に一つの書き方",
                "正式な名前を確かめて、そろえてください",
            ),
            Message::new(
                format!("`{name}` is written `{other}` in {place}"),
                "one name for one plan",
                "look up the official name and use it throughout",
            ),
        ]
    }
}

/// A plan whose name contains its number.
struct Named<'a> {
    source: &'a SourceText,
    /// The counter of the number: 期 or 次.
    counter: char,
    name: &'a str,
    span: Span,
}

/// The department, number and name of a plan.
type Key<'a> = (Option<&'a Slug>, String, &'a str);

const KINDS: [&str; 6] = ["計画", "プラン", "ビジョン", "構想", "戦略", "指針"];

/// Finds equal numbers and names with both counters, and reports the first use of the counter that occurs later.
fn check(context: &CheckContext) -> Vec<Diagnostic> {
    let named: Vec<(Key, Named)> = context.sources.par_iter().flat_map_iter(find).collect();
    let mut by_key: BTreeMap<Key, Vec<Named>> = BTreeMap::new();
    named.into_iter().for_each(|(key, named)| by_key.entry(key).or_default().push(named));
    by_key.values().filter_map(|all| disagreement(all)).collect()
}

fn disagreement(all: &[Named]) -> Option<Diagnostic> {
    let first = all.first()?;
    let other = all.iter().find(|named| named.counter != first.counter)?;
    let finding = TwoOrdinals {
        name: other.name.to_owned(),
        other: first.name.to_owned(),
        place: first.source.document.file.clone(),
    };
    Some(other.source.finding_at(other.span, finding))
}

fn find(source: &SourceText) -> Vec<(Key<'_>, Named<'_>)> {
    if !source.traits.meets(Traits::ORDINAL) {
        return Vec::new();
    }
    let department = source.document.place().map(|(_, department)| department);
    let mut found = Vec::new();
    for (start, text) in source.pieces() {
        for (at, sign) in text.match_indices('第') {
            let Some((number, counter, tail)) = read(&text[at + sign.len()..]) else { continue };
            let end = at + sign.len() + number.len() + counter.len_utf8() + tail.len();
            let (name, span) = (&text[at..end], Span::new(start + at, end - at));
            let value = number.chars().map(|c| digit(c).map_or(c, |digit| char::from(b'0' + digit as u8))).collect();
            found.push(((department, value, tail), Named { source, counter, name, span }));
        }
    }
    found
}

/// Parses the number, the counter and the name after them.
fn read(text: &str) -> Option<(&str, char, &str)> {
    let is_number = |c: char| digit(c).is_some() || "一二三四五六七八九十".contains(c);
    let number = &text[..text.find(|c| !is_number(c))?];
    let counter = text[number.len()..].chars().next().filter(|c| matches!(c, '期' | '次'))?;
    let rest = &text[number.len() + counter.len_utf8()..];
    let is_part = |c: char| matches!(c, '一'..='鿿' | 'ァ'..='ヺ' | 'ー' | '々' | '・');
    let run = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
    let end = KINDS.iter().filter_map(|kind| run.find(kind).map(|at| at + kind.len())).min()?;
    (!number.is_empty()).then_some((number, counter, &run[..end]))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_plan_is_a_number_a_counter_and_a_name() {
        assert_eq!(read("2期中期事業計画について"), Some(("2", '期', "中期事業計画")));
        assert_eq!(read("４次総合計画前期"), Some(("４", '次', "総合計画")));
        assert_eq!(read("2期の委託事業者"), None);
        assert_eq!(read("一期一会"), None);
    }
}
