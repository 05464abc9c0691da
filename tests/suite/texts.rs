//! Every text of a document is in exactly the outputs that its definition names, and in no other.
//!
//! The three documents used fill in every text, each with a distinct word. Their texts are collected from the
//! documents' JSON form and not from the traversal in the model, so that a text that the traversal forgets is noticed
//! here.

use std::cell::Cell as Counter;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value as Json;
use tomei::diff::baseline::Baseline;
use tomei::diff::{self, built};
use tomei::export::cell::Cell;
use tomei::export::{Part, make, rows};
use tomei::model::code::{Code, Codes};
use tomei::model::dataset::table;
use tomei::model::document::goal_texts::{GOAL_TEXTS, GoalTexts};
use tomei::model::document::original::{Source, Wording};
use tomei::model::document::text::{FieldText, ItemText, SectionText, Text, Value};
use tomei::model::document::text_field::{Publication, Search};
use tomei::model::document::texts::walk;
use tomei::model::document::{Change, Document, EditorLink, Goal, Grade, Head, HeadName, Meta, Sheet, Subject, fields};
use tomei::model::fiscal_year::FiscalYear;
use tomei::model::indicator::{Better, Budget, Indicator, IndicatorKind};
use tomei::model::item::{Item, ItemLink, Role, Section};
use tomei::model::path::{SitePath, Slug};
use tomei::model::site::Site;
use tomei::model::source::{Located, Span};
use tomei::model::when::When;
use tomei::publication::texts::texts;
use tomei::resolve::{Drafts, Parts, Visibility, resolve};

/// Where a text is to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Places {
    is_searched: bool,
    is_published: bool,
    columns: BTreeSet<String>,
}

#[test]
fn every_text_is_in_the_outputs_that_its_flags_name() {
    let site = site();
    for document in &site.documents {
        let (expected, found) = (expected(document), Outputs::of(&site, document));
        let mut held = words(&serde_json::to_value(&**document).unwrap());
        held.remove("/id/value");
        for (place, word) in &held {
            let expected = expected.get(word).unwrap_or_else(|| panic!("the walk does not visit {place}"));
            assert_eq!(found.places(word), *expected, "{place} of {}", document.id.value);
        }
        assert_eq!(held.len(), expected.len(), "the walk visits nothing that the document does not hold");
    }
}

#[test]
fn every_field_is_visited_and_has_a_column_that_exists() {
    let mut visited = BTreeSet::new();
    for document in &site().documents {
        walk(document, &mut |text| {
            if let Text::Field(FieldText { field, position, value: _ }) = text {
                assert_eq!(field.is_numbered(), position > 0, "{}", field.name);
                visited.insert(field.name);
            }
        });
    }
    assert_eq!(visited, fields::all().map(|field| field.name).collect());
    for field in fields::all() {
        let Some(column) = field.column else { continue };
        let position = table(column.table).and_then(|table| table.position(column.column));
        assert!(position.is_some(), "{} has no column {}.{}", field.name, column.table, column.column);
        assert!(field.label.iter().all(|label| label.contains('#') == field.is_numbered()), "{}", field.name);
    }
}

#[test]
fn a_built_site_tells_the_texts_of_its_documents() {
    let site = site();
    let everything = make(&site, Part::Tables).find(|file| file.path.as_str() == built::FILE).unwrap();
    let built = built::read(&everything.bytes).unwrap();
    assert_eq!(diff::compare(&built, &site), []);
}

/// What the walk says of every word that it visits.
fn expected(document: &Document) -> BTreeMap<String, Places> {
    let mut places = BTreeMap::new();
    let mut add = |word: &str, [is_searched, is_published]: [bool; 2], columns: &[&str]| {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        places.insert(word.to_owned(), Places { is_searched, is_published, columns });
    };
    walk(document, &mut |text| match text {
        Text::Title(title) => add(title, [false, true], &["documents.title"]),
        Text::Field(FieldText { field, position: _, value }) => {
            let column = field.column.map(|name| format!("{}.{}", name.table, name.column));
            let flags = [field.search != Search::No, field.publication != Publication::No];
            match (value, column) {
                (Value::Text(word), Some(column)) => add(word, flags, &[&column]),
                (Value::List(list), Some(column)) => list.iter().for_each(|word| add(word, flags, &[&column])),
                // Searched by the titles that the codes stand for.
                (Value::Measures(codes), None) => {
                    add_codes(codes, "goal_measures", ["plan_id", "measure_code"], &mut add)
                }
                (Value::Policies(codes), None) => {
                    add_codes(codes, "goal_policies", ["policy_set_id", "policy_no"], &mut add);
                }
                (Value::Links(links), None) => {
                    let ids = links.iter().map(|link| link.id.value.as_str());
                    ids.for_each(|id| add(id, flags, &["goal_links.target_document_id"]));
                }
                (Value::ItemLinks(sections), None) => {
                    let links = sections.iter().flat_map(|section| &section.items).flat_map(all_links);
                    links.for_each(|link| add(link.item.as_str(), flags, &["item_links.target_item_id"]));
                }
                (Value::Withheld | Value::Number(_) | Value::Numbers(_), Some(_)) => {}
                (value, column) => panic!("{value:?} in {column:?}"),
            }
        }
        Text::SectionStart(SectionText { role, heading, lead, tail }) => {
            add(heading, [role == Role::Text, true], &["sections.heading"]);
            [lead, tail].into_iter().for_each(|word| add(word, [true, true], &["section_texts.text"]));
        }
        Text::Item(ItemText { id: _, role: _, plain, markdown, when }) => {
            add(plain, [true, markdown.is_none()], &["items.text"]);
            markdown.into_iter().for_each(|word| add(word, [false, true], &["item_markup.markdown"]));
            when.into_iter().for_each(|when| add(&when.written, [true, true], &["schedule.when_written"]));
        }
        Text::SectionEnd(_) => {}
    });
    places
}

