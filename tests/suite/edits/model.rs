//! A site under edit as values, from which its files are printed.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::edits::program::Options;

/// The content of a site, the files of its own theme, and how the program is called.
#[derive(Clone, Debug)]
pub struct Site {
    /// By file, e.g. `content/2020/kikaku/goal-1.md`.
    pub documents: BTreeMap<String, Document>,
    /// By name, e.g. `glossary`.
    pub tables: BTreeMap<&'static str, Value>,
    /// All other files: assets, the dictionary, the theme.
    pub files: BTreeMap<String, Vec<u8>>,
    pub options: Options,
    /// What is to be done before the next build, beside edits of the content.
    pub acts: Vec<Act>,
}

/// Something that happens to a site's folder, not to its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Publishes; documents that are gone are withdrawn.
    Publish,
    /// Publishes as if for the first time.
    PublishAnew,
    /// Somebody changes the nth file of the output.
    ChangeOutput(usize),
    /// Somebody deletes the nth file of the output.
    DeleteOutput(usize),
    /// The cache of the last build is gone.
    DropCache,
    /// Every file of the content gets a new time and keeps its text.
    Touch,
}

/// One Markdown file.
#[derive(Clone, Debug)]
pub struct Document {
    pub front: Map<String, Value>,
    pub sections: Vec<Section>,
    pub spelling: Spelling,
}

/// How the same text is written to disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    Plain,
    ByteOrderMark,
    WindowsLines,
}

/// A heading with items or running text below it.
#[derive(Clone, Debug, Default)]
pub struct Section {
    pub heading: String,
    pub prose: String,
    pub items: Vec<Item>,
}

/// `- [id -> target @ when] text`, with one line below it where `below` has one.
#[derive(Clone, Debug, Default)]
pub struct Item {
    pub id: String,
    pub target: Option<String>,
    pub when: Option<String>,
    pub text: String,
    pub below: Option<String>,
}

impl Site {
    /// Every file of the site below its root, as it is to be on disk.
    pub fn print(&self) -> BTreeMap<String, Vec<u8>> {
        let documents = self.documents.iter().map(|(file, document)| (file.clone(), document.print()));
        let table = |(name, table): (&&str, &Value)| (format!("content/{name}.yaml"), table.to_string().into_bytes());
        let tables = self.tables.iter().map(table);
        self.files.clone().into_iter().chain(tables).chain(documents).collect()
    }

    /// The ids of all documents that have one.
    pub fn ids(&self) -> Vec<String> {
        self.documents.values().filter_map(|document| document.text("id")).collect()
    }
}

impl Document {
    /// A front matter key that holds text.
    pub fn text(&self, key: &str) -> Option<String> {
        self.front.get(key).and_then(Value::as_str).map(str::to_owned)
    }

    /// Sets a key; `Null` removes it.
    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        match value.into() {
            Value::Null => drop(self.front.remove(key)),
            value => drop(self.front.insert(key.to_owned(), value)),
        }
    }

    /// Whether the document is an annual or a mid-term goal.
    pub fn is_goal(&self) -> bool {
        matches!(self.text("kind").as_deref(), Some("annual" | "midterm"))
    }

    /// The items of all sections.
    pub fn items_mut(&mut self) -> Vec<&mut Item> {
        self.sections.iter_mut().flat_map(|section| &mut section.items).collect()
    }

    fn print(&self) -> Vec<u8> {
        let body: String = self.sections.iter().map(Section::print).collect();
        let text = format!("---\n{}\n---\n{body}", Value::Object(self.front.clone()));
        match self.spelling {
            Spelling::Plain => text,
            Spelling::ByteOrderMark => format!("\u{feff}{text}"),
            Spelling::WindowsLines => text.replace('\n', "\r\n"),
        }
        .into_bytes()
    }
}

impl Section {
    fn print(&self) -> String {
        let heading = if self.heading.is_empty() { String::new() } else { format!("\n## {}\n", self.heading) };
        let prose = if self.prose.is_empty() { String::new() } else { format!("\n{}\n", self.prose) };
        let items: String = self.items.iter().map(Item::print).collect();
        format!("{heading}{prose}\n{items}")
    }
}

impl Item {
    fn print(&self) -> String {
        let target = self.target.as_ref().map(|target| format!(" -> {target}")).unwrap_or_default();
        let when = self.when.as_ref().map(|when| format!(" @ {when}")).unwrap_or_default();
        let below = self.below.as_ref().map(|below| format!("  - [{}-d1] {below}\n", self.id)).unwrap_or_default();
        format!("- [{}{target}{when}] {}\n{below}", self.id, self.text)
    }
}
