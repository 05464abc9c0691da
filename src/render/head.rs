//! The metadata of a page: title, breadcrumbs, dates, languages.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::i18n::words::Words;
use crate::model::document::Document;
use crate::model::document::original::Source;
use crate::render::context::{PageAddress, PageContext};
use crate::render::furigana;
use crate::render::heading::{Crumb, Heading, Run};
use crate::render::qr::{Qr, qr};
use crate::render::route::Translation;
use crate::render::view::correction::{self, CorrectionView};

/// The metadata of a page, as templates see it.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    pub path: String,
    pub title: String,
    /// The title in runs, each from the content or from the interface.
    pub title_runs: Vec<Run>,
    pub description: String,
    /// Whether the whole title comes from the content.
    pub is_content: bool,
    /// Whether the description comes from the content.
    pub is_described: bool,
    pub canonical: Option<String>,
    /// The QR code of the address of a document's page, for paper.
    pub qr: Option<Qr>,
    /// The page in every language of the site; empty if there is only one.
    pub languages: Vec<LanguageLink>,
    pub crumbs: Vec<Crumb>,
    pub id: Option<String>,
    pub published: Option<String>,
    pub updated: Option<String>,
    pub changes: Vec<ChangeView>,
    pub source: Option<Source>,
    pub feed: Option<String>,
    /// The path of the page JSON.
    pub data: Option<String>,
    /// The path of the readings file.
    pub furigana: Option<String>,
    /// Corrections of the page's document.
    pub corrections: Vec<CorrectionView>,
    pub og_type: &'static str,
    /// The notice of the page's department.
    pub notice: Option<String>,
}

/// The page in one language.
#[derive(Debug, Serialize)]
pub(super) struct LanguageLink {
    pub code: String,
    /// The language's name in the language itself.
    pub name: String,
    pub path: String,
    pub is_current: bool,
    /// Whether the link leads to the same page. If that is not translated, it leads to the closest page that is.
    pub is_same: bool,
}

/// A dated note on a change.
#[derive(Debug, Serialize)]
pub(super) struct ChangeView {
    pub date: String,
    pub note: String,
}

impl Head {
    /// The metadata of the page of `context`.
    pub(super) fn new(heading: Heading, context: &PageContext) -> Self {
        let (site, page) = (context.site, context.address);
        let Heading { title, crumbs, feed, notice, document, redirects_to } = heading;
        let document = document.map(|index| site.document(index));
        let meta = document.map(|document| &document.meta);
        let config = site.config();
        let text: String = title.iter().map(|run| run.text.as_str()).collect();
        let is_content = title.iter().all(|run| run.is_content);
        let summary = meta.and_then(|meta| meta.summary.clone()).filter(|summary| !summary.is_empty());
        let (published, updated) = dates(document, context);
        let canonical = config.base_url.as_ref();
        let canonical = canonical.map(|base| format!("{base}{}", redirects_to.as_ref().unwrap_or(&page.path)));
        Self {
            path: page.route.path().to_owned(),
            qr: canonical.as_deref().filter(|_| document.is_some()).and_then(qr),
            canonical,
            languages: language_links(context.languages, page),
            crumbs,
            id: document.map(|document| document.id.value.to_string()),
            published: published.map(|date| date.to_string()),
            updated: updated.map(|date| date.to_string()),
            changes: document.map(changes).unwrap_or_default(),
            source: meta.and_then(|meta| meta.source.clone()),
            feed,
            data: document.filter(|_| config.data).map(|document| document.data_path().to_string()),
            furigana: furigana(context),
            corrections: document.map(|document| correction::of_document(site, document)).unwrap_or_default(),
            og_type: if document.is_some() { "article" } else { "website" },
            notice,
            is_described: summary.is_some() || is_content,
            description: summary.unwrap_or_else(|| format!("{text} — {}", config.title)),
            is_content,
            title: text,
            title_runs: title,
        }
    }
}

/// A page without dates of its own has those of the site: the earliest publication and the latest update of all
/// documents.
fn dates(document: Option<&Document>, context: &PageContext) -> (Option<Date>, Option<Date>) {
    let own = document.map(|document| (document.meta.published, document.meta.updated));
    own.filter(|own| *own != (None, None)).unwrap_or_else(|| context.site.dates())
}

fn changes(document: &Document) -> Vec<ChangeView> {
    let changes = document.meta.changes.iter();
    changes.map(|change| ChangeView { date: change.date.to_string(), note: change.note.clone() }).collect()
}

fn language_links(languages: &[Arc<Words>], page: &PageAddress) -> Vec<LanguageLink> {
    if languages.len() < 2 || !page.route.is_read_by_people() {
        return Vec::new();
    }
    let link = |(number, words): (usize, &Arc<Words>)| LanguageLink {
        code: words.code.clone(),
        name: words.name(),
        path: match (number, page.route.translation()) {
            (1.., Translation::FirstOnly { instead }) => format!("{}/{instead}", words.code),
            _ => page.route.path_in(number, &words.code),
        },
        is_current: number == page.language,
        is_same: number == page.language || page.route.is_translated(),
    };
    languages.iter().enumerate().map(link).collect()
}

/// Only pages with a Japanese interface have the switch for ふりがな, since the readings are Japanese.
fn furigana(context: &PageContext) -> Option<String> {
    let is_read = furigana::is_read(context.site.config(), &context.words.code);
    let path = furigana::path(&context.address.path).filter(|_| is_read);
    path.map(|path| path.to_string())
}
