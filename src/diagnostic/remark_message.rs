//! The words of the remarks: the part of the message table that speaks of
//! content that is sound and could be better.

use crate::diagnostic::message::{Text, say};
use crate::diagnostic::remark::{Remark, Width};

/// How many ids a message names.
const SHOWN: usize = 5;

/// Japanese first, then English.
pub(super) fn texts(remark: &Remark) -> [Text; 2] {
    match remark {
        Remark::SpacedLetters { .. }
        | Remark::OldForm { .. }
        | Remark::MixedWidths { .. }
        | Remark::MixedWidthsOfSite { .. }
        | Remark::CircledInData { .. }
        | Remark::MachineDependent { .. }
        | Remark::HalfWidthKana { .. } => of_writing(remark),
        Remark::SilenceWithoutReason { .. } | Remark::SilenceUnused { .. } | Remark::SilenceUnknown { .. } => {
            of_silences(remark)
        }
        Remark::EraDisagrees { .. }
        | Remark::EraNeverCame { .. }
        | Remark::YearCarried { .. }
        | Remark::MonthRead { .. }
        | Remark::CarriedFromNothing { .. } => of_years(remark),
        _ => of_what_is_said(remark),
    }
}

fn of_years(remark: &Remark) -> [Text; 2] {
    match remark {
        Remark::EraDisagrees { written, western, meant } => [
            say(
                format!("「{written}」は{meant}年にあたりますが、{western}年と並べて書かれています"),
                format!("{written}と{meant}年の組"),
                "原本を確かめ、どちらが正しいか分かれば直してください。原本の誤りなら、注記に書いて残せます",
            ),
            say(
                format!("{written} is {meant}, but stands beside {western}"),
                format!("{written} beside {meant}"),
                "look at the original and correct the wrong one; keep an error of the original with a note",
            ),
        ],
        Remark::EraNeverCame { written, label } => [
            say(
                format!("「{written}」は実際には来なかった年です"),
                label.as_str(),
                "原本の書き方は残し、（ ）で西暦を添えてください",
            ),
            say(
                format!("{written} is a year that never came"),
                label.as_str(),
                "keep what the original says and add the western year in brackets",
            ),
        ],
        Remark::YearCarried { written, label } => [
            say(format!("「{written}」は{label}と読みました"), "", "違うときは、元号を付けて書いてください"),
            say(format!("{written} was read as {label}"), "", "name the era if that is wrong"),
        ],
        Remark::MonthRead { written, label } => [
            say(format!("「{written}」は{label}と読みました"), "", "違うときは、年を付けて書いてください"),
            say(format!("{written} was read as {label}"), "", "name the year if that is wrong"),
        ],
        Remark::CarriedFromNothing { written } => [
            say(
                format!("「{written}」の「同」が指す元号が、前にありません"),
                "元号の付いた年度",
                "平成・令和などの元号を書いてください",
            ),
            say(
                format!("nothing before {written} names the era that 同 repeats"),
                "a year with its era",
                "write the era: 平成, 令和 …",
            ),
        ],
        _ => unreachable!("the table is parted by kind"),
    }
}

