//! `tomei import`: loads files, converts them to documents, compares these with the existing ones, and writes them.

use std::path::{Path, PathBuf};

use crate::commands::inputs::{read_files, read_forms};
use crate::commands::update;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::print_path;
use crate::import::additions::Addition;
use crate::import::change::{self, Action, Change, EditedFiles, Present};
use crate::import::document::GeneratedDocument;
use crate::import::fault::form::EditedFile;
use crate::import::fault::propose::{FormExists, NothingToPropose};
use crate::import::propose::{self, Proposal};
use crate::import::read::reading::Reading;
use crate::import::report::Report;
use crate::import::target::ImportTarget;
use crate::import::template::mark;
use crate::import::{self, additions, form, lacking, layout, sheets};
use crate::load;
use crate::model::content_file::ContentFile;
use crate::model::form::{Form, Hidden};
use crate::pipeline::sources::{self, Sources};
use crate::pipeline::{Failure, content};
use crate::update::Update;
use crate::update::decide::Decisions;
use crate::update::fault::finding::Finding;
use crate::update::imported::Imported;
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
    /// What a person has decided about texts that the sheet and the content have changed.
    pub decisions: Decisions,
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
    /// What an update found out about single texts.
    pub findings: Vec<Finding>,
    /// The record of what was imported, if it changes.
    pub record: Option<FileChange>,
    edited: EditedFiles,
    /// The tables with the rows that they lacked.
    pub additions: Vec<Addition>,
}

/// Imports the files without writing anything.
///
/// # Errors
///
/// [`Failure::Content`] with the faults of the files, the form or the tables.
pub fn prepare(request: &Request) -> Result<ImportPlan, Failure> {
    let sources = sources::read(&request.root)?;
    let entries = &sources.scan.entries;
    let forms = read_forms(entries)?;
    let mut faults = Vec::new();
    let tables = content::read_tables(entries, &mut faults);
    if faults.iter().any(Diagnostic::is_error) {
        return Err(Failure::Content(faults));
    }
    let Interpreted { readings, form, proposal } = interpret(request, &forms)?;
    let layout = layout::lay_out(&readings, &form, &tables);
    let lacking = lacking::find(&layout, &readings, (&form, &tables), &request.target);
    let present = |file: ContentFile| load::read_present(&request.root.join(file.path())).unwrap_or_default();
    let (additions, tables) = additions::add(&lacking, &tables, &present);
    // The files can name the department that has been added: only the departments of the tables change a layout.
    let layout = if lacking.department.is_some() { layout::lay_out(&readings, &form, &tables) } else { layout };
    let import =
        import::import_laid_out(layout, &readings, (&form, &tables), &request.target).map_err(Failure::Content)?;
    let before = update::read_record(&request.root, &request.target);
    let update = match request.edited {
        EditedFiles::Update => {
            update::update(&sources, &import.documents, (&request.target, &before), &request.decisions)?
        }
        EditedFiles::Keep | EditedFiles::Replace => compare_all(&sources, &import.documents, (request, &before))?,
    };
    let record = (update.imported != before).then(|| FileChange {
        file: update::record_file(&request.target).into(),
        bytes: update.imported.print().into_bytes(),
        target: Target::Any,
    });
    Ok(ImportPlan {
        report: import.report,
        notes: import.notes.into_iter().chain(update.notes).collect(),
        faults: import.faults.into_iter().chain(update.faults).collect(),
        changes: update.changes,
        proposal,
        additions,
        findings: update.findings,
        record,
        edited: request.edited,
    })
}

/// The files, and the form by which they are read.
struct Interpreted {
    readings: Vec<Reading>,
    form: Form,
    /// The form, if it was proposed.
    proposal: Option<Proposal>,
}

fn interpret(request: &Request, forms: &[(String, String)]) -> Result<Interpreted, Failure> {
    let chosen = match request.proposal {
        FormSource::Known => Some(form::choose(forms, request.form.as_deref()).map_err(Failure::Content)?),
        FormSource::Proposed => None,
    };
    let readings = read_sheets(request, chosen.as_ref().map_or_else(Hidden::default, |form| form.hidden))?;
    if let Some(mark) = mark::of_all(&readings).map_err(Failure::Content)? {
        return Ok(Interpreted { readings, form: mark.form(), proposal: None });
    }
    if let Some(form) = chosen {
        return Ok(Interpreted { readings, form, proposal: None });
    }
    let (form, proposal) = propose(request, &readings, forms)?;
    Ok(Interpreted { readings, form, proposal: Some(proposal) })
}

/// Compares each document as a whole with the file that exists.
fn compare_all(
    sources: &Sources,
    documents: &[GeneratedDocument],
    (request, record): (&Request, &Imported),
) -> Result<Update, Failure> {
    let mut update = Update { imported: record.clone(), ..Update::default() };
    for document in documents {
        let change = compare(document.clone(), &request.root, request.edited);
        if change.action == Action::Replaced {
            match update::refuse_published(sources, &change.file, (&change.before, &document.id)) {
                Err(Failure::Content(faults)) => update.faults.extend(faults),
                done => done?,
            }
        }
        update.imported.put(&document.file, &document.text);
        update.changes.push(change);
    }
    Ok(update)
}

/// Writes `others`, which anybody can make again, and the documents, with the tables and the form that they need: all files or
/// none. Documents alone, which are all in one folder, replace it in one step.
///
/// # Errors
///
/// The faults of the plan, [`EditedFile`] for every file that was edited by a person and must be kept; [`Failure::Write`] if a folder cannot be
/// written.
pub fn write(plan: &ImportPlan, root: &Path, others: impl Iterator<Item = FileChange>) -> Result<Cleanup, Failure> {
    Failure::if_any(plan.faults.iter().cloned())?;
    let refused = plan.changes.iter().filter(|change| change.action == Action::Refused);
    Failure::if_any(refused.map(|change| Diagnostic::of_file(&change.file, EditedFile)))?;
    let proposed: Vec<FileChange> = proposed_files(plan).collect();
    if plan.edited == EditedFiles::Update || !proposed.is_empty() {
        let documents = plan.changes.iter().filter(|change| change.action != Action::Unchanged).map(file_change);
        let files = others.chain(proposed).chain(documents).chain(plan.record.clone());
        changes::write_all(root, &files.collect::<Vec<_>>())?;
        return Ok(Cleanup::default());
    }
    changes::write_all(root, &others.collect::<Vec<_>>())?;
    let record = plan.record.iter().map(|record| (print_path(&record.file), Some(record.bytes.clone())));
    let files = plan.changes.iter().map(|change| {
        let is_changed = change.action != Action::Unchanged;
        (change.file.clone(), is_changed.then(|| change.after.clone().into_bytes()))
    });
    Ok(together::put_all(root, files.chain(record))?)
}

fn file_change(change: &Change) -> FileChange {
    let target = if change.action == Action::New { Target::Free } else { Target::Any };
    FileChange { file: PathBuf::from(&change.file), bytes: change.after.clone().into_bytes(), target }
}

/// The form, and the tables with the rows that they lacked.
fn proposed_files(plan: &ImportPlan) -> impl Iterator<Item = FileChange> {
    let change =
        |file: &str, text: &str, target| FileChange { file: file.into(), bytes: text.as_bytes().to_vec(), target };
    let form = plan.proposal.iter().map(move |proposal| change(&proposal.file(), &proposal.yaml, Target::Free));
    form.chain(plan.additions.iter().map(move |added| change(added.file.path(), &added.text, Target::Any)))
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
