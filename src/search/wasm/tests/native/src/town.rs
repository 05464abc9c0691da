//! The pages of a fictitious town. There are enough of them for rare and frequent strings, and for terms with few and
//! with many pages.

use tomei_search::document::{DictionaryWord, Document, FacetValue, Passage, Relation, Synonym};

const DEPARTMENTS: [(&str, &str); 4] =
    [("kyodo", "市民協働部"), ("kiki", "危機管理課"), ("kodomo", "こども未来部"), ("kankyo", "環境部")];
const SUBJECTS: [&str; 10] = [
    "特殊詐欺の被害を減らす", "地域の見守りを広げる", "消費生活の相談を受ける", "コミュニティセンターを改修する", "放課後の居場所をつくる",
    "食品ロスを減らす", "避難所の備えを整える", "市民公益活動を支える", "窓口の待ち時間を短くする", "ごみの分け方を伝える",
];
const RESULTS: [&str; 6] = [
    "啓発の講座を12回開き、延べ340人が参加しました。", "警察署と協働して、見守りの電話を配りました。", "詐欺被害の相談は前の年度より8件減りました。",
    "ＡＩを使った案内を試し、利用者の声を集めました。", "地域自治組織と話し合い、担い手が育ちました。", "５－１－③の取組みとして、指針を改めました。",
];
const YEARS: [i32; 4] = [2016, 2017, 2018, 2019];

pub fn documents() -> Vec<Document> {
    let of_year = |year: i32| SUBJECTS.iter().enumerate().map(move |(number, subject)| document(year, number, subject));
    YEARS.into_iter().flat_map(of_year).collect()
}

fn document(year: i32, number: usize, subject: &str) -> Document {
    let (department, name) = DEPARTMENTS[number % DEPARTMENTS.len()];
    let passage = |anchor: &str, text: String| Passage { anchor: Some(anchor.to_owned()), text };
    let result = |step: usize| RESULTS[(number * step + year as usize) % RESULTS.len()];
    Document {
        url: format!("{year}/{department}/goal-{}.html", number + 1),
        title: format!("{subject}（{name}）"),
        about: format!("{name} {year}年度"),
        facets: vec![facet("year", &year.to_string(), &format!("{year}年度")), facet("department", department, name)],
        passages: vec![
            passage("p1", format!("{name}は、{subject}ため、市民とともに取り組みます。")),
            passage("r1", result(1).to_owned()),
            passage("r2", format!("{}また、{}", result(5), result(3))),
        ],
        answers: vec![(0, 1)],
        ..Document::default()
    }
}

fn facet(facet: &str, value: &str, label: &str) -> FacetValue {
    FacetValue { facet: facet.to_owned(), value: value.to_owned(), label: label.to_owned() }
}

pub fn aliases() -> Vec<Vec<String>> {
    vec![vec!["コミュニティセンター".to_owned(), "公民館".to_owned()]]
}

pub fn synonyms() -> Vec<Synonym> {
    let synonym = |typed: &str, found: &str, relation| Synonym {
        typed: typed.to_owned(),
        found: found.to_owned(),
        relation,
    };
    vec![synonym("集会所", "コミュニティセンター", Relation::Same), synonym("オレオレ詐欺", "特殊詐欺", Relation::Broader)]
}

pub fn words() -> Vec<DictionaryWord> {
    let word = |surface: &str, reading: &str| DictionaryWord {
        surface: surface.to_owned(),
        part_of_speech: "名詞".to_owned(),
        reading: reading.to_owned(),
    };
    vec![word("協働", "キョウドウ"), word("特殊詐欺", "トクシュサギ")]
}
