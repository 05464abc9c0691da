//! The words of the faults of what was published before.

use crate::diagnostic::message::{Text, say};
use crate::diagnostic::published_fault::{LockFlaw, PublishedFault};
use crate::model::publication::Part;

/// Japanese first, then English; each title, expectation and hint.
pub(super) fn texts(fault: &PublishedFault) -> [Text; 2] {
    match fault {
        PublishedFault::Lock { flaw } => lock(flaw),
        PublishedFault::IdReused { id, path } => [
            say(
                format!("id「{id}」は、前に公開した別の文書（{path}）のものです"),
                "一度も使っていない id",
                "新しい id を付けてください。前の文書を移したのなら、その文章を残してください",
            ),
            say(
                format!("the id `{id}` belongs to another document that was published before ({path})"),
                "an id that was never used",
                "choose a new id; if the document was moved, keep its texts",
            ),
        ],
        PublishedFault::ItemReused { item } => [
            say(
                format!("項目 [{item}] は、前に公開して取り下げた別の項目の id です"),
                "この文書で一度も使っていない id",
                "新しい番号を付けてください",
            ),
            say(
                format!("[{item}] is the id of another item, published before and taken back"),
                "an id that this document never used",
                "choose a new number",
            ),
        ],
        PublishedFault::IdChanged { from, to } => [
            say(
                format!("公開した id「{from}」が「{to}」に変わっています"),
                format!("id: {from}"),
                format!("id を「{from}」に戻してください。引用やリンクは公開した id を頼りにしています"),
            ),
            say(
                format!("the published id `{from}` has become `{to}`"),
                format!("id: {from}"),
                format!("change the id back to `{from}`: links and citations rely on it"),
            ),
        ],
        PublishedFault::ItemIdChanged { from, to } => [
            say(
                format!("公開した項目 [{from}] の id が [{to}] に変わっています"),
                format!("[{from}]"),
                format!("行頭に [{from}] と書いてください。id のない項目は並び順で番号が付くので、前に足すとずれます"),
            ),
            say(
                format!("the id of the published item [{from}] has become [{to}]"),
                format!("[{from}]"),
                format!("begin the entry with [{from}]; entries without an id are numbered by their place"),
            ),
        ],
        PublishedFault::Vanished { id, path } => [
            say(
                format!("公開した文書「{id}」（{path}）がなくなっています"),
                "公開した文書",
                format!("ファイルを戻してください。取り下げるときは「tomei publish --withdraw {id}」で公開します"),
            ),
            say(
                format!("the published document `{id}` ({path}) is gone"),
                "the published document",
                format!("bring the file back; to take it back on purpose, use `tomei publish --withdraw {id}`"),
            ),
        ],
        PublishedFault::Hidden { id } => [
            say(
                format!("公開した文書「{id}」が、下書きか、公開日前になっています"),
                "公開したままの published、draft なし",
                format!(
                    "draft と published を確かめてください。取り下げるときは「tomei publish --withdraw {id}」で公開します"
                ),
            ),
            say(
                format!("the published document `{id}` is a draft now, or waits for its day"),
                "`published` as it was, and no `draft`",
                format!(
                    "check `draft` and `published`; to take it back on purpose, use `tomei publish --withdraw {id}`"
                ),
            ),
        ],
        PublishedFault::NotVanished { id } => [
            say(
                format!("「{id}」は取り下げられません"),
                "公開してあり、ファイルを消したか下書きにした文書の id",
                "id を確かめてください。先にファイルを消すか draft: true を書きます",
            ),
            say(
                format!("`{id}` cannot be taken back"),
                "the id of a document that was published, and is deleted or a draft now",
                "check the id; first delete the file or write draft: true",
            ),
        ],
        PublishedFault::AddressTaken { path, id } => [
            say(
                format!("前に「{id}」を公開したアドレス {path} を、別のページが使っています"),
                "一度も使っていないアドレス",
                "番号（no）かファイル名を変えると、前のアドレスから転送できます",
            ),
            say(
                format!("another page stands at {path}, where `{id}` was published before"),
                "an address that was never used",
                "change `no` or the file's name, so that the old address can lead on",
            ),
        ],
        PublishedFault::TextVanished { id, part } => [
            say(
                format!("公開した{}がなくなっています", part_ja(part)),
                "公開した文章",
                format!("文章を戻すか、content/corrections.yaml に page: {id}（item なし）で理由を残してください"),
            ),
            say(
                format!("{} was published and is gone", part_en(part)),
                "the published text",
                format!("bring it back, or give the reason in content/corrections.yaml with page: {id} (without item)"),
            ),
        ],
        PublishedFault::TextEdited { id, part } => [
            say(
                format!("公開した{}が、訂正の記録なしに変わっています", part_ja(part)),
                "公開したままの文章か、訂正の記録",
                format!(
                    "元に戻してから「tomei correct {id}{}」で直すか、content/corrections.yaml に直す前・直した後・理由を残してください",
                    argument(part)
                ),
            ),
            say(
                format!("{} was published, and changed without a correction", part_en(part)),
                "the text as published, or a correction",
                format!(
                    "undo the edit and use `tomei correct {id}{}`, or record before, after and reason in content/corrections.yaml",
                    argument(part)
                ),
            ),
        ],
        PublishedFault::CorrectionVanished { id } => [
            say(
                format!("公開した「{id}」の訂正の記録が、消えたか書き換わっています"),
                "公開したままの訂正の記録",
                "content/corrections.yaml の行を元に戻してください。訂正の訂正は、新しい行に残します",
            ),
            say(
                format!("a published correction of `{id}` was removed or rewritten"),
                "corrections as they were published",
                "bring the entry back in content/corrections.yaml; correct a correction with a new entry",
            ),
        ],
        PublishedFault::NotFound { text } => [
            say(
                format!("直す前の文「{text}」が見つかりません"),
                "ファイルに書かれているとおりの文",
                "1字ずつ同じか、項目の id が合っているかを確かめてください",
            ),
            say(
                format!("`{text}` was not found"),
                "words as they are written in the file",
                "check every character, and the item's id",
            ),
        ],
        PublishedFault::FoundOften { text, count } => [
            say(
                format!("直す前の文「{text}」が {count} か所にあります"),
                "一か所にしかない文",
                "項目の id を付けるか、前後を含めて長く書いてください",
            ),
            say(
                format!("`{text}` stands in {count} places"),
                "words that stand in one place",
                "name the item, or write more of what stands around",
            ),
        ],
        PublishedFault::NotPublished => [
            say("まだ公開していない文書です", "公開した文書", "公開の前なら、訂正とせずにファイルを直してください"),
            say("the document is not published yet", "a published document", "simply edit the file"),
        ],
        PublishedFault::NothingChanges => [
            say("直す前と直した後が同じです", "違う文", "--after を確かめてください"),
            say("before and after are the same", "words that differ", "check --after"),
        ],
        PublishedFault::ChangesMore { parts } => {
            let [ja, en] = more(parts);
            [
                say(
                    format!("このまま直すと、ほかのところも変わります（{ja}）"),
                    "訂正する文だけの変更",
                    "引用符や記号（: # [ ] *）が、文の外の書き方を変えていないか確かめてください",
                ),
                say(
                    format!("the correction would change more than that text ({en})"),
                    "a change of that text alone",
                    "check whether quotes or signs (: # [ ] *) change what stands around it",
                ),
            ]
        }
        PublishedFault::NoPlaceForEntry => [
            say(
                "訂正の記録に書き足せません",
                "「- date: …」の行が並ぶ YAML",
                "content/corrections.yaml を行ごとの「- 」の形に直してください",
            ),
            say(
                "an entry cannot be added to the corrections",
                "YAML with lines that begin with `- date: …`",
                "write the entries of content/corrections.yaml as lines that begin with `- `",
            ),
        ],
        PublishedFault::NoEarlierYear { year } => [
            say(
                format!("{year}年度より前の目標がありません"),
                "前の年度の文書がある部局",
                "「tomei new」か「tomei import」で始めてください",
            ),
            say(
                format!("there are no goals before fiscal {year}"),
                "a department with documents of an earlier year",
                "begin with `tomei new` or `tomei import`",
            ),
        ],
        PublishedFault::NothingToCompare => [
            say(
                "このフォルダーとは比べられません",
                "content のあるフォルダーか、tomei が作ったサイト（data/all.json のあるもの）",
                "--against を確かめてください",
            ),
            say(
                "this folder cannot be compared with",
                "a folder with content, or a site that tomei built (with data/all.json)",
                "check --against",
            ),
        ],
        PublishedFault::FileExists => [
            say(
                "ファイルがすでにあります",
                "まだ何もない年度",
                "上書きしません。足りない文書は「tomei new」で足してください",
            ),
            say(
                "the file exists already",
                "a year without documents",
                "nothing is written over; add single documents with `tomei new`",
            ),
        ],
    }
}

