//! `tomei new`: a document with everything it needs, ready to be filled in.

use crate::cli::arguments::{Common, NewGoal, NewKind, NewOptions, NewPage, NewPlace, today};
use crate::cli::report::Reporter;
use crate::cli::{COULD_NOT_RUN, DONE, schema, words};
use crate::diagnostic::fault::Fault;
use crate::load;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::pipeline::published;
use crate::validate::fault::value::{Misspelled, Spelling};
use crate::write::new_file::{self, Written};

/// A file to be made.
struct Draft {
    /// Below the root.
    file: String,
    text: String,
}

/// Makes a document; one that exists is never written over.
pub fn new(common: &Common, options: &NewOptions, reporter: &Reporter) -> u8 {
    let day = today(common).to_string();
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
    let written = new_file::write(&path, draft.text.as_bytes());
    match written.and_then(|written| schema::write_all(&common.root.join(schema::FOLDER)).map(|()| written)) {
        Ok(Written::New) => {
            reporter.note(&path.display().to_string());
            DONE
        }
        Ok(Written::Kept) => {
            let kept = reporter.word("はすでにあります。上書きしません", "exists already and is not written over");
            reporter.failed(&format!("{} {kept}", path.display()));
            COULD_NOT_RUN
        }
        Err(error) => {
            reporter.failed(&words::write_error(&error, reporter.lang));
            COULD_NOT_RUN
        }
    }
}

fn read_place(place: &NewPlace) -> Result<(FiscalYear, Slug), Fault> {
    let misspelled = |text: &str, expected| Misspelled { text: text.to_owned(), expected };
    let year = FiscalYear::parse(&place.year).ok_or_else(|| misspelled(&place.year, Spelling::FiscalYear))?;
    let department = Slug::new(&place.department).ok_or_else(|| misspelled(&place.department, Spelling::Slug))?;
    Ok((year, department))
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("text has a JSON form")
}

fn sheet(place: &NewPlace, day: &str) -> Result<Draft, Fault> {
    let (year, department) = read_place(place)?;
    let text = format!(
        "---\n{}\nid: {year}-{department}\nkind: sheet\nyear: {year}\ndepartment: {department}\npost: 部長\nname: withheld\n\
         # linked_by: 総括と方針を結んだ人や係\npublished: {day}\nupdated: {day}\ndraft: true\n---\n\n\
         ## 使命\n\n- [m1] （部局の使命）\n\n## 方針\n\n- [a1] （使命を果たすための方針）\n\n## 総括\n\n- [v1] （一年の総括）\n",
        schema::line(3),
    );
    Ok(Draft { file: format!("content/{year}/{department}/sheet.md"), text })
}

fn annual(common: &Common, goal: &NewGoal, day: &str) -> Result<Draft, Fault> {
    let (year, department) = read_place(&goal.place)?;
    let (no, file) = number(common, goal, year, &department, "goal")?;
    let text = format!(
        "---\n{}\nid: {year}-{department}-{no}\nkind: annual\nyear: {year}\ndepartment: {department}\nno: {no}\ntitle: {}\n\
         # plan: [計画id:番号]　属さないときは none\n# policies: [政策集id:番号]　属さないときは none\n\
         # linked_by: 実績と取組みを結んだ人や係\npublished: {day}\nupdated: {day}\ndraft: true\n---\n\n\
         ## 取組み\n\n- [p1] （取り組むこと）\n  - [p1-d1] （その内容・スケジュール）\n\n\
         ## 実績\n\n- [r1] （取り組んだ内容・成果。取組みと結ぶときは [r1 -> p1]）\n\n\
         ## 課題\n\n- [i1] （課題・今後の方向性）\n",
        schema::line(3),
        quoted(&goal.title),
    );
    Ok(Draft { file, text })
}

fn midterm(common: &Common, goal: &NewGoal, day: &str) -> Result<Draft, Fault> {
    let (year, department) = read_place(&goal.place)?;
    let (no, file) = number(common, goal, year, &department, "midterm")?;
    let text = format!(
        "---\n{}\nid: {year}-{department}-m{no}\nkind: midterm\nyear: {year}\ndepartment: {department}\nno: {no}\ntitle: {}\n\
         # plan: [計画id:番号]　属さないときは none\n# policies: [政策集id:番号]　属さないときは none\n\
         published: {day}\nupdated: {day}\ndraft: true\n---\n\n\
         ## 項目\n\n- [t1] （取り組むこと）\n\n## 工程\n\n- [s1] （工程の名前）\n  - [s1-1 @ {}] （その年度にすること）\n",
        schema::line(3),
        quoted(&goal.title),
        year.western() + 1,
    );
    Ok(Draft { file, text })
}

/// The number asked for, or the first one free, with the file it goes to.
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
    let scan = load::scan::scan(&common.root);
    let taken = |file: &str| scan.entries.iter().any(|entry| entry.file == file);
    // An id that was published stays used, even where its file is gone.
    let known = published::read(&common.root).ok().flatten().unwrap_or_default();
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
    let text = format!(
        "---\n{}\ntitle: {}\npublished: {day}\nupdated: {day}\ndraft: true\n---\n\n（本文）\n",
        schema::line(2),
        quoted(&page.title),
    );
    Ok(Draft { file: format!("content/pages/{name}.md"), text })
}
