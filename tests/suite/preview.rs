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
        // Faults of the content come before the address.
        let lines = BufReader::new(child.stderr.take().unwrap()).lines().map(|line| line.unwrap());
        let mut lines = lines.skip_while(|line| !line.contains("http://"));
        let line = lines.next().unwrap();
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        Self { address: address.to_owned(), child }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
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

/// What is answered to a request that is written as it stands.
fn ask(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn others_are_not_answered() {
    let site = TestSite::with_goal();
    let server = Server::start(&site);
    let head = |line: &str, more: &str| ask(&server, &format!("{line} HTTP/1.1\r\n{more}Connection: close\r\n\r\n"));
    for (line, more, status) in [
        ("GET /", "Host: localhost\r\n", "200"),
        ("HEAD /", "Host: 127.0.0.1:1\r\n", "200"),
        ("GET /", "Host: evil.example\r\n", "421"),
        ("POST /", "Host: localhost\r\nContent-Length: 0\r\n", "405"),
        ("GET /", "Host: localhost\r\nOrigin: http://evil.example\r\n", "403"),
        ("GET /", "", "400"),
    ] {
        let answer = head(line, more);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{line} {more}: {answer}");
        assert!(status != "200" || answer.contains("x-frame-options: DENY"), "{answer}");
        assert!(status == "200" || !answer.contains("目標"), "{answer}");
    }
}

#[test]
fn a_connection_from_which_nothing_comes_is_closed() {
    let site = TestSite::with_goal();
    let server = Server::start(&site);
    // The answer to half a question is the end of the connection.
    assert!(!ask(&server, "GET / HTTP/1.1\r\nHost: localho").contains("200 OK"));
}

#[test]
fn folders_that_are_replaced_are_followed() {
    let site = TestSite::with_goal();
    let server = Server::start(&site);
    let (content, aside) = (site.path("content"), site.path("aside"));
    std::fs::rename(&content, &aside).unwrap();
    server.wait_for("/2020/kikaku/goal-1.html", "There are faults");
    std::fs::rename(&aside, &content).unwrap();
    server.wait_for("/2020/kikaku/goal-1.html", "一つ目の目標");
    site.write("content/2020/kikaku/goal-1.md", goal(1, "戻ってから直した目標"));
    server.wait_for("/2020/kikaku/goal-1.html", "戻ってから直した目標");
    // A theme where there was none, and a change of it.
    site.run(&["theme", "copy", "templates/goal.html"]);
    let template = site.read("themes/default/templates/goal.html");
    site.write("themes/default/templates/goal.html", template.replacen("<article", "<article data-mark=\"1\"", 1));
    server.wait_for("/2020/kikaku/goal-1.html", "data-mark");
    // As editors save: beside it, and then in its place.
    site.write("content/2020/kikaku/.goal-1.md.swp", goal(1, "別名で書いた目標"));
    std::fs::rename(site.path("content/2020/kikaku/.goal-1.md.swp"), site.path("content/2020/kikaku/goal-1.md"))
        .unwrap();
    server.wait_for("/2020/kikaku/goal-1.html", "別名で書いた目標");
}

#[test]
fn a_copied_page_in_another_encoding_is_served_as_it_is() {
    let site = TestSite::with_goal();
    let (page, _, _) = encoding_rs::SHIFT_JIS.encode("<html><body>日本語の表</body></html>");
    site.write("content/static/old.html", &*page);
    let server = Server::start(&site);
    let answer = ask(&server, "GET /old.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(answer.contains("content-type: text/html\r\n"), "{answer}");
    let (text, _, _) = encoding_rs::SHIFT_JIS.encode("日本語の表");
    let mut stream = TcpStream::connect(&server.address).unwrap();
    write!(stream, "GET /old.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    assert!(bytes.windows(text.len()).any(|window| *window == *text));
}

#[test]
fn drafts_are_shown_and_marked() {
    let site = TestSite::with_goal();
    let text = goal(2, "下書きの目標");
    site.write("content/2020/kikaku/goal-2.md", text.replace("linked_by", "draft: true\nlinked_by"));
    let waiting = text.replace("2020-kikaku-2", "2020-kikaku-3").replace("no: 2", "no: 3");
    site.write("content/2020/kikaku/goal-3.md", waiting.replace("2021-06-01", "2030-04-01"));
    let server = Server::start(&site);
    let draft = server.get("/2020/kikaku/goal-2.html");
    assert!(draft.contains("下書きの目標") && draft.contains("Draft (not published)"), "{draft}");
    assert!(server.get("/2020/kikaku/goal-3.html").contains("Waiting for its day: 2030-04-01"));
    assert!(!server.get("/2020/kikaku/goal-1.html").contains("role=\"status\" style"));
}

/// A fault in one file takes nothing else away: its last good version is shown with the message above it.
#[test]
fn a_faulty_file_is_shown_as_it_was_and_all_others_as_they_are() {
    let site = TestSite::with_goal();
    site.write("content/2020/kikaku/goal-2.md", goal(2, "二つ目"));
    let server = Server::start(&site);
    site.write(
        "content/2020/kikaku/goal-1.md",
        goal(1, "壊した目標").replace("department: kikaku", "department: nobody"),
    );
    server.wait_for("/2020/kikaku/goal-1.html", "<details open>");
    let page = server.get("/2020/kikaku/goal-1.html");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("一つ目の目標") && page.contains("E0404"), "{page}");
    site.write("content/2020/kikaku/goal-2.md", goal(2, "書き直した二つ目"));
    server.wait_for("/2020/kikaku/goal-2.html", "書き直した二つ目");
    let other = server.get("/2020/kikaku/goal-2.html");
    assert!(other.contains("<details><summary>"), "the fault is told, and folded");
    site.write("content/departments.yaml", "- {id: kikaku, nome: 企画部}\n");
    server.wait_for("/2020/index.html", "departments.yaml");
    assert!(server.get("/2020/index.html").contains("書き直した二つ目"), "a faulty table is shown as it was");
}

/// A file that never was good is left out; who asks for its page is told why.
#[test]
fn a_file_that_never_was_good_leaves_the_others() {
    let site = TestSite::with_goal();
    site.write("content/2020/kikaku/goal-2.md", goal(2, "二つ目").replace("title:", "titel:"));
    let server = Server::start(&site);
    assert!(server.get("/2020/kikaku/goal-1.html").contains("一つ目の目標"));
    let missing = server.get("/2020/kikaku/goal-2.html");
    assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("E0205"), "{missing}");
}
