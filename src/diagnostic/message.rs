//! The words of every fault, in Japanese and in English, in one table.

use crate::diagnostic::fault::{Fault, Referent, Shape, Spelling};
use crate::diagnostic::import_message;
use crate::diagnostic::lang::Lang;
use crate::diagnostic::published_message;
use crate::diagnostic::{remark_message, rule, typing_message, word_message};

/// What is said of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, the input quoted.
    pub title: String,
    /// Why it matters, of rules an editor may let stand.
    pub reason: Option<String>,
    /// What was expected there.
    pub expected: Option<String>,
    /// How to cure it.
    pub hint: Option<String>,
}

/// The words for `fault` in `lang`.
pub fn message(fault: &Fault, lang: Lang) -> Message {
    let [ja, en] = texts(fault);
    let (title, expected, hint) = match lang {
        Lang::Ja => ja,
        Lang::En => en,
    };
    let filled = |text: String| (!text.is_empty()).then_some(text);
    let reason = match fault {
        Fault::Remark(_) => rule::find(fault.code()).map(|rule| rule.reason(lang).to_owned()),
        _ => None,
    };
    Message { title, reason, expected: filled(expected), hint: filled(hint) }
}

pub(super) type Text = (String, String, String);

pub(super) fn say(title: impl Into<String>, expected: impl Into<String>, hint: impl Into<String>) -> Text {
    (title.into(), expected.into(), hint.into())
}

