//! `tomei new`: creates a document with everything it needs, ready to be filled in.

use crate::cli::arguments::{Common, NewGoal, NewKind, NewOptions, NewPage, NewPlace};
use crate::cli::report::Reporter;
use crate::cli::today::today;
use crate::cli::written::{not_written, written};
use crate::cli::{COULD_NOT_RUN, schema};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::print_path;
use crate::front_matter::draft::{self, DraftHead};
use crate::front_matter::print::{FrontMatter, Value};
use crate::load;
use crate::load::scan::scan;
use crate::model::fiscal_year::FiscalYear;
use crate::model::heading;
use crate::model::item::Role;
use crate::model::kind::Kind;
use crate::model::path::Slug;
use crate::pipeline::{lock_file, sources};
use crate::validate::fault::value::{Misspelled, Spelling};
use crate::write::changes::{self, FileChange, Target};

/// A file to be created.
struct Draft {
    /// The path relative to the site's root.
    file: String,
    text: String,
}

/// Creates a document. An existing file is never overwritten.
pub(super) fn new(common: &Common, options: &NewOptions, reporter: &Reporter) -> u8 {
    // If a killed run left a content folder to be put back, a new file must not take its place first.
    if let Err(error) = sources::read(&common.root) {
        return not_written(&error, reporter);
    }
    let day = today(&common.root, common.date).to_string();
    let draft = match &options.kind {
        NewKind::Sheet(place) => sheet(place, &day),
        NewKind::Goal(goal) => annual(common, goal, &day),
        NewKind::Midterm(goal) => midterm(common, goal, &day),
        NewKind::Page(page) => free(page, &day),
    };
    match draft {
        Ok(draft) => write(common, &draft, reporter),
        Err(fault) => {
            let message = fault.message(reporter.lang);
            let texts = [Some(&message.title), message.expected.as_ref()];
            reporter.failed(&texts.into_iter().flatten().map(AsRef::as_ref).collect::<Vec<&str>>().join(" — "));
            COULD_NOT_RUN
        }
    }
}

fn write(common: &Common, draft: &Draft, reporter: &Reporter) -> u8 {
    let path = common.root.join(&draft.file);
    if load::is_taken(&path) {
        let kept = reporter.word("はすでにあります。上書きしません", "exists already and is not written over");
        reporter.failed(&format!("{} {kept}", print_path(&path)));
        return COULD_NOT_RUN;
    }
    let (file, bytes) = ((&draft.file).into(), draft.text.clone().into_bytes());
    let draft = FileChange { file, bytes, target: Target::Free };
    let result = changes::write_all(&common.root, &schema::files().chain([draft]).collect::<Vec<_>>());
    written(&path, result, reporter)
}

fn read_place(place: &NewPlace) -> Result<(FiscalYear, Slug), Fault> {
    let misspelled = |text: &str, expected| Misspelled { text: text.to_owned(), expected };
    let year = FiscalYear::parse(&place.year).ok_or_else(|| misspelled(&place.year, Spelling::FiscalYear))?;
    let department = Slug::new(&place.department).ok_or_else(|| misspelled(&place.department, Spelling::Slug))?;
    Ok((year, department))
}

fn sheet(place: &NewPlace, day: &str) -> Result<Draft, Fault> {
    let (year, department) = read_place(place)?;
    let id = format!("{year}-{department}");
    let head = DraftHead { schema: &schema::line(3), id: &id, kind: Kind::Sheet.name(), year, department: &department };
    let mut front = draft::begin(&head);
    front.set("post", Value::word("部長")).set("name", Value::word("withheld"));
    front.comment("linked_by: 総括と方針を結んだ人や係");
    draft::end(&mut front, day);
    let file = format!("content/{year}/{department}/sheet.md");
    Ok(Draft { file, text: front.print() + &sheet_body() })
}

fn sheet_body() -> String {
    [
        heading::section(Role::Mission, "- [m1] （部局の使命）"),
        heading::section(Role::Approach, "- [a1] （使命を果たすための方針）"),
        heading::section(Role::Review, "- [v1] （一年の総括）"),
    ]
    .concat()
}

