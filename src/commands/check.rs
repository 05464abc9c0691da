//! `tomei check`: every fault and every finding of the content; nothing is written.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use crate::check;
use crate::check::context::{CheckContext, LinkTargets};
use crate::check::source_text::SourceText;
use crate::check::suppression::Suppressions;
use crate::diagnostic::Diagnostic;
use crate::load;
use crate::load::scan::{Entry, Purpose, Scan};
use crate::markdown;
use crate::model::answer::Answers;
use crate::model::document::Document;
use crate::pipeline::content::{self, ChangeDetection, ValidationCache};
use crate::pipeline::links::{self, Links};
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::site::{self, CheckedSite};
use crate::pipeline::waiting::Waiting;
use crate::pipeline::{Failure, Settings, cache, rules, sources};
use crate::render::link;
use crate::render::renderer::Renderer;

/// Content that a build would accept.
#[derive(Debug)]
pub struct Checked {
    /// Warnings and notes, also for drafts, in the order of files and positions.
    pub findings: Vec<Diagnostic>,
    pub waiting: Vec<Waiting>,
    /// Whether hosts were asked and none of them answered.
    pub is_without_network: bool,
}

/// Everything that can be reported on content that a build would accept.
///
/// # Errors
///
/// The faults of the content and of the site's own templates. Editorial rules run only if there are none.
pub fn check(settings: &Settings, links: Links, progress: &dyn Progress) -> Result<Checked, Failure> {
    let sources = sources::read(&settings.root)?;
    let known = cache::read(settings).validated;
    let (content, validated) = content::validate(&sources, &known, ChangeDetection::Hash, progress);
    let checked = site::check(settings, &sources, content)?;
    try_templates(&checked, progress)?;
    let documents: Vec<&Document> = validated.values().filter_map(|known| known.document.as_deref()).collect();
    let config = &checked.site.tables.config;
    let suppressions = Suppressions::new(config, documents.iter().copied(), rules::suppressible());
    let asked = links::ask(settings, links, &documents, progress);
    let found = Found { scan: &sources.scan, validated: &validated, answers: &asked.answers };
    let findings = suppressions.partition(findings(&checked, &found));
    let suppressed = [checked.suppressed, findings.suppressed].concat();
    let of_suppressions = check::check_suppressions(&suppressions, &suppressed);
    let mut shown = [checked.warnings, findings.shown, of_suppressions].concat();
    shown.sort();
    shown.dedup();
    Ok(Checked { findings: shown, waiting: checked.waiting, is_without_network: asked.is_without_network })
}

/// Renders every page with a theme that the site has changed. The embedded theme is known to print every site.
fn try_templates(checked: &CheckedSite, progress: &dyn Progress) -> Result<(), Failure> {
    if checked.theme.is_embedded {
        return Ok(());
    }
    let renderer = checked.renderer(&checked.pages);
    progress.begin(Stage::Rendering, checked.pages.pages().len());
    let faults: BTreeSet<Diagnostic> = checked
        .pages
        .pages()
        .par_iter()
        .filter_map(|page| {
            progress.step();
            renderer.print(page).err().map(|fault| checked.template_fault(fault))
        })
        .collect();
    Failure::if_any(faults)
}

/// What was read, and what was asked for.
struct Found<'a> {
    scan: &'a Scan,
    validated: &'a ValidationCache,
    answers: &'a Answers,
}

fn findings(checked: &CheckedSite, found: &Found) -> Vec<Diagnostic> {
    let Found { scan, validated, answers } = *found;
    let sources = scan.entries.par_iter().filter_map(|entry| source_text(entry, validated)).collect();
    let places = Places { checked, renderer: checked.renderer(&checked.pages), known: Mutex::default() };
    let anchors = |document: &Document, address: &str| places.holds(document, address);
    check::check(&CheckContext::new(
        &checked.site.tables,
        table_texts(scan),
        sources,
        LinkTargets { anchors: &anchors, answers },
    ))
}

fn source_text(entry: &Entry, validated: &ValidationCache) -> Option<SourceText> {
    let document = validated.get(&entry.file)?.document.clone()?;
    let text = load::read_text(entry).ok()?.text;
    // If the file was saved in the meantime, the positions in its text differ from those of the document that was
    // validated.
    (document.fingerprint == xxh3_128(text.as_bytes())).then(|| SourceText::new(document, text))
}

fn table_texts(scan: &Scan) -> BTreeMap<&'static str, String> {
    let text = |entry: &Entry| {
        let Purpose::Table(table) = entry.purpose else { return None };
        Some((table.path(), load::read_text(entry).ok()?.text))
    };
    scan.entries.iter().filter_map(text).collect()
}

/// The positions that a link can lead to on each page. The HTML of a page is searched for ids only once.
struct Places<'a> {
    checked: &'a CheckedSite,
    renderer: Renderer<'a>,
    known: Mutex<HashMap<String, Ids>>,
}

/// The ids on a page; `None` if it is not a page of the site's documents and lists.
type Ids = Option<Arc<BTreeSet<String>>>;

impl Places<'_> {
    /// Whether the page has the fragment (the part after `#`) of an address; `None` if that cannot be determined.
    fn holds(&self, document: &Document, address: &str) -> Option<bool> {
        let (target, fragment) = address.split_once('#')?;
        if fragment.is_empty() || markdown::has_scheme(target) {
            return None;
        }
        let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8().ok()?;
        let path = match target {
            "" => document.path.to_string(),
            _ => link::path(&self.checked.site, document, target)?,
        };
        self.ids(path).map(|ids| ids.contains(&*fragment))
    }

    fn ids(&self, path: String) -> Ids {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(path).or_insert_with_key(|path| self.read_ids(path)).clone()
    }

    fn read_ids(&self, path: &str) -> Ids {
        let page = self.renderer.print(self.checked.pages.get(path)?).ok()?;
        let html = String::from_utf8_lossy(&page.bytes);
        let ids = html.split(" id=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
        Some(Arc::new(ids.collect()))
    }
}
