//! Asks other hosts whether the pages that the content links to are there. Nothing else of tomei uses the network.
//!
//! Each host is asked one thing at a time, with a pause before the next.

mod location;
mod turns;
mod visit;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use rayon::prelude::*;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Proxy};

use crate::load::hosts::turns::Turns;
use crate::load::hosts::visit::Visitor;
use crate::model::answer::Answers;

/// How patient and how polite the questions are.
#[derive(Clone, Debug)]
pub struct Manners {
    /// The pause between two questions to the same host.
    pub pause: Duration,
    /// The longest wait for an answer.
    pub patience: Duration,
    /// The way out of a closed network.
    pub proxy: Option<Proxy>,
}

/// The proxy is that of `HTTPS_PROXY`, with the exceptions of `NO_PROXY`.
impl Default for Manners {
    fn default() -> Self {
        Self { pause: Duration::from_secs(1), patience: Duration::from_secs(15), proxy: Proxy::try_from_env() }
    }
}

/// The name under which hosts are asked, so that they can tell who it is, and refuse.
const NAME: &str = concat!("tomei/", env!("CARGO_PKG_VERSION"), " (link check)");

/// The answer to each address. `done` is called after each of them.
pub fn ask(addresses: &BTreeSet<String>, manners: Manners, done: &(dyn Fn() + Sync)) -> Answers {
    let visitor = Visitor { turns: Turns::new(manners.pause), agent: agent(manners) };
    let answers = addresses.par_iter().map(|address| {
        let answer = visitor.visit(address);
        done();
        (address.clone(), answer)
    });
    answers.collect::<Vec<_>>().into_iter().collect()
}

/// The client: through the proxy if there is one, with the certificates that the system trusts, since a
/// city's own network may have its own.
fn agent(manners: Manners) -> Agent {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(provider)
        .build();
    Agent::config_builder()
        .tls_config(tls)
        .proxy(manners.proxy)
        .user_agent(NAME)
        .timeout_global(Some(manners.patience))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_idle_connections(0)
        .build()
        .new_agent()
}

#[cfg(test)]
mod tests;
