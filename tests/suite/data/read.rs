//! Reads the CSV files back into the model. It knows only what `datapackage.json` contains, and the meaning of the
//! columns.

use std::collections::BTreeMap;

use tomei::model::code::{Code, Codes};
use tomei::model::config::{Config, Contact, Licence, SheetSource};
use tomei::model::document::goal_texts::GoalTexts;
use tomei::model::document::original::{Source, Wording};
use tomei::model::document::{Change, Document, EditorLink, Goal, Grade, Head, HeadName, Meta, Sheet, Subject};
use tomei::model::fiscal_year::FiscalYear;
use tomei::model::indicator::{Better, Budget, Indicator, IndicatorKind};
use tomei::model::item::{Item, ItemLink, Role, Section};
use tomei::model::output::OutputFile;
use tomei::model::path::{SitePath, Slug};
use tomei::model::site::Tables;
use tomei::model::source::{Located, Span};
use tomei::model::table::{
    Before, Correction, Department, GlossaryEntry, GradeScheme, GradeValue, Measure, Plan, Policy, PolicySet, Renamed,
};
use tomei::model::when::When;
use tomei::validate::{due, links};

/// A row: the original text of each cell, none where it is missing.
#[derive(Clone, Debug, Default)]
struct Row {
    cells: BTreeMap<String, Option<String>>,
    /// The label that stands for a missing value.
    labels: BTreeMap<String, String>,
}

/// All tables by name.
struct Data(BTreeMap<String, Vec<Row>>);

impl Row {
    fn text(&self, column: &str) -> Option<String> {
        self.cells.get(column).unwrap_or_else(|| panic!("no column {column}")).clone()
    }

    fn must(&self, column: &str) -> String {
        self.text(column).unwrap_or_default()
    }

    fn slug(&self, column: &str) -> Option<Slug> {
        self.text(column).map(|text| Slug::new(&text).unwrap())
    }

    fn located(&self, column: &str) -> Option<Located<Slug>> {
        self.slug(column).map(located)
    }

    fn number<T: std::str::FromStr<Err: std::fmt::Debug>>(&self, column: &str) -> Option<T> {
        self.text(column).map(|text| text.parse().unwrap())
    }

    fn year(&self, column: &str) -> Option<FiscalYear> {
        self.number(column).map(|year| FiscalYear::new(year).unwrap())
    }

    fn is(&self, column: &str, value: &str) -> bool {
        self.text(column).as_deref() == Some(value)
    }
}

impl Data {
    fn rows(&self, table: &str) -> &[Row] {
        self.0.get(table).unwrap_or_else(|| panic!("no table {table}"))
    }

    /// The rows that agree with `keys`, in the order of the file.
    fn of<'a>(&'a self, table: &str, keys: &'a [(&str, &str)]) -> impl Iterator<Item = &'a Row> {
        self.rows(table).iter().filter(move |row| keys.iter().all(|(column, value)| row.is(column, value)))
    }

    fn texts(&self, table: &str, keys: &[(&str, &str)], column: &str) -> Vec<String> {
        self.of(table, keys).map(|row| row.must(column)).collect()
    }
}

fn located<T>(value: T) -> Located<T> {
    Located { value, span: Span::default() }
}

/// The tables and documents that the CSV files hold, without places in files.
pub fn read(files: &[OutputFile]) -> (Tables, Vec<Document>) {
    let data = tables(files);
    let documents = data.rows("documents").iter().map(|row| document(&data, row)).collect();
    (reference_tables(&data), documents)
}

fn bytes<'a>(files: &'a [OutputFile], name: &str) -> &'a [u8] {
    let path = format!("data/{name}");
    &files.iter().find(|file| file.path.as_str() == path).unwrap_or_else(|| panic!("no {name}")).bytes
}

