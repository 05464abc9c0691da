//! Validates the files of a site, each on its own.

use std::sync::Arc;
use std::time::Duration;
use std::time::SystemTime;

use foldhash::HashMap;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128_with_seed;

use crate::diagnostic::Diagnostic;
use crate::import::form::with_built_in;
use crate::load;
use crate::load::scan::{Entry, Purpose};
use crate::model::content_file::ContentFile;
use crate::model::document::Document;
use crate::model::path::SitePath;
use crate::model::publication::Publication;
use crate::model::site::Tables;
use crate::pipeline::lock_file;
use crate::pipeline::progress::{Progress, Stage};
use crate::pipeline::sources::Sources;
use crate::resolve::Parts;
use crate::validate::{document, table};

/// The validated files of a site.
#[derive(Clone)]
pub struct Content {
    pub parts: Parts,
    pub assets: Vec<Asset>,
    /// What was published before, if the site has a lock file, or the faults of that file.
    pub publication: Result<Option<Publication>, Vec<Diagnostic>>,
    pub faults: Vec<Diagnostic>,
}

/// A file that is copied unchanged.
#[derive(Clone, Debug)]
pub struct Asset {
    pub entry: Entry,
    pub path: SitePath,
}

/// The result of validating a file, with the hash of its text. `validate` is a pure function of the text, so an
/// unchanged file need not be validated again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Validated {
    pub hash: u128,
    /// The size in bytes and modification time of the file when it was read.
    pub stamp: (u64, Option<SystemTime>),
    pub document: Option<Arc<Document>>,
    pub faults: Vec<Diagnostic>,
}

/// The validation results of an earlier run, by file.
pub type ValidationCache = HashMap<String, Validated>;

/// How to determine whether a file is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeDetection {
    /// By the hash of its text. Used for output that is published, which must not depend on a clock.
    Hash,
    /// By its size and modification time. Used by the preview, since it is quick enough for every save.
    Mtime,
}

/// Validates every file of `sources`. `known` are the validation results of an earlier run; those of this run are
/// returned for the next one.
pub fn validate(
    sources: &Sources,
    known: &ValidationCache,
    detection: ChangeDetection,
    progress: &dyn Progress,
) -> (Content, ValidationCache) {
    let (entries, mut faults) = (&sources.scan.entries, sources.scan.faults.clone());
    progress.begin(Stage::Reading, entries.len());
    let tables = read_tables(entries, &mut faults);
    faults.extend(check_forms(entries));
    let newest = entries.iter().filter_map(|entry| entry.modified).max();
    let documents: Vec<(String, Validated)> = entries
        .par_iter()
        .filter(|entry| entry.purpose == Purpose::Document)
        .map(|entry| {
            progress.step();
            let detection = if is_settled(entry, newest) { detection } else { ChangeDetection::Hash };
            (entry.file.clone(), read_document(entry, known.get(&entry.file), detection))
        })
        .collect();
    faults.extend(documents.iter().flat_map(|(_, document)| document.faults.iter().cloned()));
    let assets: Vec<Asset> = entries.iter().filter_map(asset).collect();
    let parts = Parts {
        tables: Arc::new(tables),
        documents: documents.iter().filter_map(|(_, document)| document.document.clone()).collect(),
        assets: assets.iter().map(|asset| (asset.entry.file.clone(), asset.path.clone())).collect(),
    };
    let publication = lock_file::parse(sources.lock.as_ref());
    (Content { parts, assets, publication, faults }, documents.into_iter().collect())
}

/// How exact the times of changes are: two seconds on FAT, and on some network drives.
const TIME_STEP: Duration = Duration::from_secs(3);

/// Whether a change of the file after it was read would have given it another time.
/// One that is nearly as new as the newest may have been written again since.
fn is_settled(entry: &Entry, newest: Option<SystemTime>) -> bool {
    entry
        .modified
        .zip(newest)
        .is_some_and(|(modified, newest)| newest.duration_since(modified).is_ok_and(|age| age >= TIME_STEP))
}

