//! Headers for nginx, to be included in a `server` block.

use std::fmt::Write as _;

use crate::cli::headers::cards;
use crate::cli::headers::{Header, TYPES, about_data, about_fresh, about_hsts, about_named, words};
use crate::diagnostic::lang::Lang;

/// Prints the file. Caching is configured with `expires`, because an `add_header` inside a `location` would remove all
/// headers that were added outside of it.
pub(super) fn print(headers: &[Header], lang: Lang) -> String {
    let place = words(lang, "server { } の中で include する", "include this inside server { }");
    let mut text = format!("# {place}\n");
    about_hsts(headers, lang).into_iter().for_each(|about| add(&mut text, &format!("# {about}")));
    add(&mut text, "charset utf-8;");
    add(
        &mut text,
        "charset_types text/css text/csv text/plain text/xml text/javascript application/javascript application/json;",
    );
    for header in headers {
        add(&mut text, &format!("\n# {}", header.why(lang)));
        add(&mut text, &directive(header.name, &header.value));
    }
    add(&mut text, &format!("\n# {}\nexpires -1;", about_fresh(lang)));
    add(&mut text, &format!("\n# {}", about_named(lang)));
    add(&mut text, "location ~ \"/search/[a-z]-[0-9a-f]+/[^/]+$\" {\n  expires 1y;\n}");
    add_data(&mut text, headers, lang);
    add_cards(&mut text, headers, lang);
    text
}

fn add_data(text: &mut String, headers: &[Header], lang: Lang) {
    add(text, &format!("\n# {}", about_data(lang)));
    add(text, "location ~ \"/data/.+\\.(csv|json|jsonld|txt|xlsx)$\" {");
    add(text, "  types {\n    text/plain txt;");
    let of_data = TYPES.iter().filter(|(ending, _)| ["csv", "json", "jsonld", "xlsx"].contains(ending));
    of_data.for_each(|(ending, media)| add(text, &format!("    {media} {ending};")));
    add(text, "  }");
    headers.iter().for_each(|header| add(text, &format!("  {}", directive(header.name, &header.value))));
    add(text, "  add_header Access-Control-Allow-Origin \"*\" always;\n}");
}

fn add_cards(text: &mut String, headers: &[Header], lang: Lang) {
    add(text, &format!("\n# {}", cards::about(lang)));
    add(text, &format!("location ~ \"/{}/[^/]+\\.html$\" {{", cards::FOLDER));
    let lines = cards::headers(headers).into_iter();
    lines.for_each(|(name, value)| add(text, &format!("  {}", directive(name, value))));
    add(text, "}");
}

fn directive(name: &str, value: &str) -> String {
    format!("add_header {name} \"{value}\" always;")
}

fn add(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("writing to a String cannot fail");
}
