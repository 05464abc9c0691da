//! The interface in several languages: its words, its pages, and the parts that stay in the content's language.

use std::collections::BTreeSet;

use tomei::i18n::words::Words;
use tomei::i18n::{read, template};
use tomei::theme::{self, Files, script};

use crate::site::{TestSite, check_against, files, repository};

const EMBEDDED: [&str; 2] = ["ja", "en"];

fn embedded(code: &str) -> Words {
    let text = String::from_utf8(theme::embedded().remove(&theme::words_file(code)).unwrap()).unwrap();
    let (entries, faults) = read::read(code, &text, &[]);
    assert!(faults.is_empty(), "{faults:?}");
    Words { code: code.to_owned(), entries }
}

fn texts(prefix: &str) -> Vec<(String, String)> {
    let files = theme::embedded().into_iter().filter(|(path, _)| path.starts_with(prefix));
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn sources(folder: &str) -> Vec<(String, String)> {
    let found = files(&repository().join(folder)).into_iter().filter(|(path, _)| path.ends_with(".rs"));
    found.map(|(path, bytes)| (format!("{folder}/{path}"), without_tests(&String::from_utf8(bytes).unwrap()))).collect()
}

fn without_tests(source: &str) -> String {
    source.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

/// What the program itself says: the keys in its strings. File names look alike,
/// and so do the names of texts in the lock file.
fn said_by_the_program() -> BTreeSet<String> {
    let sources = [sources("src/render"), sources("src/i18n")].concat();
    let strings = sources.iter().flat_map(|(_, source)| source.split('"').skip(1).step_by(2)).map(str::to_owned);
    let is_key = |text: &String| {
        let is_of_key = |c: char| c.is_ascii_lowercase() || c == '_' || c == '.';
        let is_file = [".xml", ".html", ".ics", ".json", ".txt", ".yaml", ".md"].iter().any(|end| text.ends_with(end));
        text.contains('.') && text.chars().all(is_of_key) && !is_file && !text.starts_with('.') && !text.ends_with('.')
    };
    let eras = ["meiji", "taisho", "showa", "heisei", "reiwa"].map(|name| format!("era.{name}"));
    let months = (1..=12).map(|month| format!("month.{month}"));
    let languages = EMBEDDED.map(|code| format!("language.{code}"));
    let fixed = ["name".to_owned(), "dir".to_owned()];
    strings.filter(is_key).chain(eras).chain(months).chain(languages).chain(fixed).collect()
}

/// The first names of the words that scripts say: `words.hits` says `search.hits`.
fn said_by_scripts() -> BTreeSet<String> {
    let scripts = texts("static/search/").into_iter().filter(|(path, _)| path.ends_with(".js"));
    let mut names = BTreeSet::new();
    for (_, text) in scripts {
        let after = text.split("words.").skip(1);
        let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>();
        names.extend(after.filter(|rest| !rest.starts_with("js") && !rest.starts_with("flatMap")).map(name));
        let taken_apart = text.match_indices("} = page.words").map(|(at, _)| text[..at].rsplit('{').next().unwrap());
        names.extend(taken_apart.flat_map(|names| names.split(',')).map(|name| name.trim().to_owned()));
    }
    for no_word in ["", "length", "content"] {
        names.remove(no_word);
    }
    names
}

#[test]
fn every_word_asked_for_is_there_and_every_word_there_is_asked_for() {
    let templates = texts("templates/");
    let asked: BTreeSet<String> =
        templates.iter().flat_map(|(_, text)| template::keys(text)).map(str::to_owned).collect();
    let asked: BTreeSet<String> = asked.into_iter().chain(said_by_the_program()).collect();
    let by_scripts = said_by_scripts();
    for code in EMBEDDED {
        let words = embedded(code);
        let missing: Vec<&String> = asked.iter().filter(|key| words.get(key).is_none()).collect();
        assert!(missing.is_empty(), "{code} lacks {missing:?}");
        let (scripts, others): (BTreeSet<&String>, BTreeSet<&String>) =
            words.entries.keys().partition(|key| key.starts_with(script::GROUP));
        let unused: Vec<_> = others.into_iter().filter(|key| !asked.contains(*key)).collect();
        assert!(unused.is_empty(), "nobody says {unused:?} of {code}");
        let first = |key: &&String| key[script::GROUP.len()..].split('.').next().unwrap().to_owned();
        assert_eq!(scripts.iter().map(first).collect::<BTreeSet<_>>(), by_scripts, "{code}");
    }
}

#[test]
fn all_embedded_languages_have_the_same_words() {
    let [ja, en] = EMBEDDED.map(embedded);
    assert_eq!(ja.entries.keys().collect::<Vec<_>>(), en.entries.keys().collect::<Vec<_>>());
}

/// Letters and marks of Japanese, halfwidth and fullwidth forms.
fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// What of Japanese stands in `text` outside of comments that begin with `open`.
fn japanese<'a>(text: &'a str, (open, close): (&str, &str)) -> Vec<&'a str> {
    let mut found = Vec::new();
    for (number, part) in text.split(open).enumerate() {
        let outside = if number == 0 { part } else { part.split_once(close).map_or("", |(_, outside)| outside) };
        found.extend(outside.lines().filter(|line| line.chars().any(is_japanese)));
    }
    found
}

