//! Looks up the codes and departments of a sheet in the site's tables.

use crate::import::code::Mention;
use crate::import::words::label;
use crate::model::form::{CodeRule, FormField};
use crate::model::path::Slug;
use crate::model::site::Tables;
use crate::model::table::Department;

/// The tables in which codes and departments are looked up.
#[derive(Clone, Copy)]
pub struct Titles<'a> {
    pub tables: &'a Tables,
}

/// How far the tables contain a code of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The code, with a title in this spelling.
    Title,
    /// The code, but with another title.
    Code,
    Nothing,
}

impl Titles<'_> {
    /// The department with the id `id`, if the site has it.
    pub fn department(&self, id: &Slug) -> Option<&Department> {
        self.tables.departments.iter().find(|department| department.id.value == *id)
    }

    /// How far the tables contain a code and the title written after it.
    pub fn known(&self, mention: &Mention, rule: &CodeRule) -> Known {
        let Some(titles) = self.titles(mention, rule) else { return Known::Nothing };
        let wanted = label(&mention.title);
        if titles.iter().any(|title| label(title) == wanted) { Known::Title } else { Known::Code }
    }

    fn titles(&self, mention: &Mention, rule: &CodeRule) -> Option<Vec<&String>> {
        let is_scope = |id: &Slug| *id == rule.scope;
        if mention.field == FormField::Plan {
            let plan = self.tables.plans.iter().find(|plan| is_scope(&plan.id.value))?;
            let measure = plan.measures.iter().find(|measure| measure.code.value.as_str() == mention.code)?;
            return Some([&measure.title].into_iter().chain(&measure.other_titles).collect());
        }
        let set = self.tables.policy_sets.iter().find(|set| is_scope(&set.id.value))?;
        let policy = set.items.iter().find(|policy| policy.no.value.as_str() == mention.code)?;
        Some([&policy.title].into_iter().chain(&policy.other_titles).collect())
    }
}
