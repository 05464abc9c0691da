//! Redirects of moved pages, in the syntax of each kind of host. The site has redirecting pages at the old addresses as
//! well, but a redirect by the server works immediately and is visible to search engines.

use std::path::Path;

use crate::cli::arguments::{Common, Host};
use crate::cli::headers::words;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::lang::Lang;
use crate::load::scan::scan;
use crate::pipeline::{content, lock_file};
use crate::publication::redirect;

/// The old and the new address of a page, as paths on the host.
pub(super) struct Moved {
    pub from: String,
    pub to: String,
}

/// The moves that the site's lock file records; empty if there is no lock file.
///
/// # Errors
///
/// The faults of the lock file.
pub(super) fn read(common: &Common) -> Result<Vec<Moved>, Vec<Diagnostic>> {
    let Some(known) = lock_file::read(&common.root)? else { return Ok(Vec::new()) };
    let base = base_path(&common.root);
    let mut moved = Vec::new();
    for (from, to) in redirect::published(&known) {
        let to = format!("{base}{to}");
        // Servers respond to the address of the folder as well.
        if let Some(folder) = from.as_str().strip_suffix("index.html") {
            moved.push(Moved { from: format!("{base}{folder}"), to: to.clone() });
        }
        moved.push(Moved { from: format!("{base}{from}"), to });
    }
    Ok(moved)
}

/// The path of the site on its host, which precedes every path.
fn base_path(root: &Path) -> String {
    let tables = content::read_tables(&scan(root).entries, &mut Vec::new());
    let base = tables.config.base_url.unwrap_or_default();
    let host = base.split_once("://").map_or("", |(_, rest)| rest);
    host.find('/').map_or("/", |at| &host[at..]).to_owned()
}

/// The lines for one kind of host. If it reads redirects from a separate file, they are the contents of that file.
pub(super) fn print(host: Host, moved: &[Moved], lang: Lang) -> String {
    let about = match host {
        Host::Iis => words(
            lang,
            "移したページの転送。「HTTP リダイレクト」の機能が要る",
            "pages that were moved; needs the feature HTTP Redirection",
        ),
        Host::Apache => words(lang, "移したページの転送。mod_alias が要る", "pages that were moved; needs mod_alias"),
        _ => words(lang, "移したページの転送", "pages that were moved"),
    };
    // Behind a proxy, the scheme and port of the server are not those that readers see.
    let first = (host == Host::Nginx).then(|| "absolute_redirect off;".to_owned());
    let lines: Vec<String> = first.into_iter().chain(moved.iter().map(|moved| line(host, moved))).collect();
    let (about, end) = match host {
        Host::Iis => (format!("  <!-- {about} -->"), ""),
        _ => (format!("# {about}"), "\n"),
    };
    if moved.is_empty() { String::new() } else { format!("{about}\n{}{end}", lines.join("\n")) }
}

fn line(host: Host, Moved { from, to }: &Moved) -> String {
    match host {
        Host::Nginx => format!("location = {from} {{ return 301 {to}; }}"),
        Host::Apache => format!("RedirectMatch 301 \"^{}$\" \"{to}\"", from.replace('.', "\\.")),
        Host::Iis => format!(
            "  <location path=\"{}\"><system.webServer><httpRedirect enabled=\"true\" exactDestination=\"true\" \
             httpResponseStatus=\"Permanent\" destination=\"{to}\" /></system.webServer></location>",
            from.trim_matches('/')
        ),
        // Without `!`, Netlify would serve the redirecting page at the old address instead.
        Host::Netlify => format!("{from} {to} 301!"),
        Host::Cloudflare => format!("{from} {to} 301"),
    }
}

/// Whether the host reads redirects from a separate file.
pub(super) fn is_own_file(host: Host) -> bool {
    matches!(host, Host::Netlify | Host::Cloudflare)
}

/// A comment that says where the redirects are, for a host that reads them from a separate file.
pub(super) fn about_own_file(lang: Lang) -> &'static str {
    words(
        lang,
        "移したページがあります。--redirects を付けて作ったものを content/static/_redirects に置く",
        "pages were moved: keep what --redirects prints in content/static/_redirects",
    )
}
