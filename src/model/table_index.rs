//! The rows of the tables by what they are asked for: a list of thousands of
//! departments must not be read once for each of their pages.

use std::sync::Arc;

use foldhash::HashMap;

use crate::model::code::Code;
use crate::model::path::Slug;
use crate::model::table::{Department, Plan, PolicySet};

/// Places in the lists of the tables; of an id used twice, which is a fault, the
/// first row counts.
#[derive(Clone, Debug, Default)]
pub struct TableIndex {
    departments: HashMap<Slug, usize>,
    /// The departments directly below each.
    sections: HashMap<Slug, Arc<[usize]>>,
    /// The department whose notice each one shows.
    notices: Vec<Option<usize>>,
    measures: HashMap<Code, (usize, usize)>,
    policies: HashMap<Code, (usize, usize)>,
}

impl TableIndex {
    /// The index of the rows of three tables.
    pub fn new(departments: &[Department], plans: &[Plan], policy_sets: &[PolicySet]) -> Self {
        let mut index = Self::default();
        let mut sections: HashMap<Slug, Vec<usize>> = HashMap::default();
        for (position, department) in departments.iter().enumerate() {
            index.departments.entry(department.id.value.clone()).or_insert(position);
            if let Some(parent) = &department.parent {
                sections.entry(parent.value.clone()).or_default().push(position);
            }
        }
        index.sections = sections.into_iter().map(|(id, rows)| (id, rows.into())).collect();
        index.notices = notices(departments, &index.parents(departments));
        for (outer, plan) in plans.iter().enumerate() {
            for (inner, measure) in plan.measures.iter().enumerate() {
                let code = Code { scope: plan.id.value.clone(), local: measure.code.value.clone() };
                index.measures.entry(code).or_insert((outer, inner));
            }
        }
        for (outer, set) in policy_sets.iter().enumerate() {
            for (inner, policy) in set.items.iter().enumerate() {
                let code = Code { scope: set.id.value.clone(), local: policy.no.value.clone() };
                index.policies.entry(code).or_insert((outer, inner));
            }
        }
        index
    }

    /// The department called `id`.
    pub fn department(&self, id: &Slug) -> Option<usize> {
        self.departments.get(id).copied()
    }

    /// The departments directly below that called `id`.
    pub fn sections(&self, id: &Slug) -> Arc<[usize]> {
        self.sections.get(id).cloned().unwrap_or_default()
    }

    /// The department whose notice is shown with that called `id`.
    pub fn notice(&self, id: &Slug) -> Option<usize> {
        self.notices[self.department(id)?]
    }

    /// The plan and the measure in it.
    pub fn measure(&self, code: &Code) -> Option<(usize, usize)> {
        self.measures.get(code).copied()
    }

    /// The set and the policy in it.
    pub fn policy(&self, code: &Code) -> Option<(usize, usize)> {
        self.policies.get(code).copied()
    }

    /// The department above each department, where there is one.
    pub fn parents(&self, departments: &[Department]) -> Vec<Option<usize>> {
        let parent = |id: &Slug| self.department(id);
        departments.iter().map(|row| parent(&row.parent.as_ref()?.value)).collect()
    }
}

/// The nearest department with a notice, from each one upwards. What a walk
/// passes is known afterwards, so that no department is passed twice.
fn notices(departments: &[Department], above: &[Option<usize>]) -> Vec<Option<usize>> {
    let (mut found, mut is_known) = (vec![None; above.len()], vec![false; above.len()]);
    for start in 0..above.len() {
        let (mut path, mut next) = (Vec::new(), Some(start));
        // A loop of parents is a fault, but one that is found elsewhere.
        while let Some(row) = next.filter(|row| !is_known[*row]) {
            is_known[row] = true;
            found[row] = departments[row].notice.is_some().then_some(row);
            path.push(row);
            next = above[row].filter(|_| found[row].is_none());
        }
        let mut notice = next.and_then(|row| found[row]);
        for row in path.into_iter().rev() {
            notice = found[row].or(notice);
            found[row] = notice;
        }
    }
    found
}
