//! Titles and metadata that several kinds of pages share.

use crate::i18n::sentence::{Piece, pieces};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::DocumentIndex;
use crate::render::context::PageContext;
use crate::render::heading::{Crumb, Heading, Run, of_content, of_interface};
use crate::render::route::Route;

impl PageContext<'_> {
    /// The word for `key` in the page's language, as a title.
    pub fn title(&self, key: &str) -> Vec<Run> {
        of_interface(self.words.sentence(key, &[]))
    }

    /// The sentence for `key`, with values that come from the content or from the interface.
    pub fn compose(&self, key: &str, values: &[(&str, Vec<Run>)]) -> Vec<Run> {
        let sentence = self.words.sentence(key, &[]);
        let runs = pieces(&sentence).into_iter().flat_map(|piece| match piece {
            Piece::Text(text) => of_interface(text.to_owned()),
            Piece::Value(name) => {
                let value = values.iter().find(|(known, _)| *known == name);
                value.map(|(_, runs)| runs.clone()).unwrap_or_default()
            }
        });
        runs.collect()
    }

    /// The title of a list followed by the number of the part that the page shows, counted from one.
    pub fn title_of_part(&self, title: Vec<Run>, part: usize) -> Vec<Run> {
        if part <= 1 {
            return title;
        }
        self.compose("title.part", &[("title", title), ("part", of_interface(part.to_string()))])
    }

    /// A breadcrumb with the word for `key` as its title.
    pub fn crumb(&self, key: &str, route: Route) -> Crumb {
        Crumb { title: self.words.sentence(key, &[]), path: route.into(), is_content: false }
    }

    /// The breadcrumb of a fiscal year.
    pub fn year_crumb(&self, year: FiscalYear) -> Crumb {
        Crumb { title: self.words.fiscal_year(year), path: Route::year(year).into(), is_content: false }
    }

    /// The metadata of a page with the site's title.
    pub fn heading_of_site(&self) -> Heading {
        Heading::titled(of_content(&self.site.config().title))
    }

    /// The metadata of a document without a department.
    pub fn heading_of_document(&self, index: DocumentIndex) -> Heading {
        Heading { document: Some(index), ..Heading::titled(of_content(&self.site.document(index).title)) }
    }

    /// The metadata of a document of a department's year. Department and year serve as the title of a document without
    /// one.
    pub fn heading_of_placed(&self, index: DocumentIndex) -> Heading {
        let site = self.site;
        let document = site.document(index);
        let heading = self.heading_of_document(index);
        let Some((year, id)) = document.place() else { return heading };
        let department = site.department_name(id);
        let title = match document.title.is_empty() {
            true => [of_content(&department), of_interface(format!(" {}", self.words.fiscal_year(year)))].concat(),
            false => heading.title,
        };
        let sheet = Crumb::of_content(&department, Route::sheet(year, id));
        Heading {
            title,
            crumbs: vec![self.year_crumb(year), sheet],
            feed: Some(Route::department_feed(id).into()),
            notice: site.department_notice(id).map(str::to_owned),
            document: Some(index),
            redirects_to: None,
        }
    }

    /// The metadata of a page of a department.
    pub fn heading_of_department(&self, id: &Slug) -> Heading {
        let site = self.site;
        Heading {
            crumbs: vec![self.crumb("title.departments", Route::departments())],
            feed: Some(Route::department_feed(id).into()),
            notice: site.department_notice(id).map(str::to_owned),
            ..Heading::titled(of_content(&site.department_name(id)))
        }
    }
}
