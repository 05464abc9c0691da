//! A request as the page writes it: a line for each field, a tab between its parts.

use tomei_search::request::{Counts, Request, Sort};

/// Reads a request; fields it does not know, and values that are none, are passed over.
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
    use tomei_search::request::{Counts, Request, Sort};

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
    fn nonsense_is_the_default() {
        assert_eq!(parse("offset\tx\n\n\t\tsort"), Request::new(""));
    }
}
