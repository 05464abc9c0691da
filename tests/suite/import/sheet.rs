//! Prints the demonstration content as a converter would extract it from the city's PDF: with the same layout and all
//! of its difficulties, but in our own words.

use tomei::model::code::{Code, Codes};
use tomei::model::document::{Document, Goal, Subject};
use tomei::model::item::{Item, Role};
use tomei::model::site::Tables;
use tomei::model::when::When;

/// A part of a sheet.
#[derive(Clone, Debug)]
pub enum Part {
    Line(String),
    Table(Vec<Row>),
}

pub type Row = Vec<Cell>;

/// A cell: its paragraphs, and how they are marked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub paragraphs: Vec<String>,
    pub markup: Markup,
    pub kind: Kind,
}

/// How a converter writes the paragraphs of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// `<p>` around each.
    Paragraphs,
    /// One text, spaces between.
    Text,
    /// `<p>` around the first, the others in a `<ul>` without entries.
    BareList,
    Breaks,
    Divisions,
    Entries,
}

/// What a cell is to the sheet, for what may be done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Label,
    Number,
    Content,
    Code,
    Empty,
}

pub fn cell(kind: Kind, markup: Markup, paragraphs: &[String]) -> Cell {
    Cell { paragraphs: paragraphs.to_vec(), markup, kind }
}

fn label(text: &str) -> Cell {
    cell(Kind::Label, Markup::Text, &[text.to_owned()])
}

fn empty() -> Cell {
    cell(Kind::Empty, Markup::Text, &[])
}

fn number(text: &str) -> Cell {
    cell(Kind::Number, Markup::Text, &[text.to_owned()])
}

fn code(text: String) -> Cell {
    cell(Kind::Code, Markup::Text, &[text])
}

fn codes(paragraphs: Vec<String>) -> Cell {
    cell(Kind::Code, Markup::Paragraphs, &paragraphs)
}

/// The whole sheet.
pub fn sheet(documents: &[Document], tables: &Tables) -> Vec<Part> {
    let writer = Writer { tables };
    let mut parts = Vec::new();
    let sheet = documents.iter().find(|document| matches!(document.subject, Subject::Sheet(_))).unwrap();
    writer.head(sheet, &mut parts);
    parts.push(Part::Line("3. 当年度目標と目標設定に対する振り返り等".to_owned()));
    let annual: Vec<_> = documents.iter().filter(|document| matches!(document.subject, Subject::Annual(_))).collect();
    annual.iter().for_each(|document| parts.push(Part::Table(writer.annual(document))));
    parts.push(Part::Line("4. 中期目標(概ね今後4年間)".to_owned()));
    let midterm: Vec<_> = documents.iter().filter(|document| matches!(document.subject, Subject::Midterm(_))).collect();
    // Two goals share a page.
    for page in midterm.chunks(2) {
        let mut rows = vec![vec![
            label("No"),
            label("取組み事項及び取組みにあたっての課題・めざす成果など"),
            label("スケジュール(工程)"),
        ]];
        page.iter().for_each(|document| rows.extend(writer.midterm(document)));
        parts.push(Part::Table(rows));
    }
    parts
}

/// The text of a step as the sheet has it: its time before it.
pub fn step_text(step: &Item, is_last: bool) -> String {
    let Some(when) = &step.when else { return step.text.clone() };
    let stands_in_text = step.text.contains(&format!("{}(", when.written));
    let text = if stands_in_text && step.text.contains("までに") {
        step.text.clone()
    } else {
        format!("{}：{}", with_western(when), step.text)
    };
    if is_last { text } else { format!("{text}。") }
}

/// The text of an entry of a result: its month behind it.
pub fn result_text(item: &Item) -> String {
    match &item.when {
        Some(when) if when.written.ends_with('月') && !item.text.contains(&when.written) => {
            format!("{}({})", item.text, when.written)
        }
        _ => item.text.clone(),
    }
}

fn with_western(when: &When) -> String {
    let (first, last) = (when.first.western(), when.last.western());
    let western = if first == last { format!("({first}年度)") } else { format!("({first}年度～{last}年度)") };
    match when.written.split_once("年度") {
        Some((year, part)) if first == last => format!("{year}年度{western}{part}"),
        _ => format!("{}{western}", when.written),
    }
}

struct Writer<'a> {
    tables: &'a Tables,
}

