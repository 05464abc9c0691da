//! However blocks are nested in lists, each word appears exactly once: on the page, in the search, in the open data and
//! in the lock file.
//!
//! Every word of a generated body is a number, and is counted in the source without a Markdown parser.

use proptest::prelude::*;
use tomei::markdown;
use tomei::model::document::Document;
use tomei::model::item::Item;
use tomei::model::publication::Part;
use tomei::publication::texts::texts;
use tomei::validate::document;

/// A block of a body.
#[derive(Clone, Debug)]
enum Block {
    Paragraph,
    TwoLines,
    Fenced,
    Indented,
    Table,
    Quote(Vec<Block>),
    List(Mark, Vec<Entry>),
}

#[derive(Clone, Copy, Debug)]
enum Mark {
    Bullet,
    Number,
}

/// An entry: its blocks, each parted from the one before by a blank line or not,
/// the first on the line of the sign or below it.
#[derive(Clone, Debug)]
struct Entry {
    blocks: Vec<(Block, Gap)>,
    first: First,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Gap {
    Blank,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum First {
    Beside,
    Below,
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        3 => Just(Block::Paragraph),
        1 => Just(Block::TwoLines),
        1 => Just(Block::Fenced),
        1 => Just(Block::Indented),
        1 => Just(Block::Table),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 1..3).prop_map(Block::Quote),
            4 => list(inner),
        ]
    })
}

fn list(inner: impl Strategy<Value = Block>) -> impl Strategy<Value = Block> {
    let gap = prop_oneof![Just(Gap::Blank), Just(Gap::None)];
    let first = prop_oneof![3 => Just(First::Beside), 1 => Just(First::Below)];
    let entry = (prop::collection::vec((inner, gap), 1..4), first).prop_map(|(blocks, first)| Entry { blocks, first });
    let mark = prop_oneof![Just(Mark::Bullet), Just(Mark::Number)];
    (mark, prop::collection::vec(entry, 1..4)).prop_map(|(mark, entries)| Block::List(mark, entries))
}

/// Writes blocks as Markdown; every word is the next number.
#[derive(Default)]
struct Writer(usize);

impl Writer {
    fn word(&mut self) -> String {
        self.0 += 1;
        format!("語{}終", self.0)
    }

    fn lines(&mut self, block: &Block) -> Vec<String> {
        match block {
            Block::Paragraph => vec![self.word()],
            Block::TwoLines => vec![self.word(), self.word()],
            Block::Fenced => {
                vec![
                    "```".to_owned(),
                    self.word(),
                    format!("  - {}", self.word()),
                    String::new(),
                    format!("##　{}", self.word()),
                    "```".to_owned(),
                ]
            }
            Block::Indented => vec![format!("    {}", self.word()), format!("      - {}", self.word())],
            Block::Table => vec![
                format!("| {} | {} |", self.word(), self.word()),
                "|---|---|".to_owned(),
                format!("| {} | {} |", self.word(), self.word()),
            ],
            Block::Quote(blocks) => {
                let inner: Vec<(Block, Gap)> = blocks.iter().map(|block| (block.clone(), Gap::Blank)).collect();
                self.blocks(&inner).into_iter().map(|line| format!("> {line}").trim_end().to_owned()).collect()
            }
            Block::List(mark, entries) => {
                entries.iter().enumerate().flat_map(|(at, entry)| self.entry(*mark, at, entry)).collect()
            }
        }
    }

    fn entry(&mut self, mark: Mark, at: usize, entry: &Entry) -> Vec<String> {
        let mark = match mark {
            Mark::Bullet => "- ".to_owned(),
            Mark::Number => format!("{}. ", at + 1),
        };
        let indent = " ".repeat(mark.len());
        let mut lines = self.blocks(&entry.blocks);
        if entry.first == First::Below {
            lines.insert(0, String::new());
        }
        let indented = |line: &String| if line.is_empty() { String::new() } else { format!("{indent}{line}") };
        let first = format!("{mark}{}", lines[0]);
        std::iter::once(first).chain(lines[1..].iter().map(indented)).collect()
    }

    /// What would run together with the block before it is parted from it.
    fn blocks(&mut self, blocks: &[(Block, Gap)]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for (block, gap) in blocks {
            let may_follow = matches!(block, Block::List(..) | Block::Quote(_) | Block::Fenced);
            if !lines.is_empty() && (*gap == Gap::Blank || !may_follow) {
                lines.push(String::new());
            }
            lines.extend(self.lines(block));
        }
        lines
    }
}

/// Three signs alone on a line are a rule, and no lists.
fn has_rule(body: &str) -> bool {
    let is_rule = |line: &str| line.matches('-').count() > 2 && line.chars().all(|c| matches!(c, '-' | ' ' | '>'));
    body.lines().any(is_rule)
}

