//! What is written is what is shown: each piece of text once, in its order and under its heading, or a diagnostic says
//! that it is not.
//!
//! Documents are put together of everything that Markdown and Japanese keyboards offer. Each piece of text holds a number
//! of its own, so that the text can be counted in the source without knowing Markdown. `TOMEI_CONSERVATION=1000000` makes
//! as many documents, `TOMEI_CONSERVATION_SEED=7` others; each failure names the document.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tomei::markdown::html::{Place, to_html};
use tomei::markdown::{to_passages, to_text};
use tomei::model::document::Document;
use tomei::model::item::{Item, Role, Section};
use tomei::model::publication::Part;
use tomei::publication::texts::texts;
use tomei::validate::document;
use unicode_normalization::UnicodeNormalization;

/// Pieces of one line; `@` is the next number.
const INLINE: [&str; 74] = [
    "@",
    "**「@」**@",
    "*@*",
    "@**@。**@",
    "~~@~~",
    "~@~",
    "`@`",
    "`` @`@ ``",
    "[@](https://example.jp/)",
    "[@][known]",
    "[@][unknown]",
    "[@]",
    "[@",
    "@]",
    "![@](a.png)",
    "[![@](a.png)](b.md)",
    "@[^n]",
    "[^n]@",
    "@[^none]",
    "<b>@</b>",
    "<@>",
    "<!-- @ -->",
    "[NPO] @",
    "[x] @",
    "[ ] @",
    "\\*@\\*",
    "@&amp;@",
    "&copy;@",
    "@　@",
    "（@）",
    "「@」",
    "@：@",
    "**@",
    "@**",
    "__（@）__",
    "_@_",
    "@*@",
    "@](",
    "@|@",
    "$@$",
    "{@}",
    "@\u{200b}@",
    "\u{202e}@\u{202c}",
    "葛\u{e0100}@",
    "#@",
    "@#",
    "@ #",
    "^@^",
    "@^",
    "=@=",
    "@\\",
    "https://example.jp/a_b。@",
    "（https://example.jp/）@",
    "https://example.jp/@",
    "<https://example.jp/>@",
    "@  ",
    "が@ぎ",
    "\u{a0}@",
    "@\t@",
    "[p9] @",
    "[@ @ 10月]",
    "［p9］@",
    "（@）@",
    "［p9 ＠ 年度末］ @",
    "［@］（https://example.jp/）",
    "@（令和7年3月）",
    "~~~@",
    "```@",
    "~~~ @ @",
    "@\n　　- @",
    "@\n　```@",
    "@\n          ~~~@",
    "@\n\t\t\t> @",
    "@\n      1. ```@",
];

/// Blocks; `%` is a piece of one line.
const BLOCKS: [&str; 42] = [
    "%",
    "%\n%",
    "%\n\n%",
    "### %",
    "###　@",
    "#### @ ####",
    "```\n@\n  - @\n\n##　@\n```",
    "~~~\n@\n~~~",
    "    @\n      - @",
    "| % | % |\n|---|:-:|\n| % | % |",
    "|@|\n|-|\n|@|@|",
    "> %",
    "> %\n%",
    "> - %\n>   - %",
    "<div>\n@\n</div>",
    "<div>@</div>\n\n@",
    "@\n: %",
    "@\n: @\n: @\n\n@\n: @",
    "---\n%",
    "@\n***",
    "[known]: https://example.jp/k",
    "[unused]: https://example.jp/u",
    "[^n]: %",
    "[@]: @",
    "&nbsp;@",
    "\\- @",
    "\\・@",
    "\\１．@",
    "1986. @",
    "@\\\n@",
    "+++\n@",
    "＊＊@＊＊",
    "- - -\n@",
    "★@",
    "【@】",
    "【実施の@】\n\n- %",
    "|@|@|\n|%|%|",
    "Ⅰ　@\n１　%",
    "@\n\n終わり\n@",
    "~~~~~~~~~~\n@",
    "@\n```\n@",
    "~~~@\n@\n~~~",
];