fn tables(files: &[OutputFile]) -> Data {
    let package: serde_json::Value = serde_json::from_slice(bytes(files, "datapackage.json")).unwrap();
    let mut tables = BTreeMap::new();
    for resource in package["resources"].as_array().unwrap() {
        let path = resource["path"].as_str().unwrap();
        let rows = printed_rows(bytes(files, path));
        tables.insert(resource["name"].as_str().unwrap().to_owned(), (rows, resource["schema"].clone()));
    }
    let replaced = replaced(&tables["replacements"].0);
    let restore = |(name, (rows, schema)): (String, (Vec<BTreeMap<String, String>>, serde_json::Value))| {
        let rows = (1..).zip(rows).map(|(number, row)| restore_row(&name, number, row, &schema, &replaced)).collect();
        (name, rows)
    };
    Data(tables.into_iter().map(restore).collect())
}

fn printed_rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "a line break that is no end of a row");
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.unwrap()).collect()
}

type Replaced = BTreeMap<(String, usize, String), Vec<(usize, String, String)>>;

fn replaced(rows: &[BTreeMap<String, String>]) -> Replaced {
    let mut found = Replaced::new();
    for row in rows {
        let place = (row["table_name"].clone(), row["row_no"].parse().unwrap(), row["column_name"].clone());
        let code = |code: &str| char::from_u32(u32::from_str_radix(&code[2..], 16).unwrap()).unwrap();
        let original = row["code_points"].split(' ').map(code).collect();
        let replacement = match row["replacement"].as_str() {
            "not-applicable" => String::new(),
            "(space)" => " ".to_owned(),
            replacement => replacement.to_owned(),
        };
        found.entry(place).or_default().push((row["character_no"].parse().unwrap(), original, replacement));
    }
    found
}

fn restore_row(
    table: &str,
    number: usize,
    row: BTreeMap<String, String>,
    schema: &serde_json::Value,
    replaced: &Replaced,
) -> Row {
    let mut whole = Row::default();
    for field in schema["fields"].as_array().unwrap() {
        let column = field["name"].as_str().unwrap();
        let labels = field["missingValues"].as_array().unwrap();
        let cell = &row[column];
        let is_label = labels.iter().any(|label| label["value"] == cell.as_str());
        let changes = replaced.get(&(table.to_owned(), number, column.to_owned()));
        let value = match (changes, is_label) {
            (Some(changes), _) => Some(original(cell, changes)),
            (None, true) => {
                whole.labels.insert(column.to_owned(), cell.clone());
                None
            }
            (None, false) => Some(cell.clone()),
        };
        whole.cells.insert(column.to_owned(), value);
    }
    whole
}

fn original(cell: &str, changes: &[(usize, String, String)]) -> String {
    let (mut rest, mut text) = (cell.chars(), String::new());
    for (character, original, replacement) in changes {
        while text.chars().count() + 1 < *character {
            text.push(rest.next().unwrap());
        }
        assert_eq!(rest.by_ref().take(replacement.chars().count()).collect::<String>(), *replacement);
        text.push_str(original);
    }
    text + rest.as_str()
}

fn contact(row: &Row) -> Option<Contact> {
    row.is("contact_state", "given").then(|| Contact {
        section: row.text("contact_section"),
        phone: row.text("contact_phone"),
        email: row.text("contact_email"),
        address: row.text("contact_address"),
        hours: row.text("contact_hours"),
        url: row.text("contact_url"),
    })
}

fn config(row: &Row) -> Config {
    Config {
        title: row.must("title"),
        subtitle: row.text("subtitle"),
        publisher: row.text("publisher"),
        language: row.must("language"),
        languages: Vec::new(),
        base_url: row.text("base_url"),
        theme: row.must("theme"),
        time_zone: Config::default().time_zone,
        furigana: row.number("furigana").unwrap(),
        notice: row.text("notice"),
        contact: contact(row),
        licence: row.text("licence_name").map(|name| Licence {
            name,
            url: row.text("licence_url"),
            citation: row.text("licence_citation"),
        }),
        source: row.text("source_title").map(|title| SheetSource {
            title,
            url: row.text("source_url"),
            publisher: row.text("source_publisher"),
            note: row.text("source_note"),
        }),
        // How the site is made is no part of its data.
        offline: true,
        search: true,
        data: true,
        allow: Vec::new(),
    }
}

