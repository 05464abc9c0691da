//! The cards and tables of a template, and what each of their cells is for.

use crate::import::grid::Cell;
use crate::import::words::same;
use crate::model::form::{AreaKind, FormField};

/// What one sheet or goal is written into: values beside their labels, and below them tables.
#[derive(Debug)]
pub struct Card {
    pub kind: AreaKind,
    pub title: &'static str,
    /// The first one begins the card.
    pub entries: &'static [Entry],
    pub tables: &'static [Table],
}

/// A label with one value beside it.
#[derive(Debug)]
pub struct Entry {
    pub label: &'static str,
    pub field: FormField,
    /// What to write, for clerks.
    pub hint: &'static str,
    /// How many lines of text its value usually has.
    pub lines: u8,
}

/// A table below the values of a card.
#[derive(Debug)]
pub struct Table {
    pub title: &'static str,
    pub columns: &'static [Column],
    /// How many empty rows it has.
    pub rows: u32,
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    pub label: &'static str,
    pub field: FormField,
    pub hint: &'static str,
    /// Its share of the width of the page; all columns of a table together have up to 168.
    pub width: u16,
}

const fn entry(label: &'static str, field: FormField, hint: &'static str, lines: u8) -> Entry {
    Entry { label, field, hint, lines }
}

const fn column(label: &'static str, field: FormField, hint: &'static str, width: u16) -> Column {
    Column { label, field, hint, width }
}

const INDICATORS: Table = Table {
    title: "■ 数字で測るもの（指標）",
    rows: 5,
    columns: &[
        column("指標", FormField::IndicatorName, "例：相談の件数", 34),
        column("単位", FormField::IndicatorUnit, "例：件", 18),
        column("基準値", FormField::IndicatorBaseline, "始まりの値", 30),
        column("目標値", FormField::IndicatorTarget, "めざす値", 34),
        column("実績値", FormField::IndicatorActual, "年度の終わりに", 34),
        column("時点", FormField::IndicatorAsOf, "実績の日付", 18),
    ],
};

const CODES: Table = Table {
    title: "■ 総合計画・基本政策とのつながり",
    rows: 5,
    columns: &[
        column("総合計画の施策", FormField::Plan, "一覧から選ぶ。1行に1つ", 82),
        column("基本政策", FormField::Policies, "一覧から選ぶ。1行に1つ", 86),
    ],
};

const SUMMARY: Entry = entry("概要", FormField::Summary, "目標のあらまし", 3);
const PARTNERS: Entry = entry("連携先", FormField::Partners, "複数のときは「、」で区切る", 1);
const LEGAL_BASIS: Entry = entry("根拠法令", FormField::LegalBasis, "複数のときは「、」で区切る", 1);
const SDGS: Entry = entry("SDGs", FormField::Sdgs, "番号。例：3、11", 1);
const SECTION: Entry = entry("担当課", FormField::Text, "例：総務課", 1);
const PLANNED: Entry = entry("予算額", FormField::BudgetPlanned, "例：1,200千円", 1);
const SETTLED: Entry = entry("決算額", FormField::BudgetSettled, "年度の終わりに", 1);

