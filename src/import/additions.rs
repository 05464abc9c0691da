//! Adds the rows that tables lack to the text of their files, without changing anything else in them.

use crate::diagnostic::Diagnostic;
use crate::front_matter::print::quoted;
use crate::import::lacking::{Lacking, LackingCode, LackingCodes};
use crate::model::content_file::ContentFile;
use crate::model::site::Tables;
use crate::validate::table;
use crate::validate::table::department::RawDepartment;
use crate::validate::table::grade::RawGradeScheme;
use crate::validate::table::plan::{RawPlan, RawPolicySet};

/// The new text of a table's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    pub file: ContentFile,
    pub text: String,
    /// The number of rows that are added: codes, for plans and policies.
    pub rows: usize,
    /// Whether the name of a plan or a set was made up, so that a person has to write the right one.
    pub is_unnamed: bool,
}

/// The files that change, and the tables as they are then. `present` is the text of a file. A row that cannot be added without
/// changing others is not added; its titles then stay in the documents.
pub fn add(lacking: &Lacking, tables: &Tables, present: &dyn Fn(ContentFile) -> String) -> (Vec<Addition>, Tables) {
    let (mut additions, mut tables) = (Vec::new(), tables.clone());
    let rows = [(ContentFile::Departments, &lacking.department), (ContentFile::Grades, &lacking.grades)];
    for (file, row) in rows {
        let text = row.as_ref().map(|row| appended(&present(file), row));
        additions.extend(text.map(|text| Addition { file, text, rows: 1, is_unnamed: false }));
    }
    for codes in [&lacking.plan, &lacking.policies].into_iter().flatten() {
        let before = present(codes.file);
        let text = if codes.is_known { inserted(&before, codes) } else { Some(appended(&before, &section(codes))) };
        let rows = codes.codes.len();
        additions.extend(text.map(|text| Addition { file: codes.file, text, rows, is_unnamed: !codes.is_known }));
    }
    additions.retain(|addition| read_into(&mut tables, addition));
    (additions, tables)
}

fn appended(before: &str, row: &str) -> String {
    let end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    format!("{before}{end}{row}")
}

/// A plan or a set that the table does not have.
fn section(codes: &LackingCodes) -> String {
    let (title, list) = match codes.file {
        ContentFile::Plans => ("総合計画", "measures"),
        _ => ("基本政策", "items"),
    };
    let rows: String = codes.codes.iter().map(|code| format!("    {}\n", row(codes.file, code))).collect();
    let comment = "取り込んだシートにある番号と題名です。正式な名前（title）に直し、題名を確かめてください";
    format!("# {comment}\n- id: {}\n  title: {title}\n  {list}:\n{rows}", codes.scope)
}

fn row(file: ContentFile, code: &LackingCode) -> String {
    let LackingCode { code, written, titles } = code;
    let (first, others) =
        titles.split_first().map_or(("（題名）", &[][..]), |(first, others)| (first.as_str(), others));
    let key = if file == ContentFile::Plans {
        format!("code: {}, written: {}", quoted(code), quoted(written))
    } else {
        format!("no: {}", quoted(code))
    };
    let others: Vec<String> = others.iter().map(|title| quoted(title)).collect();
    let others = if others.is_empty() { String::new() } else { format!(", other_titles: [{}]", others.join(", ")) };
    format!("- {{{key}, title: {}{others}}}", quoted(first))
}

/// The text with the codes after the last one of their plan.
fn inserted(before: &str, codes: &LackingCodes) -> Option<String> {
    let lines: Vec<&str> = before.split_inclusive('\n').collect();
    let is_row = |line: &&str| line.starts_with("- ");
    let begin = lines.iter().position(|line| {
        let value = line.trim_start_matches(['-', ' ']).strip_prefix("id:").map(|value| value.split('#').next());
        value.flatten().is_some_and(|value| value.trim().trim_matches(['"', '\'']) == codes.scope)
    })?;
    let end = begin + 1 + lines[begin + 1..].iter().take_while(|line| !is_row(line)).count();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let last = (begin + 1..end).rev().find(|at| lines[*at].trim_start().starts_with("- "))?;
    // The last entry of a list in an entry, such as other_titles, is further to the right than the first entry.
    let first = (begin + 1..end).find(|at| lines[*at].trim_start().starts_with("- "))?;
    let dash = indent(lines[first]);
    let is_inside =
        |line: &&&str| !line.trim().is_empty() && indent(line) > dash && !line.trim_start().starts_with('#');
    let after = last + 1 + lines[last + 1..end].iter().take_while(is_inside).count();
    let rows: String =
        codes.codes.iter().map(|code| format!("{}{}\n", " ".repeat(dash), row(codes.file, code))).collect();
    let head: String = lines[..after].concat();
    Some(appended(&head, &rows) + &lines[after..].concat())
}

