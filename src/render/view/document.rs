//! The pages that show one document as it is.

use serde::Serialize;

use crate::model::document::{self, HeadName, Sheet, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::{SitePath, Slug};
use crate::model::site::{DocumentIndex, Site};
use crate::render::link::Roots;
use crate::render::view::goal::{CodesView, plan_codes, policy_codes};
use crate::render::view::item::{ItemViewer, SectionView};
use crate::render::view::records::{self, DocumentName};

/// A free page.
#[derive(Debug, Serialize)]
pub struct FreeView {
    pub sections: Vec<SectionView>,
    pub plain_text: Option<String>,
}

/// An old address of a page.
#[derive(Debug, Serialize)]
pub struct MovedView {
    pub name: DocumentName,
    /// Where the page stands now.
    pub path: String,
}

/// A sheet mirrored as it was filled in.
#[derive(Debug, Serialize)]
pub struct OriginalView {
    pub year: FiscalYear,
    pub department: String,
    pub heads: Vec<HeadOfDepartment>,
    pub sections: Vec<SectionView>,
    pub annual: Vec<OriginalGoal>,
    pub midterm: Vec<OriginalGoal>,
}

/// The post and the name of a head, if it is given.
#[derive(Debug, Serialize)]
pub struct HeadOfDepartment {
    pub post: String,
    pub name: Option<String>,
    pub is_withheld: bool,
}

/// A goal with its sections in the sheet's own order.
#[derive(Debug, Serialize)]
pub struct OriginalGoal {
    pub path: String,
    pub no: String,
    pub title: String,
    pub sections: Vec<SectionView>,
    pub plan: CodesView,
    pub policies: CodesView,
}

/// Gathers where a page went.
pub fn moved(site: &Site, index: DocumentIndex, to: &SitePath) -> MovedView {
    MovedView { name: records::name(site, site.document(index)), path: to.to_string() }
}

/// The name of a department; its id where the table has none.
pub fn department_name(site: &Site, id: &Slug) -> String {
    site.department_name(id)
}

/// Gathers a free page.
pub fn free(site: &Site, index: DocumentIndex, roots: &Roots) -> FreeView {
    let document = site.document(index);
    let viewer = ItemViewer { site, document, roots };
    FreeView {
        sections: document.sections.iter().map(|section| viewer.section(section)).collect(),
        plain_text: document.meta.plain_text.clone(),
    }
}

/// Gathers the 原本どおり view of the sheet at `index`.
pub fn original(site: &Site, index: DocumentIndex, roots: &Roots) -> OriginalView {
    let document = site.document(index);
    let Subject::Sheet(sheet) = &document.subject else { unreachable!("made only for sheets") };
    let place = site.years.get(&sheet.year).and_then(|departments| departments.get(&sheet.department.value));
    let goals = |indices: &[DocumentIndex]| indices.iter().map(|index| original_goal(site, *index, roots)).collect();
    let viewer = ItemViewer { site, document, roots };
    OriginalView {
        year: sheet.year,
        department: department_name(site, &sheet.department.value),
        heads: heads(sheet),
        sections: document.sections.iter().map(|section| viewer.section(section)).collect(),
        annual: place.map(|place| goals(&place.annual)).unwrap_or_default(),
        midterm: place.map(|place| goals(&place.midterm)).unwrap_or_default(),
    }
}

/// The heads of a sheet's department.
pub fn heads(sheet: &Sheet) -> Vec<HeadOfDepartment> {
    let view = |head: &document::Head| {
        let (name, is_withheld) = match &head.name {
            Some(HeadName::Given(name)) => (Some(name.clone()), false),
            Some(HeadName::Withheld) => (None, true),
            None => (None, false),
        };
        HeadOfDepartment { post: head.post.clone(), name, is_withheld }
    };
    sheet.heads.iter().map(view).collect()
}

fn original_goal(site: &Site, index: DocumentIndex, roots: &Roots) -> OriginalGoal {
    let document = site.document(index);
    let viewer = ItemViewer { site, document, roots };
    let goal = document.goal().expect("a mirror's goals are goals");
    OriginalGoal {
        path: document.path.to_string(),
        no: goal.no.to_string(),
        title: document.title.clone(),
        sections: document.sections.iter().map(|section| viewer.section(section)).collect(),
        plan: plan_codes(site, goal),
        policies: policy_codes(site, goal),
    }
}
