//! `tomei serve`: a saved change is served.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::site::{TestSite, goal};

/// A running preview; it ends with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(site: &TestSite) -> Self {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin("tomei"))
            .args(["serve", "--port", "0", "--lang", "en", "--date", "2026-12-01", "--root"])
            .arg(site.root())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        Self { address: address.to_owned(), child }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Asks until the page says what is expected.
    fn wait_for(&self, path: &str, expected: &str) {
        let start = Instant::now();
        while !self.get(path).contains(expected) {
            assert!(start.elapsed() < Duration::from_secs(60), "{path} never said {expected}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ended already is ended as well.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn a_saved_change_is_on_the_page_and_on_every_list() {
    let site = TestSite::with_goal();
    let server = Server::start(&site);
    assert!(server.get("/2020/kikaku/goal-1.html").contains("一つ目の目標"));
    for data in ["csv/goals.csv", "all.json", "pages/2020/kikaku/goal-1.json"] {
        assert!(server.get(&format!("/data/{data}")).contains("一つ目の目標"), "{data}");
    }
    assert!(server.get("/data/sha256sums.txt").contains("  xlsx/2020.xlsx\n"));
    site.write("content/2020/kikaku/goal-1.md", goal(1, "書き直した目標"));
    for page in [
        "/2020/kikaku/goal-1.html",
        "/2020/index.html",
        "/2020/kikaku/",
        "/",
        "/departments/kikaku.html",
        "/all/index.html",
        "/feed.xml",
    ] {
        server.wait_for(page, "書き直した目標");
    }
    site.write("content/2020/kikaku/goal-2.md", goal(2, "新しい目標"));
    server.wait_for("/2020/index.html", "新しい目標");
}

#[test]
fn a_fault_is_shown_and_goes_away() {
    let site = TestSite::with_goal();
    let server = Server::start(&site);
    site.write("content/2020/kikaku/goal-1.md", goal(1, "目標").replace("title:", "titel:"));
    server.wait_for("/index.html", "E0205");
    site.write("content/2020/kikaku/goal-1.md", goal(1, "直した目標"));
    server.wait_for("/2020/kikaku/goal-1.html", "直した目標");
}

#[test]
fn only_the_preview_reloads_itself() {
    let site = TestSite::with_goal();
    let server = Server::start(&site);
    assert!(server.get("/index.html").contains("tomei-preview/reload.js"));
    assert!(server.get("/tomei-preview/reload.js").contains("location.reload"));
    assert!(server.get("/nothing.html").starts_with("HTTP/1.1 404"));
    site.build();
    assert!(!site.read("public/index.html").contains("tomei-preview"));
}

#[test]
fn readings_are_those_of_the_page_as_it_is_now() {
    let site = TestSite::with_goal();
    site.write("content/tomei.yaml", "title: 試験の目標\nfurigana: true\n");
    let server = Server::start(&site);
    let readings = "/2020/kikaku/goal-1.furigana.json";
    assert!(server.get(readings).contains("まどぐち"));
    site.write("content/2020/kikaku/goal-1.md", goal(1, "特殊な目標"));
    server.wait_for(readings, "とくしゅ");
    assert!(server.get("/2020/kikaku/goal-9.furigana.json").starts_with("HTTP/1.1 404"));
}