/// Signs of entries as people type them.
const SIGNS: [&str; 43] = [
    "- ",
    "* ",
    "+ ",
    "-　",
    "-",
    "－ ",
    "－",
    "＊　",
    "・",
    "・ ",
    "・　",
    "･",
    "•",
    "○",
    "○ ",
    "●　",
    "①",
    "① ",
    "(1)",
    "(1) ",
    "（１）",
    "１．",
    "１． ",
    "１）",
    "1. ",
    "1.",
    "1) ",
    "⑴",
    "（ア）",
    "(a) ",
    "ア　",
    "ア．",
    "イ）",
    "a) ",
    "Ⅰ．",
    "Ⅱ　",
    "一、",
    "二　",
    "【1】",
    "〔２〕",
    "㋐",
    "第一　",
    "№1 ",
];

const SECTIONS: [(&str, Role); 20] = [
    ("## 取組み", Role::Promise),
    ("##　取組", Role::Promise),
    ("＃＃ 主な取り組み：", Role::Promise),
    ("## ■ 取組み", Role::Promise),
    ("## 取組み ##", Role::Promise),
    ("## 実績", Role::Result),
    ("## 成果", Role::Result),
    ("##実績", Role::Result),
    ("## 課題・今後の方向性", Role::Issue),
    ("## 課題:", Role::Issue),
    ("## 注記", Role::Text),
    ("##　覚え書き　##", Role::Text),
    ("# 背景", Role::Text),
    ("## 経過（令和7年度）", Role::Text),
    ("【取組内容】", Role::Promise),
    ("【実績】", Role::Result),
    ("実績", Role::Result),
    ("課題", Role::Issue),
    ("## 実績（令和2年度）", Role::Result),
    ("## 実績・成果：", Role::Result),
];

/// What stands below a heading.
#[derive(Clone, Debug)]
pub enum Content {
    Block(usize, [usize; 4]),
    /// Entries with one sign, each with the sign of an entry below it, where there is one.
    List(usize, Vec<(usize, Option<(usize, usize)>)>),
}

/// How the file is saved.
#[derive(Clone, Copy, Debug)]
pub enum Saved {
    Unix,
    Windows,
    Decomposed,
    Trailing,
}

pub type Plan = (Vec<(usize, Vec<Content>)>, Saved);

pub fn plan() -> impl Strategy<Value = Plan> {
    let inline = || 0..INLINE.len();
    let block = (0..BLOCKS.len(), [inline(), inline(), inline(), inline()]);
    let entry = (inline(), proptest::option::weighted(0.3, (0..SIGNS.len(), inline())));
    let list = (0..SIGNS.len(), prop::collection::vec(entry, 1..4));
    let part = prop_oneof![
        3 => block.prop_map(|(block, inlines)| Content::Block(block, inlines)),
        2 => list.prop_map(|(sign, entries)| Content::List(sign, entries)),
    ];
    let section = (0..SECTIONS.len(), prop::collection::vec(part, 0..4));
    let saved = prop_oneof![
        4 => Just(Saved::Unix), 1 => Just(Saved::Windows), 1 => Just(Saved::Decomposed), 1 => Just(Saved::Trailing)
    ];
    (prop::collection::vec(section, 1..4), saved)
}

/// A body, and in which section each number stands.
#[derive(Default)]
pub struct Source {
    pub text: String,
    sections: Vec<usize>,
}

impl Source {
    fn add(&mut self, section: usize, template: &str) {
        for c in template.chars() {
            if c == '@' {
                self.sections.push(section);
                self.text.push_str(&format!("語{}終", self.sections.len()));
            } else {
                self.text.push(c);
            }
        }
    }

    fn block(&mut self, section: usize, block: usize, inlines: [usize; 4]) {
        let mut inlines = inlines.into_iter().map(|inline| INLINE[inline]);
        let mut template = String::new();
        for c in BLOCKS[block].chars() {
            if c == '%' { template.push_str(inlines.next().unwrap_or("@")) } else { template.push(c) }
        }
        self.add(section, &template);
        self.text.push_str("\n\n");
    }

