//! `tomei import`: loads files, converts them to documents, compares these with the existing ones, and writes them.

use std::path::{Path, PathBuf};

use crate::commands::inputs::{read_files, read_forms};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::import::change::{self, Action, Change, EditedFiles, Present};
use crate::import::document::GeneratedDocument;
use crate::import::fault::form::EditedFile;
use crate::import::fault::propose::{FormExists, NothingToPropose};
use crate::import::propose::{self, Proposal};
use crate::import::read::reading::Reading;
use crate::import::report::Report;
use crate::import::target::ImportTarget;
use crate::import::{self, form, sheets};
use crate::load;
use crate::model::content_file::ContentFile;
use crate::model::form::{Form, Hidden};
use crate::pipeline::{Failure, content, sources};
use crate::write::changes::{self, FileChange, Target};
use crate::write::{Cleanup, together};

/// Which files to import, and into which site.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// This program, which reads each PDF in a process of its own; without it they are read in this process.
    pub program: Option<PathBuf>,
    pub files: Vec<PathBuf>,
    /// The id of the form. If there is none, the site's only form is used, or the built-in one.
    pub form: Option<String>,
    /// Whether the form is proposed from the words of the files; `form` is its id then.
    pub proposal: FormSource,
    /// The sheets of workbooks to import; all if there are none.
    pub sheets: Vec<String>,
    pub target: ImportTarget,
    pub edited: EditedFiles,
}

/// Where the form comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormSource {
    /// It is one of the site's, or the built-in one.
    Known,
    /// It is proposed from the words of the files.
    Proposed,
}

/// An import that is ready to be written.
#[derive(Clone, Debug)]
pub struct ImportPlan {
    pub report: Report,
    pub notes: Vec<Diagnostic>,
    /// Why nothing must be written.
    pub faults: Vec<Diagnostic>,
    pub changes: Vec<Change>,
    /// The form, if it was proposed.
    pub proposal: Option<Proposal>,
}

/// Imports the files without writing anything.
///
/// # Errors
///
/// [`Failure::Content`] with the faults of the files, the form or the tables.
pub fn prepare(request: &Request) -> Result<ImportPlan, Failure> {
    let entries = sources::read(&request.root)?.scan.entries;
    let forms = read_forms(&entries)?;
    let mut faults = Vec::new();
    let tables = content::read_tables(&entries, &mut faults);
    if faults.iter().any(Diagnostic::is_error) {
        return Err(Failure::Content(faults));
    }
    let (readings, form, proposal) = match request.proposal {
        FormSource::Known => {
            let form = form::choose(&forms, request.form.as_deref()).map_err(Failure::Content)?;
            (read_sheets(request, form.hidden)?, form, None)
        }
        FormSource::Proposed => {
            let readings = read_sheets(request, Hidden::default())?;
            let (form, mut proposal) = propose(request, &readings, &forms)?;
            // A site can have the scheme already, of another form with the same name.
            proposal.grades =
                proposal.grades.filter(|_| tables.grades.iter().all(|known| known.id.value.as_str() != proposal.id));
            (readings, form, Some(proposal))
        }
    };
    let import = import::import(&readings, &form, &tables, &request.target).map_err(Failure::Content)?;
    let change = |document| compare(document, &request.root, request.edited);
    let changes = import.documents.into_iter().map(change).collect();
    Ok(ImportPlan { report: import.report, notes: import.notes, faults: import.faults, changes, proposal })
}

/// Writes `others`, which are not documents, and then the documents: of each folder all or none.
///
/// # Errors
///
/// The faults of the plan, [`EditedFile`] for every file that was edited by a person and must be kept; [`Failure::Write`] if a folder cannot be
/// written.
pub fn write(plan: &ImportPlan, root: &Path, others: impl Iterator<Item = FileChange>) -> Result<Cleanup, Failure> {
    Failure::if_any(plan.faults.iter().cloned())?;
    let refused = plan.changes.iter().filter(|change| change.action == Action::Refused);
    Failure::if_any(refused.map(|change| Diagnostic::of_file(&change.file, EditedFile)))?;
    let proposed = plan.proposal.iter().flat_map(|proposal| proposed_files(proposal, root));
    changes::write_all(root, &others.chain(proposed).collect::<Vec<_>>())?;
    let files = plan.changes.iter().map(|change| {
        let is_changed = change.action != Action::Unchanged;
        (change.file.clone(), is_changed.then(|| change.after.clone().into_bytes()))
    });
    Ok(together::put_all(root, files)?)
}

/// The form, and the table of grades with the row that it needs.
fn proposed_files(proposal: &Proposal, root: &Path) -> Vec<FileChange> {
    let change = |file: &str, text: String, target| FileChange { file: file.into(), bytes: text.into_bytes(), target };
    let mut files = vec![change(&proposal.file(), proposal.yaml.clone(), Target::Free)];
    if let Some(row) = &proposal.grades {
        let file = ContentFile::Grades.path();
        let present = load::read_present(&root.join(file)).unwrap_or_default();
        let known = if present.is_empty() || present.ends_with('\n') { present } else { present + "\n" };
        files.push(change(file, known + row, Target::Any));
    }
    files
}

/// The form that is proposed for `readings`, unless the site has one of its name.
fn propose(request: &Request, readings: &[Reading], forms: &[(String, String)]) -> Result<(Form, Proposal), Failure> {
    let department = request.target.department.as_str();
    let id = request.form.as_deref().unwrap_or(department);
    let fault = |fault: Fault| Failure::Content(vec![Diagnostic::of_file(&readings_name(readings), fault)]);
    let proposal = propose::propose(readings, id).ok_or_else(|| fault(NothingToPropose.into()))?;
    if forms.iter().any(|(file, _)| *file == proposal.file()) {
        return Err(fault(FormExists { file: proposal.file(), id: id.to_owned() }.into()));
    }
    let form = form::choose(&[(proposal.file(), proposal.yaml.clone())], Some(id)).map_err(Failure::Content)?;
    Ok((form, proposal))
}

fn readings_name(readings: &[Reading]) -> String {
    readings.first().map(|reading| reading.file.clone()).unwrap_or_default()
}

fn read_sheets(request: &Request, hidden: Hidden) -> Result<Vec<Reading>, Failure> {
    sheets::choose(read_files(&request.files, request.program.as_deref(), hidden)?, &request.sheets)
        .map_err(Failure::Content)
}

fn compare(document: GeneratedDocument, root: &Path, edited: EditedFiles) -> Change {
    let path = root.join(&document.file);
    let present = match load::read_present(&path) {
        Some(text) => Present::Text(text),
        None if load::is_taken(&path) => Present::Other,
        None => Present::Nothing,
    };
    change::compare(document, present, edited)
}
