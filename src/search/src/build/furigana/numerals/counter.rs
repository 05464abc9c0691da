//! Counters: how they are read, and how they change the number before them.
//!
//! Only what grammars and broadcasters agree on is here (NHK 日本語発音アクセント新辞典, appendix on numerals); where a number has
//! two readings before a counter, as 七 before 名, there is none.

/// A counter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counter {
    pub written: &'static str,
    pub reading: &'static str,
    pub class: Class,
}

/// How a counter and the number before it change each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Neither changes.
    Plain,
    /// Neither changes, and 四 has two readings.
    PlainButFour,
    /// An often used counter that begins in k: いっけん, ろっけん, ひゃっけん; 八 has two readings before some.
    K,
    /// The same, and 八 has one reading.
    KOfEight,
    /// One that begins in k, of which only 一 is sure to change.
    RareK,
    /// One that begins in k, before which 一 has two readings.
    RarestK,
    /// One that begins in s or t: いっさい, はっさい.
    S,
    /// One that begins in s or t, of which 一, 四 and 八 have two readings.
    RareS,
    /// ほん, ぽん, ぼん.
    H,
    Person,
    Day,
    Month,
    Year,
    Hour,
    Minute,
}

const fn counter(written: &'static str, reading: &'static str, class: Class) -> Counter {
    Counter { written, reading, class }
}

/// The counters of sheets of goals. Longer ones come before those that they begin with.
pub(super) const COUNTERS: &[Counter] = &[
    counter("日間", "にちかん", Class::Day),
    counter("日目", "にちめ", Class::Day),
    counter("日後", "にちご", Class::Day),
    counter("日前", "にちまえ", Class::Day),
    counter("日", "にち", Class::Day),
    counter("人目", "にんめ", Class::Person),
    counter("人分", "にんぶん", Class::Person),
    counter("人", "にん", Class::Person),
    counter("月末", "がつまつ", Class::Month),
    counter("月中", "がつちゅう", Class::Month),
    counter("月", "がつ", Class::Month),
    counter("年間", "ねんかん", Class::Year),
    counter("年度", "ねんど", Class::Year),
    counter("年目", "ねんめ", Class::Year),
    counter("年後", "ねんご", Class::Year),
    counter("年", "ねん", Class::Year),
    counter("時間", "じかん", Class::Hour),
    counter("時", "じ", Class::Hour),
    counter("分間", "ふんかん", Class::Minute),
    counter("分の", "ふんの", Class::Minute),
    counter("分", "ふん", Class::Minute),
    counter("回目", "かいめ", Class::KOfEight),
    counter("回", "かい", Class::KOfEight),
    counter("個", "こ", Class::KOfEight),
    counter("か所", "かしょ", Class::KOfEight),
    counter("カ所", "かしょ", Class::KOfEight),
    counter("ヶ所", "かしょ", Class::KOfEight),
    counter("ケ所", "かしょ", Class::KOfEight),
    counter("箇所", "かしょ", Class::KOfEight),
    counter("か月", "かげつ", Class::KOfEight),
    counter("カ月", "かげつ", Class::KOfEight),
    counter("ヶ月", "かげつ", Class::KOfEight),
    counter("ケ月", "かげつ", Class::KOfEight),
    counter("箇月", "かげつ", Class::KOfEight),
    counter("か年", "かねん", Class::KOfEight),
    counter("ヶ年", "かねん", Class::KOfEight),
    counter("件", "けん", Class::K),
    counter("校", "こう", Class::K),
    counter("館", "かん", Class::K),
    counter("期", "き", Class::RareK),
    counter("課", "か", Class::RareK),
    counter("項目", "こうもく", Class::RareK),
    counter("項", "こう", Class::RareK),
    counter("区", "く", Class::RarestK),
    counter("県", "けん", Class::RarestK),
    counter("歳", "さい", Class::S),
    counter("社", "しゃ", Class::S),
    counter("冊", "さつ", Class::S),
    counter("点", "てん", Class::S),
    counter("頭", "とう", Class::S),
    counter("通", "つう", Class::S),
    counter("種類", "しゅるい", Class::S),
    counter("種", "しゅ", Class::S),
    counter("章", "しょう", Class::S),
    counter("週間", "しゅうかん", Class::S),
    counter("丁目", "ちょうめ", Class::S),
    counter("世帯", "せたい", Class::RareS),
    counter("団体", "だんたい", Class::Plain),
    counter("者", "しゃ", Class::RareS),
    counter("本", "ほん", Class::H),
    counter("名", "めい", Class::Plain),
    counter("枚", "まい", Class::Plain),
    counter("台", "だい", Class::Plain),
    counter("倍", "ばい", Class::Plain),
    counter("号", "ごう", Class::Plain),
    counter("位", "い", Class::Plain),
    counter("番", "ばん", Class::Plain),
    counter("部", "ぶ", Class::Plain),
    counter("割", "わり", Class::Plain),
    counter("園", "えん", Class::Plain),
    counter("町", "ちょう", Class::PlainButFour),
    counter("市", "し", Class::PlainButFour),
    counter("円", "えん", Class::PlainButFour),
    counter("次", "じ", Class::PlainButFour),
    counter("条", "じょう", Class::PlainButFour),
    counter("度", "ど", Class::PlainButFour),
];