fn annual(common: &Common, goal: &NewGoal, day: &str) -> Result<Draft, Fault> {
    let (year, department) = read_place(&goal.place)?;
    let (no, file) = number(common, goal, year, &department, "goal")?;
    let id = format!("{year}-{department}-{no}");
    let head =
        DraftHead { schema: &schema::line(3), id: &id, kind: Kind::Annual.name(), year, department: &department };
    let mut front = begin_goal(&head, &no, &goal.title);
    front.comment("linked_by: 実績と取組みを結んだ人や係");
    draft::end(&mut front, day);
    Ok(Draft { file, text: front.print() + &annual_body() })
}

fn annual_body() -> String {
    [
        heading::section(Role::Promise, "- [p1] （取り組むこと）\n  - [p1-d1] （その内容・スケジュール）"),
        heading::section(Role::Result, "- [r1] （取り組んだ内容・成果。取組みと結ぶときは [r1 -> p1]）"),
        heading::section(Role::Issue, "- [i1] （課題・今後の方向性）"),
    ]
    .concat()
}

fn midterm(common: &Common, goal: &NewGoal, day: &str) -> Result<Draft, Fault> {
    let (year, department) = read_place(&goal.place)?;
    let (no, file) = number(common, goal, year, &department, "midterm")?;
    let id = format!("{year}-{department}-m{no}");
    let head =
        DraftHead { schema: &schema::line(3), id: &id, kind: Kind::Midterm.name(), year, department: &department };
    let mut front = begin_goal(&head, &no, &goal.title);
    draft::end(&mut front, day);
    let steps = format!("- [s1] （工程の名前）\n  - [s1-1 @ {}] （その年度にすること）", year.western() + 1);
    let targets = heading::section(Role::Target, "- [t1] （取り組むこと）");
    Ok(Draft { file, text: front.print() + &targets + &heading::section(Role::Step, &steps) })
}

fn begin_goal(head: &DraftHead, no: &Slug, title: &str) -> FrontMatter {
    let mut front = draft::begin(head);
    front.set("no", Value::word(no)).set("title", Value::text(title));
    front.comment("plan: [計画id:番号]　属さないときは none");
    front.comment("policies: [政策集id:番号]　属さないときは none");
    front
}

/// The requested number, or the first unused one, with the path of its file.
fn number(
    common: &Common,
    goal: &NewGoal,
    year: FiscalYear,
    department: &Slug,
    stem: &str,
) -> Result<(Slug, String), Fault> {
    let file = |no: &Slug| format!("content/{year}/{department}/{stem}-{no}.md");
    if let Some(no) = &goal.no {
        let no = Slug::new(no).ok_or_else(|| Misspelled { text: no.clone(), expected: Spelling::Slug })?;
        let file = file(&no);
        return Ok((no, file));
    }
    let found = scan(&common.root);
    let taken = |file: &str| found.entries.iter().any(|entry| entry.file == file);
    // A published id remains reserved, even if its file no longer exists.
    let known = lock_file::read(&common.root).ok().flatten().unwrap_or_default();
    let letter = if stem == "midterm" { "m" } else { "" };
    let was_published = |no: &Slug| {
        Slug::new(&format!("{year}-{department}-{letter}{no}")).is_some_and(|id| known.documents.contains_key(&id))
    };
    let numbers = (1..).map(|number: u32| Slug::new(&number.to_string()).expect("digits form a slug"));
    let free = numbers.map(|no| (file(&no), no)).find(|(file, no)| !taken(file) && !was_published(no));
    let (file, no) = free.expect("there are more numbers than files");
    Ok((no, file))
}

fn free(page: &NewPage, day: &str) -> Result<Draft, Fault> {
    let name = Slug::new(&page.name).ok_or_else(|| Misspelled { text: page.name.clone(), expected: Spelling::Slug })?;
    let mut front = draft::begin_page(&schema::line(2));
    front.set("title", Value::text(&page.title));
    draft::end(&mut front, day);
    let text = front.print() + "\n（本文）\n";
    Ok(Draft { file: format!("content/pages/{name}.md"), text })
}