fn of_what_is_said(remark: &Remark) -> [Text; 2] {
    match remark {
        Remark::Placeholder { text } => [
            say(
                format!("「{text}」は書きかけのままのようです"),
                "読む人に伝わる文章",
                "中身を書くか、項目ごと消してください",
            ),
            say(
                format!("`{text}` looks like something still to be written"),
                "text that tells readers something",
                "fill it in, or remove the entry",
            ),
        ],
        Remark::PlaceholderRow { code } => [
            say(
                format!("「{code}」は、どれにも属さないことを表す記号で、施策や政策ではありません"),
                "実在する番号だけの表",
                "この行を消し、目標の側では「none」と書いてください",
            ),
            say(
                format!("`{code}` stands for none and is no measure or policy"),
                "a table of codes that exist",
                "remove the row and write `none` in the goals",
            ),
        ],
        Remark::PromisesWithoutResult { promises, results, ids } => [
            say(
                format!(
                    "取組み{promises}に対して実績は{results}で、実績の見当たらない取組みがあります（{}）",
                    listed(ids, "、")
                ),
                "取組みごとに、実績か、行わなかった理由",
                "実績を「->」で結ぶか、unmet_reason に理由を書いてください。原本に記載がないなら、そのことを理由に残せます",
            ),
            say(
                format!("{promises} promises, {results} results: some promises have none ({})", listed(ids, ", ")),
                "for each promise a result, or why there is none",
                "link a result with `->`, or fill in `unmet_reason`; where the original is silent, let it stand and say so",
            ),
        ],
        Remark::ResultElsewhere { promise, place, words } => [
            say(
                format!(
                    "取組み[{promise}]の実績は、{place} に書かれているかもしれません（共通の語: {}）",
                    listed(words, "、")
                ),
                "取組みのそばで読める実績",
                "読み比べて、同じことなら実績に書き足すか、注記で場所を示してください",
            ),
            say(
                format!("the result of promise [{promise}] may stand in {place} (both say {})", listed(words, ", ")),
                "a result that is read beside its promise",
                "compare the two; if they speak of one thing, add the result or a note on where it is",
            ),
        ],
        Remark::TwoSpellings { title, other, place } => [
            say(
                format!("「{title}」とよく似た題名「{other}」が {place} にあります"),
                "一つのものに一つの書き方",
                "同じものなら書き方をそろえ、ほかの書き方は other_titles に移してください",
            ),
            say(
                format!("`{title}` is nearly the same as `{other}` in {place}"),
                "one spelling for one thing",
                "if they are one thing, keep one spelling and move the other into `other_titles`",
            ),
        ],
        Remark::TwoOrdinals { name, other, place } => [
            say(
                format!("「{name}」は、{place} では「{other}」と書かれています"),
                "一つの計画に一つの書き方",
                "正式な名前を確かめて、そろえてください",
            ),
            say(
                format!("`{name}` is written `{other}` in {place}"),
                "one name for one plan",
                "look up the official name and use it throughout",
            ),
        ],
        Remark::StudiedAgain { verb, years, since } => [
            say(
                format!("同じ取組みの「{verb}」が{years}年続いています（{since}から）"),
                "いつまでに、何を決めるか、何をつくるか",
                "成果物か期限を、内容（[p1-d1]）か「@ 時期」で書き足してください",
            ),
            say(
                format!("the same promise has been 「{verb}」 for {years} years (since {since})"),
                "what will be decided or made, and by when",
                "add a deliverable below the promise, or a time (`@ …`)",
            ),
        ],
        Remark::FigureWithoutUnit { name } => [
            say(format!("「{name}」の数に単位がありません"), "「unit: 件」などの単位", "unit に単位を書いてください"),
            say(format!("the figures of `{name}` have no unit"), "a unit such as `unit: 件`", "fill in `unit`"),
        ],
        Remark::FigureWithoutDate { name } => [
            say(
                format!("「{name}」の実績値が、いつ時点の数か書かれていません"),
                "「as_of: 令和2年3月末」などの時点",
                "as_of に時点を書いてください",
            ),
            say(
                format!("it is not said when the actual figure of `{name}` was taken"),
                "a time such as `as_of: 令和2年3月末`",
                "fill in `as_of`",
            ),
        ],
        Remark::PrivateName { name } => [
            say(
                format!("「{name}」は個人の氏名のようです"),
                "公表してよいと確かめた氏名だけ",
                "本人の承諾と公表の要否を確かめ、要らなければ職名などに改めてください",
            ),
            say(
                format!("「{name}」 looks like the name of a private person"),
                "only names that may be published",
                "check consent and need, or write the person's role instead",
            ),
        ],
        Remark::HeadingSkips { before, level } => [
            say(
                format!("見出しが{before}段目から{level}段目に飛んでいます"),
                format!("{}段目までの見出し", before + 1),
                "# の数を減らして、順に下げてください。文書の本文は ## から始まります",
            ),
            say(
                format!("the headings jump from level {before} to level {level}"),
                format!("a heading of level {} at most", before + 1),
                "take away some `#`; the text of a document begins at `##`",
            ),
        ],
        Remark::UnknownAnchor { address } => [
            say(
                format!("リンク先「{address}」のページに、その場所はありません"),
                "そのページにある id",
                "# の後ろを、項目の id（p1 など）に直してください",
            ),
            say(
                format!("the page of `{address}` has no such place"),
                "an id on that page",
                "correct what follows the `#`, e.g. to the id of an item",
            ),
        ],
        _ => unreachable!("the table is parted by kind"),
    }
}

