//! `tomei headers`: what a web server has to send with the site, in the
//! `tomei headers`: prints the headers that a web server must send, in the syntax of the server's own configuration.
//!
//! The policy allows only what the pages use: the site's own scripts, styles, images and WebAssembly, nothing from
//! third parties, and nothing inline.

mod apache;
mod cards;
mod folder;
mod iis;
mod nginx;
mod redirects;

use crate::cli::arguments::{Common, HeadersOptions, Host};
use crate::cli::report::Reporter;
use crate::cli::{FAULTS, deliver};
use crate::diagnostic::lang::Lang;

/// A header that is sent with every response.
pub(super) struct Header {
    pub name: &'static str,
    pub value: String,
    why: [&'static str; 2],
}

/// Content Security Policy Level 3 (W3C). Despite its name, `wasm-unsafe-eval` allows no evaluation of text: it lets
/// the search compile its WebAssembly engine.
pub(super) const POLICY: [&str; 12] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
];

/// Features of browsers that no page uses.
const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
     gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// One year, in seconds.
const YEAR: u32 = 31_536_000;

/// Extensions whose media type servers do not know or get wrong.
const TYPES: [(&str, &str); 11] = [
    ("bin", "application/octet-stream"),
    ("csv", "text/csv"),
    ("ics", "text/calendar"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("svg", "image/svg+xml"),
    ("wasm", "application/wasm"),
    ("webp", "image/webp"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xxh128", "text/plain"),
];

/// Prints the configuration for one kind of host, or only the redirects.
pub(super) fn headers(common: &Common, options: &HeadersOptions, reporter: &Reporter) -> u8 {
    let lang = reporter.lang;
    let moved = match redirects::read(common) {
        Ok(moved) => moved,
        Err(faults) => {
            reporter.diagnostics(&faults);
            return FAULTS;
        }
    };
    let moves = redirects::print(options.host, &moved, lang);
    if options.redirects {
        return deliver(&moves, options.output.as_deref(), reporter);
    }
    let headers = every_page(options);
    let text = match options.host {
        Host::Nginx => nginx::print(&headers, lang),
        Host::Apache => apache::print(&headers, lang),
        Host::Iis => iis::print(&headers, lang),
        Host::Netlify => folder::netlify(&headers, lang),
        Host::Cloudflare => folder::cloudflare(&headers, lang),
    };
    deliver(&with_redirects(text, &moves, options.host, lang), options.output.as_deref(), reporter)
}

fn with_redirects(text: String, moves: &str, host: Host, lang: Lang) -> String {
    match host {
        _ if moves.is_empty() => text,
        Host::Iis => text.replace("</configuration>", &format!("{moves}\n</configuration>")),
        _ if redirects::is_own_file(host) => format!("{text}\n# {}\n", redirects::about_own_file(lang)),
        _ => format!("{text}\n{moves}"),
    }
}

fn every_page(options: &HeadersOptions) -> Vec<Header> {
    let header = |name, value: &str, ja, en| Header { name, value: value.to_owned(), why: [ja, en] };
    let mut headers = vec![
        header(
            "Content-Security-Policy",
            &POLICY.join("; "),
            "このサイトのファイルのほかは、何も読み込ませない",
            "load nothing but files of this site",
        ),
        header("X-Content-Type-Options", "nosniff", "種類を推し量らせない", "no guessing of types"),
        header(
            "X-Frame-Options",
            "DENY",
            "古いブラウザーでも、よそのページに埋め込ませない",
            "no framing, in old browsers too",
        ),
        header(
            "Referrer-Policy",
            "strict-origin-when-cross-origin",
            "よそのサイトには、どのページから来たかを知らせない",
            "tell other sites the host only",
        ),
        header(
            "Permissions-Policy",
            PERMISSIONS,
            "カメラや位置情報などを使わない",
            "no camera, no location, no payment",
        ),
        header(
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "よそのページの窓から操作させない",
            "no access from windows of other sites",
        ),
    ];
    if options.hsts {
        headers.push(header(
            "Strict-Transport-Security",
            &format!("max-age={YEAR}"),
            "1年のあいだ必ずHTTPSでつながせる。HTTPSをやめると見られなくなるので、続けられるときだけ使う",
            "HTTPS only for a year: without HTTPS the site can then not be seen",
        ));
    }
    headers
}

impl Header {
    fn why(&self, lang: Lang) -> &'static str {
        words(lang, self.why[0], self.why[1])
    }
}

fn words(lang: Lang, ja: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}

/// A comment on HSTS, which every configuration has once at its top.
fn about_hsts(headers: &[Header], lang: Lang) -> Option<&'static str> {
    let is_there = headers.iter().any(|header| header.name == "Strict-Transport-Security");
    let text = words(
        lang,
        "HTTPSだけで公開していて、これからも続けるときは --hsts を付けて作り直す",
        "if the site is, and will stay, on HTTPS only, make this again with --hsts",
    );
    (!is_there).then_some(text)
}

/// Files in a folder that is named by a hash of their content never change.
fn about_named(lang: Lang) -> &'static str {
    words(
        lang,
        "検索のファイルのうち、フォルダー名が中身で決まるもの（変わらない）",
        "files of the search in folders named by their content (they never change)",
    )
}

fn about_fresh(lang: Lang) -> &'static str {
    words(lang, "そのほかは、使う前に新しいかどうかを確かめさせる", "all else is asked for again before it is used")
}

fn about_data(lang: Lang) -> &'static str {
    words(lang, "オープンデータは、ほかのサイトのページからも読める", "open data may be read by pages of other sites")
}
