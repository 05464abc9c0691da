//! Parses requests in the form in which the page writes them: one line per field, its parts separated by tabs.

use tomei_search::read::request::{Counts, Request, Sort};

/// Parses a request; unknown fields and impossible values are ignored.
pub fn parse(text: &str) -> Request {
    let mut request = Request::new("");
    for line in text.lines() {
        let mut parts = line.split('\t');
        let (name, value) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        match name {
            "q" => value.clone_into(&mut request.query),
            "facet" => request.facets.push((value.to_owned(), parts.next().unwrap_or("").to_owned())),
            "sort" => request.sort = sort(value),
            "undo" => request.undone.push(value.to_owned()),
            "offset" => request.offset = value.parse().unwrap_or(0),
            "limit" => request.limit = value.parse().unwrap_or(request.limit),
            "counts" if value == "none" => request.counts = Counts::None,
            _ => {}
        }
    }
    request
}

fn sort(name: &str) -> Sort {
    match name {
        "newest" => Sort::NewestFirst,
        "oldest" => Sort::OldestFirst,
        _ => Sort::Relevance,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use tomei_search::read::request::{Counts, Request, Sort};

    #[test]
    fn every_field_is_read() {
        let text = "q\t特殊 詐欺\nfacet\tyear\t2019\nsort\toldest\nundo\talias:甲\noffset\t10\nlimit\t5\ncounts\tnone\nnew\tfield";
        let expected = Request {
            query: "特殊 詐欺".to_owned(),
            facets: vec![("year".to_owned(), "2019".to_owned())],
            sort: Sort::OldestFirst,
            counts: Counts::None,
            offset: 10,
            limit: 5,
            undone: vec!["alias:甲".to_owned()],
        };
        assert_eq!(parse(text), expected);
    }

    #[test]
    fn what_is_not_understood_is_the_default() {
        assert_eq!(parse("offset\tx\n\n\t\tsort"), Request::new(""));
    }
}
