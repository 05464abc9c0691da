//! Generates random content that is valid but difficult for tables: circled digits, line breaks, quotes, words that
//! look like labels, formulas.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::json;
use tomei::diagnostic::Diagnostic;
use tomei::model::site::{Site, Tables};
use tomei::resolve::{Drafts, Parts, Visibility, resolve};
use tomei::validate::{document, table};

/// The text of every content file.
#[derive(Clone, Debug, Default)]
pub struct Content {
    pub tables: Vec<(&'static str, String)>,
    pub documents: Vec<(String, String)>,
}

impl Content {
    /// The content that lies in a folder.
    pub fn of_folder(folder: &Path) -> Self {
        let names = ["tomei", "departments", "plans", "policies", "grades", "glossary", "corrections"];
        let read = |name| Some((name, std::fs::read_to_string(folder.join(format!("{name}.yaml"))).ok()?));
        let files = crate::site::files(folder).into_iter().filter(|(name, _)| name.ends_with(".md"));
        let document = |(name, bytes)| (format!("content/{name}"), String::from_utf8(bytes).unwrap());
        Self { tables: names.into_iter().filter_map(read).collect(), documents: files.map(document).collect() }
    }

    /// The demonstration's real sheet alone: what is invented beside it holds
    /// figures in words, as real sheets do.
    pub fn of_the_sheet() -> Self {
        let mut content = Self::of_folder(&crate::site::repository().join("content"));
        content.documents.retain(|(file, _)| file.contains("/shimin-kyodo/") || file.contains("/pages/"));
        content.tables.retain(|(name, _)| *name != "corrections");
        content
    }

    /// The site that the content makes, and what is wrong with it.
    pub fn site(&self) -> (Site, Vec<Diagnostic>) {
        let (tables, mut faults) = self.read_tables();
        let mut documents = Vec::new();
        for (file, text) in &self.documents {
            let (document, found) = document::read(file, text);
            documents.extend(document.map(Arc::new));
            faults.extend(found);
        }
        let parts = Parts { tables: Arc::new(tables), documents, assets: Vec::new() };
        let visibility = Visibility { today: "2026-12-01".parse().unwrap(), drafts: Drafts::Hidden };
        let resolved = resolve(parts, visibility);
        faults.extend(resolved.faults);
        (resolved.site, faults)
    }

    fn read_tables(&self) -> (Tables, Vec<Diagnostic>) {
        let text = |name: &str| self.tables.iter().find(|(file, _)| *file == name).map_or("", |(_, text)| text);
        let mut faults = Vec::new();
        let (config, found) = table::read_one::<table::config::RawConfig>("tomei.yaml", text("tomei"));
        faults.extend(found);
        macro_rules! rows {
            ($name:literal, $raw:ty) => {{
                let (rows, found) = table::read::<$raw>(concat!($name, ".yaml"), text($name));
                faults.extend(found);
                rows
            }};
        }
        let tables = Tables {
            config: config.unwrap_or_default(),
            departments: rows!("departments", table::department::RawDepartment),
            plans: rows!("plans", table::plan::RawPlan),
            policy_sets: rows!("policies", table::plan::RawPolicySet),
            grades: rows!("grades", table::grade::RawGradeScheme),
            glossary: rows!("glossary", table::glossary::RawGlossaryEntry),
            corrections: rows!("corrections", table::correction::RawCorrection),
            // How words are read and found is for the search, no fact about the city.
            dictionary: Vec::new(),
            synonyms: Vec::new(),
        };
        (tables, faults)
    }
}

/// A text of one line that no column may take for anything else.
pub fn line() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "取組み",
        "800件",
        "①",
        "❷",
        "㈱",
        "㎡",
        "Ⅳ",
        "髙",
        "\u{e001}",
        "🙂",
        "\u{feff}",
        ",",
        "\"",
        "'",
        "\"\"",
        "〓",
        "unset",
        "not-reported",
        "withheld",
        "(space)",
        "=1+1",
        "@x",
        "-3",
        "△1,234",
        "12.50",
        " ",
        "　",
        "未定",
        "5-1-③",
        ";",
        "|",
    ]);
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

/// As [`line`], of several lines, with space at its ends.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![4 => line(), 1 => Just(String::new()), 1 => Just("  字下げ".to_owned())], 1..4)
        .prop_map(|lines| lines.join("\n"))
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    prop::option::of(text())
}

/// Names that are never blank, whatever surrounds them.
fn name() -> impl Strategy<Value = String> {
    line().prop_map(|line| format!("{line}名{line}"))
}

