//! The grade of a goal and its meaning.

use serde::Serialize;

use crate::model::document::Goal;
use crate::model::table::GradeValue;
use crate::render::reads::SiteReader;

/// A grade, with the meaning that its scheme gives it.
#[derive(Debug, Serialize)]
pub struct GradeView {
    pub scheme: String,
    pub scheme_note: Option<String>,
    /// All grades of the scheme, in its order.
    pub scale: Vec<GradeValue>,
    pub value: String,
    pub label: String,
    pub meaning: Option<String>,
    pub reason: Option<String>,
}

/// The grade of a goal, with the meaning that its scheme gives it.
pub fn grade(site: &SiteReader, goal: &Goal) -> Option<GradeView> {
    let grade = goal.grade.as_ref()?;
    let scheme = site.grades().iter().find(|scheme| scheme.id.value == grade.scheme.value)?;
    let value = scheme.values.iter().find(|value| value.value == grade.value.value)?;
    Some(GradeView {
        scheme: scheme.title.clone(),
        scheme_note: scheme.note.clone(),
        scale: scheme.values.clone(),
        value: value.value.clone(),
        label: value.label.clone(),
        meaning: value.meaning.clone(),
        reason: grade.reason.clone(),
    })
}
