//! What the site's tables lack that the files of an import have: the department, codes with their titles, and grades.
//!
//! The rows are added to the tables, so that titles that were read are not left over in the documents. What a table says
//! already stays as it is: a code with another title is for a person to decide.

use std::collections::BTreeMap;

use crate::front_matter::print::quoted;
use crate::import::code;
use crate::import::propose::grades;
use crate::import::read::reading::Reading;
use crate::import::record::{Layout, Record};
use crate::import::target::ImportTarget;
use crate::import::title::{Known, Titles};
use crate::import::words::{self, label};
use crate::model::content_file::ContentFile;
use crate::model::form::{Form, FormField};
use crate::model::site::Tables;

/// The rows that the tables lack.
#[derive(Clone, Debug, Default)]
pub struct Lacking {
    /// The row of the department, if the table lacks it and the files name it.
    pub department: Option<String>,
    pub plan: Option<LackingCodes>,
    pub policies: Option<LackingCodes>,
    /// The row of the scheme of grades.
    pub grades: Option<String>,
}

/// The codes of a plan or a set of policies that its table lacks.
#[derive(Clone, Debug)]
pub struct LackingCodes {
    pub file: ContentFile,
    /// The id of the plan or the set.
    pub scope: String,
    /// Whether the table has the plan or set.
    pub is_known: bool,
    pub codes: Vec<LackingCode>,
}

/// A code with what the files write.
#[derive(Clone, Debug)]
pub struct LackingCode {
    pub code: String,
    pub written: String,
    /// Its titles in all their spellings; the first is the usual one.
    pub titles: Vec<String>,
}

/// The rows that `tables` lack for importing `readings`, of which `layout` is.
pub fn find(
    Layout { records, .. }: &Layout,
    readings: &[Reading],
    (form, tables): (&Form, &Tables),
    target: &ImportTarget,
) -> Lacking {
    Lacking {
        department: department(records, tables, target),
        plan: codes(records, form, tables, FormField::Plan),
        policies: codes(records, form, tables, FormField::Policies),
        grades: scheme(records, form, tables, readings),
    }
}

/// The row of the department that is imported, if the files have exactly one name and no other department has it.
fn department(records: &[Record], tables: &Tables, target: &ImportTarget) -> Option<String> {
    let titles = Titles { tables };
    if titles.department(&target.department).is_some() {
        return None;
    }
    let stated = records.iter().flat_map(|record| &record.passages).filter(|of| of.field == FormField::Department);
    let stated = stated.flat_map(|passage| &passage.lines).map(|line| line.text.as_str());
    let by_record = records.iter().filter_map(|record| record.department.as_deref());
    let mut names: Vec<String> = stated.chain(by_record).map(name).collect();
    names.sort_unstable();
    names.dedup();
    let [name] = names.as_slice() else { return None };
    let is_taken = tables.departments.iter().any(|known| label(&known.name) == label(name));
    (!is_taken).then(|| format!("- id: {}\n  name: {}\n", target.department, quoted(name)))
}

/// A name without the brackets around it and without spaces between its letters.
fn name(written: &str) -> String {
    words::unspaced(written.trim_matches(|c: char| "【】[]〔〕■●◆".contains(c)))
}

fn codes(records: &[Record], form: &Form, tables: &Tables, field: FormField) -> Option<LackingCodes> {
    let (rule, titles) = (code::rule(form, field)?, Titles { tables });
    let mentions = records.iter().flat_map(|record| &record.mentions).filter(|mention| mention.field == field);
    let mut found: BTreeMap<Vec<u32>, LackingCode> = BTreeMap::new();
    for mention in mentions.filter(|mention| titles.known(mention, rule) == Known::Nothing) {
        let row = found.entry(order(&mention.code)).or_insert_with(|| LackingCode {
            code: mention.code.clone(),
            written: mention.written.clone(),
            titles: Vec::new(),
        });
        let is_new = !row.titles.iter().any(|known| label(known) == label(&mention.title));
        if is_new && !mention.title.is_empty() {
            row.titles.push(mention.title.clone());
        }
    }
    let scope = rule.scope.to_string();
    let (file, is_known) = match field {
        FormField::Plan => (ContentFile::Plans, tables.plans.iter().any(|plan| plan.id.value == rule.scope)),
        _ => (ContentFile::Policies, tables.policy_sets.iter().any(|set| set.id.value == rule.scope)),
    };
    let codes: Vec<LackingCode> = found.into_values().collect();
    (!codes.is_empty()).then_some(LackingCodes { file, scope, is_known, codes })
}

/// The order of codes: 5-1-10 is after 5-1-9.
fn order(code: &str) -> Vec<u32> {
    code.split('-').map(|part| part.parse().unwrap_or(u32::MAX)).collect()
}

fn scheme(records: &[Record], form: &Form, tables: &Tables, readings: &[Reading]) -> Option<String> {
    let id = form.grades.as_ref()?;
    if tables.grades.iter().any(|scheme| scheme.id.value == *id) {
        return None;
    }
    let grades = records.iter().flat_map(|record| &record.passages).filter(|of| of.field == FormField::Grade);
    let found: Vec<String> = grades.flat_map(|passage| &passage.lines).map(|line| line.text.clone()).collect();
    grades::scheme(id.as_str(), &found, readings)
}
