//! What a template tells the clerks who fill it in.

use crate::import::template::card::CARDS;
use crate::import::template::mark::Mark;
use crate::import::words::same;

/// The title of the explanation.
pub const TITLE: &str = "この用紙の書き方";

/// The explanation in a workbook.
pub static WORKBOOK: [&str; 9] = [
    "1. 「部局」のシートに部局のことを、「目標1」からのシートに目標を1つずつ書きます。色の付いた欄が書くところです。",
    "2. 書くことのない欄は、空けたままにします。使わない目標のシートは、そのままでも消してもかまいません。",
    "3. 目標が足りないときは、シートの見出しを右クリックして「移動またはコピー」で写し、「目標の番号」を直します。",
    "4. 表は1行に1つずつ書きます。行が足りないときは、表の途中に行を挿入します。○などの印は要りません。",
    "5. 施策・政策・評価などは、欄を選ぶと出る▼から選びます。2つ以上あるときは、行を分けて選びます。",
    "6. 年度の初めは、取組み・期限・目標値までを書きます。年度の終わりに、同じファイルの実績・課題・実績値・評価を書き足します。",
    "7. 年度の初めに書いた取組みは、年度の終わりに書き替えないでください。変わったことは実績に書きます。",
    "8. 1行目の「記入様式」の行、灰色の見出し、表の見出しは、消したり書き替えたりしないでください。",
    "9. 書き終えたら、取りまとめの係に渡してください。係は tomei import で取り込みます。",
];

/// The explanation in a Word document.
pub static DOCUMENT: [&str; 9] = [
    "1. 「部局について」に部局のことを、「当年度の目標」に目標を1つずつ書きます。",
    "2. 書くことのない欄は、空けたままにします。使わない目標は、そのままでも消してもかまいません。",
    "3. 目標が足りないときは、「当年度の目標」の見出しから次の見出しの前までを写して貼り、「目標の番号」を直します。",
    "4. 表は1行に1つずつ書きます。行が足りないときは、表の最後の欄で Tab キーを押します。○などの印は要りません。",
    "5. 施策・政策・評価などは、欄を選ぶと出る▼から選びます。2つ以上あるときは、行を分けて選びます。",
    "6. 年度の初めは、取組み・期限・目標値までを書きます。年度の終わりに、同じファイルの実績・課題・実績値・評価を書き足します。",
    "7. 年度の初めに書いた取組みは、年度の終わりに書き替えないでください。変わったことは実績に書きます。",
    "8. 初めの「記入様式」の行、灰色の見出し、表の見出しは、消したり書き替えたりしないでください。",
    "9. 書き終えたら、取りまとめの係に渡してください。係は tomei import で取り込みます。",
];

/// What a field says from which one chooses.
pub const CHOOSE: &str = "（選んでください）";

/// What Word puts into a field that was emptied.
const EMPTIED: [&str; 3] =
    ["アイテムを選択してください。", "クリックまたはタップしてテキストを入力してください。", "Choose an item."];

/// Whether a cell has only what stands there until something is written.
pub fn is_unwritten(text: &str) -> bool {
    EMPTIED.iter().chain([&CHOOSE]).any(|own| same(own, text))
}

/// What stands above the lists of options of a workbook.
pub const CHOICES: &str = "選ぶ欄に出る一覧です。書き替えないでください。";

/// The headings of the lists of options, in the order of [`LISTED`](crate::import::template::choices::LISTED).
pub const LISTS: [&str; 4] = ["［部局の一覧］", "［総合計画の施策の一覧］", "［基本政策の一覧］", "［評価の一覧］"];

/// Whether a text is one that the template has itself, apart from the labels of its cards and the headings of its tables.
pub fn is_own_word(text: &str) -> bool {
    let all = WORKBOOK.iter().chain(&DOCUMENT).chain(&LISTS).copied().chain([TITLE, CHOOSE, CHOICES]);
    let tables = CARDS.iter().flat_map(|card| card.tables).map(|table| table.title);
    let mut titles = CARDS.iter().map(|card| card.title).chain(tables).chain(all);
    titles.any(|own| same(own, text)) || Mark::parse(text).is_some()
}
