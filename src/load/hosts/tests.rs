//! Every outcome, from a server of the test's own, which counts what it is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use ureq::Proxy;

use crate::load::hosts::{Manners, NAME, ask};
use crate::model::answer::Answer;

/// A server that answers by the path alone.
struct Host {
    address: String,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    /// How often each method and path was asked for.
    requests: Mutex<BTreeMap<String, usize>>,
    agents: Mutex<BTreeSet<String>>,
    open: AtomicUsize,
    /// The most requests at one time.
    most: AtomicUsize,
}

impl Host {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Seen::default());
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let seen = Arc::clone(&shared);
                thread::spawn(move || seen.answer(&stream));
            }
        });
        Self { address, seen }
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn answers(&self, paths: &[&str]) -> Vec<Answer> {
        let addresses: Vec<String> = paths.iter().map(|path| self.at(path)).collect();
        let asked = ask(&addresses.iter().cloned().collect(), hasty(), &|| ());
        addresses.iter().map(|address| asked[address].clone()).collect()
    }

    fn count(&self, request: &str) -> usize {
        self.seen.requests.lock().unwrap().get(request).copied().unwrap_or_default()
    }
}

impl Seen {
    fn answer(&self, mut stream: &TcpStream) {
        self.most.fetch_max(self.open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        let first = lines.next().unwrap_or_default();
        let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).map(|line| line.to_lowercase()).collect();
        let mut words = first.split(' ');
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        *self.requests.lock().unwrap().entry(format!("{method} {path}")).or_default() += 1;
        self.agents
            .lock()
            .unwrap()
            .extend(headers.iter().filter_map(|line| line.strip_prefix("user-agent: ")).map(str::to_owned));
        let status = status(method, path, headers.iter().any(|line| line == "range: bytes=0-0"));
        self.open.fetch_sub(1, Ordering::SeqCst);
        drop(write!(stream, "HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"));
    }
}

/// The status line and the headers for a path.
fn status(method: &str, path: &str, is_small: bool) -> String {
    match (method, path) {
        (_, "/gone") => "410 Gone".to_owned(),
        (_, "/old") => "301 Moved\r\nlocation: /new".to_owned(),
        (_, "/for-now") => "302 Found\r\nlocation: /new".to_owned(),
        (_, "/round") => "301 Moved\r\nlocation: /round".to_owned(),
        (_, "/old-gone") => "308 Moved\r\nlocation: /missing".to_owned(),
        (_, "/private") => "403 Forbidden".to_owned(),
        (_, "/busy") => "429 Too Many Requests".to_owned(),
        (_, "/broken") => "503 Unavailable".to_owned(),
        ("HEAD", "/get-only") => "405 Method Not Allowed".to_owned(),
        ("GET", "/get-only") if is_small => "206 Partial Content".to_owned(),
        (_, "/new" | "/" | "/%E6%96%87%E6%9B%B8?a=b") => "200 OK".to_owned(),
        _ => "404 Not Found".to_owned(),
    }
}

/// Tests do not wait.
fn hasty() -> Manners {
    Manners { pause: Duration::ZERO, patience: Duration::from_secs(60), proxy: None }
}

#[test]
fn what_a_page_answers_is_told_apart() {
    let host = Host::start();
    let paths = ["/new", "/missing", "/gone", "/private", "/busy", "/broken", "/get-only", "/文書?a=b"];
    let (gone, refused) = (Answer::Gone, Answer::Refused);
    let expected =
        [Answer::Found, gone(404), gone(410), refused(403), refused(429), refused(503), Answer::Found, Answer::Found];
    assert_eq!(host.answers(&paths), expected);
}

#[test]
fn only_a_page_that_moved_for_good_has_moved() {
    let host = Host::start();
    let expected = [Answer::Moved(host.at("/new")), Answer::Found, Answer::Gone(404), Answer::Refused(508)];
    assert_eq!(host.answers(&["/old", "/for-now", "/old-gone", "/round"]), expected);
}

#[test]
fn a_host_is_asked_once_and_one_thing_at_a_time_by_name() {
    let host = Host::start();
    host.answers(&["/new", "/missing", "/gone", "/private", "/busy", "/get-only", "/new"]);
    assert_eq!(host.seen.most.load(Ordering::SeqCst), 1);
    assert_eq!([host.count("HEAD /new"), host.count("GET /new")], [1, 0], "HEAD was enough");
    assert_eq!([host.count("HEAD /busy"), host.count("GET /busy")], [1, 0], "a busy host is left alone");
    assert_eq!([host.count("HEAD /get-only"), host.count("GET /get-only")], [1, 1]);
    assert_eq!(*host.seen.agents.lock().unwrap(), BTreeSet::from([NAME.to_lowercase()]));
}

#[test]
fn what_keeps_a_host_from_answering_is_told_apart() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let addresses = [format!("http://{}/", silent.local_addr().unwrap()), format!("http://{closed}/")];
    let manners = Manners { patience: Duration::from_millis(200), ..hasty() };
    let asked = ask(&addresses.iter().cloned().collect(), manners, &|| ());
    assert_eq!(addresses.map(|address| asked[&address].clone()), [Answer::TimedOut, Answer::NotReached]);
}

/// `.invalid` is a name that never exists (RFC 2606), with a network and without one.
#[test]
fn a_name_that_does_not_resolve_is_no_host() {
    let address = "http://www.tomei.invalid/".to_owned();
    let asked = ask(&BTreeSet::from([address.clone()]), hasty(), &|| ());
    assert_eq!(asked[&address], Answer::NoHost);
}

#[test]
fn a_closed_network_is_left_through_its_proxy() {
    let proxy = Host::start();
    let manners = Manners { proxy: Some(Proxy::new(&proxy.address).unwrap()), ..hasty() };
    let asked = ask(&BTreeSet::from(["https://www.example.invalid/".to_owned()]), manners, &|| ());
    assert_eq!(asked["https://www.example.invalid/"], Answer::NotReached);
    assert_eq!(proxy.count("CONNECT www.example.invalid:443"), 1);
}

/// A server with a certificate that nobody has signed.
#[test]
fn a_certificate_that_nobody_vouches_for_is_not_trusted() {
    use rustls::pki_types::pem::PemObject;
    use rustls::pki_types::{CertificateDer, PrivateKeyDer};
    let certificate = CertificateDer::from_pem_slice(include_bytes!("testing/certificate.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("testing/key.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_no_client_auth().with_single_cert(vec![certificate], key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://localhost:{}/", listener.local_addr().unwrap().port());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut connection = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            drop(connection.complete_io(&mut stream));
        }
    });
    let asked = ask(&BTreeSet::from([address.clone()]), hasty(), &|| ());
    assert_eq!(asked[&address], Answer::Certificate);
}