fn reference_tables(data: &Data) -> Tables {
    Tables {
        config: config(&data.rows("site")[0]),
        departments: data.rows("departments").iter().map(department).collect(),
        plans: data.rows("plans").iter().map(|row| plan(data, row)).collect(),
        policy_sets: data.rows("policy_sets").iter().map(|row| policy_set(data, row)).collect(),
        grades: data.rows("grade_schemes").iter().map(|row| grade_scheme(data, row)).collect(),
        glossary: data.rows("glossary").iter().map(|row| term(data, row)).collect(),
        corrections: data.rows("corrections").iter().map(correction).collect(),
        dictionary: Vec::new(),
        synonyms: Vec::new(),
    }
}

fn department(row: &Row) -> Department {
    Department {
        id: row.located("department_id").unwrap(),
        name: row.must("name"),
        reading: row.text("reading"),
        english: row.text("name_en"),
        parent: row.located("parent_id"),
        years: row.text("years_written"),
        contact: contact(row),
        note: row.text("note"),
        notice: row.text("notice"),
    }
}

fn plan(data: &Data, row: &Row) -> Plan {
    let id = row.must("plan_id");
    let measure = |row: &Row| Measure {
        code: row.located("measure_code").unwrap(),
        written: row.text("code_written"),
        title: row.must("title"),
        other_titles: data.texts(
            "measure_titles",
            &[("plan_id", &id), ("measure_code", &row.must("measure_code"))],
            "title",
        ),
        note: row.text("note"),
    };
    Plan {
        id: row.located("plan_id").unwrap(),
        title: row.must("title"),
        years: row.text("years_written"),
        note: row.text("note"),
        measures: data.of("measures", &[("plan_id", &id)]).map(measure).collect(),
    }
}

fn policy_set(data: &Data, row: &Row) -> PolicySet {
    let id = row.must("policy_set_id");
    let policy = |row: &Row| Policy {
        no: row.located("policy_no").unwrap(),
        title: row.must("title"),
        other_titles: data.texts(
            "policy_titles",
            &[("policy_set_id", &id), ("policy_no", &row.must("policy_no"))],
            "title",
        ),
        note: row.text("note"),
    };
    PolicySet {
        id: row.located("policy_set_id").unwrap(),
        title: row.must("title"),
        years: row.text("years_written"),
        note: row.text("note"),
        items: data.of("policies", &[("policy_set_id", &id)]).map(policy).collect(),
    }
}

fn grade_scheme(data: &Data, row: &Row) -> GradeScheme {
    let value = |row: &Row| GradeValue {
        value: row.must("grade_value"),
        label: row.must("label"),
        meaning: row.text("meaning"),
    };
    GradeScheme {
        id: row.located("grade_scheme_id").unwrap(),
        title: row.must("title"),
        note: row.text("note"),
        values: data.of("grades", &[("grade_scheme_id", &row.must("grade_scheme_id"))]).map(value).collect(),
    }
}

fn term(data: &Data, row: &Row) -> GlossaryEntry {
    GlossaryEntry {
        id: row.located("term_id").unwrap(),
        term: row.must("term"),
        reading: row.text("reading"),
        meaning: row.text("meaning"),
        aliases: data.texts("glossary_aliases", &[("term_id", &row.must("term_id"))], "alias"),
        renamed: row.text("renamed_from").map(|from| Renamed {
            from,
            to: row.must("renamed_to"),
            note: row.text("renamed_note"),
        }),
    }
}

fn correction(row: &Row) -> Correction {
    Correction {
        date: row.number("date").unwrap(),
        page: row.located("document_id").unwrap(),
        item: row.located("item_id"),
        before: Before::Words(row.must("before")),
        after: row.must("after"),
        reason: row.must("reason"),
    }
}