/// The cards of a template, in its order.
pub static CARDS: [Card; 3] = [
    Card {
        kind: AreaKind::Sheet,
        title: "■ 部局について",
        entries: &[
            entry("部局名", FormField::Department, "一覧から選ぶ", 1),
            entry("年度", FormField::Year, "例：令和8年度", 1),
            entry("補職", FormField::Post, "例：総務部長", 1),
            entry("氏名", FormField::Name, "部局長の氏名", 1),
            entry("職員体制", FormField::Staff, "例：正規 32人", 1),
            entry("モットー", FormField::Motto, "ひとこと", 1),
            entry("あいさつ", FormField::Greeting, "市民へのことば", 4),
        ],
        tables: &[
            Table {
                title: "■ 部局の使命", rows: 4, columns: &[column("使命", FormField::Mission, "1行に1つ", 168)]
            },
            Table {
                title: "■ 取組みの方針と、その総括",
                rows: 6,
                columns: &[
                    column("方針", FormField::Approach, "年度の初めに。1行に1つ", 82),
                    column("総括", FormField::Review, "年度の終わりに、その方針の行に", 86),
                ],
            },
        ],
    },
    Card {
        kind: AreaKind::Annual,
        title: "■ 当年度の目標",
        entries: &[
            entry("目標の番号", FormField::No, "例：1", 1),
            entry("題名", FormField::Title, "目標を一文で", 2),
            SECTION,
            SUMMARY,
            entry("達成水準", FormField::Level, "どうなれば達成か", 2),
            PLANNED,
            SETTLED,
            PARTNERS,
            LEGAL_BASIS,
            SDGS,
            entry("年度途中の状況", FormField::Midyear, "中間の確認をするとき", 2),
            entry("評価", FormField::Grade, "年度の終わりに、一覧から選ぶ", 1),
            entry("評価の理由", FormField::GradeReason, "年度の終わりに", 2),
            entry("達成できなかった理由", FormField::UnmetReason, "あれば、年度の終わりに", 2),
        ],
        tables: &[
            Table {
                title: "■ 取組みと、その実績",
                rows: 10,
                columns: &[
                    column("取組み", FormField::Promise, "1行に1つ", 34),
                    column("期限", FormField::Due, "いつまで", 18),
                    column("内容・成果物", FormField::Deliverable, "くわしい内容", 30),
                    column("実績・成果", FormField::Result, "年度の終わりに、その取組みの行に", 34),
                    column("課題・今後の方向性", FormField::Issue, "年度の終わりに", 34),
                ],
            },
            INDICATORS,
            CODES,
        ],
    },
    Card {
        kind: AreaKind::Midterm,
        title: "■ 中期の目標",
        entries: &[
            entry("中期目標の番号", FormField::No, "例：1", 1),
            entry("題名", FormField::Title, "目標を一文で", 2),
            SECTION,
            SUMMARY,
            PLANNED,
            SETTLED,
            PARTNERS,
            LEGAL_BASIS,
            SDGS,
        ],
        tables: &[
            Table {
                title: "■ めざす成果と工程",
                rows: 8,
                columns: &[
                    column("めざす成果", FormField::Target, "取り組むことや課題。1行に1つ", 82),
                    column("工程", FormField::Step, "時期と内容。1行に1つ。例：令和9年度 試行", 86),
                ],
            },
            INDICATORS,
            CODES,
        ],
    },
];

impl Entry {
    /// What stands beside its value: the label, and what to write.
    pub fn heading(&self) -> String {
        with_hint(self.label, self.hint)
    }
}

impl Column {
    /// What the cell at the top of the column says: the label, and below it what to write. No value looks like it.
    pub fn heading(&self) -> String {
        with_hint(self.label, self.hint)
    }
}

fn with_hint(label: &str, hint: &str) -> String {
    format!("{label}\n（{hint}）")
}

/// The columns that a row names, if it is the heading of one of the template's tables: each cell with what it is for, or with
/// nothing if a clerk has added it.
pub fn heading<'c>(cells: &[&'c Cell]) -> Option<Vec<(&'c Cell, Option<&'static Column>)>> {
    let tables = CARDS.iter().flat_map(|card| card.tables);
    let found = tables.map(|table| {
        let column = |cell: &Cell| table.columns.iter().find(|column| same(&cell.text(), &column.heading()));
        cells.iter().map(|cell| (*cell, column(cell))).collect::<Vec<_>>()
    });
    let known = |columns: &[(&Cell, Option<&Column>)]| columns.iter().filter(|(_, column)| column.is_some()).count();
    found.max_by_key(|columns| known(columns)).filter(|columns| known(columns) * 2 > columns.len())
}

/// Whether no entry and no column has this label, which a city's form has for free text.
pub fn is_free(label: &str) -> bool {
    let entries = CARDS.iter().flat_map(|card| card.entries).map(|entry| entry.label);
    let columns = CARDS.iter().flat_map(|card| card.tables).flat_map(|table| table.columns).map(|column| column.label);
    !entries.chain(columns).any(|known| same(known, label))
}

/// The card that begins with a label, or an entry of `card`, if a cell is its label.
pub fn label(text: &str, card: Option<&'static Card>) -> Option<(&'static Card, &'static Entry)> {
    let is_label = |entry: &&Entry| same(&entry.heading(), text) || same(entry.label, text);
    let begun = CARDS.iter().find(|card| is_label(&&card.entries[0]));
    let entry = |card: &'static Card| card.entries.iter().find(is_label);
    begun.or(card).and_then(|card| Some((card, entry(card)?)))
}
