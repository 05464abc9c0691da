//! The pages of a build: rendered if what they depend on has changed, kept otherwise.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use crate::model::path::SitePath;
use crate::pipeline::Failure;
use crate::pipeline::dependencies::{Dependencies, Fingerprints, PageFacts};
use crate::pipeline::furigana::{self, Readings};
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::records::{NextOutput, Recorded};
use crate::pipeline::site::CheckedSite;
use crate::render::page::Page;
use crate::render::plan::PagePlan;
use crate::render::reads;
use crate::render::renderer::Renderer;
use crate::render::view;

/// The pages that were added to the next output.
pub(super) struct AddedPages {
    pub records: Vec<Recorded>,
    /// `None` if they are those of the last build.
    pub dependencies: Option<Dependencies>,
}

/// Adds every page of `plan`, with its readings file.
///
/// # Errors
///
/// The faults of the templates, or why a file cannot be written.
pub(super) fn add(
    checked: &CheckedSite,
    plan: &PagePlan,
    last: &Dependencies,
    output: NextOutput,
    progress: &dyn Progress,
) -> Result<AddedPages, Failure> {
    let renderer = checked.renderer(plan);
    let fingerprints = Fingerprints::new(renderer.facts(), last, shared(checked));
    let readings = furigana::readings(&checked.site);
    let printer = Printer { checked, renderer: &renderer, fingerprints: &fingerprints, readings, output };
    progress.begin(Stage::Rendering, plan.pages().len());
    let made: Vec<Result<FinishedPage, Failure>> = plan
        .pages()
        .par_iter()
        // The cost of pages differs a thousandfold, and expensive ones follow each other in the plan: small chunks
        // balance the threads.
        .with_max_len(8)
        .map(|page| {
            let made = printer.make(page);
            progress.step();
            made
        })
        .collect();
    let (mut records, mut read) = (Vec::new(), BTreeMap::new());
    for (path, made) in plan.pages().iter().map(|page| &page.address.path).zip(all(made)?) {
        records.extend(made.records);
        read.insert(path.clone(), made.facts);
    }
    Ok(AddedPages { records, dependencies: fingerprints.into_dependencies(read) })
}

/// All pages, or the faults of all of them. Reporting only the first would depend on the order of the threads.
fn all(made: Vec<Result<FinishedPage, Failure>>) -> Result<Vec<FinishedPage>, Failure> {
    let (mut pages, mut faults) = (Vec::with_capacity(made.len()), BTreeSet::new());
    for page in made {
        match page {
            Ok(page) => pages.push(page),
            Err(Failure::Content(more)) => faults.extend(more),
            Err(failure) => return Err(failure),
        }
    }
    Failure::if_any(faults)?;
    Ok(pages)
}

/// A page of the next output.
struct FinishedPage {
    /// The records of its files.
    records: Vec<Recorded>,
    facts: PageFacts,
}

struct Printer<'a> {
    checked: &'a CheckedSite,
    renderer: &'a Renderer<'a>,
    fingerprints: &'a Fingerprints<'a>,
    readings: Option<Readings>,
    output: NextOutput<'a>,
}

impl Printer<'_> {
    fn make(&self, page: &Page) -> Result<FinishedPage, Failure> {
        let readings = self.readings.as_ref().filter(|_| self.checked.has_readings(page));
        let readings = readings.and_then(|readings| Some((readings, furigana::path_beside(page)?)));
        if let Some(kept) = self.kept(page, readings.as_ref()) {
            return Ok(kept);
        }
        let content = |fault| Failure::Content(vec![fault]);
        let printed = self.renderer.print(page).map_err(|fault| content(self.checked.template_fault(fault)))?;
        let facts = self.fingerprints.facts(printed.reads);
        let inputs = self.fingerprints.inputs(page, &facts);
        let mut records = vec![self.output.put(&page.address.path, inputs, &printed.bytes)?];
        if let Some((readings, path)) = &readings {
            let bytes = readings.of_page(&printed.bytes).map_err(content)?;
            records.push(self.output.put(path, readings.inputs(inputs), &bytes)?);
        }
        let records = records.into_iter().flatten().collect();
        Ok(FinishedPage { records, facts: self.fingerprints.of_page(page, &facts) })
    }

    /// The page as the last build left it, if all of its files may be kept.
    fn kept(&self, page: &Page, readings: Option<&(&Readings, SitePath)>) -> Option<FinishedPage> {
        let inputs = self.fingerprints.inputs_as_before(page)?;
        let mut records = vec![self.output.kept(&page.address.path, inputs)?];
        if let Some((readings, path)) = readings {
            records.push(self.output.kept(path, readings.inputs(inputs))?);
        }
        records.iter().for_each(|record| self.output.keep(record));
        Some(FinishedPage { records, facts: PageFacts::AsBefore })
    }
}

/// For each language a hash of the inputs that all of its pages share: the program, the theme, and the parts of the
/// site that every page shows.
fn shared(checked: &CheckedSite) -> Vec<u128> {
    let languages = &checked.theme.languages;
    let names: Vec<_> = languages.iter().map(|theme| (&theme.words.code, theme.words.name())).collect();
    let of_language = |theme: &crate::theme::Theme| {
        let mut hasher = Xxh3::new();
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
        hasher.update(env!("TOMEI_SOURCES").as_bytes());
        hasher.update(&checked.theme.fingerprint.to_le_bytes());
        let site = view::site::site(&checked.site, &theme.words, &languages[0].words);
        hasher.update(&reads::fingerprint(&(site, &names)).to_le_bytes());
        hasher.digest128()
    };
    languages.iter().map(of_language).collect()
}
