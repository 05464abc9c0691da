//! The heads of a department, as a sheet names them.

use serde::Serialize;

use crate::model::document::{self, HeadName};

/// The post of a head, and the name if the sheet gives it.
#[derive(Debug, Serialize)]
pub struct HeadOfDepartment {
    pub post: String,
    pub name: Option<String>,
    pub is_withheld: bool,
}

/// The heads of a department.
pub fn heads(heads: &[document::Head]) -> Vec<HeadOfDepartment> {
    let view = |head: &document::Head| {
        let (name, is_withheld) = match &head.name {
            Some(HeadName::Given(name)) => (Some(name.clone()), false),
            Some(HeadName::Withheld) => (None, true),
            None => (None, false),
        };
        HeadOfDepartment { post: head.post.clone(), name, is_withheld }
    };
    heads.iter().map(view).collect()
}
