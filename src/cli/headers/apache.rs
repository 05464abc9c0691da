//! Headers for Apache, to be included in a `<Directory>` block.

use crate::cli::headers::cards;
use crate::cli::headers::{Header, TYPES, YEAR, about_data, about_fresh, about_hsts, about_named, words};
use crate::diagnostic::lang::Lang;

/// Prints the file. It requires `mod_headers` and makes Apache fail without it, since nobody would notice that the
/// policy is missing.
pub(super) fn print(headers: &[Header], lang: Lang) -> String {
    let place = words(
        lang,
        "<Directory> の中で Include する。mod_headers が要る（a2enmod headers）",
        "Include this inside <Directory>; needs mod_headers (a2enmod headers)",
    );
    let mut lines = vec![format!("# {place}")];
    lines.extend(about_hsts(headers, lang).map(|about| format!("# {about}")));
    lines.push("AddDefaultCharset UTF-8".to_owned());
    lines.push("AddCharset UTF-8 .css .csv .js .json .jsonld .svg .txt .xml".to_owned());
    lines.extend(TYPES.iter().map(|(ending, media)| format!("AddType {media} .{ending}")));
    for header in headers {
        lines.push(format!("\n# {}", header.why(lang)));
        lines.push(format!("Header always set {} \"{}\"", header.name, header.value));
    }
    lines.push(format!("\n# {}", about_fresh(lang)));
    lines.push("Header always set Cache-Control \"no-cache\"".to_owned());
    lines.push(format!("\n# {}", about_named(lang)));
    lines.extend(only_for(
        "/search/[a-z]-[0-9a-f]+/[^/]+$",
        &format!("Cache-Control \"public, max-age={YEAR}, immutable\""),
    ));
    lines.push(format!("\n# {}", about_data(lang)));
    lines.extend(only_for(r"/data/.+\.(csv|json|jsonld|txt|xlsx)$", "Access-Control-Allow-Origin \"*\""));
    lines.push(format!("\n# {}", cards::about(lang)));
    let [open, policy, close] =
        only_for(&format!(r"/{}/[^/]+\.html$", cards::FOLDER), &format!("{} \"{}\"", cards::CONTENT, cards::POLICY));
    lines.extend([open, policy, format!("  Header always unset {}", cards::FRAMES), close]);
    lines.join("\n") + "\n"
}

fn only_for(pattern: &str, header: &str) -> [String; 3] {
    [format!("<If \"%{{REQUEST_URI}} =~ m#{pattern}#\">"), format!("  Header always set {header}"), "</If>".to_owned()]
}