    fn entries(&mut self, section: usize, sign: usize, entries: &[(usize, Option<(usize, usize)>)]) {
        for (inline, below) in entries {
            self.add(section, &format!("{}{}\n", SIGNS[sign], INLINE[*inline]));
            if let Some((sign, inline)) = below {
                self.add(section, &format!("　　{}{}\n", SIGNS[*sign], INLINE[*inline]));
            }
        }
        self.text.push('\n');
    }
}

/// Below free text a line without a sign stays text, and is reported, so there it is given one.
fn heading_below(before: Option<Role>, heading: &str) -> String {
    let is_signed = heading.starts_with(['#', '＃']);
    if before == Some(Role::Text) && !is_signed { format!("## {heading}") } else { heading.to_owned() }
}

pub fn source((sections, saved): &Plan) -> Source {
    let mut source = Source::default();
    for (number, (heading, parts)) in sections.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| SECTIONS[sections[before].0].1);
        source.text.push_str(&format!("{}\n\n", heading_below(before, SECTIONS[*heading].0)));
        for part in parts {
            match part {
                Content::Block(block, inlines) => source.block(number, *block, *inlines),
                Content::List(sign, entries) => source.entries(number, *sign, entries),
            }
        }
    }
    source.text = match saved {
        Saved::Unix => source.text,
        Saved::Windows => source.text.replace('\n', "\r\n"),
        Saved::Decomposed => source.text.nfd().collect(),
        Saved::Trailing => source.text.replace('\n', " \n"),
    };
    source
}

/// The numbers in `text`, in order.
pub fn words(text: &str) -> Vec<usize> {
    text.split('語').skip(1).filter_map(|rest| rest.split_once('終')?.0.parse().ok()).collect()
}

/// The words that are seen: the name of a code block is a class on the page, which no reader sees.
fn html(text: &str) -> Vec<usize> {
    let page = to_html(text, &Place::without_words(&|_| Some(String::new())));
    let mut pieces = page.split(" class=\"language-");
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|piece| piece.split_once('"').map_or("", |(_, rest)| rest));
    words(&rest.fold(first, |page, piece| page + piece))
}

pub const FRONT: &str =
    "---\nid: g\nkind: annual\nyear: 2020\ndepartment: kikaku\nno: 1\ntitle: 題\nlinked_by: 係\n---\n\n";

fn check(plan: &Plan) -> Result<(), TestCaseError> {
    let source = source(plan);
    let (document, faults) = document::read("content/2020/kikaku/goal-1.md", &format!("{FRONT}{}", source.text));
    // A document with an error is not published.
    if faults.iter().any(tomei::diagnostic::Diagnostic::is_error) {
        return Ok(());
    }
    let document = document.ok_or_else(|| TestCaseError::fail("no error and no document"))?;
    let shown: Vec<usize> = document.sections.iter().flat_map(shown).collect();
    let mut wanted: Vec<usize> = (1..=source.sections.len()).collect();
    // What a diagnostic names may be missing.
    let named: Vec<usize> = faults.iter().flat_map(|fault| words(&format!("{:?}", fault.fault))).collect();
    let missing: Vec<usize> = wanted.iter().copied().filter(|word| !shown.contains(word)).collect();
    prop_assert!(
        missing.iter().all(|word| named.contains(word)),
        "lost {:?} of\n{}\n{:?}",
        missing,
        source.text,
        faults
    );
    wanted.retain(|word| shown.contains(word));
    let mut sorted = shown.clone();
    sorted.sort_unstable();
    prop_assert_eq!(&sorted, &wanted, "each once in\n{}", source.text);
    outputs(&document, &source.text)?;
    // A heading in code is reported, and what follows it is code as well.
    if faults.iter().any(|fault| fault.fault.code().as_str() == "W0537") {
        return Ok(());
    }
    places(&document, &source, plan)
}

