//! Tests of search results: order, operators, expansions, facets, marks, and messages about invalid input.

use tomei_search::document::{DictionaryWord, Document, FacetValue, Passage, Vocabulary};
use tomei_search::read::answer::{Hit, NoteKind, Run};
use tomei_search::read::request::{Request, Sort};

use crate::site::{Site, request};

fn page(url: &str, title: &str, year: &str, texts: &[&str]) -> Document {
    let facet = |facet: &str, value: &str| FacetValue {
        facet: facet.to_owned(),
        value: value.to_owned(),
        label: format!("{value}年度"),
    };
    let passage =
        |(number, text): (usize, &&str)| Passage { anchor: Some(format!("p{number}")), text: (*text).to_owned() };
    Document {
        url: url.to_owned(),
        title: title.to_owned(),
        about: format!("{year}年度"),
        facets: vec![facet("year", year)],
        passages: texts.iter().enumerate().map(passage).collect(),
        ..Document::default()
    }
}

fn town() -> Site {
    let documents = [
        page("0", "防犯の推進", "2019", &["特殊詐欺被害を防ぐ。", "啓発を実施し、協働で進めた。"]),
        page("1", "市民協働部の目標", "2020", &["ドイツ語の講座を実施する。", "平成34年度に完成する。"]),
        page("2", "国際交流", "2019", &["語学はドイツの友好都市で学ぶ。", "曾根小学校區のデータベース"]),
        page("3", "地域カルテの作成", "2021", &["(仮称)地域カルテを作る。特殊な事情による詐欺ではない。"]),
    ];
    let alias = ["地域カルテ", "データベース"].map(String::from).to_vec();
    let word = DictionaryWord {
        surface: String::from("協働"),
        part_of_speech: String::from("名詞"),
        reading: String::from("キョウドウ"),
    };
    let vocabulary = Vocabulary { aliases: vec![alias], words: vec![word], ..Vocabulary::default() };
    Site::of(&documents, &vocabulary, 1024)
}

fn check(query: &str, expected: &[&str]) {
    let answer = town().answer(&request(query));
    let urls: Vec<&str> = answer.hits.iter().map(|hit| hit.url.as_str()).collect();
    assert_eq!(urls, expected, "{query}");
}

#[test]
fn operators() {
    check("特殊詐欺", &["0"]);
    check("特殊 詐欺", &["0", "3"]);
    check("特殊 詐欺 -被害", &["3"]);
    check("\"特殊な\" OR 友好都市", &["2", "3"]);
    check("詐欺被", &["0"]);
    check("新幹線", &[]);
}

#[test]
fn compounds_side_by_side_come_first() {
    check("ドイツ 語", &["1", "2"]);
    check("ドイツ語", &["1"]);
}

#[test]
fn titles_come_first() {
    check("協働", &["1", "0"]);
}

#[test]
fn spelling_does_not_matter() {
    check("曽根小学校区", &["2"]);
    check("ﾄﾞｲﾂ語", &["1"]);
}

#[test]
fn widening_is_noted_and_can_be_undone() {
    for (query, kind, expected) in [
        ("令和4年度", NoteKind::Era, "1"),
        ("とくしゅさぎ", NoteKind::Reading, "0"),
        ("tokushusagi", NoteKind::Reading, "0"),
        ("地域カルテ", NoteKind::Alias, "2"),
    ] {
        let mut site = town();
        let mut asked = request(query);
        let answer = site.answer(&asked);
        assert!(answer.hits.iter().any(|hit| hit.url == expected), "{query}");
        assert_eq!(answer.notes.iter().map(|note| note.kind).collect::<Vec<_>>(), [kind], "{query}");
        asked.undone.push(answer.notes[0].undo());
        let answer = site.answer(&asked);
        assert!(answer.hits.iter().all(|hit| hit.url != expected) && answer.notes.is_empty(), "{query} undone");
    }
}

