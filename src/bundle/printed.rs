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

/// How the pages lie on paper.
const STYLE: &str = include_str!("printed.css");
/// Attributes that name elements of their own page.
const REFERENCES: [&str; 6] = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"];

/// The paths of a department's year: the sheet first, then its goals. `None` if the site has no such sheet.
pub fn pages_of_sheet(files: &[OutputFile], year: &str, department: &str) -> Option<Vec<String>> {
    let folder = format!("{year}/{department}/");
    let (first, original) = (format!("{folder}index.html"), format!("{folder}sheet.html"));
    let pages = files.iter().map(|file| file.path.as_str());
    let pages = pages.filter(|path| path.starts_with(&folder) && path.ends_with(".html"));
    // The page in the order of the sheet has the same texts once more.
    let (heads, goals): (Vec<&str>, Vec<&str>) =
        pages.filter(|path| *path != original).partition(|path| *path == first);
    (!heads.is_empty()).then(|| heads.into_iter().chain(goals).map(str::to_owned).collect())
}

/// One page that holds the pages at `paths`, in this order.
pub fn print(files: &[OutputFile], paths: &[String]) -> String {
    let files: BTreeMap<&str, &[u8]> = files.iter().map(|file| (file.path.as_str(), &*file.bytes)).collect();
    let places = paths.iter().enumerate().map(|(index, path)| (path.as_str(), index)).collect();
    let book = Book { files, places };
    let articles: String = paths.iter().map(|path| book.article(path)).collect();
    let first = paths.first().map_or("", String::as_str);
    let html = book.text(first);
    let whole = |name: &str| inside(html, name, &|name, value| book.attribute(first, name, value)).unwrap_or_default();
    let lang = attributes(html, "html", ["lang", "dir"]).remove(0)[0].clone();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{}{STYLE}</style>\n</head>\n\
         <body class=\"printed\">\n<main>\n{articles}</main>\n<footer class=\"site-footer\">{}</footer>\n</body>\n</html>\n",
        whole("title"),
        book.styles(first),
        whole("footer"),
    )
}

struct Book<'a> {
    files: BTreeMap<&'a str, &'a [u8]>,
    /// The number of each page that the book holds.
    places: BTreeMap<&'a str, usize>,
}

impl Book<'_> {
    fn text(&self, path: &str) -> &str {
        self.files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    fn article(&self, path: &str) -> String {
        let main = inside(self.text(path), "main", &|name, value| self.attribute(path, name, value));
        format!("<article id=\"{}\">\n{}\n</article>\n", self.id(path, ""), main.unwrap_or_default().trim())
    }

    /// The style sheets of a page, which all pages share.
    fn styles(&self, path: &str) -> String {
        let links = attributes(self.text(path), "link", ["rel", "href"]).into_iter();
        let sheets = links.filter(|[rel, _]| rel == "stylesheet").filter_map(|[_, href]| join(path, &href));
        // The only thing that could end the element.
        sheets.map(|sheet| self.text(&sheet).replace("</", "<\\/") + "\n").collect()
    }

    fn attribute(&self, page: &str, name: &str, value: &str) -> Option<String> {
        match name {
            "id" => Some(self.id(page, value)),
            "href" => self.link(page, value),
            "src" => Some(self.embedded(page, value).unwrap_or_else(|| value.to_owned())),
            "srcset" => None,
            _ if REFERENCES.contains(&name) => {
                Some(value.split_whitespace().map(|id| self.id(page, id)).collect::<Vec<_>>().join(" "))
            }
            _ => Some(value.to_owned()),
        }
    }

    /// An id that no other page has.
    fn id(&self, page: &str, id: &str) -> String {
        let number = self.places.get(page).map_or(0, |place| place + 1);
        if id.is_empty() { format!("page-{number}") } else { format!("page-{number}-{id}") }
    }

    /// Where a link of `page` leads: inside the book, to the site's address, or nowhere if the site has none.
    fn link(&self, page: &str, address: &str) -> Option<String> {
        if has_scheme(address) || address.starts_with("//") {
            return Some(address.to_owned());
        }
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let (path, rest) = address.split_at(end);
        let target = if path.is_empty() { page.to_owned() } else { join(page, path)? };
        if self.places.contains_key(target.as_str()) {
            return Some(format!(
                "#{}",
                self.id(&target, rest.rsplit('#').next().filter(|_| rest.contains('#')).unwrap_or(""))
            ));
        }
        self.address_of_site(page).map(|site| format!("{site}{target}{rest}"))
    }

    /// The address of the site's root, by the canonical address of one of its pages.
    fn address_of_site(&self, page: &str) -> Option<String> {
        let links = attributes(self.text(page), "link", ["rel", "href"]).into_iter();
        let canonical = links.filter(|[rel, _]| rel == "canonical").map(|[_, href]| href).next()?;
        canonical.strip_suffix(page).map(str::to_owned)
    }

    /// A file of the site as an address that holds it.
    fn embedded(&self, page: &str, address: &str) -> Option<String> {
        let path = join(page, address)?;
        let bytes = self.files.get(path.as_str())?;
        Some(format!("data:{};base64,{}", media_type(&path), STANDARD.encode(bytes)))
    }
}