fn contact() -> impl Strategy<Value = serde_json::Value> {
    (maybe(), maybe(), maybe()).prop_map(|(section, phone, hours)| {
        json!({"section": section, "phone": phone, "hours": hours, "url": "https://city.example/"})
    })
}

/// A mapping without the keys that have no value.
fn filled(value: serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, filled(value)))
            .collect(),
        serde_json::Value::Array(list) => list.into_iter().map(filled).collect(),
        value => value,
    }
}

fn tables() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let config = (name(), maybe(), maybe(), prop::option::of(contact()), prop::option::of((name(), maybe())));
    let config = config.prop_map(|(title, subtitle, notice, contact, licence)| {
        let licence = licence.map(|(name, citation)| json!({"name": name, "citation": citation}));
        json!({"title": title, "subtitle": subtitle, "notice": notice, "contact": contact, "licence": licence})
    });
    let departments =
        (name(), maybe(), maybe(), prop::option::of(contact())).prop_map(|(name, reading, note, contact)| {
            json!([
                {"id": "kikaku", "name": name, "reading": reading, "contact": contact, "note": note, "notice": note},
                {"id": "unset", "name": name, "parent": "kikaku", "years": "2019.."},
            ])
        });
    let coded = (name(), maybe(), prop::collection::vec(line(), 0..3));
    let codes = coded.prop_map(|(title, note, others)| {
        let plan = json!([{"id": "keikaku", "title": title, "note": note, "measures": [
            {"code": "1-1", "title": title, "written": "1-①", "other_titles": others, "note": note},
            {"code": "1-2", "title": title},
        ]}]);
        let policies = json!([{"id": "seisaku", "title": title, "years": note, "items": [
            {"no": 1, "title": title, "other_titles": others}, {"no": "0", "title": title, "note": note},
        ]}]);
        (plan, policies)
    });
    let grades = (name(), maybe()).prop_map(|(label, meaning)| {
        json!([{"id": "abc", "title": label, "values": [{"value": "①", "label": label, "meaning": meaning}]}])
    });
    let glossary = (name(), maybe(), prop::collection::vec(line(), 0..3), prop::option::of((name(), maybe())));
    let glossary = glossary.prop_map(|(term, meaning, aliases, renamed)| {
        let renamed = renamed.map(|(from, note)| json!({"from": from, "to": term, "note": note}));
        json!([{"id": "t1", "term": term, "meaning": meaning, "aliases": aliases, "renamed": renamed}])
    });
    let corrections = (name(), any::<bool>()).prop_map(|(text, of_item)| {
        let item = of_item.then_some("p1");
        json!([{"date": "2021-07-01", "page": "g-1", "item": item, "before": text, "after": text, "reason": text}])
    });
    (config, departments, codes, grades, glossary, corrections).prop_map(
        |(config, departments, (plans, policies), grades, glossary, corrections)| {
            let named = [
                ("tomei", config),
                ("departments", departments),
                ("plans", plans),
                ("policies", policies),
                ("grades", grades),
                ("glossary", glossary),
                ("corrections", corrections),
            ];
            named.map(|(name, value)| (name, filled(value).to_string())).into()
        },
    )
}

fn codes(scope: &'static str, locals: [&'static str; 2]) -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        Just(serde_json::Value::Null),
        Just(json!("none")),
        Just(json!([])),
        prop::collection::vec(prop::sample::select(locals.to_vec()), 1..3)
            .prop_map(move |locals| locals.iter().map(|local| json!(format!("{scope}:{local}"))).collect()),
    ]
}