/// Japanese first, then English; each title, expectation and hint.
fn texts(fault: &Fault) -> [Text; 2] {
    match fault {
        Fault::NotUtf8 { encoding: Some(name) } => [
            say(
                format!("文字コードが UTF-8 ではありません（{name} のようです）"),
                "UTF-8 で保存されたファイル",
                "エディターの「名前を付けて保存」で、文字コードに UTF-8 を選んでください",
            ),
            say(
                format!("the file is not UTF-8 (it looks like {name})"),
                "a file saved as UTF-8",
                "choose UTF-8 in your editor's “Save as”",
            ),
        ],
        Fault::NotUtf8 { encoding: None } => [
            say(
                "文字コードが UTF-8 ではありません",
                "UTF-8 で保存された文字のファイル",
                "文字のファイルでなければ content の外か static フォルダーに置いてください",
            ),
            say(
                "the file is not UTF-8",
                "a text file saved as UTF-8",
                "put files that are not text outside content, or into its static folder",
            ),
        ],
        Fault::ByteOrderMark => [
            say(
                "ファイルの先頭に BOM があります（読み飛ばしました）",
                "BOM のない UTF-8",
                "エディターで「UTF-8（BOM なし）」を選ぶと消えます",
            ),
            say(
                "the file begins with a byte order mark (skipped)",
                "UTF-8 without a byte order mark",
                "choose “UTF-8 without BOM” in your editor",
            ),
        ],
        Fault::TooLarge { bytes, limit } => {
            let (size, most) = (bytes.div_ceil(1 << 20), limit >> 20);
            [
                say(
                    format!("ファイルが大きすぎます（{size} MB）"),
                    format!("{most} MB まで"),
                    "別のファイルが紛れ込んでいないか確かめてください",
                ),
                say(
                    format!("the file is too large ({size} MB)"),
                    format!("at most {most} MB"),
                    "check that no other file slipped in",
                ),
            ]
        }
        Fault::OutsideRoot { target } => [
            say(
                format!("サイトの外を指すシンボリックリンクです（→ {target}）"),
                "サイトのフォルダーの中のファイル",
                "リンクをやめて、ファイルそのものを置いてください",
            ),
            say(
                format!("the symbolic link leads out of the site (→ {target})"),
                "a file inside the site's folder",
                "put the file itself there instead of a link",
            ),
        ],
        Fault::LinkLoop => [
            say("シンボリックリンクが自分自身に戻っています", "循環しないフォルダー", "リンクを消してください"),
            say("the symbolic link leads back to itself", "folders without a cycle", "remove the link"),
        ],
        Fault::Unreadable { reason } => [
            say(format!("ファイルを読めません（{reason}）"), "", "アクセス権を確かめてください"),
            say(format!("the file cannot be read ({reason})"), "", "check its permissions"),
        ],
        Fault::NotRegular => [
            say("通常のファイルではありません", "ファイルかフォルダー", "content から取り除いてください"),
            say("this is not a regular file", "a file or a folder", "remove it from content"),
        ],
        Fault::UnknownFile { suggestion, known } => {
            let (ja, en) = match suggestion {
                Some(near) => (format!("「{near}」ではありませんか"), format!("did you mean `{near}`?")),
                None => (
                    "文書は .md で書き、そのほかのファイルは content/static に置いてください".to_owned(),
                    "write documents as .md and keep other files in content/static".to_owned(),
                ),
            };
            [
                say("この YAML ファイルは使い道がありません", format!("次のどれか: {}", known.join("、")), ja),
                say("this YAML file has no use", format!("one of: {}", known.join(", ")), en),
            ]
        }
        Fault::FileName { name } => [
            say(
                format!("ファイル名「{name}」は公開アドレスに使えません"),
                "半角英数字と - _ . だけの名前",
                "ファイル名を変えるか、文書なら「slug: 半角の名前」を書いてください",
            ),
            say(
                format!("the file name `{name}` cannot be an address"),
                "a name of ASCII letters, digits, `-`, `_`, `.`",
                "rename the file, or give a document a `slug:`",
            ),
        ],
        Fault::FrontMatterMissing => [
            say(
                "前書き（front matter）がありません",
                "1行目の「---」で始まり「---」で終わる YAML",
                "「tomei new」で作ったファイルの先頭を手本にしてください",
            ),
            say(
                "the front matter is missing",
                "YAML between a first line `---` and a second `---`",
                "see the head of a file made by `tomei new`",
            ),
        ],
        Fault::FrontMatterOpen => [
            say(
                "前書き（front matter）が閉じられていません",
                "「---」だけの行",
                "YAML の終わりに「---」の行を足してください",
            ),
            say("the front matter is not closed", "a line that holds only `---`", "add a line `---` after the YAML"),
        ],
        Fault::YamlSyntax { reason } => [
            say(
                format!("YAML として読めません（{}）", yaml_reason_ja(reason)),
                "「項目: 値」の形",
                "字下げ、コロンの後の空白、引用符の閉じ忘れを確かめてください",
            ),
            say(
                format!("this is not valid YAML ({reason})"),
                "`key: value`",
                "check the indentation, the space after the colon and unclosed quotes",
            ),
        ],
        Fault::YamlTooCostly => [
            say("YAML の参照や入れ子が多すぎます", "参照（&、*）に頼らない短い YAML", "繰り返しは書き下してください"),
            say(
                "the YAML has too many references or levels",
                "short YAML without anchors (&, *)",
                "write repetitions out",
            ),
        ],
        Fault::UnknownKey { key, suggestion: Some(suggestion), .. } => [
            say(
                format!("「{key}」という項目はありません"),
                format!("「{suggestion}」ではありませんか"),
                format!("「{key}」を「{suggestion}」に直してください"),
            ),
            say(
                format!("there is no key `{key}`"),
                format!("did you mean `{suggestion}`?"),
                format!("change `{key}` to `{suggestion}`"),
            ),
        ],
        Fault::UnknownKey { key, suggestion: None, known } => [
            say(
                format!("「{key}」という項目はありません"),
                format!("次のどれか: {}", known.join("、")),
                "項目を消すか、名前を直してください",
            ),
            say(
                format!("there is no key `{key}`"),
                format!("one of: {}", known.join(", ")),
                "remove the key or correct its name",
            ),
        ],
        Fault::DuplicateKey { key } => [
            say(format!("項目「{key}」が二度書かれています"), "一つの項目は一度だけ", "どちらかを消してください"),
            say(format!("the key `{key}` is written twice"), "each key once", "remove one of the two"),
        ],
        Fault::WrongShape { expected, found } => [
            say(format!("値の形が違います（{}が書かれています）", shape_ja(*found)), shape_ja(*expected), ""),
            say(format!("the value has the wrong shape (found {})", shape_en(*found)), shape_en(*expected), ""),
        ],
        Fault::MissingKey { key } => [
            say(
                format!("必要な項目「{key}」がありません"),
                format!("「{key}: …」の行"),
                format!("「{key}」を書き足してください"),
            ),
            say(format!("the required key `{key}` is missing"), format!("a line `{key}: …`"), format!("add `{key}`")),
        ],
        Fault::UnknownValue { value, allowed } => [
            say(format!("「{value}」という値は使えません"), format!("次のどれか: {}", allowed.join("、")), ""),
            say(format!("the value `{value}` is not allowed"), format!("one of: {}", allowed.join(", ")), ""),
        ],
        Fault::KeyOfOtherKind { key, kind } => [
            say(
                format!("項目「{key}」は kind: {kind} では使えません"),
                "",
                format!("「{key}」を消すか、kind を確かめてください"),
            ),
            say(
                format!("the key `{key}` does not belong to kind: {kind}"),
                "",
                format!("remove `{key}` or check the kind"),
            ),
        ],
        Fault::DictionaryColumns { found } => [
            say(
                format!("辞書の行には3つの欄が要ります（書かれているのは {found}）"),
                "見出し,品詞,ヨミ",
                "例: 協働,名詞,キョウドウ",
            ),
            say(
                format!("a line of the dictionary needs three columns ({found} filled)"),
                "surface,part of speech,reading",
                "for example 協働,名詞,キョウドウ",
            ),
        ],
        Fault::Misspelled { text, expected } => {
            let [(ja, ja_hint), (en, en_hint)] = spelling(*expected);
            [
                say(format!("「{text}」は読み取れません"), ja, ja_hint),
                say(format!("`{text}` cannot be read"), en, en_hint),
            ]
        }
        Fault::EscapesRoot { path } => [
            say(format!("パス「{path}」はサイトの外に出ます"), "「..」を含まない、サイトの中のパス", ""),
            say(format!("the path `{path}` leads out of the site"), "a path inside the site, without `..`", ""),
        ],
        Fault::PlaceholderForNone { text } => [
            say(
                format!("「{text}」は番号ではありません"),
                "どれにも属さないことを表す none",
                "「plan: none」「policies: none」と書いてください。記入がないだけのときは、項目ごと消してください",
            ),
            say(
                format!("`{text}` is not a code"),
                "the word none, where the goal belongs to none",
                "write `plan: none` or `policies: none`; where nothing was filled in, leave the key out",
            ),
        ],
        Fault::UpdatedBeforePublished => [
            say("更新日が公開日より前です", "公開日（published）以後の日付", "published と updated を確かめてください"),
            say(
                "the date of update is before the publication",
                "a date not before `published`",
                "check `published` and `updated`",
            ),
        ],
        Fault::DuplicateId { id, first } => [
            say(
                format!("id「{id}」は {first} でも使われています"),
                "サイト全体で一つだけの id",
                "どちらかの id を変えてください。公開済みの id は変えないでください",
            ),
            say(
                format!("the id `{id}` is also used in {first}"),
                "an id used once in the whole site",
                "change one of them, never one that is already published",
            ),
        ],
        Fault::DuplicateItem { id } => [
            say(
                format!("このファイルには [{id}] が二つあります"),
                "ファイルの中で一つだけの id",
                "どちらかの番号を変えてください",
            ),
            say(format!("this file has two items [{id}]"), "an id used once in the file", "renumber one of them"),
        ],
        Fault::DuplicateUrl { url, first } => [
            say(
                format!("公開先「{url}」は {first} と重なります"),
                "ページごとに別の公開先",
                "番号（no）かファイル名を変えてください",
            ),
            say(
                format!("the address `{url}` is also the one of {first}"),
                "an address of its own for every page",
                "change `no` or the file's name",
            ),
        ],
        Fault::Unknown { referent, name, suggestion } => {
            let [(ja, ja_place), (en, en_place)] = referent_names(*referent);
            let (ja_hint, en_hint) = match suggestion {
                Some(near) => (format!("「{near}」ではありませんか"), format!("did you mean `{near}`?")),
                None => (ja_place.to_owned(), en_place.to_owned()),
            };
            [
                say(format!("{ja}「{name}」は見つかりません"), format!("登録されている{ja}"), ja_hint),
                say(format!("there is no {en} `{name}`"), format!("an existing {en}"), en_hint),
            ]
        }
        Fault::LinkedByMissing => [
            say(
                "項目どうしを結んだ人が書かれていません（linked_by）",
                "「linked_by: 決めた人や係」",
                "「->」の結び付けは編集者の判断です。誰が決めたかを前書きに書いてください",
            ),
            say(
                "it is not said who linked the items (linked_by)",
                "`linked_by: who decided`",
                "a `->` link is an editor's decision: say in the front matter who decided it",
            ),
        ],
        Fault::DepartmentLoop { id } => [
            say(format!("部局「{id}」が自分自身の上位になっています"), "循環しない parent", "parent を直してください"),
            say(format!("the department `{id}` is above itself"), "a `parent` without a cycle", "correct `parent`"),
        ],
        Fault::RawHtml { html } => [
            say(
                format!("HTML はそのまま文字として表示されます（{html}）"),
                "Markdown の書き方",
                "強調は **太字**、リンクは [文字](アドレス) と書けます",
            ),
            say(
                format!("HTML is shown as plain characters ({html})"),
                "Markdown",
                "write **bold** for emphasis and [text](address) for a link",
            ),
        ],
        Fault::UnsafeUrl { url } => [
            say(
                format!("リンク先「{url}」は安全でないので外しました"),
                "http、https、mailto、tel、またはサイト内のパス",
                "",
            ),
            say(
                format!("the link to `{url}` is unsafe and was removed"),
                "http, https, mailto, tel, or a path inside the site",
                "",
            ),
        ],
        Fault::ImageWithoutAlt => [
            say(
                "画像に代わりの文字がありません",
                " ![画像の説明](画像のパス)".trim_start(),
                "見えない人にも伝わる説明を [ ] の中に書いてください",
            ),
            say(
                "the image has no text alternative",
                "![what the picture shows](path)",
                "describe the picture between [ and ]",
            ),
        ],
        Fault::TextBeforeSections => [
            say(
                "最初の見出し（##）より前に文章があります（ページの冒頭に表示します）",
                "「## 取組み」などの見出し",
                "見出しの下に移すか、summary に書いてください",
            ),
            say(
                "there is text before the first heading (##); it is shown at the top of the page",
                "a heading such as `## 取組み`",
                "move it below a heading, or into `summary`",
            ),
        ],
        Fault::LinksHaveNoPlace { tag } => [
            say(
                format!("「{tag}」の「->」はここでは使えません"),
                "実績 → 取組み、課題 → 実績・取組み、総括 → 方針、取組み → 前の年度の課題（2019-somu-1/i1 の形）",
                "「->」を消すか、正しい見出しの下に移してください",
            ),
            say(
                format!("the `->` of `{tag}` has no meaning here"),
                "result → promise, issue → result or promise, review → approach, promise → issue of an earlier year (2019-somu-1/i1)",
                "remove the `->` or move the entry under the right heading",
            ),
        ],
        Fault::Typing(fault) => typing_message::texts(fault),
        Fault::Import(fault) => import_message::texts(fault),
        Fault::Remark(remark) => remark_message::texts(remark),
        Fault::Published(fault) => published_message::texts(fault),
        Fault::UnknownTheme { name, known } => [
            say(
                format!("テーマ「{name}」は見つかりません"),
                format!("次のどれか: {}", known.join("、")),
                "themes フォルダーの名前か、tomei.yaml の theme を確かめてください",
            ),
            say(
                format!("there is no theme `{name}`"),
                format!("one of: {}", known.join(", ")),
                "check the folder under themes, or `theme` in tomei.yaml",
            ),
        ],
        Fault::Template { message } => [
            say(
                format!("テンプレートの誤りです: {}", template_message_ja(message)),
                "",
                "「tomei theme copy」で元のファイルと見比べられます",
            ),
            say(format!("the template has a fault: {message}"), "", "compare with the original by `tomei theme copy`"),
        ],
        Fault::Word(fault) => word_message::texts(fault),
        Fault::Dictionary { reason } => [
            say(
                format!("サイトの辞書を検索に使えません（{reason}）"),
                "見出し,品詞,ヨミ の行",
                "content/dictionary.csv の行を確かめてください",
            ),
            say(
                format!("the site's dictionary cannot be used for search ({reason})"),
                "lines of surface,part of speech,reading",
                "check the lines of content/dictionary.csv",
            ),
        ],
        Fault::Index { reason } => [
            say(
                format!("検索の索引を作れません（{reason}）"),
                "",
                "文字や図だけのデータが紛れ込んでいないか確かめてください",
            ),
            say(format!("the search index cannot be made ({reason})"), "", "check that no data slipped in as text"),
        ],
        Fault::OutputInContent => [
            say(
                "出力先が content の中にあります",
                "content の外のフォルダー",
                "--output に別のフォルダーを指定してください",
            ),
            say("the output lies inside content", "a folder outside content", "choose another folder with --output"),
        ],
        Fault::ForeignFile { path } => [
            say(
                format!("出力先の「{path}」は tomei が作ったファイルではないので、上書きしません"),
                "空いている出力先",
                "そのファイルを移すか、content/static に置いてください",
            ),
            say(
                format!("`{path}` in the output was not made by tomei and is not overwritten"),
                "a free place in the output",
                "move that file away, or keep it in content/static",
            ),
        ],
    }
}