#[test]
fn sentences_find_pages_with_all_their_words_then_with_most() {
    let answer = town().answer(&request("ドイツ語の講座はいつ中止しましたか"));
    assert_eq!(answer.hits[0].url, "1");
    assert_eq!(answer.notes[0].kind, NoteKind::MostWords);
    let mut asked = request("協働で啓発を進めましたか");
    let answer = town().answer(&asked);
    assert_eq!((answer.hits[0].url.as_str(), answer.notes[0].kind), ("0", NoteKind::MostWords), "{answer:?}");
    asked.facets.push((String::from("year"), String::from("2019")));
    let answer = town().answer(&asked);
    assert_eq!((answer.total, answer.notes[0].kind), (1, NoteKind::AllWords), "{answer:?}");
    let answer = town().answer(&request("\"ドイツ語\" の講座はいつ中止しましたか"));
    assert_eq!((answer.hits[0].url.as_str(), answer.notes[0].kind), ("1", NoteKind::MostWords), "{answer:?}");
    assert_eq!(
        town().answer(&request("\"ドイツ語の講座はいつ中止しましたか\"")).total,
        0,
        "what is quoted is as written"
    );
    let answer = town().answer(&request("啓発を実施し、協働で進めた"));
    assert_eq!((answer.total, answer.notes.len()), (1, 0), "the very sentence");
}

#[test]
fn where_nothing_is_found_something_is_advised() {
    let advised = |asked: &Request| {
        let answer = town().answer(asked);
        let advice: Vec<String> = answer.advice.iter().map(|one| format!("{}={}", one.query, one.count)).collect();
        (answer.total, answer.missing.join(" "), advice.join(" "))
    };
    let expect = |total: usize, missing: &str, advice: &str| (total, missing.to_owned(), advice.to_owned());
    assert_eq!(advised(&request("ドイツ 被害")), expect(3, "", "ドイツ=2 被害=1"));
    assert_eq!(advised(&request("ドイツ 新幹線")), expect(2, "新幹線", "ドイツ=2"));
    assert_eq!(advised(&request("国際講座")), expect(2, "国際講座", "国際=1 講座=1"));
    assert_eq!(advised(&request("\u{1F600}")), expect(0, "\u{1F600}", ""));
    let mut of_2021 = request("ドイツ 特殊");
    of_2021.facets.push((String::from("year"), String::from("2021")));
    assert_eq!(advised(&of_2021), expect(1, "ドイツ", "特殊=1"));
}

/// The addresses of the hits, those that do not match every word after a bar.
fn with_bar(asked: &Request) -> String {
    let answer = town().answer(asked);
    let (matching, others) = answer.hits.split_at(answer.matching);
    let urls = |hits: &[Hit]| hits.iter().map(|hit| hit.url.clone()).collect::<Vec<_>>().join(" ");
    [urls(matching), String::from("|"), urls(others)].concat()
}

#[test]
fn pages_with_some_of_the_words_follow_and_can_be_undone() {
    for (query, expected, strict) in [
        ("特殊 被害", "0|3", "0|"),
        ("ドイツ 被害", "|0 1 2", "|"),
        ("国際講座", "|2 1", "|"),
        ("特殊 \"被害\"", "0|", "0|"),
        ("ドイツ \"被害\"", "|0", "|"),
        ("\"ドイツ\" \"被害\"", "|", "|"),
    ] {
        let mut asked = request(query);
        assert_eq!(with_bar(&asked), expected, "{query}");
        let notes = town().answer(&asked).notes;
        assert_eq!(notes.iter().all(|note| note.kind == NoteKind::Relaxed), notes.len() < 2, "{notes:?}");
        asked.undone.push(format!("relaxed:{query}"));
        assert_eq!(with_bar(&asked), strict, "{query} undone");
    }
}

#[test]
fn what_is_typed_comes_before_what_was_added_in_every_order() {
    for sort in [Sort::Relevance, Sort::NewestFirst, Sort::OldestFirst] {
        let answer = town().answer(&Request { sort, ..request("データベース") });
        let urls: Vec<&str> = answer.hits.iter().map(|hit| hit.url.as_str()).collect();
        assert_eq!((urls, answer.exact, answer.matching), (vec!["2", "3"], 1, 2), "{sort:?}");
    }
}

