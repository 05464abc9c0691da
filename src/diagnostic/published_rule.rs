//! The rules on what was published before: why each is there, with an example.

use crate::diagnostic::fault::Fault;
use crate::diagnostic::published_fault::PublishedFault;
use crate::diagnostic::rule::{Rule, rule};
use crate::model::path::Slug;
use crate::model::publication::Part;

/// Every rule, by its code.
pub(super) static RULES: [Rule; 10] = [
    rule(
        "E1002",
        ["使い終わった id", "an id that was used up"],
        [
            "同じ id が別の文書を指すと、引用やリンクが、気付かれないまま別の約束に変わります。",
            "Citations and links would lead to another promise, and nobody would notice.",
        ],
        ["id: 2019-somu-1（前に公開し、取り下げた文書の id）", "id: 2019-somu-4（新しい番号）"],
    ),
    rule(
        "E1003",
        ["使い終わった項目の id", "an item's id that was used up"],
        [
            "項目へのリンクが、前とは別の約束に着くことになります。",
            "Links to the item would lead to another promise than before.",
        ],
        ["- [p2] 新しい取組み（前の p2 は消した）", "- [p5] 新しい取組み"],
    ),
    rule(
        "W1004",
        ["なくなった文書", "a document that is gone"],
        [
            "公開した約束が説明なしに消えると、市民はほかの記載も信じなくなります。",
            "Where a promise vanishes without a word, the rest is no longer believed.",
        ],
        ["", ""],
    ),
    rule(
        "W1005",
        ["見えなくなった文書", "a document that is hidden"],
        [
            "下書きに戻すと、公開したページがなくなり、リンクが切れます。",
            "As a draft the page is gone, and links to it break.",
        ],
        ["draft: true（公開済みの文書）", "（draft の行を消す）"],
    ),
    rule(
        "W1006",
        ["変わった文書の id", "a document's changed id"],
        [
            "id は引用や訂正の記録の手がかりなので、公開したあとは変えません。",
            "Citations and corrections hold on to the id: once published it stays.",
        ],
        ["id: 2019-somu-01（公開時は 2019-somu-1）", "id: 2019-somu-1"],
    ),
    rule(
        "W1007",
        ["変わった項目の id", "an item's changed id"],
        ["項目へのリンクと、結び付けた実績が切れます。", "Links to the item break, and results linked to it lose it."],
        ["- [p3] 説明会を開きます（公開時は p2）", "- [p2] 説明会を開きます"],
    ),
    rule(
        "W1008",
        ["なくなった文章", "a text that is gone"],
        [
            "公開した文章を消すときも、何を消したのかを残さなければ、記録になりません。",
            "Without a word on what was taken out, the page is no record.",
        ],
        ["", ""],
    ),
    rule(
        "W1009",
        ["記録なしに変わった文章", "a text changed without a correction"],
        [
            "公開した文章が黙って変わると、前に読んだ人や報じた人がまちがったことになります。",
            "A silent change puts everyone in the wrong who read or reported the text before.",
        ],
        ["- [r1] 13団体を支援しました（公開時は12団体。訂正の記録なし）", "tomei correct で直す"],
    ),
    rule(
        "W1010",
        ["消えた訂正の記録", "a correction that is gone"],
        [
            "訂正の記録は、訂正を見た人が確かめられるように、残し続けます。",
            "Corrections stay, so that whoever saw one can look it up.",
        ],
        ["", ""],
    ),
    rule(
        "W1011",
        ["使われたアドレス", "an address in use"],
        [
            "前のアドレスを別のページが使うと、もとのページへ転送できません。",
            "Where another page stands at the old address, nothing can lead on from there.",
        ],
        ["", ""],
    ),
];

/// Something each rule would say.
pub(super) fn example(code: &str) -> Option<Fault> {
    let (id, path) = ("2019-somu-1".to_owned(), "2019/somu/goal-1.html".to_owned());
    let part = Part::Item(Slug::new("r1").expect("a slug"));
    let fault = match code {
        "E1002" => PublishedFault::IdReused { id, path },
        "E1003" => PublishedFault::ItemReused { item: "p2".to_owned() },
        "W1004" => PublishedFault::Vanished { id, path },
        "W1005" => PublishedFault::Hidden { id },
        "W1006" => PublishedFault::IdChanged { from: id, to: "2019-somu-01".to_owned() },
        "W1007" => PublishedFault::ItemIdChanged { from: "p2".to_owned(), to: "p3".to_owned() },
        "W1008" => PublishedFault::TextVanished { id, part },
        "W1009" => PublishedFault::TextEdited { id, part },
        "W1010" => PublishedFault::CorrectionVanished { id },
        "W1011" => PublishedFault::AddressTaken { path, id },
        _ => return None,
    };
    Some(fault.into())
}
