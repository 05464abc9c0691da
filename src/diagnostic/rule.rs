//! Why each rule is there, with an example of what it means: the table behind
//! the page of rules and the reasons in messages.

use std::fmt::Write;

use crate::diagnostic::Severity;
use crate::diagnostic::fault::{Fault, Referent};
use crate::diagnostic::lang::Lang;
use crate::diagnostic::message::message;
use crate::diagnostic::published_rule;
use crate::diagnostic::remark::{Remark, Width};

/// A rule that `tomei check` keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub code: &'static str,
    /// Japanese first, then English.
    name: [&'static str; 2],
    reason: [&'static str; 2],
    /// Content that the rule speaks of, and the same made better; empty where
    /// there is nothing to make better.
    pub bad: &'static str,
    pub good: &'static str,
}

impl Rule {
    /// What the rule is about.
    pub fn name(&self, lang: Lang) -> &'static str {
        pick(self.name, lang)
    }

    /// Why it matters.
    pub fn reason(&self, lang: Lang) -> &'static str {
        pick(self.reason, lang)
    }

    /// Something the rule would say.
    pub fn example(&self) -> Fault {
        example(self.code).expect("every rule of the table has an example")
    }
}

fn pick(words: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => words[0],
        Lang::En => words[1],
    }
}

/// Every rule, by its code.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().chain(&published_rule::RULES)
}

/// The rule of a code.
pub fn find(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}

/// Whether what is said under `code` may be let stand with a reason.
pub fn may_stand(code: &str) -> bool {
    let is_warning = code.starts_with(['W', 'N']) && code.len() == 5;
    is_warning && !SILENCES.contains(&code) && (find(code).is_some() || OTHERS.contains(&code))
}

/// The rules on silences themselves always speak.
const SILENCES: [&str; 3] = ["W0991", "W0992", "W0993"];

/// Warnings that have no place on the page of rules: they tell of files, not
/// of what is written.
const OTHERS: [&str; 9] = ["W0102", "W0502", "N0506", "W0508", "N0509", "N0511", "N0512", "W0513", "W0514"];

const HEAD: &str = "\
# tomei check の注意

`tomei check` が見ること、その理由、直し方です。この一覧は `tomei check --rules` でも出ます。
（What `tomei check` looks at, why, and the cure. `tomei check --rules` prints this page.）

- E は誤りで、直すまでサイトは作られません。W は注意で、サイトは作られます。N は読み取り方の覚え書きで、`--notes` を付けたときだけ出ます。
- 確かめたうえで残すときは、文書の前書きに `allow: {番号: 理由}` と書きます。サイト全体なら `content/tomei.yaml` に書きます。
- 資料についての注記（`source` の `note`）は原本の書き方を引く場所なので、見ません。

(E: an error, the site is not built. W: a warning. N: a note, shown with `--notes`. To let one stand, write
`allow: {CODE: reason}` into the front matter, or into `content/tomei.yaml` for the whole site.)
";

/// The page of all rules, in Markdown: Japanese first.
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    rules().for_each(|rule| add(&mut page, rule));
    page
}

fn add(page: &mut String, rule: &Rule) {
    let fault = rule.example();
    let [ja, en] = [Lang::Ja, Lang::En].map(|lang| message(&fault, lang));
    let grade = match fault.severity() {
        Severity::Error => "誤り",
        Severity::Warning => "注意",
        Severity::Note => "覚え書き",
    };
    let written = (|| {
        writeln!(page, "\n## {} {}（{grade}）\n", rule.code, rule.name(Lang::Ja))?;
        writeln!(page, "{}\n", rule.reason(Lang::Ja))?;
        writeln!(page, "- 例: {}", ja.title)?;
        if let Some(hint) = ja.hint {
            writeln!(page, "- 直し方: {hint}")?;
        }
        if !rule.bad.is_empty() {
            writeln!(page, "\n```text\n× {}\n○ {}\n```", indented(rule.bad), indented(rule.good))?;
        }
        writeln!(page, "\n{}: {} {}", capital(rule.name(Lang::En)), rule.reason(Lang::En), sentence(en.hint))
    })();
    written.expect("a string takes what is written to it");
}

