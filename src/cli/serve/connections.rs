//! Takes connections, and closes those that nothing comes from.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// How long the head of a request may take to come.
const HEAD: Duration = Duration::from_secs(10);
/// How long a connection lasts; a browser opens another. Longer than an answer
/// to the question whether something changed.
const LONGEST: Duration = Duration::from_secs(300);
/// How many connections there are at once.
const MOST: usize = 256;
/// The largest head of a request, in bytes.
const MOST_BYTES: usize = 64 * 1024;

/// Serves `router` until the program ends.
pub(super) async fn serve(listener: TcpListener, router: Router) {
    let places = Arc::new(Semaphore::new(MOST));
    loop {
        let place = places.clone().acquire_owned().await;
        let Ok((stream, _)) = listener.accept().await else {
            // Out of files, or the other side has gone: later there may be one.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let router = router.clone();
        tokio::spawn(async move {
            answer(stream, router).await;
            drop(place);
        });
    }
}

async fn answer(stream: TcpStream, router: Router) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(MOST_BYTES);
    let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    // Whether it ended well or ill matters to the other side alone.
    drop(timeout(LONGEST, connection).await);
}