#[test]
fn no_japanese_stands_outside_the_files_of_words() {
    for (path, text) in texts("templates/") {
        assert_eq!(japanese(&text, ("{#", "#}")), Vec::<&str>::new(), "{path}");
    }
    // The syllabary, for what is half typed and for slips.
    let is_checked =
        |path: &str| path.ends_with(".js") && !["kana.js", "slips.js"].iter().any(|name| path.ends_with(name));
    for (path, text) in texts("static/").into_iter().filter(|(path, _)| is_checked(path)) {
        assert_eq!(japanese(&text, ("//", "\n")), Vec::<&str>::new(), "{path}");
    }
    // The syllabary, and the two widths in which parentheses of names are written.
    let allowed = ["src/render/term.rs", "src/render/glossary.rs", "src/render/view/names.rs"];
    for (path, text) in sources("src/render").into_iter().filter(|(path, _)| !allowed.contains(&path.as_str())) {
        assert_eq!(japanese(&text, ("//", "\n")), Vec::<&str>::new(), "{path}");
    }
}

/// The tests of the scripts alone have no site to take the words from. Their town has two of the facets; the words of all
/// others would have to be copied with each new facet.
#[test]
fn the_words_that_scripts_are_tested_with_are_those_of_the_theme() {
    let of_town = |key: &str| key.ends_with(".year") || key.ends_with(".department");
    let mut words = embedded("ja");
    words.entries.retain(|key, _| !key.starts_with("search.facet") || of_town(key));
    let said = String::from_utf8(script::words(&words, "ja")).unwrap();
    check_against(&repository().join("src/search/wasm/tests/browser/site/words.ja.json"), &format!("{said}\n"));
    let translated = String::from_utf8(script::words(&embedded("en"), "ja")).unwrap();
    assert!(translated.contains("\"content\": \"ja\""));
    assert!(Files::new(Default::default()).languages() == ["en", "ja"]);
}

fn bilingual() -> TestSite {
    let site = TestSite::with_goal();
    site.write(
        "content/tomei.yaml",
        "title: 試験の目標\nlanguages: [en]\nfurigana: true\nbase_url: https://a.example/\n",
    );
    site
}

#[test]
fn further_languages_are_a_folder_each_and_change_no_other_file() {
    let site = bilingual();
    site.build();
    let both = site.output();
    site.write("content/tomei.yaml", "title: 試験の目標\nfurigana: true\nbase_url: https://a.example/\n");
    site.build();
    let one = site.output();
    assert!(!one.keys().any(|path| path.starts_with("en/") || path.contains("words.en")));
    let is_shared =
        |path: &str| !path.ends_with(".html") && !path.ends_with(".furigana.json") && path != "files.xxh128";
    for (path, bytes) in one.iter().filter(|(path, _)| is_shared(path) && *path != "sitemap.xml") {
        assert!(both[path] == *bytes, "{path} changed");
    }
    let more: Vec<&String> = both.keys().filter(|path| !one.contains_key(*path)).collect();
    let is_page = |path: &&&String| path.starts_with("en/") && path.ends_with(".html");
    assert_eq!(more.iter().filter(|path| !is_page(path)).collect::<Vec<_>>(), [&"search/words.en.json"]);
    let of_first = |path: &str| {
        ["terms/", "embed/", "sheet.html", "404.html", "offline.html"].iter().any(|part| path.contains(part))
    };
    let pages = one.keys().filter(|path| path.ends_with(".html") && !of_first(path));
    assert_eq!(pages.count(), more.len() - 1);
}

