//! All calls of these tests to the library.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tomei::commands::preview::{Answer, Changed, Known, Preview};
use tomei::commands::{build, publish};
use tomei::diagnostic::Diagnostic;
use tomei::model::path::Slug;
use tomei::pipeline::progress::NoProgress;
use tomei::pipeline::{Failure, Settings};
use tomei::resolve::{Drafts, Visibility};

/// What a person says on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub today: String,
    pub drafts: bool,
    pub base_url: Option<String>,
}

/// How a build or a publication ended, with its messages in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(Vec<String>),
    Faulty(Vec<String>),
}

/// What the preview shows at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Found(Vec<u8>),
    Missing,
    Faulty(Vec<String>),
}

fn settings(root: &Path, options: &Options) -> Settings {
    Settings {
        root: root.to_owned(),
        output: root.join("public"),
        base_url: options.base_url.clone(),
        visibility: Visibility {
            today: options.today.parse().unwrap(),
            drafts: if options.drafts { Drafts::Shown } else { Drafts::Hidden },
        },
    }
}

/// Builds the site in `root` into `root/public`.
pub fn build(root: &Path, options: &Options) -> Outcome {
    outcome(build::build(&settings(root, options), &NoProgress).map(|report| report.warnings))
}

/// Publishes the site in `root`, without the documents named in `withdrawn`.
pub fn publish(root: &Path, options: &Options, withdrawn: &[String]) -> Outcome {
    let withdrawn: Vec<Slug> = withdrawn.iter().filter_map(|id| Slug::new(id)).collect();
    let options = Options { drafts: false, ..options.clone() };
    let published = publish::publish(&settings(root, &options), &withdrawn, &NoProgress);
    outcome(published.map(|publishing| publishing.report.warnings))
}

fn outcome(result: Result<Vec<Diagnostic>, Failure>) -> Outcome {
    match result {
        Ok(warnings) => Outcome::Done(messages(&warnings)),
        Err(Failure::Content(faults)) => Outcome::Faulty(messages(&faults)),
        Err(failure) => panic!("the output could not be written: {failure}"),
    }
}

fn messages(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().map(|diagnostic| format!("{diagnostic:?}")).collect()
}

/// A preview that runs while the site is edited.
#[derive(Default)]
pub struct RunningPreview {
    known: Known,
    preview: Option<Preview>,
}

impl RunningPreview {
    /// Puts the site together again; `changed` names the files whose text changed, where nothing else did.
    pub fn renew(&mut self, root: &Path, options: &Options, changed: Option<BTreeSet<PathBuf>>) {
        let changed = changed.map_or(Changed::Anything, Changed::Files);
        self.preview = Some(Preview::new(&settings(root, options), &mut self.known, &changed));
    }

    fn preview(&self) -> &Preview {
        self.preview.as_ref().expect("a preview is renewed before it is asked")
    }

    /// What is said of the content, errors or warnings.
    pub fn messages(&self) -> Vec<String> {
        messages(self.preview().diagnostics())
    }

    /// Where pages stand.
    pub fn page_paths(&self) -> Vec<String> {
        self.preview().page_paths()
    }

    /// What stands at an address.
    pub fn get(&self, path: &str) -> Shown {
        match self.preview().get(path) {
            Answer::Found(bytes) => Shown::Found(bytes),
            Answer::Missing => Shown::Missing,
            Answer::Faulty(faults) => Shown::Faulty(messages(&faults)),
        }
    }
}
