//! What clerks choose from: departments, codes with their titles, and grades, out of the site's tables.

use crate::import::code::Mention;
use crate::import::template::mark::{self, Mark};
use crate::import::words::same;
use crate::model::form::{CodeRule, Form, FormField};
use crate::model::path::Slug;
use crate::model::site::Tables;
use crate::model::source::CellPlace;

/// What says that a goal belongs to no measure or policy.
pub const NONE: &str = "どれにも属さない";

/// The fields for which there are options.
pub const LISTED: [FormField; 4] = [FormField::Department, FormField::Plan, FormField::Policies, FormField::Grade];

/// The options of every kind.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub departments: Vec<String>,
    pub plan: Vec<CodeChoice>,
    pub policies: Vec<CodeChoice>,
    pub grades: Vec<GradeChoice>,
}

/// A code with its title.
#[derive(Clone, Debug)]
pub struct CodeChoice {
    pub code: String,
    /// The code as sheets write it.
    pub written: String,
    pub title: String,
}

/// A grade with what it means.
#[derive(Clone, Debug)]
pub struct GradeChoice {
    pub value: String,
    pub label: String,
}

impl Choices {
    /// The options of a template with the mark `mark`.
    pub fn new(mark: &Mark, tables: &Tables) -> Self {
        let plan = tables.plans.iter().filter(|plan| is_scope(&mark.plan, plan.id.value.as_str()));
        let measures = plan.flat_map(|plan| &plan.measures);
        let sets = tables.policy_sets.iter().filter(|set| is_scope(&mark.policies, set.id.value.as_str()));
        let policies = sets.flat_map(|set| &set.items);
        let scheme = tables.grades.iter().filter(|scheme| mark.grades.as_ref() == Some(&scheme.id.value));
        let grades = scheme.flat_map(|scheme| &scheme.values);
        Self {
            departments: tables.departments.iter().map(|department| department.name.clone()).collect(),
            plan: measures.map(|of| choice(of.code.value.as_str(), &of.shown_code(), &of.title)).collect(),
            policies: policies.map(|of| choice(of.no.value.as_str(), of.no.value.as_str(), &of.title)).collect(),
            grades: grades.map(|of| GradeChoice { value: of.value.clone(), label: of.label.clone() }).collect(),
        }
    }

    /// The options of a field as they are shown; empty if the clerk writes freely.
    pub fn of(&self, field: FormField) -> Vec<String> {
        let codes = |codes: &[CodeChoice]| {
            let none = (!codes.is_empty()).then(|| NONE.to_owned());
            codes.iter().map(CodeChoice::shown).chain(none).collect()
        };
        match field {
            FormField::Department => self.departments.clone(),
            FormField::Plan => codes(&self.plan),
            FormField::Policies => codes(&self.policies),
            FormField::Grade => self.grades.iter().map(GradeChoice::shown).collect(),
            _ => Vec::new(),
        }
    }

    /// The code that was chosen, or typed as the table has it.
    pub fn code(&self, field: FormField, text: &str, place: &CellPlace) -> Option<Mention> {
        let of_field = if field == FormField::Plan { &self.plan } else { &self.policies };
        let chosen = of_field.iter().find(|of| same(&of.shown(), text)).map(|of| (of, of.title.as_str()));
        let typed = || of_field.iter().find(|of| same(&of.code, text) || same(&of.written, text)).map(|of| (of, ""));
        let (CodeChoice { code, written, .. }, title) = chosen.or_else(typed)?;
        let written = if title.is_empty() { text } else { written };
        let (code, written, title) = (code.clone(), written.to_owned(), title.to_owned());
        Some(Mention { field, written, code, title, place: place.clone() })
    }

    /// The value of the grade that was chosen, if it was chosen with what it means.
    pub fn grade(&self, text: &str) -> Option<&str> {
        self.grades.iter().find(|of| !of.label.is_empty() && same(&of.shown(), text)).map(|of| of.value.as_str())
    }

    /// Whether a text is one of the options.
    pub fn has(&self, text: &str) -> bool {
        LISTED.into_iter().flat_map(|field| self.of(field)).any(|option| same(&option, text))
    }
}

fn is_scope(rule: &Option<CodeRule>, id: &str) -> bool {
    rule.as_ref().is_some_and(|rule| rule.scope.as_str() == id)
}

fn choice(code: &str, written: &str, title: &str) -> CodeChoice {
    CodeChoice { code: code.to_owned(), written: written.to_owned(), title: title.to_owned() }
}

impl CodeChoice {
    fn shown(&self) -> String {
        format!("{}　{}", self.written, self.title)
    }
}

impl GradeChoice {
    fn shown(&self) -> String {
        if self.label.is_empty() || self.label == self.value {
            return self.value.clone();
        }
        format!("{}　{}", self.value, self.label)
    }
}

/// What a template for `form` says about itself. Where the form says nothing of codes or grades, the site's only plan, set of
/// policies or scheme is meant.
pub fn mark(form: &Form, tables: &Tables) -> Mark {
    let plan = || match tables.plans.as_slice() {
        [only] => rule(&only.id.value, only.measures.first().map(|of| of.code.value.as_str())),
        _ => None,
    };
    let policies = || match tables.policy_sets.as_slice() {
        [only] => rule(&only.id.value, only.items.first().map(|of| of.no.value.as_str())),
        _ => None,
    };
    let grades = || match tables.grades.as_slice() {
        [only] => Some(only.id.value.clone()),
        _ => None,
    };
    Mark {
        version: mark::VERSION,
        form: form.id.value.to_string(),
        plan: form.plan.clone().or_else(plan).map(plain),
        policies: form.policies.clone().or_else(policies).map(plain),
        grades: form.grades.clone().or_else(grades),
    }
}

/// The rule without the city's words for "none", for which a template has its own.
fn plain(rule: CodeRule) -> CodeRule {
    let pattern = rule.pattern.split_whitespace().collect();
    CodeRule { pattern, none: Vec::new(), ..rule }
}

/// The rule of codes such as `code`: every run of digits in it is a number.
fn rule(scope: &Slug, code: Option<&str>) -> Option<CodeRule> {
    let mut pattern = String::new();
    for c in code?.chars() {
        let sign = if c.is_ascii_digit() { '9' } else { c.to_ascii_uppercase() };
        if sign != '9' || !pattern.ends_with('9') {
            pattern.push(sign);
        }
    }
    Some(CodeRule { scope: scope.clone(), pattern, none: Vec::new() })
}
