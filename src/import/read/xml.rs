//! Reads XML parts of office files, element by element.

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::Damaged;
use crate::import::read::budget::{Budget, nested};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A piece of XML. Names are without their namespace prefixes.
pub(super) enum Piece<'a> {
    Open(Element<'a>),
    Close(String),
    Text(String),
}

/// The start of an element.
pub(super) struct Element<'a> {
    pub name: String,
    tag: BytesStart<'a>,
}

impl Element<'_> {
    /// The value of an attribute, given its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let found = self
            .tag
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// The value of an attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.parse().ok()
    }
}

/// Calls `visit` for every piece of `text`, in order. An empty element is reported as opened and closed.
///
/// # Errors
///
/// Where the text is not well-formed, the budget is spent, or `visit` refuses.
pub(super) fn walk(
    text: &str,
    budget: &Budget,
    visit: &mut dyn FnMut(Piece) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text);
    let mut depth: usize = 0;
    loop {
        budget.steps(1)?;
        match reader.read_event().map_err(|error| damaged(&error))? {
            Event::Start(tag) => {
                depth += 1;
                nested(depth)?;
                visit(Piece::Open(element(tag, budget)?))?;
            }
            Event::Empty(tag) => {
                let element = element(tag, budget)?;
                let name = element.name.clone();
                visit(Piece::Open(element))?;
                visit(Piece::Close(name))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                visit(Piece::Close(tag.local_name().as_ref().to_owned()))?;
            }
            Event::Text(words) => visit(Piece::Text((*words).to_owned()))?,
            Event::CData(words) => visit(Piece::Text((*words).to_owned()))?,
            Event::GeneralRef(name) => visit(Piece::Text(character(&name)))?,
            // A document type can define entities that expand to gigabytes.
            Event::DocType(_) => return Err(Damaged { reason: "DOCTYPE".to_owned() }.into()),
            // Libraries would wait for the end of what is open.
            Event::Eof if depth > 0 => return Err(Damaged { reason: "EOF".to_owned() }.into()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Attributes are looked up one after the other, by libraries each against all
/// before it, so many of them in one element are more than their number.
fn element<'a>(tag: BytesStart<'a>, budget: &Budget) -> Result<Element<'a>, Fault> {
    let count = tag.attributes().with_checks(false).count() as u64;
    budget.steps(count * count / 64)?;
    Ok(Element { name: tag.local_name().as_ref().to_owned(), tag })
}

/// Resolves a reference such as `&amp;` or `&#x3042;`. An unknown one is kept as written.
fn character(name: &quick_xml::events::BytesRef) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    let written: &str = name;
    match quick_xml::escape::resolve_predefined_entity(written) {
        Some(text) => text.to_owned(),
        None => format!("&{written};"),
    }
}

fn damaged(error: &quick_xml::Error) -> Fault {
    Damaged { reason: error.to_string() }.into()
}