fn of_writing(remark: &Remark) -> [Text; 2] {
    match remark {
        Remark::SpacedLetters { text, closed } => [
            say(
                format!("「{text}」は字の間に空白があります"),
                format!("「{closed}」"),
                format!("空白を取って「{closed}」と書いてください"),
            ),
            say(format!("`{text}` has spaces between its letters"), format!("`{closed}`"), "take out the spaces"),
        ],
        Remark::OldForm { character, form, word } => [
            say(
                format!("「{word}」の「{character}」は旧字体・異体字です"),
                format!("ふつうの字体「{form}」"),
                format!("「{form}」に改めてください。正式な名前なら、dictionary.csv に登録すると何も言わなくなります"),
            ),
            say(
                format!("「{character}」 in 「{word}」 is an old or variant form"),
                format!("the everyday form 「{form}」"),
                format!("write 「{form}」; an official name belongs in dictionary.csv, and is then let stand"),
            ),
        ],
        Remark::MixedWidths { width, rarer, rare, usual } => {
            let [ja, en] = width_names(*width);
            [
                say(
                    format!("{ja}の書き方が混ざっています（「{rarer}」などが{rare}か所、もう一方が{usual}か所）"),
                    "一つの文書に一つの書き方",
                    "どちらかにそろえてください",
                ),
                say(
                    format!(
                        "{en} are written in two ways (`{rarer}` and the like {rare} times, the other {usual} times)"
                    ),
                    "one way in one document",
                    "choose one of them",
                ),
            ]
        }
        Remark::MixedWidthsOfSite { width, rarer, rare, usual } => {
            let [ja, en] = width_names(*width);
            [
                say(
                    format!("{ja}の書き方が文書によって違います（「{rarer}」などが{rare}文書、もう一方が{usual}文書）"),
                    "サイトで一つの書き方",
                    "この文書から順に、どちらかにそろえてください",
                ),
                say(
                    format!(
                        "documents differ in how they write {en} (`{rarer}` and the like in {rare}, the other in {usual})"
                    ),
                    "one way in the whole site",
                    "choose one of them, beginning here",
                ),
            ]
        }
        Remark::CircledInData { character, replacement } => [
            say(
                format!("題名や表の値に丸囲みの文字「{character}」があります"),
                format!("「{replacement}」"),
                "ふつうの数字に改めてください。資料での書き方は written や other_titles に残せます",
            ),
            say(
                format!("the circled character 「{character}」 stands in a title or a table"),
                format!("`{replacement}`"),
                "write a plain number; what the original writes has its place in `written` and `other_titles`",
            ),
        ],
        Remark::MachineDependent { character, replacement } => {
            let shown = if replacement.is_empty() { "なし".to_owned() } else { format!("「{replacement}」") };
            [
                say(
                    format!("機種依存文字「{}」があります", visible(*character)),
                    shown,
                    "どの機械でも読める文字に改めてください",
                ),
                say(
                    format!("「{}」 is shown differently by different machines", visible(*character)),
                    if replacement.is_empty() { "nothing in its place".to_owned() } else { format!("`{replacement}`") },
                    "write characters that every machine shows",
                ),
            ]
        }
        Remark::HalfWidthKana { text, full } => [
            say(format!("半角カタカナ「{text}」があります"), format!("「{full}」"), "全角カタカナに改めてください"),
            say(format!("`{text}` is half-width katakana"), format!("`{full}`"), "write full-width katakana"),
        ],
        _ => unreachable!("the table is parted by kind"),
    }
}

fn of_silences(remark: &Remark) -> [Text; 2] {
    match remark {
        Remark::SilenceWithoutReason { code } => [
            say(
                format!("{code} を残す理由が書かれていません"),
                format!("「{code}: 理由」"),
                "次に見る人のために、なぜ残すのかを書いてください。理由がない間は、注意を出します",
            ),
            say(
                format!("it is not said why {code} is let stand"),
                format!("`{code}: reason`"),
                "write the reason for whoever looks next; without one the rule goes on speaking",
            ),
        ],
        Remark::SilenceUnused { code } => [
            say(
                format!("{code} の注意は、もうありません"),
                "残す注意のある allow だけ",
                "この行を allow から消してください",
            ),
            say(
                format!("{code} has nothing to say here any more"),
                "only what is still let stand",
                "remove the line from `allow`",
            ),
        ],
        Remark::SilenceUnknown { code } => [
            say(
                format!("「{code}」という注意はありません"),
                "W か N で始まる注意の番号",
                "tomei check --rules の一覧を見てください。誤り（E）は残せません",
            ),
            say(
                format!("there is no rule `{code}` to let stand"),
                "a code that begins with W or N",
                "see `tomei check --rules`; errors (E) cannot be let stand",
            ),
        ],
        _ => unreachable!("the table is parted by kind"),
    }
}

fn width_names(width: Width) -> [&'static str; 2] {
    match width {
        Width::Digits => ["数字", "digits"],
        Width::Letters => ["英字", "letters"],
        Width::Brackets => ["かっこ", "brackets"],
        Width::WaveDashes => ["波線（～と〜）", "wave dashes (～ and 〜)"],
    }
}

fn listed(words: &[String], comma: &str) -> String {
    let more = if words.len() > SHOWN { " …" } else { "" };
    words.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(comma) + more
}

/// A character that shows nothing is named by its number.
fn visible(c: char) -> String {
    let is_shown = !c.is_control() && !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{206f}' | '\u{feff}');
    if is_shown { format!("{c}") } else { format!("U+{:04X}", u32::from(c)) }
}
