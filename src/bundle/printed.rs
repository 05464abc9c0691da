//! Several pages of a site as one page that needs no other file, to be printed or sent.
//!
//! Of each page its `<main>` is taken, so that it works with any theme. Links between the pages lead inside the new page,
//! other links to the site's address. Pictures and style sheets are embedded.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::bundle::html::{attributes, inside};
use crate::markdown::{has_scheme, join};
use crate::model::media_type::media_type;
use crate::model::output::OutputFile;
use crate::model::path::SitePath;

/// How the pages lie on paper.
const STYLE: &str = include_str!("printed.css");
/// Attributes that name elements of their own page.
const REFERENCES: [&str; 6] = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"];

/// The pages of a department's year among the paths of a site: the sheet first, then its goals. `None` if there is no
/// such sheet.
pub fn pages_of_sheet<'a>(
    paths: impl Iterator<Item = &'a SitePath>,
    year: &str,
    department: &str,
) -> Option<Vec<&'a SitePath>> {
    let folder = format!("{year}/{department}/");
    let (first, original) = (format!("{folder}index.html"), format!("{folder}sheet.html"));
    let pages = paths.filter(|path| path.as_str().starts_with(&folder) && path.as_str().ends_with(".html"));
    // The page in the order of the sheet has the same texts once more.
    let (heads, goals): (Vec<_>, Vec<_>) =
        pages.filter(|path| path.as_str() != original).partition(|path| path.as_str() == first);
    (!heads.is_empty()).then(|| heads.into_iter().chain(goals).collect())
}

/// One page that holds `pages`, in this order; `files` are what they show.
pub fn print(pages: &[OutputFile], files: &[OutputFile]) -> String {
    let files = files.iter().map(|file| (file.path.as_str(), &*file.bytes)).collect();
    let places = pages.iter().zip(1..).map(|(page, number)| (page.path.as_str(), number)).collect();
    let book = Book { files, places };
    let pages: Vec<Page> = pages.iter().map(|file| Page::new(&book, file)).collect();
    let articles: String = pages.iter().map(Page::article).collect();
    let first = &pages[0];
    let lang = attributes(first.html, "html", ["lang", "dir"]).remove(0)[0].clone();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{}{STYLE}</style>\n</head>\n\
         <body class=\"printed\">\n<main>\n{articles}</main>\n<footer class=\"site-footer\">{}</footer>\n</body>\n</html>\n",
        first.inside("title"),
        first.styles(),
        first.inside("footer"),
    )
}

struct Book<'a> {
    files: BTreeMap<&'a str, &'a [u8]>,
    /// The number of each page that the book holds, from one.
    places: BTreeMap<&'a str, usize>,
}

impl Book<'_> {
    /// An id that no other page has; an empty one is that of the page itself.
    fn id(&self, page: &str, id: &str) -> String {
        let number = self.places[page];
        if id.is_empty() { format!("page-{number}") } else { format!("page-{number}-{id}") }
    }
}

/// A page of the book.
struct Page<'a> {
    book: &'a Book<'a>,
    path: &'a str,
    html: &'a str,
    /// The address of the site's root, by the page's own.
    site: Option<String>,
}

impl<'a> Page<'a> {
    fn new(book: &'a Book<'a>, file: &'a OutputFile) -> Self {
        let (path, html) = (file.path.as_str(), std::str::from_utf8(&file.bytes).unwrap_or_default());
        let canonical = links(html, "canonical").next();
        let site = canonical.and_then(|address| address.strip_suffix(path).map(str::to_owned));
        Self { book, path, html, site }
    }

    fn article(&self) -> String {
        format!("<article id=\"{}\">\n{}\n</article>\n", self.id(""), self.inside("main").trim())
    }

    fn inside(&self, element: &str) -> String {
        inside(self.html, element, &|name, value| self.attribute(name, value)).unwrap_or_default()
    }

    /// The style sheets, which all pages share.
    fn styles(&self) -> String {
        let sheets = links(self.html, "stylesheet").filter_map(|address| join(self.path, &address));
        let text = |sheet: String| {
            let text = self.book.files.get(sheet.as_str()).and_then(|bytes| std::str::from_utf8(bytes).ok());
            // The only thing that could end the element.
            text.unwrap_or_default().replace("</", "<\\/") + "\n"
        };
        sheets.map(text).collect()
    }

    fn attribute(&self, name: &str, value: &str) -> Option<String> {
        match name {
            "id" => Some(self.id(value)),
            "href" => self.link(value),
            "src" => Some(self.embedded(value).unwrap_or_else(|| value.to_owned())),
            "srcset" => None,
            _ if REFERENCES.contains(&name) => {
                Some(value.split_whitespace().map(|id| self.id(id)).collect::<Vec<_>>().join(" "))
            }
            _ => Some(value.to_owned()),
        }
    }

    fn id(&self, id: &str) -> String {
        self.book.id(self.path, id)
    }

    /// Where a link leads: inside the book, to the site's address, or nowhere if the site has none.
    fn link(&self, address: &str) -> Option<String> {
        if has_scheme(address) || address.starts_with("//") {
            return Some(address.to_owned());
        }
        let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        let target = if path.is_empty() { self.path.to_owned() } else { join(self.path, path)? };
        if self.book.places.contains_key(target.as_str()) {
            let id = rest.rsplit_once('#').map_or("", |(_, id)| id);
            return Some(format!("#{}", self.book.id(&target, id)));
        }
        self.site.as_ref().map(|site| format!("{site}{target}{rest}"))
    }

    /// A file of the site as an address that holds it.
    fn embedded(&self, address: &str) -> Option<String> {
        let path = join(self.path, address)?;
        let bytes = self.book.files.get(path.as_str())?;
        Some(format!("data:{};base64,{}", media_type(&path), STANDARD.encode(bytes)))
    }
}

/// Where the `<link>` elements of this relation lead.
fn links(html: &str, relation: &str) -> impl Iterator<Item = String> {
    let links = attributes(html, "link", ["rel", "href"]).into_iter();
    links.filter(move |[rel, _]| rel == relation).map(|[_, href]| href)
}
