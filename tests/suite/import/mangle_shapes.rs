//! The sheets of `shapes.rs` as clerks change them, without a form and in every format: a damaged sheet may be understood
//! less, but no text of it is lost, and no field gets a text that it does not have in the sheet itself.
//!
//! `TOMEI_VARIANTS` is how many variants each format gets.

#![expect(clippy::print_stdout, reason = "the rates are for whoever runs the tests")]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rayon::prelude::*;
use tomei::import::Import;
use unicode_normalization::UnicodeNormalization;

use crate::import::mangle::Dice;
use crate::import::shapes::{self, Part, facts, read_all};
use crate::seed::seed;

const VARIANTS: usize = 40;

/// What a clerk, or another program, does to a sheet without changing what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Damage {
    SwappedColumns,
    UnknownColumn,
    RepeatedLabels,
    BlankCells,
    EmptyRows,
    EmptyColumn,
    SpacedLabels,
    WideDigits,
    NoteBelow,
    SumBelow,
    LinesAbove,
}

const DAMAGES: [Damage; 11] = [
    Damage::SwappedColumns,
    Damage::EmptyRows,
    Damage::EmptyColumn,
    Damage::SpacedLabels,
    Damage::WideDigits,
    Damage::BlankCells,
    Damage::NoteBelow,
    Damage::SumBelow,
    Damage::RepeatedLabels,
    Damage::UnknownColumn,
    Damage::LinesAbove,
];

/// Labels that may be spaced: other short cells are values.
const LABELS: [&str; 12] =
    ["番号", "目標", "取組", "実績", "課題", "評価", "期限", "成果", "方策", "指標", "単位", "題名"];

/// What says to whom goals belong is in no text of a document.
const DEPARTMENTS: [&str; 1] = ["市民協働部"];

/// A printer of a format.
type Printer = fn(&[Part]) -> Vec<u8>;

const FORMATS: [(&str, Printer); 4] = [
    ("sheet.html", shapes::html),
    ("sheet.docx", shapes::word),
    ("sheet.xlsx", shapes::excel),
    ("sheet.pdf", shapes::pdf),
];

fn mangled(mut parts: Vec<Part>, damages: &BTreeSet<Damage>, dice: &mut Dice) -> Vec<Part> {
    for damage in damages {
        for part in &mut parts {
            if let Part::Table(rows) = part {
                damage_table(rows, *damage, dice);
            }
        }
    }
    if damages.contains(&Damage::LinesAbove) {
        let lines = ["令和6年度　部局の取組", "（作成　令和6年4月1日）"].map(|line| Part::Line(line.to_owned()));
        parts.splice(0..0, lines);
    }
    parts
}

fn damage_table(rows: &mut Vec<Vec<String>>, damage: Damage, dice: &mut Dice) {
    let width = rows[0].len();
    // A table of labels and values has no row of labels.
    let has_header =
        width > 2 && rows.len() > 2 && rows[0].iter().all(|cell| !cell.is_empty() && cell.parse::<u32>().is_err());
    let row = |first: &str| {
        std::iter::once(first.to_owned()).chain(std::iter::repeat_n(String::new(), width - 1)).collect::<Vec<_>>()
    };
    match damage {
        Damage::SwappedColumns if has_header => {
            let at = dice.roll(width - 1);
            rows.iter_mut().for_each(|row| row.swap(at, at + 1));
        }
        Damage::EmptyRows => rows.insert(1 + dice.roll(rows.len()), row("")),
        Damage::EmptyColumn => {
            let at = if dice.one_in(2) { 0 } else { width };
            rows.iter_mut().for_each(|row| row.insert(at, String::new()));
        }
        Damage::SpacedLabels => {
            let labels = rows.iter_mut().flatten().filter(|cell| LABELS.contains(&cell.as_str()));
            labels.for_each(|cell| *cell = cell.chars().map(String::from).collect::<Vec<_>>().join("　"));
        }
        Damage::WideDigits => rows.iter_mut().flatten().for_each(|cell| *cell = widened(cell)),
        Damage::BlankCells if rows.len() > 1 => {
            let (down, across) = (1 + dice.roll(rows.len() - 1), dice.roll(width));
            // The number of a goal and its title say what the others belong to.
            if across > 1 && has_header {
                rows[down][across].clear();
            }
        }
        Damage::NoteBelow => rows.push(row("※　目標は、年度の途中で見直すことがあります。")),
        Damage::SumBelow if has_header => rows.push(row("合計")),
        Damage::RepeatedLabels if has_header => rows
            .splice(rows.len() - 1..rows.len() - 1, rows[..1 + usize::from(rows[1][0] == rows[0][0])].to_vec())
            .for_each(drop),
        Damage::UnknownColumn if has_header => {
            for (at, row) in rows.iter_mut().enumerate() {
                row.push(if at == 0 { "庁内の受け".to_owned() } else { format!("庁内の係{at}") });
            }
        }
        _ => {}
    }
}

fn widened(text: &str) -> String {
    let wide = |c: char| if c.is_ascii_digit() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c };
    text.chars().map(wide).collect()
}

/// A text without widths and blanks, and without the sign of an entry.
fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, '・' | '※')).collect()
}

/// What became of one file.
#[derive(Debug, Default)]
struct Counts {
    variants: usize,
    whole: usize,
    /// Files for which no form was proposed, or whose import was refused.
    refused: usize,
    /// What must not happen.
    faults: Vec<String>,
}

impl Counts {
    fn add(self, other: Self) -> Self {
        Self {
            variants: self.variants + other.variants,
            whole: self.whole + other.whole,
            refused: self.refused + other.refused,
            faults: [self.faults, other.faults].concat(),
        }
    }
}