fn document(data: &Data, row: &Row) -> Document {
    let id = row.must("document_id");
    let own: [(&str, &str); 1] = [("document_id", &id)];
    let sections: Vec<Section> = data.of("sections", &own).map(|row| section(data, row)).collect();
    let change = |row: &Row| Change { date: row.number("date").unwrap(), note: row.must("note") };
    Document {
        item_index: tomei::model::document::item_index::ItemIndex::default(),
        file: row.must("content_file"),
        fingerprint: 0,
        id: row.located("document_id").unwrap(),
        title: row.must("title"),
        path: SitePath::new(row.must("page_path")).unwrap(),
        meta: Meta {
            summary: row.text("summary"),
            published: row.number("published"),
            updated: row.number("updated"),
            changes: data.of("changes", &own).map(change).collect(),
            source: row.text("source_file").map(|file| Source {
                file,
                page: row.number("source_page"),
                sha256: row.text("source_sha256"),
                wording: row.text("source_wording").map(|wording| match wording.as_str() {
                    "verbatim" => Wording::Verbatim,
                    _ => Wording::Reworded,
                }),
                note: row.text("source_note"),
            }),
            draft: row.number("draft").unwrap(),
            linked_by: row.text("linked_by"),
            plain_text: row.text("plain_text"),
            allow: Vec::new(),
        },
        outward_links: links::outward(&sections),
        has_result: links::have_result(&sections),
        due: due::dated(&sections),
        sections,
        links: data.texts("addresses", &own, "address").into_iter().map(located).collect(),
        subject: subject(data, row, &own),
    }
}

fn subject(data: &Data, row: &Row, own: &[(&str, &str)]) -> Subject {
    match row.must("kind").as_str() {
        "page" => Subject::Page,
        "sheet" => Subject::Sheet(sheet(data, row, own)),
        "annual" => Subject::Annual(Box::new(goal(data, row, own))),
        "midterm" => Subject::Midterm(Box::new(goal(data, row, own))),
        kind => panic!("{kind} is no kind"),
    }
}

fn sheet(data: &Data, row: &Row, own: &[(&str, &str)]) -> Sheet {
    let more = data.of("sheets", own).next().unwrap();
    let head = |row: &Row| Head {
        post: row.must("post"),
        name: match row.text("name") {
            Some(name) => Some(HeadName::Given(name)),
            None => (row.labels["name"] == "withheld").then_some(HeadName::Withheld),
        },
    };
    Sheet {
        year: row.year("fiscal_year").unwrap(),
        department: row.located("department_id").unwrap(),
        heads: data.of("heads", own).map(head).collect(),
        greeting: more.text("greeting"),
        motto: more.text("motto"),
        staff: more.text("staff"),
    }
}

fn goal(data: &Data, row: &Row, own: &[(&str, &str)]) -> Goal {
    let more = data.of("goals", own).next().unwrap();
    let codes = |state: &str, table: &str, columns: [&str; 2]| match more.must(state).as_str() {
        "unset" => Codes::Unset,
        "none" => Codes::None,
        _ => Codes::Some(
            data.of(table, own)
                .map(|row| Code { scope: row.slug(columns[0]).unwrap(), local: row.slug(columns[1]).unwrap() })
                .collect(),
        ),
    };
    let links = |relation: &str| {
        let link = |row: &Row| EditorLink {
            id: row.located("target_document_id").unwrap(),
            by: row.must("decided_by"),
            note: row.text("note"),
        };
        data.of("goal_links", own).filter(|row| row.is("relation", relation)).map(link).collect()
    };
    Goal {
        year: row.year("fiscal_year").unwrap(),
        department: row.located("department_id").unwrap(),
        no: row.slug("goal_no").unwrap(),
        plan: codes("plan_state", "goal_measures", ["plan_id", "measure_code"]),
        plan_spans: Vec::new(),
        policies: codes("policies_state", "goal_policies", ["policy_set_id", "policy_no"]),
        policy_spans: Vec::new(),
        midterm: links("midterm"),
        continues: links("continues"),
        grade: more.located("grade_scheme_id").map(|scheme| Grade {
            scheme,
            value: located(more.must("grade_value")),
            reason: more.text("grade_reason"),
        }),
        indicators: data.of("indicators", own).map(indicator).collect(),
        budget: data.of("budgets", own).next().map(|row| Budget {
            planned: row.text("planned_written"),
            settled: row.text("settled_written"),
            unit: row.text("unit"),
            note: row.text("note"),
            span: Span::default(),
        }),
        partners: data.texts("partners", own, "partner"),
        legal_basis: data.texts("legal_bases", own, "legal_basis"),
        sdgs: data.of("sdgs", own).map(|row| row.number::<u8>("sdg").unwrap()).collect(),
        texts: GoalTexts { midyear: more.text("midyear"), unmet_reason: more.text("unmet_reason") },
    }
}

