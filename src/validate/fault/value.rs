//! Faults of values that cannot be parsed.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// The format that a value should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    Date,
    FiscalYear,
    When,
    Slug,
    Code,
    Codes,
    Kind,
    Url,
    Sdg,
    Tag,
    Reading,
    Language,
    Sha256,
    TimeZone,
}

/// A value that does not have the expected format.
#[derive(Clone, Debug)]
pub struct Misspelled {
    pub text: String,
    pub expected: Spelling,
}

impl Describe for Misspelled {
    const CODE: Code = Code::new("E0301");

    fn texts(&self) -> [Message; 2] {
        let Self { text, expected } = self;
        let [(ja, ja_hint), (en, en_hint)] = spelling(*expected);
        [
            Message::new(format!("「{text}」は読み取れません"), ja, ja_hint),
            Message::new(format!("`{text}` cannot be read"), en, en_hint),
        ]
    }
}

/// A line of the dictionary with the wrong number of columns.
#[derive(Clone, Debug)]
pub struct DictionaryColumns {
    pub found: usize,
}

impl Describe for DictionaryColumns {
    const CODE: Code = Code::new("E0211");

    fn texts(&self) -> [Message; 2] {
        let Self { found } = self;
        [
            Message::new(
                format!("辞書の行には3つの欄が要ります（書かれているのは {found}）"),
                "見出し,品詞,ヨミ",
                "例: 協働,名詞,キョウドウ",
            ),
            Message::new(
                format!("a line of the dictionary needs three columns ({found} filled)"),
                "surface,part of speech,reading",
                "for example 協働,名詞,キョウドウ",
            ),
        ]
    }
}

/// A correction that withholds the old words, and shows them.
#[derive(Clone, Debug)]
pub struct WordsAndHash;

impl Describe for WordsAndHash {
    const CODE: Code = Code::new("E0741");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "訂正の記録に before と withheld の両方があります",
                "載せる言葉（before）か、載せない言葉のハッシュ（withheld）のどちらか",
                "載せない言葉なら before の行を消してください",
            ),
            Message::new(
                "the correction has both `before` and `withheld`",
                "either the words, or the hash of words that are not to be shown",
                "remove the line with `before` if its words must not be shown",
            ),
        ]
    }
}

/// A row of `synonyms.yaml` that is not one of the three kinds of rows.
#[derive(Clone, Debug)]
pub struct WordRelationUnclear;

impl Describe for WordRelationUnclear {
    const CODE: Code = Code::new("E0218");

    fn texts(&self) -> [Message; 2] {
        [
            Message::new(
                "どの言葉がどの言葉で見つかるのか、この行からは分かりません",
                "same（2語以上）、word と narrower、apart（2語以上）のどれか一つ",
                "例: 「- same: [シニア, 高齢者]」「- word: 特殊詐欺」と次の行に「  narrower: [還付金詐欺]」",
            ),
            Message::new(
                "the row does not say which words find which",
                "one of: `same` with two words or more, `word` with `narrower`, `apart` with two words or more",
                "see docs/search.md for an example of each",
            ),
        ]
    }
}

/// What was expected and how to correct it, in Japanese and in English.
type Expectation = [(&'static str, &'static str); 2];

fn spelling(spelling: Spelling) -> Expectation {
    match spelling {
        Spelling::Sha256 => [
            ("SHA-256（16進数64桁）", "「tomei correct --withhold」が書いた値を、そのまま残してください"),
            ("a SHA-256 of 64 hexadecimal digits", "keep the value that `tomei correct --withhold` wrote"),
        ],
        Spelling::TimeZone => [
            ("時間帯の名前（Asia/Tokyo の形）", "日本の時間帯なら、この行は要りません"),
            ("the name of a time zone, like Asia/Tokyo", "leave the line out where Japan's day counts"),
        ],
        Spelling::Date => [
            ("実在する日付（2020-06-01 の形）", "年4桁-月2桁-日2桁で書いてください"),
            ("a date that exists, like 2020-06-01", "write year-month-day"),
        ],
        Spelling::FiscalYear => {
            [("年度（2019、令和元年度、平成31年度 など）", ""), ("a fiscal year such as 2019 or 令和元年度", "")]
        }
        Spelling::When => [
            (
                "時期（平成31年度、2020..2022、10月、年度末、第1四半期、4月〜6月、令和7年3月、通年、2019-10-29 など）",
                "終わりが始まりより前になっていないかも確かめてください",
            ),
            (
                "a time such as 平成31年度, 2020..2022, 10月, 年度末, 第1四半期, 4月〜6月, 令和7年3月, 通年 or 2019-10-29",
                "check also that the end is not before the start",
            ),
        ],
        Spelling::Slug => [
            ("半角英数字と - _ . だけの名前", "公開アドレスになるので、日本語や空白は使えません"),
            ("a name of ASCII letters, digits, `-`, `_`, `.`", "it becomes part of the address"),
        ],
        Spelling::Code => [
            ("「表のid:番号」（例 sogo4-1:5-1-3）", "番号だけでは、どの計画・どの期の番号か決まりません"),
            ("`table:code`, e.g. sogo4-1:5-1-3", "a number alone does not say which plan or term it belongs to"),
        ],
        Spelling::Codes => [
            ("コードの一覧か、なしを表す none", "記入がないときは項目ごと消してください"),
            ("a list of codes, or the word none", "leave the key out where nothing was filled in"),
        ],
        Spelling::Kind => [("sheet、annual、midterm、page のどれか", ""), ("sheet, annual, midterm or page", "")],
        Spelling::Url => {
            [("http:// か https:// で始まるアドレス", ""), ("an address that begins with http:// or https://", "")]
        }
        Spelling::Sdg => {
            [("SDGs の目標の番号（1〜17）", ""), ("the number of a Sustainable Development Goal (1–17)", "")]
        }
        Spelling::Tag => [
            ("[id]、[id -> 結び先]、[id @ 時期] の形", "文章の [ ] なら、前に \\ を付けてください"),
            ("[id], [id -> target] or [id @ when]", "put a \\ before a [ that belongs to the text"),
        ],
        Spelling::Language => [
            (
                "ja、en、pt-BR のような BCP 47 の言語コード。同じ言語は一度だけ",
                "ページのフォルダーの名前（data、all、due など）は使えません",
            ),
            (
                "a BCP 47 language code such as ja, en or pt-BR, each once",
                "the names of page folders (data, all, due …) cannot be used",
            ),
        ],
        Spelling::Reading => {
            [("全角カタカナの読み", "例: キョウドウ"), ("a reading in katakana", "for example キョウドウ")]
        }
    }
}
