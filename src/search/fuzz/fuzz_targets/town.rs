//! A small pack, which the targets search and whose files they damage.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tomei_search::build::analyse::analyse_all;
use tomei_search::build::pack::build_with;
use tomei_search::document::{Document, FacetValue, Passage, Vocabulary};
use tomei_search::format::start::START;
use tomei_search::native::inflate;
use tomei_search::read::reader::{Reader, Step};
use tomei_search::read::request::Request;

pub type Files = BTreeMap<String, Vec<u8>>;

const TEXTS: [&str; 4] = [
    "警察と協働し、特殊詐欺被害を防ぐための巡回啓発事業を始めました。",
    "高齢者に向けては、ＡＩを使った案内を試し、利用者の声を集めています。",
    "平成34年度までに、校区別データベースを41の小学校区でつくる。",
    "open data の公開を、市民とともに進めます。",
];
/// So low that some strings count as frequent.
const FREQUENT: usize = 2;

/// The decompressed files of the pack.
pub fn files() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let documents: Vec<Document> = TEXTS.iter().enumerate().map(document).collect();
        let vocabulary = Vocabulary {
            aliases: vec![vec![String::from("校区別データベース"), String::from("地域カルテ")]],
            ..Vocabulary::default()
        };
        let analysed = analyse_all(&documents, &[]).expect("the dictionary loads");
        let pack = build_with(analysed, &vocabulary, FREQUENT).expect("the pack is built");
        let inflated = |bytes: &[u8]| inflate(bytes).expect("what was written is read");
        pack.files.iter().map(|file| (file.path.clone(), inflated(&file.bytes))).collect()
    })
}

fn document((number, text): (usize, &&str)) -> Document {
    let year = (2019 + number / 2).to_string();
    Document {
        url: format!("{number}.html"),
        title: format!("目標{number}"),
        facets: vec![FacetValue { facet: String::from("year"), label: format!("{year}年度"), value: year }],
        passages: vec![Passage { anchor: Some(String::from("p1")), text: (*text).to_owned() }],
        ..Document::default()
    }
}

/// Searches until there is an answer or an error. `serve` can return other bytes than those of the pack.
pub fn ask(request: &Request, serve: impl Fn(&str) -> Vec<u8>) {
    let Ok(mut reader) = Reader::open(&serve(START)) else { return };
    // A reader that requests the same files again and again would never end. No request needs this many rounds.
    for _ in 0..8 {
        match reader.search(request) {
            Ok(Step::Needs(paths)) => {
                for path in paths {
                    if reader.supply(&path, &serve(&path)).is_err() {
                        return;
                    }
                }
            }
            Ok(Step::Done(answer)) => return drop(answer.to_json()),
            Err(_) => return,
        }
    }
    panic!("still asking for files after eight rounds");
}
