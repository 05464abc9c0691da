//! How a facet value is named in the index.

/// The string under which a facet value is indexed.
pub fn facet_key(facet: &str, value: &str) -> String {
    [facet, "\u{0}", value].concat()
}