#[test]
fn what_a_page_contains_as_typed_is_not_read_otherwise() {
    let documents = [page("0", "これらの病気", "2019", &["コレラを防ぐ。"]), page("1", "病気", "2019", &["コレラ"])];
    let mut site = Site::of(&documents, &Vocabulary::default(), 1024);
    let answer = site.answer(&request("これら"));
    assert_eq!((answer.total, answer.notes.len()), (1, 0), "{answer:?}");
    let answer = site.answer(&request("korera"));
    assert_eq!((answer.total, answer.notes[0].kind), (2, NoteKind::Reading), "{answer:?}");
}

#[test]
fn questions_in_other_words_find_the_page() {
    for (question, expected) in [
        ("詐欺を防ぐにはどうすればよいか教えてください", "0"),
        ("友好都市はどこ?", "2"),
        ("校区の データベースはありますか", "2"),
        ("宇宙人は地域カルテを知っていますか", "3"),
    ] {
        let answer = town().answer(&request(question));
        assert_eq!(answer.hits.first().map(|hit| hit.url.as_str()), Some(expected), "{question}");
    }
}

#[test]
fn facets_restrict_and_are_counted() {
    let mut asked = request("特殊 詐欺");
    let counts = |asked: &Request| {
        let answer = town().answer(asked);
        answer.facets[0].values.iter().map(|value| format!("{}={}", value.value, value.count)).collect::<Vec<_>>()
    };
    assert_eq!(counts(&asked), ["2019=1", "2021=1"]);
    asked.facets.push((String::from("year"), String::from("2021")));
    assert_eq!(counts(&asked), ["2021=1"]);
    let mut all = request("");
    all.facets.push((String::from("year"), String::from("2019")));
    assert_eq!(town().found(&all), [0, 2]);
}

#[test]
fn facets_come_in_the_order_of_the_vocabulary_and_others_after_them_by_name() {
    let facet =
        |facet: &str| FacetValue { facet: facet.to_owned(), value: String::from("1"), label: String::from("一") };
    let facets = ["kind", "area", "year", "plan"].map(facet).to_vec();
    let document = Document { facets, ..page("0", "題", "2019", &["本文"]) };
    let vocabulary =
        Vocabulary { facets: ["year", "unused", "kind"].map(String::from).to_vec(), ..Vocabulary::default() };
    let answer = Site::of(&[document], &vocabulary, 1024).answer(&request("本文"));
    let names: Vec<&str> = answer.facets.iter().map(|facet| facet.name.as_str()).collect();
    assert_eq!(names, ["year", "kind", "area", "plan"]);
}

#[test]
fn years_sort() {
    let urls = |sort: Sort| {
        let answer = town().answer(&Request { sort, ..request("特殊") });
        answer.hits.into_iter().map(|hit| hit.url).collect::<Vec<_>>()
    };
    assert_eq!(urls(Sort::NewestFirst), ["3", "0"]);
    assert_eq!(urls(Sort::OldestFirst), ["0", "3"]);
}

#[test]
fn hits_show_where() {
    let answer = town().answer(&request("校区"));
    let passage = &answer.hits[0].passages[0];
    assert_eq!(passage.anchor.as_deref(), Some("p1"));
    assert_eq!(passage.text[1], Run::Marked(String::from("校區")));
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    let documents = [page("0", "題", "2019", &["本文"])];
    let analysed = tomei_search::build::analyse::analyse_all(&documents, &[]).expect("the dictionary loads");
    let pack = tomei_search::build::pack::build(analysed.clone(), &Vocabulary::default()).expect("the pack is built");
    let again = tomei_search::build::pack::build(analysed, &Vocabulary::default()).expect("the pack is built");
    assert_eq!(pack, again);
}
