//! `tomei serve`: a preview that reloads after every saved change.

mod connections;
mod guard;
mod mark;
mod page;
mod watch;

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, RwLock};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri, header};
use tokio::sync::watch::{Receiver, Sender};

use crate::cli::arguments::ServeOptions;
use crate::cli::report::Reporter;
use crate::cli::{COULD_NOT_RUN, DONE};
use crate::commands::preview::{Answer, Changed, Known, Preview};
use crate::model::media_type::media_type;
use crate::pipeline::Settings;
use crate::resolve::{Drafts, Visibility};

/// The state that the server's threads share.
#[derive(Clone)]
struct Shared {
    preview: Arc<RwLock<Preview>>,
    version: Receiver<u64>,
    settings: Arc<Settings>,
    reporter: Arc<Reporter>,
    /// Where the server listens.
    bind: IpAddr,
}

/// Serves the preview until the program is stopped.
pub(super) fn serve(settings: &Settings, options: &ServeOptions, reporter: &Reporter) -> u8 {
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return cannot(reporter, &error.to_string()),
    };
    let mut known = Known::default();
    let settings = &with_drafts(settings);
    let preview = Preview::new(settings, &mut known, &Changed::Anything);
    reporter.diagnostics(preview.diagnostics());
    let (sender, version) = tokio::sync::watch::channel(0);
    let shared = Shared {
        preview: Arc::new(RwLock::new(preview)),
        version,
        settings: Arc::new(settings.clone()),
        reporter: Arc::new(Reporter::new(reporter.format, reporter.lang, reporter.root.clone())),
        bind: options.bind,
    };
    let address = SocketAddr::new(options.bind, options.port);
    match runtime.block_on(listen(address, shared, known, sender)) {
        Ok(()) => DONE,
        Err(error) => cannot(reporter, &format!("{address}: {error}")),
    }
}

/// What is still being written is what a preview is for.
fn with_drafts(settings: &Settings) -> Settings {
    let visibility = Visibility { drafts: Drafts::Shown, ..settings.visibility };
    Settings { visibility, ..settings.clone() }
}

fn cannot(reporter: &Reporter, why: &str) -> u8 {
    reporter.failed(why);
    COULD_NOT_RUN
}

async fn listen(address: SocketAddr, shared: Shared, known: Known, sender: Sender<u64>) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(address).await?;
    watch::start(&shared, known, sender);
    let opened = shared.reporter.word("をブラウザーで開いてください（終わるときは Ctrl+C）", "(stop with Ctrl+C)");
    shared.reporter.note(&format!("http://{}/ {opened}", listener.local_addr()?));
    let router = Router::new().fallback(answer).with_state(shared);
    connections::serve(listener, router).await;
    Ok(())
}

/// The path at which a page asks whether the site has changed.
const CHANGES: &str = "tomei-preview/changes";
const SCRIPT: &str = "tomei-preview/reload.js";
const STYLE: &str = "tomei-preview/preview.css";

async fn answer(State(shared): State<Shared>, method: Method, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let mut answer = match guard::refusal(&method, &headers, shared.bind) {
        Some(status) => refuse(&shared, status),
        None => answer_own(shared, &uri).await,
    };
    guard::protect(answer.headers_mut());
    answer
}

fn refuse(shared: &Shared, status: StatusCode) -> Response<Body> {
    let text = shared.reporter.word(
        "この要求には答えません。プレビューは、起動したときに表示されたアドレスで開いてください。\n",
        "This request is not answered. Open the preview by the address that was shown when it began.\n",
    );
    let mut answer = respond(status, "text/plain; charset=utf-8", text.as_bytes().to_vec());
    if status == StatusCode::METHOD_NOT_ALLOWED {
        answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    answer
}

async fn answer_own(shared: Shared, uri: &Uri) -> Response<Body> {
    let path = uri.path().trim_start_matches('/');
    match path {
        CHANGES => changes(shared, uri.query().unwrap_or_default()).await,
        STYLE => respond(StatusCode::OK, media_type(STYLE), page::STYLE.as_bytes().to_vec()),
        SCRIPT => respond(StatusCode::OK, "text/javascript", page::RELOAD.as_bytes().to_vec()),
        _ => site_file(&shared, path),
    }
}

/// Responds when the site is newer than the version of the page, or after some time, so that connections are not kept
/// open forever.
async fn changes(mut shared: Shared, seen: &str) -> Response<Body> {
    let seen: u64 = seen.parse().unwrap_or(0);
    let newer = shared.version.wait_for(|version| *version > seen);
    let newer = tokio::time::timeout(std::time::Duration::from_secs(25), newer).await;
    let version = match newer {
        Ok(Ok(version)) => *version,
        _ => seen,
    };
    respond(StatusCode::OK, "text/plain", version.to_string().into_bytes())
}

fn site_file(shared: &Shared, path: &str) -> Response<Body> {
    let path = percent_decoded(path);
    let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    let version = *shared.version.borrow();
    let preview = shared.preview.read().expect("no renderer panicked");
    let kind = media_type(&name);
    match preview.get(&name) {
        Answer::Found(bytes) if kind == HTML => {
            // A copied page of another encoding says so itself.
            let kind = if std::str::from_utf8(&bytes).is_ok() { HTML } else { "text/html" };
            let notices = page::notices(&shared.reporter, &preview, &name);
            let unpublished = |path: &str| preview.document(path).and_then(|(_, unpublished)| unpublished);
            let mark = |path: &str| unpublished(path).map(|unpublished| page::mark(&shared.reporter, &unpublished));
            let bytes = mark::links(bytes, &name, &mark);
            respond(StatusCode::OK, kind, page::with_notices(bytes, &notices, version))
        }
        Answer::Found(bytes) => respond(StatusCode::OK, kind, bytes),
        Answer::Missing => match preview.get("404.html") {
            Answer::Found(bytes) => {
                // The page may be missing because of a fault.
                let notices = page::faults_of(&shared.reporter, preview.faults(), page::Fold::Open);
                respond(StatusCode::NOT_FOUND, HTML, page::with_notices(bytes, &notices, version))
            }
            _ => respond(StatusCode::NOT_FOUND, HTML, Vec::new()),
        },
        Answer::Faulty(faults) => {
            let text = page::faults(&shared.reporter, &faults);
            respond(StatusCode::INTERNAL_SERVER_ERROR, HTML, page::with_notices(text.into_bytes(), "", version))
        }
    }
}

const HTML: &str = "text/html; charset=utf-8";

fn respond(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn percent_decoded(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
}
