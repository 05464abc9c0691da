//! Shows a sheet in the form in which it was filled in; as 原本どおり only if somebody said that its sentences are those of
//! the original.

use serde::Serialize;

use crate::model::document::Subject;
use crate::model::document::original::Wording;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::{DocumentIndex, Site};
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::codes::{CodesView, plan_codes, policy_codes};
use crate::render::view::head_of_department::{HeadOfDepartment, heads};
use crate::render::view::item::{ItemViewer, SectionView};
use crate::theme::TemplateFault;

/// The page that mirrors a sheet.
#[derive(Hash)]
pub(super) struct Original {
    id: Slug,
    year: FiscalYear,
    department: Slug,
}

/// A sheet as it was filled in.
#[derive(Debug, Serialize)]
pub(super) struct OriginalView {
    pub year: FiscalYear,
    /// None if nobody said whether the sentences are those of the original.
    pub wording: Option<&'static str>,
    pub department: String,
    pub heads: Vec<HeadOfDepartment>,
    pub sections: Vec<SectionView>,
    pub annual: Vec<OriginalGoal>,
    pub midterm: Vec<OriginalGoal>,
}

/// A goal with its sections in the order of the sheet.
#[derive(Debug, Serialize)]
pub(super) struct OriginalGoal {
    pub path: String,
    pub no: String,
    pub title: String,
    pub sections: Vec<SectionView>,
    pub plan: CodesView,
    pub policies: CodesView,
}

impl PageKind for Original {
    const TEMPLATE: &'static str = "original.html";

    fn all(planning: &Planning) -> Vec<Self> {
        let documents = planning.site.documents.iter();
        let original = documents.filter_map(|document| match &document.subject {
            Subject::Sheet(sheet) => Some(Self {
                id: document.id.value.clone(),
                year: sheet.year,
                department: sheet.department.value.clone(),
            }),
            Subject::Annual(_) | Subject::Midterm(_) | Subject::Page => None,
        });
        original.collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::original(self.year, &self.department)
    }

    fn document(&self) -> Option<&Slug> {
        Some(&self.id)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let heading = context.heading_of_placed(context.index(&self.id));
        let title = match self.wording(context) {
            Some(Wording::Verbatim) => "title.original",
            Some(Wording::Reworded) => "title.original_reworded",
            None => "title.original_form",
        };
        Heading { title: context.compose(title, &[("title", heading.title)]), ..heading }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let site = context.site;
        let document = site.document(context.index(&self.id));
        let place = site.place(self.year, &self.department);
        let goals = |indices: &[DocumentIndex]| indices.iter().map(|index| goal(context, *index)).collect();
        Ok(OriginalView {
            year: self.year,
            wording: self.wording(context).map(Wording::name),
            department: site.department_name(&self.department),
            heads: match &document.subject {
                Subject::Sheet(sheet) => heads(&sheet.heads),
                Subject::Annual(_) | Subject::Midterm(_) | Subject::Page => Vec::new(),
            },
            sections: ItemViewer { context, document }.sections(),
            annual: place.map(|place| goals(&place.annual)).unwrap_or_default(),
            midterm: place.map(|place| goals(&place.midterm)).unwrap_or_default(),
        })
    }
}

impl Original {
    fn wording(&self, context: &PageContext) -> Option<Wording> {
        context.site.document(context.index(&self.id)).meta.source.as_ref()?.wording
    }
}

fn goal(context: &PageContext, index: DocumentIndex) -> OriginalGoal {
    let document = context.site.document(index);
    let goal = document.goal().expect("a mirror's goals are goals");
    OriginalGoal {
        path: document.path.to_string(),
        no: goal.no.to_string(),
        title: document.title.clone(),
        sections: ItemViewer { context, document }.sections(),
        plan: plan_codes(context.site, goal),
        policies: policy_codes(context.site, goal),
    }
}