fn indicator(row: &Row) -> Indicator {
    Indicator {
        name: row.must("name"),
        kind: row.text("kind").map(|kind| match kind.as_str() {
            "activity" => IndicatorKind::Activity,
            _ => IndicatorKind::Outcome,
        }),
        unit: row.text("unit"),
        baseline: row.text("baseline_written"),
        target: row.text("target_written"),
        actual: row.text("actual_written"),
        as_of: row.text("as_of"),
        note: row.text("note"),
        better: row.text("better").map(|better| match better.as_str() {
            "lower" => Better::Lower,
            _ => Better::Higher,
        }),
        span: Span::default(),
    }
}

fn section(data: &Data, row: &Row) -> Section {
    let (id, number) = (row.must("document_id"), row.must("section_no"));
    let own: [(&str, &str); 2] = [("document_id", &id), ("section_no", &number)];
    let text = |place: &str| {
        let mut lines: Vec<String> = Vec::new();
        for row in data.of("section_texts", &own).filter(|row| row.is("place", place)) {
            lines.resize(row.number::<usize>("line_no").unwrap() - 1, String::new());
            lines.push(row.must("text"));
        }
        lines.join("\n")
    };
    let role = [
        ("mission", Role::Mission),
        ("approach", Role::Approach),
        ("review", Role::Review),
        ("promise", Role::Promise),
        ("result", Role::Result),
        ("issue", Role::Issue),
        ("target", Role::Target),
        ("step", Role::Step),
        ("text", Role::Text),
    ];
    Section {
        role: role.iter().find(|(name, _)| row.is("role", name)).unwrap().1,
        heading: row.must("heading"),
        lead: text("before-items"),
        span: Span::default(),
        items: items(data, &own, None),
        tail: text("after-items"),
    }
}

fn items(data: &Data, own: &[(&str, &str)], parent: Option<&str>) -> Vec<Item> {
    let below = data.of("items", own).filter(|row| row.text("parent_item_id").as_deref() == parent);
    below.map(|row| item(data, row, own)).collect()
}

fn item(data: &Data, row: &Row, own: &[(&str, &str)]) -> Item {
    let id = row.must("item_id");
    let keys = [own[0], ("item_id", &id)];
    let text = row.must("text");
    let link = |row: &Row| ItemLink {
        document: row.number::<bool>("names_document").unwrap().then(|| row.slug("target_document_id").unwrap()),
        item: row.slug("target_item_id").unwrap(),
        span: Span::default(),
    };
    let when = |row: &Row| When {
        written: row.must("when_written"),
        first: row.year("first_fiscal_year").unwrap(),
        last: row.year("last_fiscal_year").unwrap(),
        date: row.number("date"),
    };
    Item {
        id: row.slug("item_id").unwrap(),
        markdown: data.of("item_markup", &keys).next().map(|row| row.must("markdown")),
        text,
        links: data.of("item_links", &keys).map(link).collect(),
        when: data.of("schedule", &keys).next().map(when),
        children: items(data, own, Some(&id)),
        span: Span::default(),
    }
}
