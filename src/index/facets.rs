//! The facets of a document, by which a search can be narrowed.
//!
//! To add a facet, add one line to `FACETS` and its name in each language as `search.facets.NAME` in the word files of
//! the theme. If its values are words of the interface, these are `search.facet_values.NAME`. The search page and the
//! command line get the facet from the pack and these words.

use tomei_search::document::FacetValue;
use tomei_search::format::facets::YEAR;

use crate::model::code::Code;
use crate::model::document::{Document, Subject};
use crate::model::item::Role;
use crate::model::site::Site;

/// A facet: its name, and the function that returns its values for a document, each with a label.
struct Facet {
    name: &'static str,
    values: fn(&Site, &Document) -> Vec<(String, String)>,
}

/// Every facet, in the order in which they are shown. The name is also a parameter in the address of the search page.
const FACETS: &[Facet] = &[
    Facet { name: YEAR, values: years },
    Facet { name: "department", values: departments },
    Facet { name: "kind", values: kinds },
    Facet { name: "role", values: roles },
    Facet { name: "plan", values: measures },
    Facet { name: "policy", values: policies },
    Facet { name: "grade", values: grades },
    Facet { name: "budget", values: budgets },
];

/// The names of the facets, in the order in which they are shown.
pub fn names() -> impl Iterator<Item = &'static str> {
    FACETS.iter().map(|facet| facet.name)
}

/// The facet values of `document`, in the order of the facets.
pub(super) fn facets(site: &Site, document: &Document) -> Vec<FacetValue> {
    let values = |facet: &Facet| {
        let name = facet.name;
        let values = (facet.values)(site, document).into_iter();
        values.map(move |(value, label)| FacetValue { facet: name.to_owned(), value, label })
    };
    FACETS.iter().flat_map(values).collect()
}

fn years(_: &Site, document: &Document) -> Vec<(String, String)> {
    document.place().map(|(year, _)| (year.western().to_string(), year.label())).into_iter().collect()
}

fn departments(site: &Site, document: &Document) -> Vec<(String, String)> {
    let place = document.place();
    place.map(|(_, department)| (department.to_string(), site.department_name(department))).into_iter().collect()
}

fn kinds(_: &Site, document: &Document) -> Vec<(String, String)> {
    let (value, label) = match &document.subject {
        Subject::Sheet(_) => ("sheet", "部局の目標シート"),
        Subject::Annual(_) => ("annual", "当年度目標"),
        Subject::Midterm(_) => ("midterm", "中期目標"),
        Subject::Page => ("page", "そのほかのページ"),
    };
    vec![(value.to_owned(), label.to_owned())]
}

/// The roles by which a search can be narrowed; the others stand on sheets alone, or on every mid-term goal.
const ROLES: [(Role, &str); 4] =
    [(Role::Promise, "取組み"), (Role::Result, "実績"), (Role::Issue, "課題"), (Role::Step, "工程")];

/// What is written on the page: a goal without results has only promises.
fn roles(_: &Site, document: &Document) -> Vec<(String, String)> {
    let has = |role: Role| document.sections.iter().any(|section| section.role == role && !section.items.is_empty());
    let written = ROLES.iter().filter(|(role, _)| has(*role));
    written.map(|(role, label)| (role.name().to_owned(), (*label).to_owned())).collect()
}

fn measures(site: &Site, document: &Document) -> Vec<(String, String)> {
    let (measures, _) = document.codes();
    measures.iter().map(|code| labelled(code, measure(site, code))).collect()
}

fn policies(site: &Site, document: &Document) -> Vec<(String, String)> {
    let (_, policies) = document.codes();
    policies.iter().map(|code| labelled(code, policy(site, code))).collect()
}

fn grades(_: &Site, document: &Document) -> Vec<(String, String)> {
    let grade = document.goal().and_then(|goal| goal.grade.as_ref());
    grade.map(|grade| (grade.value.value.clone(), format!("評価 {}", grade.value.value))).into_iter().collect()
}

/// Whether the goal has amounts of the budget, and of its settlement.
fn budgets(_: &Site, document: &Document) -> Vec<(String, String)> {
    let Some(budget) = document.goal().and_then(|goal| goal.budget.as_ref()) else { return Vec::new() };
    let amounts = [(&budget.planned, "planned", "予算"), (&budget.settled, "settled", "決算")];
    let given = amounts.into_iter().filter(|(amount, ..)| amount.is_some());
    given.map(|(_, value, label)| (value.to_owned(), label.to_owned())).collect()
}

/// The code with its label. A code that is not in the site's tables is its own label.
fn labelled(code: &Code, label: Option<String>) -> (String, String) {
    let value = code.to_string();
    (value.clone(), label.unwrap_or(value))
}

/// The label of a measure, which is shown and indexed.
pub(super) fn measure(site: &Site, code: &Code) -> Option<String> {
    site.measure(code).map(|(_, measure)| format!("{} {}", measure.shown_code(), measure.title))
}

/// The label of a policy, which is shown and indexed.
pub(super) fn policy(site: &Site, code: &Code) -> Option<String> {
    site.policy(code).map(|(_, policy)| format!("{} {}", policy.no.value, policy.title))
}

#[cfg(test)]
mod tests {
    use super::names;

    /// The parameters in the address of the search page that are not facets, as listed in `address.js`.
    const PARAMETERS: [&str; 4] = ["q", "sort", "undo", "mark"];

    #[test]
    fn no_facet_has_the_name_of_another_parameter_of_the_address() {
        assert!(names().all(|name| !PARAMETERS.contains(&name)));
    }
}