/// What clerks most often get wrong in YAML, in their words.
fn yaml_reason_ja(reason: &str) -> &str {
    const REASONS: [(&str, &str); 6] = [
        ("unclosed quote", "引用符が閉じていません"),
        ("mapping values are not allowed", "値の中に「: 」があります。値の全体を引用符で囲んでください"),
        ("found a tab", "字下げにタブが使われています。半角の空白にしてください"),
        ("did not find expected", "区切りの記号（ - : , ] } ）が足りないか、字下げがずれています"),
        ("simple key", "「項目:」の形になっていない行があります"),
        ("unclosed", "かっこが閉じていません"),
    ];
    REASONS.iter().find(|(words, _)| reason.contains(words)).map_or(reason, |(_, ja)| ja)
}

/// What theme authors most often get wrong.
fn template_message_ja(message: &str) -> String {
    let named = |prefix: &str, suffix: &str| message.strip_prefix(prefix)?.split_once(suffix);
    if let Some((name, known)) = named("Field `", "` is not defined. Available fields: ") {
        return format!("変数「{name}」はありません。使えるのは {known}");
    }
    match message.strip_prefix("Variable `").and_then(|rest| rest.split_once('`')) {
        Some((name, _)) => format!("変数「{name}」はありません"),
        None => message.to_owned(),
    }
}

