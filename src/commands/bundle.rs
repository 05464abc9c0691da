//! `tomei bundle`: the site in one file.

use crate::bundle::{archive, printed};
use crate::commands::fault::NoSheet;
use crate::commands::ready::{Analyses, Ready};
use crate::diagnostic::Diagnostic;
use crate::model::fiscal_year::FiscalYear;
use crate::model::output::OutputFile;
use crate::model::path::{SitePath, Slug};
use crate::pipeline::progress::Progress;
use crate::pipeline::{Failure, Settings, cache, site};

/// What the file holds.
#[derive(Clone, Debug)]
pub enum Contents {
    /// The site, as a ZIP archive.
    Site,
    /// A department's year, as a page to be printed.
    Sheet { year: FiscalYear, department: Slug },
}

/// The bytes of the file, and the warnings about the content.
///
/// # Errors
///
/// The faults of the content or of the templates, and [`NoSheet`].
pub fn bundle(
    settings: &Settings,
    contents: &Contents,
    progress: &dyn Progress,
) -> Result<(Vec<u8>, Vec<Diagnostic>), Failure> {
    let (checked, _) = site::read(settings, &cache::read(settings).validated, progress)?;
    let ready = Ready::new(checked, Analyses::default());
    let bytes = match contents {
        Contents::Site => archive::pack(ready.files().map_err(Failure::Content)?),
        Contents::Sheet { year, department } => print(&ready, *year, department)?,
    };
    Ok((bytes, ready.checked().warnings.clone()))
}

fn print(ready: &Ready, year: FiscalYear, department: &Slug) -> Result<Vec<u8>, Failure> {
    let paths = ready.checked().pages.pages().iter().map(|page| &page.address.path);
    let paths = printed::pages_of_sheet(paths, &year.to_string(), department.as_str());
    let fault = || NoSheet { year: year.label(), department: department.to_string() };
    let paths = paths.ok_or_else(|| Failure::Content(vec![Diagnostic::of_file("content", fault())]))?;
    let page =
        |path: &&SitePath| Some(ready.get(path.as_str())?.map(|bytes| OutputFile { path: (*path).clone(), bytes }));
    let pages: Result<Vec<OutputFile>, _> = paths.iter().filter_map(page).collect();
    let pages = pages.map_err(Failure::Content)?;
    Ok(printed::print(&pages, &ready.copies().map_err(Failure::Content)?).into_bytes())
}
