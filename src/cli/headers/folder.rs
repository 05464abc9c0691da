//! Headers for hosts that read a file `_headers` in the site's folder.

use crate::cli::headers::cards;
use crate::cli::headers::{Header, YEAR, about_data, about_hsts, about_named, words};
use crate::diagnostic::lang::Lang;

/// Prints the file for Netlify and similar hosts.
pub(super) fn netlify(headers: &[Header], lang: Lang) -> String {
    let about = words(
        lang,
        "embed/ のカードは、Netlifyでは埋め込めない（規則を取り消す書き方がない）",
        "other sites cannot frame the cards in embed/: a rule cannot take a header away on Netlify",
    );
    format!("{}\n\n# {about}\n", lines(headers, lang).join("\n"))
}

/// Prints the file for Cloudflare. It also serves every build at an address of its own, which search engines must not
/// index.
pub(super) fn cloudflare(headers: &[Header], lang: Lang) -> String {
    let mut lines = lines(headers, lang);
    let about =
        words(lang, "確認用のアドレスは、検索サイトに載せない", "no search engine lists the addresses of previews");
    lines.push(format!("\n# {about}"));
    lines.push(format!("\n# {}", cards::about(lang)));
    lines.push(format!("/{}/*", cards::FOLDER));
    // `!` takes away what a rule above added.
    lines.extend([cards::CONTENT, cards::FRAMES].map(|name| format!("  ! {name}")));
    lines.push(format!("  {}: {}", cards::CONTENT, cards::POLICY));
    lines.push(String::new());
    lines.extend(rule("https://:project.pages.dev/*", "X-Robots-Tag", "noindex"));
    lines.extend(rule("https://:version.:project.pages.dev/*", "X-Robots-Tag", "noindex"));
    lines.join("\n") + "\n"
}

/// By default both kinds of hosts let browsers revalidate all files, so that a rule is needed only for the search files
/// that are named by their content. If two rules set the same header, these hosts join the values.
fn lines(headers: &[Header], lang: Lang) -> Vec<String> {
    let place = words(lang, "content/static/_headers に置く", "keep this in content/static/_headers");
    let mut lines = vec![format!("# {place}")];
    lines.extend(about_hsts(headers, lang).map(|about| format!("# {about}")));
    lines.extend(headers.iter().map(|header| format!("# {}: {}", header.name, header.why(lang))));
    lines.push("/*".to_owned());
    lines.extend(headers.iter().map(|header| format!("  {}: {}", header.name, header.value)));
    lines.push(format!("\n# {}", about_named(lang)));
    lines.extend(rule("/search/:folder/*", "Cache-Control", &format!("public, max-age={YEAR}, immutable")));
    lines.push(format!("\n# {}", about_data(lang)));
    lines.extend(rule("/data/*", "Access-Control-Allow-Origin", "*"));
    lines
}

fn rule(path: &str, name: &str, value: &str) -> [String; 2] {
    [path.to_owned(), format!("  {name}: {value}")]
}
