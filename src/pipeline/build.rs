//! A whole build: from the content to the output folder.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::export;
use crate::load;
use crate::model::path::SitePath;
use crate::pipeline::cache::{self, Cache, PageRecord};
use crate::pipeline::data;
use crate::pipeline::fault::ForeignFile;
use crate::pipeline::furigana::{self, Readings};
use crate::pipeline::indexed;
use crate::pipeline::inputs::{self, Inputs};
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::search::{self, Made};
use crate::pipeline::site::{Prepared, prepare};
use crate::pipeline::voice::Voice;
use crate::pipeline::{Failure, Settings};
use crate::render;
use crate::render::furigana::{is_read, path as readings_path};
use crate::render::page::Page;
use crate::render::view::{self, View};
use crate::write::{Staging, Summary};

/// What a build did and what a person should look at.
#[derive(Debug)]
pub struct Report {
    pub pages: usize,
    pub summary: Summary,
    pub warnings: Vec<Diagnostic>,
}

/// Builds the site into the output folder, whole or not at all.
///
/// # Errors
///
/// Faults of the content, or that the output cannot be written.
pub fn build(settings: &Settings, progress: &dyn Progress) -> Result<Report, Failure> {
    let mut cache = cache::read(settings);
    let prepared = prepare(settings, &mut cache.memory, progress)?;
    make(settings, prepared, cache, progress)
}

/// As [`build`], of a site that is put together already.
///
/// # Errors
///
/// Faults of the templates, or that the output cannot be written.
pub fn make(
    settings: &Settings,
    mut prepared: Prepared,
    mut cache: Cache,
    progress: &dyn Progress,
) -> Result<Report, Failure> {
    let staging = Staging::begin(&settings.output, &settings.state())?;
    let indexed = indexed::index(settings, &prepared.site, &cache, &staging, progress)?;
    prepared.pages.extend(indexed.pages);
    refuse_collisions(&prepared, &indexed.made, &staging)?;
    let (records, data) = rayon::join(
        || render_pages(&prepared, &cache, &staging, progress),
        || data::add(&prepared.site, &cache, &staging),
    );
    let (mut records, data) = (records?, data?);
    records.extend(data.records);
    records.extend(indexed::add_files(&indexed.made, indexed.files, &cache, &staging)?);
    (cache.pages, cache.search, cache.sums) = (records, indexed.made, data.sums);
    add_statics(&prepared, &staging)?;
    let summary = staging.commit()?;
    cache::write(settings, &cache);
    let report = Report { pages: prepared.pages.len(), summary, warnings: std::mem::take(&mut prepared.warnings) };
    // To take a large site apart is a twentieth of a small build, and nobody need wait for it.
    std::thread::spawn(move || drop((prepared, cache)));
    Ok(report)
}

/// The bytes of one page.
///
/// # Errors
///
/// What is wrong with its template.
pub fn print(prepared: &Prepared, page: &Page) -> Result<Vec<u8>, Diagnostic> {
    print_view(prepared, page, view::view(prepared.source(), page))
}

fn print_view(prepared: &Prepared, page: &Page, mut view: View) -> Result<Vec<u8>, Diagnostic> {
    let Voice { theme, sections } = &prepared.voices[page.language];
    let filled = sections.fill(theme, &prepared.site, &mut view);
    let printed = filled.and_then(|()| render::html(theme, &view));
    printed.map_err(|fault| fault.diagnostic(&prepared.theme_name))
}

type Records = BTreeMap<SitePath, PageRecord>;

/// What every page of a build is rendered with.
struct Rendering<'a> {
    prepared: &'a Prepared,
    /// By language.
    shared: Vec<u128>,
    readings: Option<Readings>,
    cache: &'a Cache,
    staging: &'a Staging,
}

fn render_pages(
    prepared: &Prepared,
    cache: &Cache,
    staging: &Staging,
    progress: &dyn Progress,
) -> Result<Records, Failure> {
    let (shared, readings) = (inputs::shared(prepared), furigana::readings(&prepared.site));
    let rendering = Rendering { prepared, shared, readings, cache, staging };
    progress.begin(Stage::Rendering, prepared.pages.len());
    let records: Result<Vec<_>, Failure> = prepared
        .pages
        .par_iter()
        // Pages differ by a thousand times in what they cost, and those of a kind stand together.
        .with_max_len(8)
        .map(|page| {
            let records = rendering.render(page);
            progress.step();
            records
        })
        .collect();
    Ok(records?.into_iter().flatten().collect())
}