fn all_links(item: &Item) -> Vec<&ItemLink> {
    let mut links = Vec::new();
    item.walk(&mut |item| links.extend(&item.links));
    links
}

fn add_codes(codes: &Codes, table: &str, [scope, local]: [&str; 2], add: &mut impl FnMut(&str, [bool; 2], &[&str])) {
    for code in codes.as_slice() {
        add(code.scope.as_str(), [false, true], &[&format!("{table}.{scope}")]);
        add(code.local.as_str(), [false, true], &[&format!("{table}.{local}")]);
    }
}

/// What became of one document.
struct Outputs {
    passages: String,
    lock: String,
    diff: String,
    columns: Vec<(String, String)>,
}

impl Outputs {
    fn of(site: &Site, document: &Document) -> Self {
        let path = document.path.to_string();
        let searched = tomei::index::documents(site).into_iter().find(|searched| searched.url == path).unwrap();
        let changes = diff::compare(&Baseline::default(), site);
        let change = changes.into_iter().find(|change| change.path == path).unwrap();
        let columns = rows::of_document(site, document).0.into_iter().flat_map(|row| {
            let cells = row.table.columns.iter().zip(row.cells).filter(|(column, _)| !column.is_derived);
            let text = |(column, cell): (&tomei::model::dataset::Column, Cell)| match cell {
                Cell::Text(text) => Some((text.into_owned(), format!("{}.{}", row.table.name, column.name))),
                _ => None,
            };
            cells.filter_map(text).collect::<Vec<_>>()
        });
        Self {
            passages: format!("{:?}", searched.passages),
            lock: format!("{:?}", texts(document)),
            diff: format!("{:?}", change.texts),
            columns: columns.collect(),
        }
    }

    fn places(&self, word: &str) -> Places {
        assert_eq!(self.lock.contains(word), self.diff.contains(word), "{word} in the lock file and the comparison");
        let columns = self.columns.iter().filter(|(text, _)| text == word).map(|(_, column)| column.clone());
        Places {
            is_searched: self.passages.contains(word),
            is_published: self.lock.contains(word),
            columns: columns.collect(),
        }
    }
}

/// Every word in the JSON of a document by its place; nothing may be empty.
fn words(document: &Json) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    add_words(document, String::new(), &mut found);
    found
}

/// What is no text, or is derived from texts.
const EMPTY: [&str; 9] = [
    "/meta/allow",
    "/links",
    "/outward_links",
    "/due",
    "/plan_spans",
    "/policy_spans",
    "/sections/1/items",
    "/items/0/children/0/children",
    "/items/0/children/0/markdown",
];

fn add_words(value: &Json, place: String, found: &mut BTreeMap<String, String>) {
    let is_empty = match value {
        Json::Null => true,
        Json::Array(list) => list.is_empty(),
        Json::Object(map) => map.is_empty(),
        _ => false,
    };
    assert!(!is_empty || EMPTY.iter().any(|end| place.ends_with(end)), "the test leaves {place} empty");
    match value {
        Json::String(word) if word.starts_with(MARK) => drop(found.insert(place, word.clone())),
        Json::Array(list) => {
            (0..)
                .zip(list)
                .for_each(|(number, entry): (usize, _)| add_words(entry, format!("{place}/{number}"), found));
        }
        Json::Object(map) => map.iter().for_each(|(key, entry)| add_words(entry, format!("{place}/{key}"), found)),
        _ => {}
    }
}

/// With what every word begins.
const MARK: &str = "word-";

/// Gives out words, none twice and none within another.
#[derive(Default)]
struct Words(Counter<u32>);

impl Words {
    fn word(&self) -> String {
        self.0.set(self.0.get() + 1);
        format!("{MARK}{}-end", self.0.get())
    }

    fn some(&self) -> Option<String> {
        Some(self.word())
    }

    fn slug(&self) -> Slug {
        slug(&self.word())
    }
}

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

fn located<T>(value: T) -> Located<T> {
    Located { value, span: Span::default() }
}