/// What a part is called in Japanese.
pub fn part_ja(part: &Part) -> String {
    match part {
        Part::Title => "題名".to_owned(),
        Part::Field(name) => format!("「{name}」"),
        Part::Item(id) => format!("項目「{id}」"),
        Part::Text(name) if name.is_empty() => "最初の文章".to_owned(),
        Part::Text(name) => format!("見出し「{name}」の文章"),
    }
}

/// What a part is called in English.
pub fn part_en(part: &Part) -> String {
    match part {
        Part::Title => "the title".to_owned(),
        Part::Field(name) => format!("`{name}`"),
        Part::Item(id) => format!("item `{id}`"),
        Part::Text(name) if name.is_empty() => "the first text".to_owned(),
        Part::Text(name) => format!("the text below `{name}`"),
    }
}

/// A part as an argument of `tomei correct`.
fn argument(part: &Part) -> String {
    match part {
        Part::Item(id) => format!(" {id}"),
        _ => String::new(),
    }
}

fn lock(flaw: &LockFlaw) -> [Text; 2] {
    let hint = [
        "版の管理（Git など）や写しから、壊れる前の published.lock に戻してください。tomei は書き直しません",
        "bring back the published.lock of before, from version control or a copy; tomei does not write over it",
    ];
    let [ja, en] = match flaw {
        LockFlaw::Head => {
            ["公開の控えの1行目が違います".to_owned(), "the lock file begins with another line".to_owned()]
        }
        LockFlaw::Conflict => {
            return [
                say(
                    "公開の控えに、合わせきれていない二つの版があります",
                    "片方に決めた行",
                    "<<<<<<< から >>>>>>> までを、両方の行を残す形に直してください",
                ),
                say(
                    "two versions of the lock file were merged without a choice",
                    "lines that someone chose",
                    "keep the lines of both sides between <<<<<<< and >>>>>>>, without the marks",
                ),
            ];
        }
        LockFlaw::Line { text } => [
            format!("公開の控えの行「{text}」を読めません"),
            format!("the line `{text}` of the lock file cannot be read"),
        ],
        LockFlaw::Twice { text } => {
            [format!("公開の控えに「{text}」が二度あります"), format!("`{text}` stands twice in the lock file")]
        }
        LockFlaw::NoDay { id } => [
            format!("公開の控えの「{id}」に公開日（since）がありません"),
            format!("`{id}` has no day (since) in the lock file"),
        ],
    };
    let expected = ["「tomei publish」が書いたままの行", "lines as `tomei publish` wrote them"];
    [say(ja, expected[0], hint[0]), say(en, expected[1], hint[1])]
}

/// What would change besides; nothing where the file could no longer be read.
fn more(parts: &[Part]) -> [String; 2] {
    if parts.is_empty() {
        return ["ファイルの形".to_owned(), "the form of the file".to_owned()];
    }
    let list = |name: fn(&Part) -> String, comma: &str| parts.iter().map(name).collect::<Vec<_>>().join(comma);
    [list(part_ja, "、"), list(part_en, ", ")]
}