fn try_one((file, print): (&str, Printer), shape: &str, seed: u64) -> Counts {
    let clean = plain_facts(&shapes::import_of("sheet.md", shape.as_bytes()).expect("the shape itself is understood"));
    let mut dice = Dice(seed);
    let damages: BTreeSet<Damage> = DAMAGES.into_iter().filter(|_| dice.one_in(3)).collect();
    let parts = mangled(shapes::parts(shape), &damages, &mut dice);
    let Some(import) = shapes::import_of(file, &print(&parts)) else {
        return Counts { variants: 1, refused: 1, ..Counts::default() };
    };
    let found = plain_facts(&import);
    let asserted: Vec<&String> = found.difference(&clean).collect();
    let lost = lost(&parts, &import);
    let title = shape.lines().next().unwrap_or_default();
    let fault = format!("TOMEI_SEED={seed} {file} {damages:?} {title}: asserts {asserted:?}, loses {lost:?}");
    let faults = if asserted.is_empty() && lost.is_empty() { Vec::new() } else { vec![fault] };
    Counts { variants: 1, whole: usize::from(found == clean), refused: 0, faults }
}

/// The facts without the numbers of goals, which a damage can change, and each part of an indicator, of which cells can be
/// blank. Text below a label of its own is kept, not asserted.
fn plain_facts(import: &Import) -> BTreeSet<String> {
    let facts = facts(&read_all(import)).into_iter();
    let told = facts.filter_map(|fact| Some(fact.split_once(' ')?.1.to_owned()));
    let told = told.filter(|fact| !fact.starts_with("text ") && !fact.contains("（題名）"));
    told.flat_map(|fact| pieces(&fact)).map(|fact| plain(&fact)).collect()
}

fn pieces(fact: &str) -> Vec<String> {
    if let Some(indicator) = fact.strip_prefix("indicator: ") {
        let [actual, target, unit, name] =
            <[&str; 4]>::try_from(indicator.rsplitn(4, ' ').collect::<Vec<_>>()).unwrap();
        let parts = [("actual", actual), ("target", target), ("unit", unit)];
        let stated = parts.into_iter().filter(|(_, value)| *value != "None");
        return stated.map(|(part, value)| format!("{part} of {name}: {value}")).collect();
    }
    match fact.split_once(" @ ") {
        Some((text, when)) => vec![text.to_owned(), format!("{text} at {when}")],
        None => vec![fact.to_owned()],
    }
}

/// The texts that are neither in a document nor in the report. A label, a number and a text may be taken from one cell.
fn lost(parts: &[Part], import: &Import) -> Vec<String> {
    let mut out = serde_json::to_string(&import.report).unwrap();
    import.documents.iter().for_each(|document| out.push_str(&document.text));
    import.notes.iter().for_each(|note| write!(out, "{note:?}").unwrap());
    let out = plain(&out);
    let cells = parts.iter().flat_map(|part| match part {
        Part::Line(line) => vec![line.clone()],
        Part::Table(rows) => rows.concat(),
    });
    let is_there =
        |piece: &str| out.contains(piece) || piece.chars().all(char::is_numeric) || DEPARTMENTS.contains(&piece);
    let has_all = |cell: &String| cell.split([':', '：', '　', ' ', '【', '】']).all(|piece| is_there(&plain(piece)));
    cells.filter(|cell| !out.contains(&plain(cell)) && !has_all(cell)).collect()
}

#[test]
fn no_shape_loses_or_asserts_anything_when_it_is_changed() {
    let variants = std::env::var("TOMEI_VARIANTS").map_or(VARIANTS, |count| count.parse().expect("a number"));
    let shapes: Vec<String> = shapes::shapes().iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let first = seed();
    for format in FORMATS {
        let tried = (0..variants)
            .into_par_iter()
            .map(|at| try_one(format, &shapes[at % shapes.len()], first.wrapping_add(at as u64)));
        let counts = tried.reduce(Counts::default, Counts::add);
        println!("{}: {} variants, {} whole, {} refused", format.0, counts.variants, counts.whole, counts.refused);
        assert!(counts.faults.is_empty(), "{:#?}", counts.faults);
        assert_eq!(counts.variants, variants);
        assert!(counts.whole * 2 >= variants, "TOMEI_SEED={first} {counts:?}");
    }
}

#[test]
fn what_stands_below_an_empty_label_is_no_value_of_the_next_one() {
    let table = [
        ["番号", "目標", "取組", "実績", "評価"],
        ["1", "窓口の改善", "受付の順を見直す", "受付の順を見直した", "A"],
        ["2", "防災の充実", "訓練を4回開く", "訓練を5回開いた", "A"],
        ["番号", "目標", "", "実績", "評価"],
        ["3", "相談の充実", "相談員を増やす", "", "B"],
        ["4", "道路の補修", "補修の計画を定める", "補修の計画を定めた", "B"],
    ];
    let rows = table.map(|row| row.map(str::to_owned).to_vec()).to_vec();
    let parts = [Part::Line("令和6年度　市民協働部".to_owned()), Part::Table(rows)];
    for (file, print) in FORMATS {
        let import = shapes::import_of(file, &print(&parts)).expect("a form is proposed");
        let facts = facts(&read_all(&import));
        let results: Vec<&String> = facts.iter().filter(|fact| fact.contains("result")).collect();
        assert!(results.iter().any(|fact| fact.contains("訓練を5回開いた")), "{file}: {facts:?}");
        assert!(!results.iter().any(|fact| fact.contains("相談員を増やす")), "{file}: {results:?}");
        assert!(lost(&parts, &import).is_empty(), "{file}");
    }
}
