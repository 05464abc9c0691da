//! `check --links`: asks the hosts that the content links to, and nobody without it.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::site::{TestSite, goal, tomei};

const GOAL: &str = "content/2020/kikaku/goal-1.md";

/// The first lines of the requests to a server.
type Requests = Arc<Mutex<Vec<String>>>;

/// A server that knows `/here`, sends `/old` there, and refuses `/members`.
fn host() -> (String, Requests) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let requests = Requests::default();
    let seen = Arc::clone(&requests);
    thread::spawn(move || listener.incoming().flatten().for_each(|stream| answer(&stream, &seen)));
    (address, requests)
}

fn answer(mut stream: &TcpStream, seen: &Requests) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let status = match first.split(' ').nth(1) {
        Some("/here") => "200 OK",
        Some("/old") => "301 Moved\r\nlocation: /here",
        Some("/members") => "403 Forbidden",
        _ => "404 Not Found",
    };
    seen.lock().unwrap().push(first);
    drop(write!(stream, "HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"));
}

/// A site whose goal links to each address twice.
fn site(addresses: &[String]) -> TestSite {
    let site = TestSite::new();
    let links =
        addresses.iter().map(|address| format!("- [資料]({address})と[同じ資料]({address}#page=2)を見ました。\n"));
    let goal = goal(1, "一つ目の目標").replace("- [i1", &format!("{}- [i1", links.collect::<String>()));
    site.write(GOAL, goal);
    site
}

/// The exit code, and everything said.
fn run(site: &TestSite, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = tomei();
    for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "all_proxy", "https_proxy", "http_proxy"] {
        command.env_remove(name);
    }
    let output = command.arg("--root").arg(site.root()).args(["--date", "2026-12-01", "--lang", "en", "check"]);
    let output = output.args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[test]
fn each_link_is_told_with_its_place_and_each_address_asked_once_a_day() {
    let (host, requests) = host();
    let site = site(&["/here", "/gone", "/old", "/members"].map(|path| format!("{host}{path}")));
    let (code, said) = run(&site, &["--links", "--notes", "--format", "json"]);
    assert_eq!(code, Some(0), "{said}");
    for (code, count) in [("W0874", 2), ("W0875", 2), ("N0879", 2)] {
        let found: Vec<&str> = said.lines().filter(|line| line.contains(code)).collect();
        assert_eq!(found.len(), count, "{code}: {said}");
        assert!(found.iter().all(|line| line.contains(GOAL) && line.contains("\"line\"")), "{found:?}");
    }
    assert!(said.contains(&format!("has moved to `{host}/here`")), "{said}");
    let asked = requests.lock().unwrap().clone();
    let head = |path: &str| asked.iter().filter(|line| line.starts_with(&format!("HEAD {path} "))).count();
    // The page that /old leads to is asked for as well.
    assert_eq!(["/here", "/gone", "/old", "/members"].map(head), [2, 1, 1, 1]);
    let (_, again) = run(&site, &["--links", "--notes", "--format", "json"]);
    assert_eq!(again, said);
    assert_eq!(*requests.lock().unwrap(), asked, "the answers of the day are kept");
}

#[test]
fn without_the_option_nobody_is_asked() {
    let (host, requests) = host();
    let site = site(&[format!("{host}/gone")]);
    for arguments in [&["check"][..], &["build"], &["export"]] {
        site.run(arguments);
    }
    let (code, said) = run(&site, &["--notes"]);
    assert_eq!((code, said.contains("W0874")), (Some(0), false), "{said}");
    assert_eq!(*requests.lock().unwrap(), [""; 0]);
}

#[test]
fn without_a_network_one_sentence_is_said_and_the_exit_code_stays() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let site = site(&[format!("http://{closed}/a")]);
    let (code, said) = run(&site, &["--deny-warnings"]);
    let (code_of_links, said_of_links) = run(&site, &["--deny-warnings", "--links"]);
    assert_eq!(code, code_of_links);
    let sentence = "no other host could be asked";
    let lines = |text: &str| text.lines().filter(|line| !line.contains("notes")).map(str::to_owned).collect::<Vec<_>>();
    let others: Vec<String> = lines(&said_of_links).into_iter().filter(|line| !line.contains(sentence)).collect();
    assert_eq!((others, said_of_links.matches(sentence).count()), (lines(&said), 1), "{said_of_links}");
}

#[test]
fn an_allowed_link_is_not_said_to_be_unused_where_nobody_is_asked() {
    let (host, _) = host();
    let site = site(&[format!("{host}/gone")]);
    let goal = site.read(GOAL).replace("linked_by:", "allow: {W0874: 保存サイトに写しがあります}\nlinked_by:");
    site.write(GOAL, goal);
    for arguments in [&["--notes"][..], &["--links"]] {
        let (_, said) = run(&site, arguments);
        assert!(!said.contains("W0874") && !said.contains("W0992"), "{said}");
    }
}