/// The numbers of the words in `text`, in order.
fn words(text: &str) -> Vec<usize> {
    let after = text.split('語').skip(1);
    after.filter_map(|rest| rest.split_once('終')?.0.parse().ok()).collect()
}

/// The document; none where code has no end, since a paragraph swallowed the fence that was to begin it.
fn read(head: &str, body: &str) -> Option<Document> {
    let (document, faults) = document::read("content/2020/kikaku/goal-1.md", &format!("---\n{head}\n---\n\n{body}\n"));
    if faults.iter().any(|fault| fault.fault.code().as_str() == "E0536") {
        return None;
    }
    assert!(!faults.iter().any(tomei::diagnostic::Diagnostic::is_error), "{faults:?}\n{body}");
    Some(document.unwrap_or_else(|| panic!("{faults:?}\n{body}")))
}

fn html(text: &str) -> Vec<usize> {
    words(&markdown::html::to_html(text, &markdown::html::Place::without_words(&|_| None)))
}

const GOAL: &str = "id: g\nkind: annual\nyear: 2020\ndepartment: kikaku\nno: 1\ntitle: 題\nlinked_by: 係";

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn free_text_keeps_each_word_in_its_order(blocks in prop::collection::vec(block(), 1..4)) {
        let mut writer = Writer::default();
        let blocks: Vec<_> = blocks.into_iter().map(|block| (block, Gap::Blank)).collect();
        let body = writer.blocks(&blocks).join("\n");
        let wanted: Vec<usize> = (1..=writer.0).collect();
        prop_assume!(!has_rule(&body));
        prop_assert_eq!(&words(&body), &wanted, "the test's own count");
        for (head, body) in [("title: 題", format!("## 節\n\n{body}")), (GOAL, format!("## 注記\n\n{body}"))] {
            let document = read(head, &body);
            prop_assume!(document.is_some());
            let document = document.unwrap();
            let texts: String = document.sections.iter().map(|section| format!("{}\n{}", section.lead, section.tail)).collect();
            prop_assert_eq!(&html(&texts), &wanted, "the page of\n{}", body);
            prop_assert_eq!(&words(&markdown::to_passages(&texts).join(" ")), &wanted, "the search of\n{}", body);
            prop_assert_eq!(&words(&markdown::to_text(&texts)), &wanted, "the text of\n{}", body);
            let published: Vec<_> = self::texts(&document).iter().filter(|(part, _)| matches!(part, Part::Text(_))).flat_map(|(_, text)| words(text)).collect();
            prop_assert_eq!(&published, &wanted, "the record of\n{}", body);
        }
    }

    #[test]
    fn items_keep_each_word_where_it_stands(entries in list(block())) {
        let Block::List(mark, entries) = entries else { unreachable!("a list was asked for") };
        let (mut writer, mut lines, mut ranges) = (Writer::default(), Vec::new(), Vec::new());
        for (at, entry) in entries.iter().enumerate() {
            let before = writer.0;
            lines.extend(writer.entry(mark, at, entry));
            ranges.push(before + 1..=writer.0);
        }
        let body = format!("## 取組み\n\n{}", lines.join("\n"));
        prop_assume!(!has_rule(&body));
        let document = read(GOAL, &body);
        prop_assume!(document.is_some());
        let document = document.unwrap();
        let section = &document.sections[0];
        prop_assert_eq!(section.items.len(), ranges.len(), "the items of\n{}", body);
        prop_assert!(words(&section.lead).is_empty() && words(&section.tail).is_empty(), "around the items of\n{}", body);
        for (item, range) in section.items.iter().zip(ranges) {
            let mut found = check(item, &body)?;
            found.sort_unstable();
            prop_assert_eq!(found, range.collect::<Vec<_>>(), "the words of {} in\n{}", item.id, body);
        }
        let texts = self::texts(&document);
        let published = document.all_items().into_iter().flat_map(|item| words(&texts[&Part::Item(item.id.clone())])).count();
        prop_assert_eq!(published, writer.0, "the record of\n{}", body);
    }
}

/// The words of an item and those below it; its own are in order, and the same on the page.
fn check(item: &Item, body: &str) -> Result<Vec<usize>, TestCaseError> {
    let own = words(&item.text);
    prop_assert!(own.is_sorted(), "the order of {} in\n{}", item.id, body);
    let shown = item.markdown.as_ref().unwrap_or(&item.text);
    prop_assert_eq!(&html(shown), &own, "the page of {} in\n{}", item.id, body);
    let below: Vec<Vec<usize>> = item.children.iter().map(|child| check(child, body)).collect::<Result<_, _>>()?;
    Ok(own.into_iter().chain(below.into_iter().flatten()).collect())
}