fn shape_ja(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "一つの値（文字や数）",
        Shape::Number => "整数",
        Shape::Bool => "true か false",
        Shape::List => "一覧（[a, b] や行ごとの「- 」）",
        Shape::Map => "「項目: 値」の組",
    }
}

fn shape_en(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a single value (text or a number)",
        Shape::Number => "a whole number",
        Shape::Bool => "true or false",
        Shape::List => "a list ([a, b] or lines beginning with `- `)",
        Shape::Map => "pairs of `key: value`",
    }
}

type Told = [(&'static str, &'static str); 2];

fn spelling(spelling: Spelling) -> Told {
    match spelling {
        Spelling::Date => [
            ("実在する日付（2020-06-01 の形）", "年4桁-月2桁-日2桁で書いてください"),
            ("a date that exists, like 2020-06-01", "write year-month-day"),
        ],
        Spelling::FiscalYear => {
            [("年度（2019、令和元年度、平成31年度 など）", ""), ("a fiscal year such as 2019 or 令和元年度", "")]
        }
        Spelling::When => [
            (
                "時期（平成31年度、2020..2022、10月、2019-10-29 など）",
                "終わりが始まりより前になっていないかも確かめてください",
            ),
            (
                "a time such as 平成31年度, 2020..2022, 10月 or 2019-10-29",
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

fn referent_names(referent: Referent) -> Told {
    match referent {
        Referent::Department => [
            ("部局", "content/departments.yaml に登録してください"),
            ("department", "add it to content/departments.yaml"),
        ],
        Referent::Plan => [("計画", "content/plans.yaml に登録してください"), ("plan", "add it to content/plans.yaml")],
        Referent::Measure => [
            ("施策", "content/plans.yaml の measures に登録してください"),
            ("measure", "add it to the measures in content/plans.yaml"),
        ],
        Referent::PolicySet => {
            [("政策集", "content/policies.yaml に登録してください"), ("policy set", "add it to content/policies.yaml")]
        }
        Referent::Policy => [
            ("政策", "content/policies.yaml の items に登録してください"),
            ("policy", "add it to the items in content/policies.yaml"),
        ],
        Referent::Document => [("文書", "id を確かめてください"), ("document", "check the id")],
        Referent::Item => [("項目", "[ ] の中の id を確かめてください"), ("item", "check the id between [ and ]")],
        Referent::Midterm => [
            ("中期目標", "kind: midterm の文書の id を確かめてください"),
            ("mid-term goal", "check the id of a document of kind: midterm"),
        ],
        Referent::GradeScheme => [
            ("評価の尺度", "content/grades.yaml に登録してください"),
            ("grade scheme", "add it to content/grades.yaml"),
        ],
        Referent::Grade => [
            ("評価の値", "content/grades.yaml の values を確かめてください"),
            ("grade", "check the values in content/grades.yaml"),
        ],
        Referent::File => [("ファイル", "リンク先のパスを確かめてください"), ("file", "check the path of the link")],
    }
}