fn site() -> Site {
    let words = Words::default();
    let [midterm, earlier] = [words.slug(), words.slug()];
    let goal = Subject::Annual(Box::new(goal(&words, [&midterm, &earlier])));
    let documents = vec![
        document(&words, slug("goal"), "2019/somu/goal-1.html", goal),
        document(&words, midterm, "2019/somu/midterm-1.html", Subject::Page),
        document(&words, earlier, "2019/somu/index.html", Subject::Sheet(sheet(&words))),
    ];
    let documents = documents.into_iter().map(Arc::new).collect();
    let parts = Parts { tables: Arc::default(), documents, assets: Vec::new() };
    let visibility = Visibility { today: "2026-12-01".parse().unwrap(), drafts: Drafts::Hidden };
    resolve(parts, visibility).site
}

fn document(words: &Words, id: Slug, path: &str, subject: Subject) -> Document {
    let mut promise = item(words, "p1", words.some());
    promise.children = vec![item(words, "p1-1", None)];
    let section = |role, items| Section {
        role,
        heading: words.word(),
        lead: words.word(),
        span: Span::default(),
        items,
        tail: words.word(),
    };
    Document {
        item_index: tomei::model::document::item_index::ItemIndex::default(),
        file: "content/a.md".to_owned(),
        fingerprint: 1,
        id: located(id),
        title: words.word(),
        path: SitePath::new(path).unwrap(),
        meta: meta(words),
        sections: vec![section(Role::Promise, vec![promise]), section(Role::Text, Vec::new())],
        links: Vec::new(),
        outward_links: Vec::new(),
        has_result: vec![false],
        due: Vec::new(),
        subject,
    }
}

fn item(words: &Words, id: &str, markdown: Option<String>) -> Item {
    let year = FiscalYear::new(2020).unwrap();
    Item {
        id: slug(id),
        text: words.word(),
        markdown,
        links: vec![ItemLink { document: Some(slug("goal")), item: words.slug(), span: Span::default() }],
        when: Some(When { written: words.word(), first: year, last: year, date: "2020-06-01".parse().ok() }),
        children: Vec::new(),
        span: Span::default(),
    }
}

fn meta(words: &Words) -> Meta {
    let day = "2020-06-01".parse().ok();
    Meta {
        summary: words.some(),
        published: day,
        updated: day,
        changes: vec![Change { date: day.unwrap(), note: words.word() }],
        source: Some(Source {
            file: words.word(),
            page: Some(3),
            sha256: words.some(),
            wording: Some(Wording::Reworded),
            note: words.some(),
        }),
        draft: false,
        linked_by: words.some(),
        plain_text: words.some(),
        allow: Vec::new(),
    }
}

fn sheet(words: &Words) -> Sheet {
    let head = |name| Head { post: words.word(), name: Some(name) };
    Sheet {
        year: FiscalYear::new(2019).unwrap(),
        department: located(slug("somu")),
        heads: vec![head(HeadName::Given(words.word())), head(HeadName::Withheld)],
        greeting: words.some(),
        motto: words.some(),
        staff: words.some(),
    }
}

fn goal(words: &Words, [midterm, earlier]: [&Slug; 2]) -> Goal {
    let codes = || Codes::Some(vec![Code { scope: words.slug(), local: words.slug() }]);
    let link = |id: &Slug| vec![EditorLink { id: located(id.clone()), by: words.word(), note: words.some() }];
    Goal {
        year: FiscalYear::new(2019).unwrap(),
        department: located(slug("somu")),
        no: slug("1"),
        plan: codes(),
        plan_spans: Vec::new(),
        policies: codes(),
        policy_spans: Vec::new(),
        midterm: link(midterm),
        continues: link(earlier),
        grade: Some(Grade { scheme: located(words.slug()), value: located(words.word()), reason: words.some() }),
        indicators: vec![Indicator {
            name: words.word(),
            kind: Some(IndicatorKind::Outcome),
            unit: words.some(),
            baseline: words.some(),
            target: words.some(),
            actual: words.some(),
            as_of: words.some(),
            note: words.some(),
            better: Some(Better::Lower),
            span: Span::default(),
        }],
        budget: Some(Budget {
            planned: words.some(),
            settled: words.some(),
            unit: words.some(),
            note: words.some(),
            span: Span::default(),
        }),
        partners: vec![words.word(), words.word()],
        legal_basis: vec![words.word()],
        sdgs: vec![17],
        texts: GoalTexts::default().map(|_: Option<String>| words.some()),
    }
}

/// Nothing else notices a text that is in the data and not on the page.
#[test]
fn every_text_of_a_goal_is_shown_by_the_template() {
    let template = include_str!("../../themes/default/templates/goal.html");
    let names: Vec<&str> = GOAL_TEXTS.iter().map(|field| field.name).collect();
    let missing: Vec<&&str> = names.iter().filter(|name| !template.contains(&format!("view.{name}"))).collect();
    assert!(!names.is_empty() && missing.is_empty(), "goal.html does not show {missing:?}");
}