fn one_of(words: [&'static str; 2]) -> impl Strategy<Value = Option<&'static str>> {
    prop::option::of(prop::sample::select(words.to_vec()))
}

fn figures() -> impl Strategy<Value = (serde_json::Value, serde_json::Value)> {
    let indicator = (name(), one_of(["activity", "outcome"]), maybe(), maybe(), maybe(), one_of(["lower", "higher"]));
    let indicator = indicator.prop_map(|(name, kind, unit, target, actual, better)| {
        json!({"name": name, "kind": kind, "unit": unit, "baseline": "1,234", "target": target, "actual": actual, "better": better})
    });
    let budget =
        (maybe(), maybe()).prop_map(|(planned, note)| json!({"planned": planned, "settled": "△5", "note": note}));
    (prop::collection::vec(indicator, 0..3).prop_map(|list| json!(list)), prop_oneof![Just(json!(null)), budget])
}

fn goal_front() -> impl Strategy<Value = serde_json::Value> {
    let meta = (name(), maybe(), maybe(), maybe(), prop::collection::vec(name(), 0..2));
    let goal = (codes("keikaku", ["1-1", "1-2"]), codes("seisaku", ["1", "0"]), figures(), maybe(), maybe());
    let lists = (prop::collection::vec(line(), 0..3), prop::collection::vec(1..=17_u8, 0..3), any::<bool>());
    (meta, goal, lists).prop_map(
        |(
            (title, summary, plain, note, changes),
            (plan, policies, (indicators, budget), midyear, unmet),
            (partners, sdgs, graded),
        )| {
            let changes: Vec<_> = changes.iter().map(|note| json!({"date": "2021-06-02", "note": note})).collect();
            let grade = graded.then(|| json!({"scheme": "abc", "value": "①", "reason": note}));
            json!({
                "title": title, "summary": summary, "plain_text": plain, "changes": changes, "plan": plan,
                "policies": policies, "indicators": indicators, "budget": budget, "midyear": midyear,
                "unmet_reason": unmet, "partners": partners, "legal_basis": partners, "sdgs": sdgs, "grade": grade,
                "source": {"file": "シート.pdf", "page": 3, "wording": "reworded", "note": note}, "published": "2021-06-01",
                "linked_by": "係①",
            })
        },
    )
}

fn body() -> impl Strategy<Value = String> {
    let said = || (line(), prop::sample::select(vec!["", "*強調*", "[行](https://x.example/①)", "`a b`"]));
    let said = move || said().prop_map(|(line, markup)| format!("文{line}{markup}"));
    let prose = prop_oneof![
        Just(String::new()),
        text().prop_map(|text| format!("段落{text}\n\n```\n  字下げ\n\n    深く\n```\n"))
    ];
    (prop::collection::vec(said(), 7), prose, said()).prop_map(|(said, prose, more)| {
        let [a, b, c, d, e, f, g] = said.try_into().expect("seven were asked for");
        format!(
            "## 取組み\n\n{prose}\n\n- [p1] {a}\n  - [p1-d1 @ 10月] {b}\n    続き{c}\n- {d}\n\n{prose}\n\n## 実績\n\n\
             - [r1 -> p1, p1-d1] {e}\n- [r2 -> g-2/p1] {f}\n\n## 課題\n\n- [i1 -> r1 @ 令和2年度〜4年度] {g}\n\n## 備考\n\n{more}\n\n- 箇条\n"
        )
    })
}

fn documents() -> impl Strategy<Value = Vec<(String, String)>> {
    let sheet = (maybe(), maybe(), prop::option::of(prop_oneof![Just("withheld".to_owned()), name()]));
    (prop::collection::vec((goal_front(), body()), 2), goal_front(), sheet, text()).prop_map(
        |(annual, midterm, (greeting, motto, head), page)| {
            let mut documents = Vec::new();
            for (number, (front, body)) in (1..).zip(annual) {
                let mut own = json!({"id": format!("g-{number}"), "kind": "annual", "year": "令和2年度", "department": "kikaku",
                    "no": format!("{number}-1"), "midterm": [{"id": "m-1", "by": "係", "note": "①"}]});
                merge(&mut own, front);
                documents.push((format!("content/2020/kikaku/goal-{number}.md"), written(own, &body)));
            }
            let mut own = json!({"id": "m-1", "kind": "midterm", "year": 2020, "department": "unset", "no": 1,
                "continues": [{"id": "g-1", "by": "係"}]});
            merge(&mut own, midterm);
            let steps = "## 項目\n\n- [t1] 続ける\n\n## 工程\n\n- [s1 @ 平成34年度] 開く\n- [s2 @ 2021-04-01] 始める\n";
            documents.push(("content/2020/unset/midterm-1.md".to_owned(), written(own, steps)));
            let own = json!({"id": "s-1", "kind": "sheet", "year": 2020, "department": "kikaku", "greeting": greeting,
                "motto": motto, "heads": [{"post": "部長", "name": head}, {"post": "次長"}]});
            documents.push(("content/2020/kikaku/sheet.md".to_owned(), written(own, "## 使命\n\n- 一つ\n")));
            let own = json!({"title": "案内", "draft": false});
            documents.push(("content/pages/about.md".to_owned(), written(own, &format!("前置き{page}\n\n## 見出し\n\n{page}\n"))));
            documents
        },
    )
}

fn merge(own: &mut serde_json::Value, more: serde_json::Value) {
    if let (Some(own), serde_json::Value::Object(more)) = (own.as_object_mut(), more) {
        own.extend(more);
    }
}

fn written(front: serde_json::Value, body: &str) -> String {
    format!("---\n{}\n---\n\n{body}", filled(front))
}

/// Whole content: every kind of document and every table.
pub fn content() -> impl Strategy<Value = Content> {
    (tables(), documents()).prop_map(|(tables, documents)| Content { tables, documents })
}
