//! Updates the date of the last change in the front matter.

use jiff::civil::Date;

use crate::diagnostic::faults::Faults;
use crate::front_matter::{edit, read as front_matter};
use crate::model::source::Span;
use crate::yaml::NodeKind;

/// Sets the date of the last change to that of the correction, if that is later.
pub fn set_updated(source: &str, date: Date, file: &str) -> String {
    let faults = Faults::new(file);
    let Some(front_matter) = front_matter::read(source, &faults) else { return source.to_owned() };
    match front_matter.value("updated") {
        Some(node) => {
            let NodeKind::Scalar(text) = &node.kind else { return source.to_owned() };
            let is_later = text.parse::<Date>().is_ok_and(|updated| updated >= date);
            if is_later { source.to_owned() } else { edit::put(source, node.span, &date.to_string()) }
        }
        None => {
            let end = Span::new(front_matter.parts.front_matter.end, 0);
            edit::put(source, end, &format!("updated: {date}{}", edit::line_end(source)))
        }
    }
}