impl Writer<'_> {
    fn head(&self, sheet: &Document, parts: &mut Vec<Part>) {
        let values = [("部 局", "市民協働部"), ("補 職", "部 長"), ("氏 名", "市民協働部長")];
        let content = |text: &str| cell(Kind::Content, Markup::Text, &[text.to_owned()]);
        let row = values.iter().flat_map(|(name, value)| [label(name), content(value)]).collect();
        parts.push(Part::Table(vec![row]));
        parts.push(Part::Line("1. 部局の使命".to_owned()));
        parts.extend(sheet.items(Role::Mission).map(|item| Part::Line(format!("- {}", item.text))));
        let heading = "2. 使命を遂行するための取り組み方針と、それに基づく取り組みの総括 方針 取り組みの総括";
        parts.push(Part::Line(heading.to_owned()));
        let lead = sheet.sections.iter().find(|section| section.role == Role::Approach).unwrap().lead.clone();
        let approach: Vec<String> = [lead].into_iter().chain(signed(sheet, Role::Approach)).collect();
        let review: Vec<String> = signed(sheet, Role::Review).collect();
        let content = |paragraphs: &[String]| cell(Kind::Content, Markup::Paragraphs, paragraphs);
        parts.push(Part::Table(vec![
            vec![label("方針"), label("取り組みの総括")],
            vec![content(&approach), content(&review)],
        ]));
    }

    fn annual(&self, document: &Document) -> Vec<Row> {
        let goal = document.goal().unwrap();
        let no = goal.no.as_str();
        // The third page has a column too many.
        let wide = no == "3";
        let mut rows = vec![
            vec![label("No"), label("当年度目標(当初設定)"), label("実績"), empty()],
            vec![
                empty(),
                label("取組み事項及びその内容・スケジュール"),
                label("取組みを行った内容・成果"),
                label("課題・今後の方向性"),
            ],
        ];
        let promises = [document.title.clone()].into_iter().chain(document.items(Role::Promise).flat_map(|item| {
            let below: Vec<_> = item.children.iter().map(|child| format!("*{}", child.text)).collect();
            paragraphs_of(&item.text, &below, no)
        }));
        let results = document.items(Role::Result).flat_map(|item| {
            let below: Vec<_> = item.children.iter().map(|child| format!("* {}", result_text(child))).collect();
            paragraphs_of(&item.text, &below, no)
        });
        let issues = signed(document, Role::Issue);
        let markup = if wide { Markup::BareList } else { Markup::Paragraphs };
        let (promises, results, issues): (Vec<_>, Vec<_>, Vec<_>) =
            (promises.collect(), results.collect(), issues.collect());
        // The second page has every bullet of a cell in one paragraph.
        let joined = |paragraphs: &[String]| vec![paragraphs.join(" ")];
        let (promises, results, issues) = match no {
            "2" => ([&promises[..1], &joined(&promises[1..])].concat(), joined(&results), joined(&issues)),
            _ => (promises, results, issues),
        };
        let issue_markup = if no == "5" { Markup::Text } else { markup };
        rows.push(vec![
            number(no),
            cell(Kind::Content, markup, &promises),
            cell(Kind::Content, markup, &results),
            cell(Kind::Content, issue_markup, &issues),
        ]);
        rows.extend(self.annual_codes(goal));
        if wide {
            rows.iter_mut().for_each(|row| row.push(empty()));
        }
        rows
    }

    /// Every goal has its codes in another arrangement.
    fn annual_codes(&self, goal: &Goal) -> Vec<Row> {
        let (plan, policies) = (self.plan(goal), self.policies(goal));
        let heading = |name: &str, rest: &[String]| codes([&[name.to_owned()], rest].concat());
        match goal.no.as_str() {
            "2" => {
                // Both kinds in one row, both columns side by side.
                let every = |from: usize, list: &[(String, String)]| -> Vec<String> {
                    list.iter().skip(from).step_by(2).map(joined_code).collect()
                };
                let left =
                    [vec!["総合計画".to_owned()], every(0, &plan), vec!["基本政策".to_owned()], every(0, &policies)];
                vec![vec![
                    empty(),
                    codes(left.concat()),
                    codes([every(1, &plan), every(1, &policies)].concat()),
                    empty(),
                ]]
            }
            "3" => vec![
                vec![empty(), label("総合計画"), empty(), empty()],
                vec![empty(), code(plan[0].0.clone()), code(plan[0].1.clone()), empty()],
                // The label of the policies slipped into the column of numbers.
                vec![label("基本政策"), empty(), empty(), empty()],
                vec![code(policies[0].0.clone()), code(policies[0].1.clone()), empty(), empty()],
            ],
            "4" => vec![
                vec![
                    empty(),
                    heading("総合計画", &[joined_code(&plan[0])]),
                    codes(vec![joined_code(&plan[1])]),
                    empty(),
                ],
                vec![empty(), label("基本政策"), empty(), empty()],
                // The second code and its title stand in cells of their own.
                vec![
                    empty(),
                    code(joined_code(&policies[0])),
                    code(policies[1].0.clone()),
                    code(policies[1].1.clone()),
                ],
                vec![empty(), code(joined_code(&policies[2])), empty(), empty()],
            ],
            _ => {
                let none = |found: &[(String, String)], none: &str| match found.first() {
                    Some(first) => joined_code(first),
                    None => none.to_owned(),
                };
                let second = plan.get(1).map(joined_code).into_iter().collect();
                vec![
                    vec![empty(), heading("総合計画", &[none(&plan, "0-0-0")]), codes(second), empty()],
                    vec![empty(), heading("基本政策", &[none(&policies, "0")]), empty(), empty()],
                ]
            }
        }
    }

    fn midterm(&self, document: &Document) -> Vec<Row> {
        let goal = document.goal().unwrap();
        let no = goal.no.as_str();
        let targets: Vec<_> = [document.title.clone()].into_iter().chain(signed(document, Role::Target)).collect();
        let steps: Vec<String> = document
            .items(Role::Step)
            .flat_map(|step| {
                let count = step.children.len();
                let below = (1..).zip(&step.children).map(|(at, child)| step_text(child, at == count)).collect();
                // One note, one paragraph; dated steps follow one another in a line.
                [vec![format!("*{}", step.text)], joined_steps(below)].concat()
            })
            .collect();
        let markup = if matches!(no, "3" | "4") { Markup::Text } else { Markup::Paragraphs };
        let steps_markup = if no == "7" { Markup::Text } else { markup };
        let mut rows =
            vec![vec![number(no), cell(Kind::Content, markup, &targets), cell(Kind::Content, steps_markup, &steps)]];
        rows.extend(self.midterm_codes(goal));
        rows
    }

    fn midterm_codes(&self, goal: &Goal) -> Vec<Row> {
        let (plan, policies) = (self.plan(goal), self.policies(goal));
        let second = |list: &[(String, String)]| list.get(1).map_or_else(empty, |pair| code(joined_code(pair)));
        let mut rows = vec![vec![empty(), label("総合計画"), empty()]];
        if goal.no.as_str() == "5" {
            rows.push(vec![empty(), code(plan[0].0.clone()), code(plan[0].1.clone()), empty()]);
        } else {
            rows.push(vec![empty(), code(joined_code(&plan[0])), second(&plan)]);
        }
        if goal.no.as_str() == "7" {
            rows.push(vec![label("基本政策"), empty(), empty()]);
        } else {
            rows.push(vec![empty(), label("基本政策"), empty()]);
        }
        match (goal.no.as_str(), policies.as_slice()) {
            (_, []) => rows.push(vec![number("0"), empty(), empty()]),
            ("5", [first, other, ..]) => {
                rows.push(vec![empty(), code(joined_code(first)), code(other.0.clone()), code(other.1.clone())])
            }
            ("6", [first, ..]) => rows.push(vec![empty(), code(joined_code(first)), empty()]),
            // Policy numbers in the column of numbers.
            (_, [first, rest @ ..]) => {
                rows.push(vec![code(first.0.clone()), code(first.1.clone()), second(&policies)]);
                let more = rest.iter().skip(1);
                rows.extend(more.map(|pair| vec![code(pair.0.clone()), code(pair.1.clone()), empty()]));
            }
        }
        rows
    }

    fn plan(&self, goal: &Goal) -> Vec<(String, String)> {
        let find = |code: &Code| {
            let plan = self.tables.plans.iter().find(|plan| plan.id.value == code.scope).unwrap();
            let measure = plan.measures.iter().find(|measure| measure.code.value == code.local).unwrap();
            (measure.written.clone().unwrap(), measure.title.clone())
        };
        list(&goal.plan).iter().map(find).collect()
    }

    fn policies(&self, goal: &Goal) -> Vec<(String, String)> {
        let find = |code: &Code| {
            let set = self.tables.policy_sets.iter().find(|set| set.id.value == code.scope).unwrap();
            let policy = set.items.iter().find(|policy| policy.no.value == code.local).unwrap();
            (policy.no.value.to_string(), policy.title.clone())
        };
        list(&goal.policies).iter().map(find).collect()
    }
}

fn list(codes: &Codes) -> &[Code] {
    codes.as_slice()
}

fn joined_code((code, title): &(String, String)) -> String {
    format!("{code} {title}")
}

fn signed(document: &Document, role: Role) -> impl Iterator<Item = String> {
    document.items(role).map(|item| format!("○{}", item.text))
}

/// Deliverables stand in the paragraph of their promise, or in a list below.
fn paragraphs_of(text: &str, below: &[String], no: &str) -> Vec<String> {
    let first = format!("○{text}");
    match no {
        "3" => [&[first], below].concat(),
        _ => vec![[&[first], below].concat().join(" ")],
    }
}

fn joined_steps(steps: Vec<String>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for step in steps {
        match lines.last_mut() {
            Some(line) if line.ends_with('。') => line.push_str(&step),
            _ => lines.push(step),
        }
    }
    lines
}
