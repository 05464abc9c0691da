//! Redirects of moved pages, in the syntax of each kind of host. The site has redirecting pages at the old addresses as
//! well, but a redirect by the server works immediately and is visible to search engines.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::cli::arguments::{Common, Host};
use crate::cli::headers::words;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::lang::Lang;
use crate::load::scan::scan;
use crate::pipeline::{content, lock_file};
use crate::publication::redirect;

/// An old address and its new one, as paths on the host: in a form that no
/// configuration reads as anything but a path.
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
        let (from, to) = (quoted(from.as_str()), format!("{base}{}", quoted(to.as_str())));
        // Servers respond to the address of the folder as well.
        if let Some(folder) = from.strip_suffix("index.html") {
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
    quoted(host.find('/').map_or("/", |at| &host[at..]))
}

/// A path whose characters are letters, digits, `/` and the marks of RFC 3986
/// that stand for themselves; all others are written by their bytes. A lock file
/// or an address could otherwise end a line and begin another.
fn quoted(path: &str) -> String {
    const QUOTED: AsciiSet =
        NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'%');
    utf8_percent_encode(path, &QUOTED).to_string()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Moved, print, quoted};
    use crate::cli::arguments::Host;
    use crate::diagnostic::lang::Lang;

    proptest! {
        /// Whatever an address holds, it adds no line, no directive and no element.
        #[test]
        fn no_address_ends_what_it_stands_in(from in "\\PC*[\n\r;{}\"'<>$ #\\\\]?\\PC*", to in ".*") {
            for host in [Host::Nginx, Host::Apache, Host::Iis, Host::Netlify, Host::Cloudflare] {
                let shape = |from: &str, to: &str| {
                    let moved = Moved { from: quoted(from), to: quoted(to) };
                    print(host, &[moved], Lang::En)
                };
                let plain = shape("a", "b");
                let printed = shape(&from, &to);
                let signs = |text: &str| text.matches(|c: char| "\n\r;{}\"'<>$ #".contains(c)).count();
                prop_assert_eq!(signs(&printed), signs(&plain), "{}", printed);
            }
        }
    }
}