#[test]
fn pages_name_their_language_that_of_the_content_and_the_same_page_in_others() {
    let site = bilingual();
    site.build();
    let page = site.read("public/en/2020/kikaku/goal-1.html");
    for part in [
        "<html lang=\"en\">",
        "<title lang=\"ja\">一つ目の目標 | 企画部 | FY2020 (Reiwa 2) | 試験の目標</title>",
        "<h1 lang=\"ja\">一つ目の目標</h1>",
        "<link rel=\"canonical\" href=\"https://a.example/en/2020/kikaku/goal-1.html\">",
        "hreflang=\"ja\" href=\"https://a.example/2020/kikaku/goal-1.html\"",
        "hreflang=\"x-default\" href=\"https://a.example/2020/kikaku/goal-1.html\"",
        "<a href=\"../../../2020/kikaku/goal-1.html\" lang=\"ja\" hreflang=\"ja\">日本語</a>",
        "lang=\"en\" hreflang=\"en\" aria-current=\"true\">English</a>",
        "The content is in Japanese, as published.",
        "<a href=\"../../2020/index.html\">FY2020 (Reiwa 2)</a>",
        "<time datetime=\"2021-06-01\">June 1, 2021</time>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let first = site.read("public/2020/kikaku/goal-1.html");
    assert!(!first.contains("lang=\"ja\">一つ目"), "the content speaks the language of its page");
    assert!(first.contains("<a href=\"../../en/2020/kikaku/goal-1.html\" lang=\"en\" hreflang=\"en\">English</a>"));
    assert!(site.read("public/404.html").contains("<a href=\"/en/index.html\""));
    let sitemap = site.read("public/sitemap.xml");
    let alternate = "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://a.example/en/index.html\"/>";
    assert_eq!(sitemap.matches(alternate).count(), 2);
}

#[test]
fn a_site_changes_single_words_and_adds_languages() {
    let site = bilingual();
    site.write("content/tomei.yaml", "title: 試験の目標\nlanguages: [en, pt-BR, ar]\n");
    site.write("themes/default/lang/en.yaml", "page: {home: Start page}\n");
    site.write("themes/default/lang/pt.yaml", "name: Português\npage: {home: Início}\n");
    site.write("themes/default/lang/ar.yaml", "name: العربية\ndir: rtl\n");
    site.build();
    assert!(site.read("public/en/2020/index.html").contains(">Start page</a>"));
    let page = site.read("public/pt-BR/2020/index.html");
    assert!(page.contains("<html lang=\"pt-BR\">") && page.contains(">Início</a>") && page.contains(">Português</a>"));
    assert!(page.contains("本文へ移動"), "what a language lacks says that of the content");
    assert!(site.read("public/ar/index.html").contains("<html lang=\"ar\" dir=\"rtl\">"));
    let said = site.run(&["check"]);
    assert!(said.status.success() && String::from_utf8_lossy(&[said.stdout, said.stderr].concat()).contains("W0611"));
}

#[test]
fn pages_choose_between_all_plural_forms_of_a_language() {
    let site = TestSite::new();
    for (year, count) in [(2020, 1), (2021, 2), (2022, 5)] {
        let promises: String = (1..=count).map(|number| format!("- [p{number}] 窓口を開きます。\n")).collect();
        let front =
            format!("---\nid: a-{year}\nkind: annual\nyear: {year}\ndepartment: kikaku\nno: 1\ntitle: 窓口\n---\n");
        site.write(&format!("content/{year}/kikaku/goal-1.md"), format!("{front}\n## 取組み\n\n{promises}"));
    }
    site.write("content/tomei.yaml", "title: 試験の目標\nlanguages: [pl, ar, en]\n");
    let words = |code: &str, forms: &str| {
        site.write(&format!("themes/default/lang/{code}.yaml"), format!("list: {{total: {{{forms}}}}}\n"));
    };
    words("pl", "one: '{count} one', few: '{count} few', many: '{count} many', other: '{count} other'");
    words("ar", "two: '{count} two', few: '{count} few', many: '{count} many', other: '{count} other'");
    words("en", "one: '{count} one', other: '{count} other'");
    site.build();
    let check = |code: &str, expected: [&str; 4]| {
        let total = |list: &str| {
            let page = site.read(&format!("public/{code}/all/{list}.html"));
            let total = page.split("<p class=\"total\">").nth(1).and_then(|rest| rest.split("</p>").next());
            total.unwrap_or_default().replace("<b>", "").replace("</b>", "")
        };
        assert_eq!(["year-2020", "year-2021", "year-2022", "index"].map(total), expected, "{code}");
    };
    check("pl", ["1 one", "2 few", "5 many", "8 many"]);
    check("ar", ["1 other", "2 two", "5 few", "8 few"]);
    check("en", ["1 one", "2 other", "5 other", "8 other"]);
}

#[test]
fn links_in_the_text_stay_in_the_language_and_files_are_shared() {
    let site = bilingual();
    site.write("content/static/map.pdf", "map");
    site.write("content/static/old.html", "<p>");
    site.write(
        "content/pages/a.md",
        "---\nid: a\nkind: page\ntitle: 案内\n---\n\n[目標](../2020/kikaku/goal-1.md) [地図](map.pdf) [前](old.html)\n",
    );
    site.build();
    let page = site.read("public/en/a.html");
    assert!(page.contains("<a href=\"2020/kikaku/goal-1.html\">目標</a>"), "{page}");
    assert!(page.contains("<a href=\"../map.pdf\">地図</a>"), "{page}");
    assert!(page.contains("<a href=\"../old.html\">前</a>"), "{page}");
}

#[test]
fn an_address_that_a_language_needs_is_refused_to_content() {
    let site = bilingual();
    site.write("content/static/en/index.html", "<p>");
    assert_eq!(site.run(&["check"]).status.code(), Some(1));
}
