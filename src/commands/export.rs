//! `tomei export`: writes only the open data, without the site.

use rayon::prelude::*;

use crate::commands::build::Report;
use crate::export;
use crate::model::path::SitePath;
use crate::pipeline::output::{DATA_SIGN, SITE_SIGN};
use crate::pipeline::progress::Progress;
use crate::pipeline::{Failure, Settings, cache, data, site};
use crate::write::Staging;

/// Writes only the open data into the output folder.
///
/// # Errors
///
/// The faults of the content, or why the output cannot be written.
pub fn export(settings: &Settings, progress: &dyn Progress) -> Result<Report, Failure> {
    let (checked, _) = site::read(settings, &cache::read(settings).validated, progress)?;
    let staging = Staging::begin(&settings.output, &settings.state())?;
    staging.refuse_other(DATA_SIGN, SITE_SIGN)?;
    let files = data::all(&checked.site);
    files.par_iter().try_for_each(|file| staging.put(&without_folder(&file.path), &file.bytes).map(drop))?;
    let summary = staging.commit()?.summary;
    Ok(Report { pages: files.len(), summary, warnings: checked.warnings, waiting: checked.waiting })
}

fn without_folder(path: &SitePath) -> SitePath {
    let name = path.as_str().strip_prefix(export::FOLDER).unwrap_or(path.as_str());
    SitePath::from_parts(name.to_owned())
}
