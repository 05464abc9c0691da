//! Rule: circled digits in titles and tables.

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::check::traits::Traits;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::character::is_circled;
use crate::model::character::replacement;

pub(super) const LINT: Lint = Lint::document_and_site(RULE, check, check_tables);

const RULE: Rule = Rule {
    code: Code::new("W0905"),
    name: ["題名や表の丸数字", "circled digits in titles and tables"],
    reason: [
        "データを使う人の機械で読めないことがあります。オープンデータでは置き換えられます。",
        "Machines of those who use the data may not read them; open data replaces them.",
    ],
    bad: "title: ①窓口の改善",
    good: "title: (1)窓口の改善",
    example: || CircledInData { character: '①', replacement: "(1)".to_owned() }.into(),
};

/// A circled character, and its replacement in data.
#[derive(Clone, Debug)]
struct CircledInData {
    character: char,
    replacement: String,
}

impl Describe for CircledInData {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { character, replacement } = self;
        [
            Message::new(
                format!("題名や表の値に丸囲みの文字「{character}」があります"),
                format!("「{replacement}」"),
                "ふつうの数字に改めてください。資料での書き方は written や other_titles に残せます",
            ),
            Message::new(
                format!("the circled character 「{character}」 stands in a title or a table"),
                format!("`{replacement}`"),
                "write a plain number; what the original writes has its place in `written` and `other_titles`",
            ),
        ]
    }
}

/// Only the front matter is checked: running text may number its points with circled characters.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    if !source.traits.meets(Traits::CIRCLED) {
        return Vec::new();
    }
    let circled = source.front_matter_pieces().flat_map(|(start, text)| {
        text.char_indices().filter(|(_, c)| is_circled(*c)).map(move |(at, c)| (start + at, c))
    });
    circled.map(|(at, c)| source.finding(at..at + c.len_utf8(), in_data(c))).collect()
}

fn in_data(character: char) -> CircledInData {
    CircledInData { character, replacement: replacement(character).unwrap_or_default() }
}

/// The titles in tables are data too. `written` and `other_titles` are exempt, since they hold the original's spelling.
fn check_tables(context: &CheckContext) -> Vec<Diagnostic> {
    let titles = context.tables.titles();
    let circled = titles.into_iter().filter_map(|(file, row, title)| {
        let character = title.chars().find(|c| is_circled(*c))?;
        Some(context.finding_in_table(file, row, title, in_data(character)))
    });
    circled.collect()
}
