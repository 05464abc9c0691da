//! `tomei bundle`: writes the site, or a department's year, as one file.

use std::path::PathBuf;

use crate::cli::arguments::{BundleOptions, Common, Place};
use crate::cli::progress::Bars;
use crate::cli::report::Reporter;
use crate::cli::written::written;
use crate::cli::{failed, with_site};
use crate::commands::bundle::{self, Contents};
use crate::pipeline::Settings;
use crate::write::new_file;

/// Writes the file; one that tomei has written there before is replaced.
pub(super) fn bundle(common: &Common, options: &BundleOptions, reporter: &Reporter) -> u8 {
    let place = Place { output: None, base_url: options.base_url.clone(), drafts: options.drafts };
    with_site(common, &place, reporter, |settings, reporter| make(settings, options, reporter))
}

fn make(settings: &Settings, options: &BundleOptions, reporter: &Reporter) -> u8 {
    let (contents, name) = match (&options.department, options.year) {
        (Some(department), Some(year)) => {
            let name = format!("{year}-{department}.html");
            (Contents::Sheet { year, department: department.clone() }, name)
        }
        _ => (Contents::Site, "site.zip".to_owned()),
    };
    let bars = Bars::new(reporter);
    let made = bundle::bundle(settings, &contents, &bars);
    bars.finish();
    let (bytes, warnings) = match made {
        Ok(made) => made,
        Err(failure) => return failed(reporter, failure),
    };
    reporter.diagnostics(&warnings);
    let path = options.output.clone().unwrap_or_else(|| PathBuf::from(name));
    written(&path, new_file::replace(&path, &bytes), reporter)
}
