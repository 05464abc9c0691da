//! Other spellings, other forms and slips lead to the page that is meant, and the answer says so.

use tomei_search::document::Vocabulary;
use tomei_search::read::answer::{Answer, NoteKind};
use tomei_search::read::request::Request;

use crate::site::{Site, documents, request};

const PAGES: [&str; 14] = [
    "地域の取組を支えます。",
    "取組みの状況を公表しました。",
    "申込は窓口で受け付けます。子ども食堂を開きます。",
    "サーバーを更新し、コミュニティ・センターにWi-Fiを置きます。",
    "8,000人が参加し、3箇所で開きました。10～20代に伝えます。",
    "道路を直します。木を育てました。",
    "特殊詐欺の被害を防ぐ講座です。特殊詐欺被害は減りました。",
    "高齢者の見守りを続け、孤立を防ぎます。",
    "障害者の就労を支援し、手続を簡単にします。",
    "シルバー人材センターと防災訓練を行います。",
    "キャッシュレス決済を広げます。",
    "ボランティアの登録を増やします。",
    "コラボセンターの交通網を整えます。",
    "履歴書の書き方を学ぶ教室です。",
];

fn site() -> Site {
    let pages: Vec<Vec<String>> = PAGES.iter().map(|page| vec![(*page).to_owned()]).collect();
    Site::of(&documents(&pages), &Vocabulary::default(), 1024)
}

fn urls(answer: &Answer) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.url.as_str()).collect()
}

/// The query finds `page` among others, with a note of the kind; without the note it does not.
fn check(site: &mut Site, query: &str, page: &str, kind: NoteKind) {
    let answer = site.answer(&request(query));
    assert!(urls(&answer).contains(&page), "{query}: {answer:?}");
    let note = answer.notes.iter().find(|note| note.kind == kind);
    let note = note.unwrap_or_else(|| panic!("{query}: {:?}", answer.notes));
    let exact = answer.exact;
    assert!(!urls(&answer)[..exact].contains(&page), "{query} finds {page} as typed");
    let undone = site.answer(&Request { undone: vec![note.undo()], ..request(query) });
    assert!(!urls(&undone).contains(&page), "{query}: the note is undone");
}

#[test]
fn one_word_is_found_in_all_its_spellings() {
    let mut site = site();
    for (query, page) in [
        ("取り組み", "0"),
        ("取り組み", "1"),
        ("申し込み", "2"),
        ("子供", "2"),
        ("手続き", "8"),
        ("コミュニテイセンター", "3"),
        ("コミュニティセンター", "3"),
        ("wifi", "3"),
        ("8000人", "4"),
        ("三か所", "4"),
        ("10-20代", "4"),
    ] {
        check(&mut site, query, page, NoteKind::Spelling);
    }
}

#[test]
fn a_verb_is_found_in_all_its_forms() {
    let mut site = site();
    for (query, page) in [("直す", "5"), ("直した", "5"), ("育てます", "5"), ("減ります", "6"), ("防いだ", "6")]
    {
        check(&mut site, query, page, NoteKind::Inflection);
    }
}

#[test]
fn slips_are_corrected() {
    let mut site = site();
    for (query, page) in [
        ("特殊サギ", "6"),
        ("特殊詐偽", "6"),
        ("特殊詐欺被外", "6"),
        ("特詐殊欺", "6"),
        ("とくしゅさき", "6"),
        ("とくしさぎ", "6"),
        ("シルバ人材センタ", "9"),
        ("korabosenta", "12"),
        ("kotsumo", "12"),
        ("キャシュレス", "10"),
        ("ボランチア", "11"),
        ("ボラテンィア", "11"),
        ("りれき書", "13"),
        ("こうれいしや", "7"),
    ] {
        let kind = match site.answer(&request(query)).notes.first() {
            Some(note) if note.kind == NoteKind::Spelling => NoteKind::Spelling,
            _ => NoteKind::Corrected,
        };
        check(&mut site, query, page, kind);
    }
}

#[test]
fn what_is_right_is_not_corrected_and_what_is_far_is_not_guessed() {
    let mut site = site();
    for query in ["特殊詐欺", "高齢者", "講座", "決済"] {
        let answer = site.answer(&request(query));
        assert!(answer.total > 0 && answer.notes.is_empty(), "{query}: {answer:?}");
    }
    for query in ["新幹線", "宇宙", "\"特殊詐偽\"", "xyz"] {
        let answer = site.answer(&request(query));
        assert_eq!(answer.total, 0, "{query}: {answer:?}");
    }
}

#[test]
fn what_a_word_is_made_of_is_no_correction_and_numbers_are_right() {
    let mut site = site();
    for query in ["特殊詐欺係", "新履歴書", "シルバー人材センター長", "ボランティアか", "8,001人", "四箇所", "10~30代"]
    {
        let answer = site.answer(&request(query));
        let is_corrected = answer.notes.iter().any(|note| note.kind == NoteKind::Corrected);
        assert!(!is_corrected, "{query}: {:?}", answer.notes);
    }
}

#[test]
fn signs_around_a_word_are_nothing() {
    let mut site = site();
    for (query, word) in [("講座?", "講座"), ("「講座」。", "講座"), ("とくしゅさぎ！", "特殊詐欺")]
    {
        let answer = site.answer(&request(query));
        let expected = site.answer(&request(word));
        assert_eq!(urls(&answer), urls(&expected), "{query}: {answer:?}");
        assert!(answer.notes.iter().all(|note| note.kind != NoteKind::Corrected), "{query}: {answer:?}");
    }
}

#[test]
fn the_other_words_of_a_query_are_kept() {
    let answer = site().answer(&request("特殊詐偽 講座"));
    assert_eq!((urls(&answer)[0], answer.matching), ("6", 1), "{answer:?}");
    assert_eq!(answer.notes[0].kind, NoteKind::Corrected);
    assert_eq!(answer.notes[0].from, "特殊詐偽");
}

#[test]
fn whole_words_and_numbers_come_before_parts() {
    let pages = ["12人のAI", "e-mailを2012年に", "AIの活用", "chain"].map(|page| vec![page.to_owned()]);
    let mut site = Site::of(&documents(&pages), &Vocabulary::default(), 1024);
    for (query, whole, all, undo) in [("AI", 2, 4, "part:ai"), ("12", 1, 2, "part:12")] {
        let answer = site.answer(&request(query));
        assert_eq!((answer.exact, answer.total, answer.notes[0].kind), (whole, all, NoteKind::Part), "{answer:?}");
        let strict = site.answer(&Request { undone: vec![undo.to_owned()], ..request(query) });
        assert_eq!((strict.total, strict.notes.len()), (whole, 0), "{strict:?}");
        assert_eq!(site.answer(&request(&format!("\"{query}\""))).total, all, "what is quoted is a string");
    }
}

#[test]
fn of_three_kana_two_slips_make_another_word() {
    let mut site = Site::of(&documents(&[vec![String::from("そばの実を育てます。")]]), &Vocabulary::default(), 1024);
    assert_eq!(site.answer(&request("サーバ")).total, 0);
}
