//! The report of the check, for people and for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::export::licence::text_file;

/// The rules, in the order of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    FileForm,
    OneFact,
    Numbers,
    WordsForNumbers,
    MergedCells,
    Layout,
    InnerSpaces,
    ItemNames,
    Formulas,
    Units,
    Characters,
    LostCharacters,
    Time,
    MissingLabels,
    SameShape,
    OneTable,
    Keys,
    References,
}

/// The result of checking a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Kept,
    /// The content violates the rule, and a person may want to look at it.
    Look,
    Broken,
}

/// The violations of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub count: usize,
    /// The first few positions.
    pub examples: Vec<Example>,
}

/// A position in a CSV file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    pub table: String,
    /// The row, counted from one below the header; 0 is the header.
    pub row: Option<usize>,
    pub column: Option<String>,
    pub what: String,
}

/// All violations, by rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub rows_checked: usize,
    found: BTreeMap<Rule, Finding>,
}

const MOST_EXAMPLES: usize = 5;
const LONGEST_EXAMPLE: usize = 60;

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 18] = [
        Self::FileForm,
        Self::OneFact,
        Self::Numbers,
        Self::WordsForNumbers,
        Self::MergedCells,
        Self::Layout,
        Self::InnerSpaces,
        Self::ItemNames,
        Self::Formulas,
        Self::Units,
        Self::Characters,
        Self::LostCharacters,
        Self::Time,
        Self::MissingLabels,
        Self::SameShape,
        Self::OneTable,
        Self::Keys,
        Self::References,
    ];

    /// The number of the rule in the ministry's document, and what it requires.
    pub fn title(self) -> &'static str {
        match self {
            Self::FileForm => "1-1 ファイルの形（CSV、UTF-8、BOM付き）として読める",
            Self::OneFact => "1-2 一つのセルに一つの事実（決まった言葉の列には、その言葉だけ）",
            Self::Numbers => "1-3 数の列には数だけ（単位・桁区切り・言葉がない）",
            Self::WordsForNumbers => "1-3 書かれた値が言葉で、数として読めないもの",
            Self::MergedCells => "1-4 結合されたセルがない（どの行も列の数だけセルがある）",
            Self::Layout => "1-5 改行や前後の空白で形を整えていない",
            Self::InnerSpaces => "1-5 文の中で空白が続いているところ",
            Self::ItemNames => "1-6 項目名が省かれず、重ならず、半角英数字である",
            Self::Formulas => "1-7 数式として働く文字で始まらない",
            Self::Units => "1-9 数に単位がある",
            Self::Characters => "1-10 機種依存文字がない",
            Self::LostCharacters => "1-10 外字を〓に置き換えたところ",
            Self::Time => "1-11 年度は西暦、日付は YYYY-MM-DD",
            Self::MissingLabels => "1-13 空のセルがなく、値のない理由が言葉で示されている",
            Self::SameShape => "2-1 表が分かれておらず、列はどの年度も同じ",
            Self::OneTable => "2-2 一つのファイルに一つの表",
            Self::Keys => "行を決める列の値が重ならない",
            Self::References => "ほかの表を指す値が、その表にある",
        }
    }

    /// The result if violations were found: content is as its authors wrote it, but the format must be correct.
    fn state_when_found(self) -> State {
        match self {
            Self::WordsForNumbers | Self::InnerSpaces | Self::Units | Self::LostCharacters => State::Look,
            _ => State::Broken,
        }
    }
}

impl Report {
    /// Adds a violation; `at` is the row below the header and the column.
    pub fn add(&mut self, rule: Rule, table: &str, at: Option<(usize, &str)>, what: &str) {
        let finding = self.found.entry(rule).or_default();
        finding.count += 1;
        if finding.examples.len() < MOST_EXAMPLES {
            finding.examples.push(Example {
                table: table.to_owned(),
                row: at.map(|(row, _)| row),
                column: at.map(|(_, column)| column.to_owned()).filter(|column| !column.is_empty()),
                what: what.chars().take(LONGEST_EXAMPLE).collect(),
            });
        }
    }

    /// Adds the violations that another part of the check found.
    pub fn merge(&mut self, other: Self) {
        self.rows_checked += other.rows_checked;
        for (rule, finding) in other.found {
            let own = self.found.entry(rule).or_default();
            own.count += finding.count;
            let room = MOST_EXAMPLES - own.examples.len().min(MOST_EXAMPLES);
            own.examples.extend(finding.examples.into_iter().take(room));
        }
    }

    /// The violations of `rule`.
    pub fn finding(&self, rule: Rule) -> Finding {
        self.found.get(&rule).cloned().unwrap_or_default()
    }

    /// The result of checking `rule`.
    pub fn state(&self, rule: Rule) -> State {
        if self.found.contains_key(&rule) { rule.state_when_found() } else { State::Kept }
    }

    /// The report as JSON.
    pub fn json(&self) -> Vec<u8> {
        let rules: Vec<_> = Rule::ALL
            .iter()
            .map(|rule| {
                let Finding { count, examples } = self.finding(*rule);
                serde_json::json!({
                    "rule": rule, "title": rule.title(), "state": self.state(*rule), "count": count,
                    "examples": examples,
                })
            })
            .collect();
        let report = serde_json::json!({"rows_checked": self.rows_checked, "rules": rules});
        let mut bytes = serde_json::to_vec_pretty(&report).expect("a JSON value has a printed form");
        bytes.push(b'\n');
        bytes
    }

    /// The report as text in Japanese.
    pub fn text(&self) -> Vec<u8> {
        let mut lines = vec![
            "機械判読についての自己点検".to_owned(),
            String::new(),
            format!("作ったCSVを読み直し、{}行のすべてのセルを調べました。", self.rows_checked),
            "規則は、総務省「統計表における機械判読可能なデータの表記方法の統一ルール」（デジタル庁の手引きが参照するもの）によります。".to_owned(),
            "1-8（図形や画像を使わない）は、CSVには図形を置けないため、調べるところがありません。".to_owned(),
            "1-12（地域コード）は、地域を示す列がないため、調べるところがありません。".to_owned(),
            String::new(),
        ];
        Rule::ALL.iter().for_each(|rule| lines.extend(self.lines(*rule)));
        text_file(&lines)
    }

    fn lines(&self, rule: Rule) -> Vec<String> {
        let Finding { count, examples } = self.finding(rule);
        let state = match self.state(rule) {
            State::Kept => "守られている".to_owned(),
            State::Look => format!("確かめてほしいところ {count}"),
            State::Broken => format!("守られていない {count}"),
        };
        let place = |example: &Example| {
            let row = example.row.map(|row| format!(" {row}行目")).unwrap_or_default();
            let column = example.column.as_ref().map(|column| format!(" {column}")).unwrap_or_default();
            format!("    例: {}.csv{row}{column}: {}", example.table, example.what)
        };
        [format!("{}: {state}", rule.title())].into_iter().chain(examples.iter().map(place)).collect()
    }
}