fn asset(entry: &Entry) -> Option<Asset> {
    match &entry.purpose {
        Purpose::Asset(path) => Some(Asset { entry: entry.clone(), path: path.clone() }),
        Purpose::Document | Purpose::Table(_) | Purpose::Form => None,
    }
}

/// Forms are no part of the site, but their faults are reported with all others.
fn check_forms(entries: &[Entry]) -> Vec<Diagnostic> {
    let (mut texts, mut faults) = (Vec::new(), Vec::new());
    for entry in entries.iter().filter(|entry| entry.purpose == Purpose::Form) {
        match load::read_text(entry) {
            Ok(text) => {
                faults.extend(text.notes);
                texts.push((entry.file.clone(), text.text));
            }
            Err(fault) => faults.push(fault),
        }
    }
    let others = with_built_in(&texts);
    faults.extend(texts.iter().flat_map(|(file, text)| table::form::read_among(file, text, &others).1));
    faults
}

fn read_document(entry: &Entry, known: Option<&Validated>, detection: ChangeDetection) -> Validated {
    let stamp = (entry.bytes, entry.modified);
    let is_untouched = |known: &&Validated| known.stamp == stamp && stamp.1.is_some();
    if let Some(known) = known.filter(|known| detection == ChangeDetection::Mtime && is_untouched(known)) {
        return known.clone();
    }
    let text = match load::read_text(entry) {
        Ok(text) => text,
        Err(fault) => return Validated { hash: 0, stamp, document: None, faults: vec![fault] },
    };
    // Notes on the encoding are not part of the text, but have to be reported again.
    let hash = xxh3_128_with_seed(text.text.as_bytes(), text.notes.len() as u64);
    if let Some(known) = known.filter(|known| known.hash == hash && text.notes.is_empty()) {
        return Validated { stamp, ..known.clone() };
    }
    let (document, faults) = document::read(&entry.file, &text.text);
    let faults = text.notes.into_iter().chain(faults).collect();
    Validated { hash, stamp, document: document.map(Arc::new), faults }
}

/// Reads the tables alone.
pub fn read_tables(entries: &[Entry], faults: &mut Vec<Diagnostic>) -> Tables {
    let mut tables = Tables::default();
    for entry in entries {
        let Purpose::Table(kind) = entry.purpose else { continue };
        match load::read_text(entry) {
            Ok(text) => {
                faults.extend(text.notes);
                faults.extend(fill(&mut tables, kind, &entry.file, &text.text));
            }
            Err(fault) => faults.push(fault),
        }
    }
    tables
}

fn fill(tables: &mut Tables, kind: ContentFile, file: &str, text: &str) -> Vec<Diagnostic> {
    fn into<T>(place: &mut T, (value, faults): (T, Vec<Diagnostic>)) -> Vec<Diagnostic> {
        *place = value;
        faults
    }
    match kind {
        ContentFile::Departments => {
            into(&mut tables.departments, table::read::<table::department::RawDepartment>(file, text))
        }
        ContentFile::Plans => into(&mut tables.plans, table::read::<table::plan::RawPlan>(file, text)),
        ContentFile::Policies => into(&mut tables.policy_sets, table::read::<table::plan::RawPolicySet>(file, text)),
        ContentFile::Grades => into(&mut tables.grades, table::read::<table::grade::RawGradeScheme>(file, text)),
        ContentFile::Glossary => {
            into(&mut tables.glossary, table::read::<table::glossary::RawGlossaryEntry>(file, text))
        }
        ContentFile::Corrections => {
            into(&mut tables.corrections, table::read::<table::correction::RawCorrection>(file, text))
        }
        ContentFile::Synonyms => into(&mut tables.synonyms, table::read::<table::synonym::RawWordRelation>(file, text)),
        ContentFile::Dictionary => into(&mut tables.dictionary, table::dictionary::read(file, text)),
        ContentFile::Config => {
            let (config, faults) = table::read_one::<table::config::RawConfig>(file, text);
            tables.config = config.unwrap_or_default();
            faults
        }
    }
}
