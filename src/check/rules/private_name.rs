//! Rule: names that look like those of private persons. A person has to decide.

use std::ops::Range;

use tomei_search::build::morphemes::Morpheme;

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::check::traits::{CUES, Traits};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0861"),
    name: ["個人の氏名らしい言葉", "what looks like a private name"],
    reason: [
        "公表した氏名は検索に残り、取り消せません。部局長など公表している人の氏名は数えません。",
        "A published name stays in search engines; published heads of departments are not counted.",
    ],
    bad: "講師に山田太郎氏を招きました。",
    good: "講師に防災の専門家を招きました。",
    example: || PrivateName { name: "山田太郎".to_owned() }.into(),
};

/// A possible name.
#[derive(Clone, Debug)]
struct PrivateName {
    name: String,
}

impl Describe for PrivateName {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { name } = self;
        [
            Message::new(
                format!("「{name}」は個人の氏名のようです"),
                "公表してよいと確かめた氏名だけ",
                "本人の承諾と公表の要否を確かめ、要らなければ職名などに改めてください",
            ),
            Message::new(
                format!("「{name}」 looks like the name of a private person"),
                "only names that may be published",
                "check consent and need, or write the person's role instead",
            ),
        ]
    }
}

/// Only lines with a cue that accompanies names are analysed morphologically.
fn check(context: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    if !source.traits.meets(Traits::NAME_CUE) {
        return Vec::new();
    }
    let lines = source.pieces().flat_map(|(start, text)| lines(start, text));
    let with_cue = lines.filter(|(_, line)| line.contains(['氏', '様']) || CUES.iter().any(|cue| line.contains(cue)));
    with_cue.flat_map(|(start, line)| of_line(context, source, start, line)).collect()
}

fn lines(start: usize, text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    })
}

fn of_line(context: &CheckContext, source: &SourceText, start: usize, line: &str) -> Vec<Diagnostic> {
    let Some(analyser) = context.analyser() else { return Vec::new() };
    let names = names(&analyser.morphemes(line));
    let private = names.into_iter().filter(|range| !context.heads.contains(&line[range.clone()]));
    let finding = |range: &Range<usize>| PrivateName { name: line[range.clone()].to_owned() };
    private.map(|range| source.finding(start + range.start..start + range.end, finding(&range))).collect()
}

/// Titles of private persons that follow a name and that the dictionary does not treat as suffixes.
const BEHIND: [&str; 8] = ["先生", "教授", "講師", "選手", "医師", "弁護士", "夫妻", "君"];
/// Roles that precede the name of a private person.
const BEFORE: [&str; 9] = ["講師", "代表", "会長", "画家", "作家", "俳優", "選手", "医師", "教授"];
/// What can be between a role and a name.
const BETWEEN: [&str; 8] = ["：", ":", "・", "の", "、", "（", "(", "＝"];

/// The names among the morphemes of a line: a family name and a given name, or one of them before an honorific. Names
/// with 部長 or 市長 are excluded, since the names of officials are published.
fn names(morphemes: &[Morpheme]) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < morphemes.len() {
        let length = name_length(&morphemes[at..]);
        let (before, after) = (&morphemes[..at], &morphemes[at + length..]);
        let is_whole = length > 1;
        if length > 0 && (is_honoured(after) || is_whole && (has_role(before) || lives_somewhere(after))) {
            found.push(morphemes[at].range.start..morphemes[at + length - 1].range.end);
        }
        at += length.max(1);
    }
    found
}

fn is_of(morpheme: &Morpheme, kind: &[&str]) -> bool {
    kind.iter().zip(&morpheme.part_of_speech).all(|(wanted, found)| wanted == found)
}

/// The length of a name in morphemes: 中村/正憲, or a family name and one noun that the dictionary does not know as a given
/// name.
fn name_length(morphemes: &[Morpheme]) -> usize {
    let kind = |index: usize, kind: &[&str]| morphemes.get(index).is_some_and(|morpheme| is_of(morpheme, kind));
    let is_noun = |index: usize| kind(index, &["名詞", "固有名詞"]) || kind(index, &["名詞", "一般"]);
    let is_full = kind(0, FAMILY) && (kind(1, GIVEN) || is_noun(1) && is_honoured(&morphemes[2..]));
    if is_full {
        return 2;
    }
    usize::from(kind(0, FAMILY) || kind(0, GIVEN))
}

const FAMILY: &[&str] = &["名詞", "固有名詞", "人名", "姓"];
const GIVEN: &[&str] = &["名詞", "固有名詞", "人名", "名"];

/// Whether 氏, さん, 様 or a title of private persons follows.
fn is_honoured(after: &[Morpheme]) -> bool {
    after.first().is_some_and(|next| is_of(next, &["名詞", "接尾", "人名"]) || BEHIND.contains(&next.surface))
}

fn has_role(before: &[Morpheme]) -> bool {
    let ends_in = |morpheme: &&Morpheme| BEFORE.iter().any(|role| morpheme.surface.ends_with(role));
    let mut last = before.iter().rev().skip_while(|morpheme| BETWEEN.contains(&morpheme.surface));
    last.next().filter(ends_in).is_some()
}

/// Whether a place of residence or origin follows, as in （豊中市在住） or (神戸市出身).
fn lives_somewhere(after: &[Morpheme]) -> bool {
    let mut inside = after.iter().take(8);
    let opens = inside.next().is_some_and(|next| matches!(next.surface, "（" | "("));
    opens && inside.any(|morpheme| matches!(morpheme.surface, "在住" | "出身"))
}
