//! The day of the last change in the front matter.

use jiff::civil::Date;

use crate::correct::edit;
use crate::model::source::Span;
use crate::validate::faults::Faults;
use crate::validate::front_matter;
use crate::validate::node::{self, NodeKind};

/// The day of the last change becomes that of the correction, if it is later.
pub fn set_updated(source: &str, date: Date, file: &str) -> String {
    let faults = Faults::new(file);
    let Some(parts) = front_matter::split(source, &faults) else { return source.to_owned() };
    let front = node::parse(source, parts.front_matter, &faults);
    let Some(NodeKind::Map(entries)) = front.map(|node| node.kind) else { return source.to_owned() };
    match entries.iter().find(|(key, _)| key.text == "updated") {
        Some((_, node)) => {
            let NodeKind::Scalar(text) = &node.kind else { return source.to_owned() };
            let is_later = text.parse::<Date>().is_ok_and(|updated| updated >= date);
            if is_later { source.to_owned() } else { edit::put(source, node.span, &date.to_string()) }
        }
        None => {
            let end = Span::new(parts.front_matter.end, 0);
            edit::put(source, end, &format!("updated: {date}{}", edit::line_end(source)))
        }
    }
}
