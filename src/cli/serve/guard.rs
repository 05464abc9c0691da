//! Whom the preview answers. Any page that a browser has open can ask this
//! machine for what is not published yet, under a name of its own that it lets
//! mean this machine (DNS rebinding), so a request must name the server itself,
//! and must come from its own pages.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};

use crate::cli::headers::POLICY;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// What is answered in place of a page, if the request is not to be answered by
/// a server that listens at `bind`.
pub(super) fn refusal(method: &Method, headers: &HeaderMap, bind: IpAddr) -> Option<StatusCode> {
    let text = |name| headers.get(name).map(HeaderValue::to_str);
    let Some(Ok(host)) = text(header::HOST) else { return Some(StatusCode::BAD_REQUEST) };
    if !is_own(host, bind) {
        return Some(StatusCode::MISDIRECTED_REQUEST);
    }
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Some(StatusCode::METHOD_NOT_ALLOWED);
    }
    let origin = text(header::ORIGIN).map(|origin| origin.unwrap_or_default() == format!("http://{host}"));
    // A link or an address that somebody opens is no question of another page.
    let is_opened = matches!(text(FETCH_MODE), Some(Ok("navigate")));
    let is_foreign = matches!(text(FETCH_SITE), Some(Ok("cross-site" | "same-site")));
    (origin == Some(false) || is_foreign && !is_opened).then_some(StatusCode::FORBIDDEN)
}

/// Whether `host` is a name of a server that listens at `bind`, whatever its port.
fn is_own(host: &str, bind: IpAddr) -> bool {
    let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address,
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    match name.parse::<IpAddr>() {
        // Nobody lets a number mean another machine.
        Ok(address) => bind.is_unspecified() || address == bind || bind.is_loopback() && address.is_loopback(),
        Err(_) => {
            let is_local = name.eq_ignore_ascii_case("localhost");
            is_local && (bind.is_loopback() || bind.is_unspecified())
        }
    }
}

/// What goes with every answer: the policy of the published site, so that what it
/// forbids is seen before, and no page of others that shows or reads this one.
pub(super) fn protect(headers: &mut HeaderMap) {
    let policy = HeaderValue::from_str(&POLICY.join("; ")).expect("the policy is ASCII");
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use axum::http::{HeaderMap, HeaderName, Method};

    use super::refusal;

    fn check(bind: &str, request: &[(&'static str, &str)], expected: Option<u16>) {
        let bind: IpAddr = bind.parse().expect("an address");
        let method = request.iter().find(|(name, _)| *name == "method").map_or("GET", |(_, value)| value);
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let mut headers = HeaderMap::new();
        for (name, value) in request.iter().filter(|(name, _)| *name != "method") {
            headers.insert(HeaderName::from_static(name), value.parse().expect("a value"));
        }
        assert_eq!(refusal(&method, &headers, bind).map(|status| status.as_u16()), expected, "{bind} {request:?}");
    }

    #[test]
    fn own_names_are_answered_and_no_others() {
        for host in ["127.0.0.1:1111", "localhost:1111", "LOCALHOST", "[::1]:1111", "127.0.0.2"] {
            check("127.0.0.1", &[("host", host)], None);
        }
        let others = ["evil.example", "evil.example:1111", "192.168.0.9", "localhost.evil.example", "x:y", "", "[::2]"];
        for host in others {
            check("127.0.0.1", &[("host", host)], Some(421));
        }
        check("127.0.0.1", &[], Some(400));
        check("192.168.0.9", &[("host", "192.168.0.9:1111")], None);
        check("192.168.0.9", &[("host", "localhost")], Some(421));
        check("0.0.0.0", &[("host", "192.168.0.9:1111")], None);
        check("0.0.0.0", &[("host", "localhost:1111")], None);
        check("0.0.0.0", &[("host", "evil.example")], Some(421));
    }

    #[test]
    fn pages_of_others_get_nothing() {
        let own = ("host", "localhost:1111");
        check("::1", &[own, ("method", "HEAD")], None);
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"] {
            check("::1", &[own, ("method", method)], Some(405));
        }
        check("::1", &[own, ("origin", "http://localhost:1111")], None);
        for origin in ["http://evil.example", "null", "https://localhost:1111", "http://localhost:2222"] {
            check("::1", &[own, ("origin", origin)], Some(403));
        }
        check("::1", &[own, ("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors")], None);
        check("::1", &[own, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")], Some(403));
        check("::1", &[own, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")], None);
    }
}