/// A file and what is remembered of it.
type Record = (SitePath, PageRecord);

impl Rendering<'_> {
    /// The page, and the readings of its kanji beside it.
    fn render(&self, page: &Page) -> Result<Vec<Record>, Failure> {
        let Inputs { number, view } = inputs::of_page(self.prepared, self.shared[page.language], page);
        let beside = self.readings.as_ref().filter(|_| has_readings(self.prepared, page));
        let beside = beside.and_then(|readings| Some((readings, readings_path(&page.path)?)));
        let beside = beside.map(|(readings, path)| (readings, path, readings.inputs(number)));
        let wanted = [Some((&page.path, number)), beside.as_ref().map(|(_, path, number)| (path, *number))];
        let wanted: Vec<(&SitePath, u128)> = wanted.into_iter().flatten().collect();
        if let Some(known) = wanted.iter().map(|(path, number)| self.untouched(path, *number)).collect() {
            return Ok(self.keep(known));
        }
        let content = |fault| Failure::Content(vec![fault]);
        let html = match view {
            Some(view) => print_view(self.prepared, page, view),
            None => print(self.prepared, page),
        }
        .map_err(content)?;
        let mut records = vec![self.put(&page.path, number, &html)?];
        if let Some((readings, path, number)) = &beside {
            records.push(self.put(path, *number, &readings.of_page(&html).map_err(content)?)?);
        }
        Ok(records.into_iter().flatten().collect())
    }

    fn untouched(&self, path: &SitePath, inputs: u128) -> Option<Record> {
        let known = self.cache.pages.get(path).filter(|known| known.inputs == inputs)?;
        known.is_untouched(&self.staging.present(path)).then(|| (path.clone(), known.clone()))
    }

    fn keep(&self, known: Vec<Record>) -> Vec<Record> {
        known.iter().for_each(|(path, record)| self.staging.keep(path, record.checksum));
        known
    }

    fn put(&self, path: &SitePath, inputs: u128, bytes: &[u8]) -> Result<Option<Record>, Failure> {
        let placed = self.staging.put(path, bytes)?;
        Ok(PageRecord::of(inputs, &placed).map(|record| (path.clone(), record)))
    }
}

/// Whether the readings of the page's kanji are to be had.
fn has_readings(prepared: &Prepared, page: &Page) -> bool {
    is_read(&prepared.site.tables.config, &prepared.languages[page.language].code)
}

fn add_statics(prepared: &Prepared, staging: &Staging) -> Result<(), Failure> {
    for (path, bytes) in &prepared.statics {
        if let Some(path) = SitePath::new(path.clone()) {
            staging.put(&path, bytes)?;
        }
    }
    prepared.assets.par_iter().try_for_each(|asset| {
        let bytes = load::read_bytes(&asset.entry).map_err(|fault| Failure::Content(vec![fault]))?;
        staging.put(&asset.path, &bytes)?;
        Ok(())
    })
}

/// What stands in the output and is not tomei's is never written over.
fn refuse_collisions(prepared: &Prepared, made: &Made, staging: &Staging) -> Result<(), Failure> {
    let pages = prepared.pages.iter().map(|page| page.path.as_str());
    let read = prepared.pages.iter().filter(|page| has_readings(prepared, page));
    let readings: Vec<SitePath> = read.filter_map(|page| readings_path(&page.path)).collect();
    let readings = readings.iter().map(SitePath::as_str);
    let assets = prepared.assets.iter().map(|asset| asset.path.as_str());
    let statics = prepared.statics.keys().map(String::as_str);
    let packed = made.files.iter().map(SitePath::as_str).chain([search::ENGINE_PATH]);
    let data = export::all_paths(&prepared.site);
    let data = data.iter().map(SitePath::as_str);
    let in_the_way = staging.foreign(pages.chain(readings).chain(assets).chain(statics).chain(packed).chain(data));
    let fault = |path: &str| Diagnostic::of_file(path, ForeignFile { path: path.to_owned() });
    let faults: BTreeSet<Diagnostic> = in_the_way.into_iter().map(fault).collect();
    Failure::if_any(faults)
}
