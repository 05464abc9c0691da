//! The heads of a department, as a sheet names them.

use serde::Serialize;

use crate::model::document::{self, HeadName};

/// The post and the name of a head, if it is given.
#[derive(Debug, Serialize)]
pub struct HeadOfDepartment {
    pub post: String,
    pub name: Option<String>,
    pub is_withheld: bool,
}

/// The heads of a department as shown.
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
