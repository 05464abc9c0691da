//! Writes the output folder of a site without errors: all of its files, or none.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::export;
use crate::load;
use crate::model::path::SitePath;
use crate::pipeline::cache::{self, Cache};
use crate::pipeline::content::ValidationCache;
use crate::pipeline::fault::ForeignFile;
use crate::pipeline::indexed::{self, Indexed};
use crate::pipeline::pages;
use crate::pipeline::progress::Progress;
use crate::pipeline::records::NextOutput;
use crate::pipeline::search;
use crate::pipeline::site::CheckedSite;
use crate::pipeline::{Failure, Settings, data, furigana};
use crate::render::plan::PagePlan;
use crate::write::changes::FileChange;
use crate::write::staging::Committed;
use crate::write::{Staging, Summary};

/// A file that every site has, and exported open data never has.
pub const SITE_SIGN: &str = "index.html";
/// A file that exported open data always has, at this path.
pub const DATA_SIGN: &str = "datapackage.json";

/// What was written.
#[derive(Debug)]
pub struct Written {
    pub pages: usize,
    pub summary: Summary,
}

/// What a build can reuse.
pub struct BuildInput {
    /// The validation results of this run.
    pub validated: ValidationCache,
    /// The cache of the last build of this output.
    pub last: Cache,
}

/// Makes every file of the site and replaces the current output with them. The file `record`, if any, is written
/// together with the output.
///
/// # Errors
///
/// The faults of the templates, or why the output cannot be written.
pub fn write(
    settings: &Settings,
    checked: &CheckedSite,
    BuildInput { validated, last }: BuildInput,
    record: Option<FileChange>,
    progress: &dyn Progress,
) -> Result<Written, Failure> {
    let staging = Staging::begin(&settings.output, &settings.state())?;
    staging.refuse_other(SITE_SIGN, DATA_SIGN)?;
    let output = NextOutput { last: &last.files, staging: &staging };
    let (indexed, known) = rayon::join(
        || indexed::index(settings, &checked.site, &last.search, output, progress),
        || cache::read_dependencies(settings),
    );
    let Indexed { terms, made, files } = indexed?;
    let whole = terms.map(|terms| checked.pages.with_index(&checked.site, terms));
    let plan = whole.as_ref().unwrap_or(&checked.pages);
    refuse_foreign(checked, plan, &made.files, &staging)?;
    let (pages, data) = rayon::join(
        || pages::add(checked, plan, &known, output, progress),
        || data::add(&checked.site, &last.sums, output),
    );
    let (pages, data) = (pages?, data?);
    let of_search = indexed::add_files(made.number, files, output)?;
    add_copies(checked, &staging)?;
    let Committed { summary, locks } = match record {
        None => staging.commit()?,
        Some(record) => staging.commit_with(&settings.root, record)?,
    };
    let files = pages.records.into_iter().chain(data.records).chain(of_search).collect();
    let next = Cache { validated, files, search: made, sums: data.sums, stored: last.stored };
    cache::write(settings, &next);
    if let Some(dependencies) = &pages.dependencies {
        cache::write_dependencies(settings, dependencies);
    }
    drop(locks);
    let written = Written { pages: plan.pages().len(), summary };
    // Freeing a large site takes a twentieth of a small build's time, so it happens in the background.
    std::thread::spawn(move || drop((whole, next, known)));
    Ok(written)
}

/// Adds the files of the theme and of the content that are copied unchanged.
fn add_copies(checked: &CheckedSite, staging: &Staging) -> Result<(), Failure> {
    for (path, bytes) in &checked.theme.statics {
        if let Some(path) = SitePath::new(path.clone()) {
            staging.put(&path, bytes)?;
        }
    }
    checked.assets.par_iter().try_for_each(|asset| {
        let bytes = load::read_bytes(&asset.entry).map_err(|fault| Failure::Content(vec![fault]))?;
        staging.put(&asset.path, &bytes)?;
        Ok(())
    })
}

/// Refuses to overwrite files in the output folder that tomei did not create.
fn refuse_foreign(
    checked: &CheckedSite,
    plan: &PagePlan,
    packed: &[SitePath],
    staging: &Staging,
) -> Result<(), Failure> {
    let pages = plan.pages().iter().map(Arc::as_ref);
    let readings = pages.clone().filter(|page| checked.has_readings(page)).filter_map(furigana::path_beside);
    let own: Vec<SitePath> = readings.chain(export::all_paths(&checked.site)).collect();
    let copies = checked.assets.iter().map(|asset| asset.path.as_str());
    let copies = copies.chain(checked.theme.statics.keys().map(String::as_str));
    let made = pages.map(|page| &page.address.path).chain(packed).chain(&own).map(SitePath::as_str);
    let in_the_way = staging.foreign(made.chain(copies).chain([search::ENGINE_PATH]));
    let fault = |path: String| Diagnostic::of_file(&path.clone(), ForeignFile { path });
    let faults: BTreeSet<Diagnostic> = in_the_way.into_iter().map(fault).collect();
    Failure::if_any(faults)
}