impl Counter {
    /// The counters that `text` begins with, the longest first.
    pub(super) fn all_at(text: &str) -> impl Iterator<Item = Self> {
        COUNTERS.iter().filter(move |counter| text.starts_with(counter.written)).copied()
    }

    /// Whether `text` begins with what may be a counter, known here or not.
    pub(super) fn may_begin(text: &str) -> bool {
        const OTHERS: &str = "階軒匹杯票泊班編版歩発羽足拍箱株袋棟戸組束筆口色重品桁";
        Self::all_at(text).next().is_some() || text.starts_with(|first| OTHERS.contains(first))
    }
}

impl Class {
    /// How the last digit of a number is read before the counter; none where that is not certain.
    pub(super) fn digit(self, digit: u8) -> Option<&'static str> {
        use Class::{
            Day, H, Hour, K, KOfEight, Minute, Month, Person, Plain, PlainButFour, RareK, RareS, RarestK, S, Year,
        };
        Some(match (digit, self) {
            (1, K | KOfEight | RareK | S | H) => "いっ",
            (1, RarestK | RareS) => return None,
            (1, _) => "いち",
            (2, _) => "に",
            (3, _) => "さん",
            (4, Person | Year | Hour) => "よ",
            (4, Month) => "し",
            (4, PlainButFour | Day | RareS) => return None,
            (4, _) => "よん",
            (5, _) => "ご",
            (6, K | KOfEight | H) => "ろっ",
            (6, RareK | RarestK) => return None,
            (6, _) => "ろく",
            (7, Month | Hour) => "しち",
            (8, KOfEight | S) => "はっ",
            (8, K | RareK | RarestK | RareS | H | Minute) => return None,
            (8, _) => "はち",
            (9, Month | Hour | Day) => "く",
            (9, Plain | K | KOfEight | RareK | RarestK | S | RareS | H) => "きゅう",
            _ => return None,
        })
    }

    /// How 十 is read at the end of a number: before many counters じゅっ and じっ are both correct.
    pub(super) fn ten(self) -> Option<&'static str> {
        use Class::{H, K, KOfEight, Minute, RareK, RareS, RarestK, S};
        (!matches!(self, K | KOfEight | RareK | RarestK | S | RareS | H | Minute)).then_some("じゅう")
    }

    /// How 百 is read at the end of a number.
    pub(super) fn hundred(self) -> Option<&'static str> {
        match self {
            Class::K | Class::KOfEight | Class::H | Class::Minute => Some("ひゃっ"),
            Class::RareK | Class::RarestK => None,
            _ => Some("ひゃく"),
        }
    }
}
