//! One visit: the requests for one address, and what their answers mean.

use std::error::Error as _;
use std::io::ErrorKind;
use std::net::ToSocketAddrs;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use ureq::http::header::LOCATION;
use ureq::http::{Response, StatusCode};
use ureq::{Agent, Body, Error};

use crate::load::hosts::location::{host, joined};
use crate::load::hosts::turns::Turns;
use crate::model::answer::Answer;

/// The redirects that are followed for one address.
const REDIRECTS: usize = 5;

/// What may not stand in a request as people write it.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');

pub(super) struct Visitor {
    pub agent: Agent,
    pub turns: Turns,
}

impl Visitor {
    /// Asks for the address, and for those that it redirects to.
    pub(super) fn visit(&self, address: &str) -> Answer {
        let (mut at, mut is_permanent) = (address.to_owned(), true);
        for redirects in 0..=REDIRECTS {
            let response = match self.answer(&at) {
                Ok(response) => response,
                Err(error) => return self.of_error(&error, host(&at)),
            };
            let Some(next) = redirect(&at, &response) else {
                let has_moved = redirects > 0 && is_permanent;
                return of_status(response.status(), has_moved.then_some(at));
            };
            is_permanent &= matches!(response.status().as_u16(), 301 | 308);
            at = next;
        }
        Answer::Refused(StatusCode::LOOP_DETECTED.as_u16())
    }

    /// The system reports a name that it cannot resolve as a failed connection, and each system by another number, so
    /// the name is looked up once more. A proxy looks up names itself.
    fn of_error(&self, error: &Error, host: &str) -> Answer {
        let answer = of_error(error);
        let is_resolved_here = self.agent.config().proxy().is_none();
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let is_unknown = || !host.starts_with('[') && (name, 443).to_socket_addrs().is_err();
        if answer == Answer::NotReached && is_resolved_here && is_unknown() { Answer::NoHost } else { answer }
    }

    /// The answer to HEAD, or to a GET for the first byte where a host refuses HEAD: many answer it wrongly.
    fn answer(&self, address: &str) -> Result<Response<Body>, Error> {
        let written = utf8_percent_encode(address, UNSAFE).to_string();
        let head = self.turns.take(host(address), || self.agent.head(&written).call())?;
        let is_told = head.status().is_success() || head.status().is_redirection() || head.status().as_u16() == 429;
        if is_told {
            return Ok(head);
        }
        self.turns.take(host(address), || self.agent.get(&written).header("Range", "bytes=0-0").call())
    }
}

fn redirect(from: &str, response: &Response<Body>) -> Option<String> {
    let is_redirect = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let location = response.headers().get(LOCATION).filter(|_| is_redirect)?.to_str().ok()?;
    Some(joined(from, location))
}

fn of_status(status: StatusCode, moved_to: Option<String>) -> Answer {
    match status.as_u16() {
        code @ (404 | 410) => Answer::Gone(code),
        // The file is empty, so that it has no first byte.
        200..=299 | 416 => moved_to.map_or(Answer::Found, Answer::Moved),
        code => Answer::Refused(code),
    }
}

fn of_error(error: &Error) -> Answer {
    match error {
        Error::HostNotFound => Answer::NoHost,
        Error::Timeout(_) => Answer::TimedOut,
        Error::Io(fault) if fault.kind() == ErrorKind::TimedOut => Answer::TimedOut,
        Error::Rustls(rustls::Error::InvalidCertificate(_)) => Answer::Certificate,
        Error::Io(fault) if is_about_certificate(fault) => Answer::Certificate,
        _ => Answer::NotReached,
    }
}

fn is_about_certificate(fault: &std::io::Error) -> bool {
    let cause = fault.get_ref().and_then(|cause| cause.downcast_ref::<rustls::Error>());
    let source = fault.source().and_then(|cause| cause.downcast_ref::<rustls::Error>());
    matches!(cause.or(source), Some(rustls::Error::InvalidCertificate(_)))
}