/// Takes over the table of a file, if it has every row that it had, and as many more as were added.
fn read_into(tables: &mut Tables, Addition { file, text, rows, .. }: &Addition) -> bool {
    let path = file.path();
    match file {
        ContentFile::Departments => {
            replaced(&mut tables.departments, table::read::<RawDepartment>(path, text), *rows, <[_]>::len)
        }
        ContentFile::Grades => {
            replaced(&mut tables.grades, table::read::<RawGradeScheme>(path, text), *rows, <[_]>::len)
        }
        ContentFile::Plans => replaced(&mut tables.plans, table::read::<RawPlan>(path, text), *rows, |plans| {
            plans.iter().map(|plan| plan.measures.len()).sum()
        }),
        _ => replaced(&mut tables.policy_sets, table::read::<RawPolicySet>(path, text), *rows, |sets| {
            sets.iter().map(|set| set.items.len()).sum()
        }),
    }
}

fn replaced<T>(
    known: &mut Vec<T>,
    (read, faults): (Vec<T>, Vec<Diagnostic>),
    added: usize,
    count: impl Fn(&[T]) -> usize,
) -> bool {
    let is_whole = faults.is_empty() && count(&read) == count(known) + added;
    if is_whole {
        *known = read;
    }
    is_whole
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::import::lacking::{Lacking, LackingCode, LackingCodes};
    use crate::model::content_file::ContentFile;
    use crate::model::site::Tables;
    use crate::validate::table;
    use crate::validate::table::plan::RawPlan;

    /// What becomes of a table of plans to which 5-2 of the plan `b` is added.
    fn check(before: &str, expected: Option<&str>) {
        let (plans, faults) = table::read::<RawPlan>("plans.yaml", before);
        assert!(faults.is_empty(), "{faults:?}");
        let is_known = plans.iter().any(|plan| plan.id.value.as_str() == "b");
        let code =
            LackingCode { code: "5-2".into(), written: "5-②".into(), titles: vec!["緑".into(), "みどり".into()] };
        let plan = LackingCodes { file: ContentFile::Plans, scope: "b".into(), is_known, codes: vec![code] };
        let lacking = Lacking { plan: Some(plan), ..Lacking::default() };
        let (found, _) = add(&lacking, &Tables { plans, ..Tables::default() }, &|_| before.to_owned());
        assert_eq!(found.first().map(|addition| addition.text.as_str()), expected);
    }

    const ROW: &str = "- {code: \"5-2\", written: \"5-②\", title: \"緑\", other_titles: [\"みどり\"]}\n";

    #[test]
    fn codes_are_added_to_their_plan() {
        let head = "- id: b\n  title: 乙\n  measures:\n    - {code: 5-1, title: 道}\n";
        let tail = "- id: c\n  title: 丙\n  measures:\n    - {code: 1-1, title: 川}\n";
        check(&format!("{head}{tail}"), Some(&format!("{head}    {ROW}{tail}")));
        let long = "- id: b\n  measures:\n    - code: 5-1\n      title: 道\n      other_titles:\n        - みち\n  title: 乙\n";
        let expected = long.replace("  title: 乙", &format!("    {ROW}  title: 乙"));
        check(long, Some(&expected));
    }

    #[test]
    fn a_plan_that_is_lacking_is_added_with_its_codes() {
        let comment = "# 取り込んだシートにある番号と題名です。正式な名前（title）に直し、題名を確かめてください\n";
        let plan = format!("{comment}- id: b\n  title: 総合計画\n  measures:\n    {ROW}");
        check("# まだありません", Some(&format!("# まだありません\n{plan}")));
    }

    #[test]
    fn a_table_in_another_shape_is_left_as_it_is() {
        check("- {id: b, title: 乙, measures: [{code: 5-1, title: 道}]}\n", None);
        check("- id: b\n  title: 乙\n", None);
    }
}
