//! Addresses in the answers of hosts: where a redirect leads.

/// The host of an address, with its port.
pub(super) fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    rest[..end].rsplit('@').next().unwrap_or_default()
}

/// The address that the header `location` of the page `from` means.
pub(super) fn joined(from: &str, location: &str) -> String {
    let (scheme, rest) = from.split_once("://").unwrap_or(("https", from));
    let origin = format!("{scheme}://{}", &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())]);
    if location.contains("://") {
        return location.to_owned();
    }
    if location.starts_with("//") {
        return format!("{scheme}:{location}");
    }
    if location.starts_with('/') {
        return format!("{origin}{location}");
    }
    let path = &from[origin.len()..];
    let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{origin}{folder}/{location}")
}

#[cfg(test)]
mod tests {
    use super::{host, joined};

    #[test]
    fn hosts_are_told_apart_with_their_ports() {
        assert_eq!(host("https://example.com/a"), "example.com");
        assert_eq!(host("http://user@example.com:8080?a"), "example.com:8080");
    }

    #[test]
    fn redirects_may_be_relative() {
        let from = "https://example.com/a/b?c=/d";
        assert_eq!(joined(from, "http://example.org/"), "http://example.org/");
        assert_eq!(joined(from, "//example.org/e"), "https://example.org/e");
        assert_eq!(joined(from, "/e"), "https://example.com/e");
        assert_eq!(joined(from, "e"), "https://example.com/a/e");
        assert_eq!(joined("https://example.com", "e"), "https://example.com/e");
    }
}