/// The words that the page shows of a section.
pub fn shown(section: &Section) -> Vec<usize> {
    fn add(items: &[Item], found: &mut Vec<usize>) {
        for item in items {
            found.extend(html(item.markdown.as_ref().unwrap_or(&item.text)));
            found.extend(item.when.iter().flat_map(|when| words(&when.written)));
            add(&item.children, found);
        }
    }
    let mut found = words(&section.heading);
    found.extend(html(&section.lead));
    add(&section.items, &mut found);
    found.extend(html(&section.tail));
    found
}

/// The search, the data and the lock file have the same words as the page.
fn outputs(document: &Document, body: &str) -> Result<(), TestCaseError> {
    let of_texts = texts(document);
    for item in document.all_items() {
        let markdown = item.markdown.as_ref().unwrap_or(&item.text);
        let page = html(markdown);
        prop_assert_eq!(&words(&item.text), &page, "the data and the search of {} in\n{}", item.id, body);
        let locked = html(&of_texts[&Part::Item(item.id.clone())]);
        prop_assert_eq!(&locked[..page.len()], &page[..], "the lock file of {} in\n{}", item.id, body);
    }
    for section in &document.sections {
        for text in [&section.lead, &section.tail] {
            let page = html(text);
            prop_assert_eq!(&words(&to_passages(text).join(" ")), &page, "the search of\n{}", body);
            prop_assert_eq!(&words(&to_text(text)), &page, "the words of\n{}", body);
            let locked = of_texts.iter().filter(|(part, _)| matches!(part, Part::Text(_)));
            let is_locked = locked.into_iter().any(|(_, locked)| locked.contains(text.as_str()));
            prop_assert!(text.is_empty() || is_locked, "the lock file of\n{}", body);
        }
    }
    Ok(())
}

/// Each word is under its own heading, unless a line below text made a heading of it.
fn places(document: &Document, source: &Source, plan: &Plan) -> Result<(), TestCaseError> {
    let headings: Vec<(usize, &Section)> = document
        .sections
        .iter()
        .map(|section| {
            let heading = section.heading.as_str();
            (words(heading).len(), section)
        })
        .collect();
    if headings.iter().any(|(words, section)| *words > 0 || section.heading.is_empty())
        || headings.len() != plan.0.len()
    {
        let is_known = source.text.contains("---") || source.text.contains("=\n");
        prop_assert!(is_known || headings.len() >= plan.0.len(), "a heading was lost in\n{}", source.text);
        return Ok(());
    }
    for (number, (heading, _)) in plan.0.iter().enumerate() {
        let section = headings[number].1;
        prop_assert_eq!(section.role, SECTIONS[*heading].1, "the role of {} in\n{}", number, source.text);
        for word in shown(section) {
            prop_assert_eq!(source.sections[word - 1], number, "the heading of {} in\n{}", word, source.text);
        }
    }
    Ok(())
}

/// Shares of the documents, each with a seed of its own, that are made at the same time.
const SHARES: u8 = 4;

/// The same documents in every run, so that a change is judged by what it changes; with another seed, others.
#[test]
fn nothing_is_lost_or_doubled() {
    let variable = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u32>().expect("a number"));
    let cases = variable("TOMEI_CONSERVATION").unwrap_or(10_000).div_ceil(u32::from(SHARES));
    let seed = variable("TOMEI_CONSERVATION_SEED").unwrap_or(0);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let runner = |share: u8| {
        let mut bytes = [share; 32];
        bytes[..4].copy_from_slice(&seed.to_le_bytes());
        TestRunner::new_with_rng(config.clone(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
    };
    std::thread::scope(|scope| {
        (0..SHARES).map(runner).for_each(|runner| drop(scope.spawn(move || run(runner))));
    });
}

fn run(mut runner: TestRunner) {
    runner.run(&plan(), |plan| check(&plan)).unwrap_or_else(|error| panic!("{error}"));
}