fn indented(example: &str) -> String {
    example.replace('\n', "\n  ").replace("\n  \n", "\n\n")
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

fn sentence(words: Option<String>) -> String {
    words.map(|words| capital(&words) + ".").unwrap_or_default()
}

pub(super) const fn rule(
    code: &'static str,
    name: [&'static str; 2],
    reason: [&'static str; 2],
    [bad, good]: [&'static str; 2],
) -> Rule {
    Rule { code, name, reason, bad, good }
}

/// The rules on what is written.
static RULES: [Rule; 33] = [
    rule(
        "W0303",
        ["更新日が公開日より前", "updated before it was published"],
        [
            "日付の前後が入れ替わると、いつの記載か分からなくなります。",
            "Dates in the wrong order leave readers guessing which text they read.",
        ],
        ["published: 2020-06-01\nupdated: 2020-05-01", "published: 2020-06-01\nupdated: 2020-06-15"],
    ),
    rule(
        "E0304",
        ["「どれにも属さない」の書き方", "how to say that a goal belongs to none"],
        [
            "0-0-0 や 0 は番号のように見えますが、番号ではありません。「なし」と「記入なし」は別のことです。",
            "0-0-0 and 0 look like codes and are none; “none” and “not filled in” are different things.",
        ],
        ["plan: 0-0-0", "plan: none"],
    ),
    rule(
        "E0404",
        ["登録のない番号や、切れたリンク", "unknown codes and dead links"],
        [
            "番号だけでは、どの計画のどの期の番号か決まりません。切れたリンクは読む人を行き止まりに連れて行きます。",
            "A number alone does not say which plan it belongs to; a dead link leads readers nowhere.",
        ],
        ["plan: [sogo4-1:9-9-9]", "plan: [sogo4-1:5-1-3]"],
    ),
    rule(
        "W0501",
        ["HTML がそのまま出る", "HTML is shown as it is typed"],
        [
            "本文は Markdown で書きます。HTML は安全のため、文字のまま表示されます。",
            "Text is Markdown; HTML is shown as characters, for safety.",
        ],
        ["<b>重要</b>", "**重要**"],
    ),
    rule(
        "W0503",
        ["画像の説明がない", "an image without a text alternative"],
        [
            "画面を見ない人には、画像の中身が伝わりません（JIS X 8341-3 の 1.1.1）。",
            "People who do not see the screen learn nothing of the picture (WCAG 1.1.1).",
        ],
        ["![](files/map.png)", "![新しい窓口の場所を示す地図](files/map.png)"],
    ),
    rule(
        "W0504",
        ["見出しより前の文章", "text before the first heading"],
        ["見出しのない文章は、何の欄の記載か分かりません。", "Text without a heading belongs to no part of the sheet."],
        ["（本文の始まり）\n文章。\n\n## 取組み", "## 取組み\n\n- [p1] 文章。"],
    ),
    rule(
        "W0801",
        ["書きかけのまま", "something still to be written"],
        [
            "ひな形の言葉や ○○ が公開されると、読む人は何も知ることができません。",
            "Words of the template, or ○○, tell readers nothing.",
        ],
        ["- [p1] ○○地区で説明会を開きます。", "- [p1] 北町地区で説明会を開きます。"],
    ),
    rule(
        "W0802",
        ["「なし」を番号として登録", "“none” as a row of a table"],
        [
            "表に 0-0-0 や 0 を加えると、どれにも属さない目標が、属しているように数えられます。",
            "With 0-0-0 in a table, goals that belong to none are counted as belonging to something.",
        ],
        ["- {code: 0-0-0, title: なし}", "plan: none"],
    ),
    rule(
        "W0811",
        ["元号と西暦が合わない", "era and western year disagree"],
        [
            "二つの年のどちらが本当の期限か、読む人には決められません。",
            "Readers cannot tell which of the two years is the deadline.",
        ],
        ["平成34年度(2021年度)までに", "平成34年度(2022年度)までに"],
    ),
    rule(
        "W0812",
        ["来なかった元号の年", "a year of an era that never came"],
        [
            "平成34年度は令和4年度です。元号だけでは、いつのことか数え直さなければなりません。",
            "平成34年度 is 令和4年度; with the era alone readers have to count for themselves.",
        ],
        ["平成34年度までに15校区で設立", "平成34年度(2022年度)までに15校区で設立"],
    ),
    rule(
        "N0813",
        ["「同」の読み取り", "how 同 was read"],
        [
            "「同32年度」は、前にある元号で読みます。読み違いがないか、ここで確かめられます。",
            "同32年度 takes the era before it; here you can see which.",
        ],
        ["", ""],
    ),
    rule(
        "N0814",
        ["年のない月の読み取り", "how a month without a year was read"],
        [
            "「10月」はその年度の中の月と読みます。1月から3月は翌年です。",
            "10月 lies in the fiscal year; January to March are in the year after.",
        ],
        ["", ""],
    ),
    rule(
        "W0815",
        ["「同」の指す元号がない", "同 with no era before it"],
        [
            "前に元号がなければ、「同32年度」がいつのことか決まりません。",
            "With no era before it, 同32年度 is no year at all.",
        ],
        ["同32年度に実施する", "令和2年度に実施する"],
    ),
    rule(
        "W0821",
        ["実績の見当たらない取組み", "promises without a result"],
        [
            "約束したのに何も書かれていないことに、市民は最初に気付きます。",
            "That nothing is said of a promise is what citizens notice first.",
        ],
        [
            "## 取組み\n\n- [p1] 開きます。\n- [p2] 調べます。\n\n## 実績\n\n- [r1 -> p1] 開きました。",
            "## 実績\n\n- [r1 -> p1] 開きました。\n- [r2 -> p2] 調べました。",
        ],
    ),
    rule(
        "W0822",
        ["ほかの場所にある実績", "a result that stands elsewhere"],
        [
            "取組みの実績が総括にだけあると、目標のページを読む人には見えません。",
            "A result that only the review tells is not seen by readers of the goal.",
        ],
        ["- [p3] 中央会館の実施設計を進めます。", "- [r3 -> p3] 中央会館の実施設計を行いました。"],
    ),
    rule(
        "W0831",
        ["題名の二つの書き方", "two spellings of one title"],
        [
            "「跡地活用」と「跡地利活用」のように書き方が揺れると、別の政策に見え、探しても片方しか見つかりません。",
            "A title in two spellings looks like two policies, and a search finds only one of them.",
        ],
        [
            "- {no: 14, title: 学校施設跡地活用方針の策定}\n- {no: 15, title: 学校施設跡地利活用方針の策定}",
            "- no: 14\n  title: 学校施設跡地活用方針の策定\n  other_titles: [学校施設跡地利活用方針の策定]",
        ],
    ),
    rule(
        "W0832",
        ["「第2期」と「第2次」", "“period 2” and “plan 2” of one plan"],
        [
            "同じ計画の名前が揺れると、二つの計画があるように読めます。",
            "One plan under two names reads like two plans.",
        ],
        [
            "第2期中期事業計画を振り返ります。…第2次中期事業計画の目標",
            "第2期中期事業計画を振り返ります。…第2期中期事業計画の目標",
        ],
    ),
    rule(
        "W0841",
        ["毎年続く「検討」", "“studied” year after year"],
        [
            "何がいつ決まるのか分からない約束が続くと、進んでいるのか誰にも分かりません。",
            "A promise that never says what will be decided cannot be seen to move.",
        ],
        [
            "（2018年度）- [p1] 公民館の使い方を検討します。\n（2019年度）- [p1] 公民館の使い方を検討します。",
            "- [p1] 公民館の使い方を検討します。\n  - [p1-d1 @ 12月] 利用規則の案を審議会に出す",
        ],
    ),
    rule(
        "W0851",
        ["単位のない数", "a figure without a unit"],
        [
            "人か件か回か分からない数は、比べることも足すこともできません。",
            "A figure that may count people or cases can be neither compared nor added up.",
        ],
        ["- {name: 相談, target: 100}", "- {name: 相談, unit: 件, target: 100}"],
    ),
    rule(
        "W0852",
        ["いつの数か分からない実績値", "an actual figure without a date"],
        ["12月末の数と年度末の数は比べられません。", "A figure of December cannot be compared with one of March."],
        ["- {name: 相談, unit: 件, actual: 90}", "- {name: 相談, unit: 件, actual: 90, as_of: 令和2年3月末}"],
    ),
    rule(
        "W0861",
        ["個人の氏名らしい言葉", "what looks like a private name"],
        [
            "公表した氏名は検索に残り、取り消せません。部局長など公表している人の氏名は数えません。",
            "A published name stays in search engines; published heads of departments are not counted.",
        ],
        ["講師に山田太郎氏を招きました。", "講師に防災の専門家を招きました。"],
    ),
    rule(
        "W0871",
        ["飛んでいる見出し", "headings that skip a level"],
        [
            "読み上げソフトは見出しの段で文書をたどります。段が飛ぶと、欠けた所があるように聞こえます（JIS X 8341-3 の 1.3.1）。",
            "Screen readers walk a page by its headings; a gap sounds like something missing (WCAG 1.3.1).",
        ],
        ["## 経過\n\n#### 4月", "## 経過\n\n### 4月"],
    ),
    rule(
        "W0872",
        ["ページの中の行き先がない", "a link to a place that is not on the page"],
        [
            "# の後ろの場所がないと、リンクはページの先頭に着き、読む人は探し直すことになります。",
            "Without the place behind the #, the link ends at the top of the page and readers have to search again.",
        ],
        ["[取組み](../2019/kikaku/goal-1.md#p9)", "[取組み](../2019/kikaku/goal-1.md#p1)"],
    ),
    rule(
        "W0901",
        ["字の間の空白", "letters with spaces between them"],
        [
            "「A I」は検索で「AI」に当たらず、読み上げでは「エー アイ」と切れます。",
            "A search for AI does not find “A I”, and a screen reader stops between the letters.",
        ],
        ["戸籍事務でのA I活用", "戸籍事務でのAI活用"],
    ),
    rule(
        "W0902",
        ["旧字体・異体字", "old and variant forms of characters"],
        [
            "同じ言葉が別の字で書かれると、そろえて数えることも、並べて探すこともできません。",
            "A word in two forms is counted and found as two words.",
        ],
        ["校區ごとに説明会を開きます。", "校区ごとに説明会を開きます。"],
    ),
    rule(
        "W0903",
        ["全角と半角の混在", "two widths in one document"],
        [
            "同じ文書の中で書き方が混ざると、数や括弧を機械で読み取れません。",
            "Two ways of writing in one document keep machines from reading its figures.",
        ],
        ["12校区と１３校区で", "12校区と13校区で"],
    ),
    rule(
        "W0904",
        ["文書ごとの全角と半角", "two widths in one site"],
        [
            "部局ごとに書き方が違うと、並べたときに読みにくく、比べられません。",
            "Departments that write differently are hard to read side by side.",
        ],
        ["（ほかの文書はすべて半角の括弧で）市民課（窓口）", "市民課(窓口)"],
    ),
    rule(
        "W0905",
        ["題名や表の丸数字", "circled digits in titles and tables"],
        [
            "データを使う人の機械で読めないことがあります。オープンデータでは置き換えられます。",
            "Machines of those who use the data may not read them; open data replaces them.",
        ],
        ["title: ①窓口の改善", "title: (1)窓口の改善"],
    ),
    rule(
        "W0906",
        ["機種依存文字", "machine-dependent characters"],
        ["機械によって別の文字に化けたり、消えたりします。", "They turn into others, or vanish, on other machines."],
        ["㈱みどりと協定", "(株)みどりと協定"],
    ),
    rule(
        "W0907",
        ["半角カタカナ", "half-width katakana"],
        [
            "検索やメールで化けることがあり、濁点が離れて数えられます。",
            "Mail and searches garble it, and its voicing marks count as characters.",
        ],
        ["ｶｳﾝﾀｰを増やす", "カウンターを増やす"],
    ),
    rule(
        "W0991",
        ["理由のない allow", "an `allow` without a reason"],
        [
            "理由がなければ、次に見る人は残してよいのか判断できません。",
            "Without a reason the next editor cannot tell whether it may stay.",
        ],
        ["allow: {W0821: ''}", "allow: {W0821: 原本に記載がありません}"],
    ),
    rule(
        "W0992",
        ["使われていない allow", "an `allow` of nothing"],
        [
            "直したあとも残っていると、同じ種類の新しい誤りまで隠れます。",
            "Left behind after the cure, it would hide the next fault of its kind.",
        ],
        ["allow: {W0901: 引用です}（もう引用はない）", "（allow の行を消す）"],
    ),
    rule(
        "W0993",
        ["知らない番号の allow", "an `allow` of an unknown code"],
        ["番号の書きまちがいでは、注意は消えません。", "A misspelled code silences nothing."],
        ["allow: {W9999: 理由}", "allow: {W0901: 理由}"],
    ),
];

/// Something each rule would say.
fn example(code: &str) -> Option<Fault> {
    Some(match code {
        "W0303" => Fault::UpdatedBeforePublished,
        "E0304" => Fault::PlaceholderForNone { text: "0-0-0".to_owned() },
        "E0404" => Fault::Unknown { referent: Referent::Measure, name: "sogo4-1:9-9-9".to_owned(), suggestion: None },
        "W0501" => Fault::RawHtml { html: "<b>".to_owned() },
        "W0503" => Fault::ImageWithoutAlt,
        "W0504" => Fault::TextBeforeSections,
        "W0801" => Remark::Placeholder { text: "○○".to_owned() }.into(),
        "W0802" => Remark::PlaceholderRow { code: "0-0-0".to_owned() }.into(),
        "W0811" => {
            Remark::EraDisagrees { written: "平成34年度".to_owned(), western: "2021".to_owned(), meant: 2022 }.into()
        }
        "W0812" => Remark::EraNeverCame {
            written: "平成34年度".to_owned(), label: "2022年度（令和4年度）".to_owned()
        }
        .into(),
        "N0813" => {
            Remark::YearCarried { written: "同32年度".to_owned(), label: "2020年度（令和2年度）".to_owned() }.into()
        }
        "N0814" => Remark::MonthRead { written: "3月".to_owned(), label: "2020年（令和2年）3月".to_owned() }.into(),
        "W0815" => Remark::CarriedFromNothing { written: "同32年度".to_owned() }.into(),
        "W0821" => Remark::PromisesWithoutResult { promises: 2, results: 1, ids: vec!["p2".to_owned()] }.into(),
        "W0822" => Remark::ResultElsewhere {
            promise: "p3".to_owned(),
            place: "content/2019/kikaku/sheet.md [v1]".to_owned(),
            words: vec!["中央会館".to_owned(), "実施設計".to_owned()],
        }
        .into(),
        "W0831" => Remark::TwoSpellings {
            title: "学校施設跡地利活用方針の策定".to_owned(),
            other: "学校施設跡地活用方針の策定".to_owned(),
            place: "14".to_owned(),
        }
        .into(),
        "W0832" => Remark::TwoOrdinals {
            name: "第2次中期事業計画".to_owned(),
            other: "第2期中期事業計画".to_owned(),
            place: "5行目".to_owned(),
        }
        .into(),
        "W0841" => {
            Remark::StudiedAgain {
                verb: "検討".to_owned(), years: 2, since: "2018年度（平成30年度）".to_owned()
            }
            .into()
        }
        "W0851" => Remark::FigureWithoutUnit { name: "相談".to_owned() }.into(),
        "W0852" => Remark::FigureWithoutDate { name: "相談".to_owned() }.into(),
        "W0861" => Remark::PrivateName { name: "山田太郎".to_owned() }.into(),
        "W0871" => Remark::HeadingSkips { before: 2, level: 4 }.into(),
        "W0872" => Remark::UnknownAnchor { address: "../2019/kikaku/goal-1.md#p9".to_owned() }.into(),
        "W0901" => Remark::SpacedLetters { text: "A I".to_owned(), closed: "AI".to_owned() }.into(),
        "W0902" => Remark::OldForm { character: '區', form: '区', word: "校區".to_owned() }.into(),
        "W0903" => Remark::MixedWidths { width: Width::Digits, rarer: "１３".to_owned(), rare: 1, usual: 4 }.into(),
        "W0904" => {
            Remark::MixedWidthsOfSite { width: Width::Brackets, rarer: "（".to_owned(), rare: 1, usual: 40 }.into()
        }
        "W0905" => Remark::CircledInData { character: '①', replacement: "(1)".to_owned() }.into(),
        "W0906" => Remark::MachineDependent { character: '㈱', replacement: "(株)".to_owned() }.into(),
        "W0907" => Remark::HalfWidthKana { text: "ｶｳﾝﾀｰ".to_owned(), full: "カウンター".to_owned() }.into(),
        "W0991" => Remark::SilenceWithoutReason { code: "W0821".to_owned() }.into(),
        "W0992" => Remark::SilenceUnused { code: "W0901".to_owned() }.into(),
        "W0993" => Remark::SilenceUnknown { code: "W9999".to_owned() }.into(),
        _ => return published_rule::example(code),
    })
}

#[cfg(test)]
mod tests {
    use super::{may_stand, rules};

    #[test]
    fn examples_are_of_their_own_rule() {
        for rule in rules() {
            assert_eq!(rule.example().code(), rule.code);
        }
        assert!(rules().is_sorted_by_key(|rule| &rule.code[1..]), "in the order of the codes");
    }

    #[test]
    fn errors_and_silences_cannot_be_let_stand() {
        assert!(may_stand("W0821") && may_stand("N0814") && may_stand("W0102"));
        assert!(!may_stand("E0404") && !may_stand("W0992") && !may_stand("W9999") && !may_stand("誤り"));
    }
}
