//! A comparison as one printable page in Japanese: A4, without any other file.

use jiff::civil::Date;
use similar::{ChangeTag, TextDiff};

use crate::diff::baseline::BaselineText;
use crate::diff::label::label;
use crate::diff::{DocumentChange, Kind, Reason, TextChange};
use crate::markdown::escape;
use crate::model::day;

const STYLE: &str = "@page{size:A4;margin:15mm}\
:root{color-scheme:light}\
body{font-family:sans-serif;font-size:10.5pt;line-height:1.6;margin:2rem auto;max-width:180mm;padding:0 1rem;color:#1a1a1a;background:#fff}\
h1{font-size:16pt}h2{font-size:12pt;border-bottom:1px solid #767676;margin:2em 0 .5em;break-after:avoid}\
table{border-collapse:collapse;width:100%;table-layout:fixed}\
th,td{border:1px solid #767676;padding:.3em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}\
thead{display:table-header-group}tr{break-inside:avoid}\
th{background:#f2f2f2;font-weight:normal}th.place{width:22%}\
del{background:#ffe6e6;color:#a30000}ins{background:#e0f2e6;color:#00531b;text-decoration:underline}\
.address,.reasons{font-size:9pt;color:#4d4d4d;margin:.2em 0}\
.absent{color:#4d4d4d}\
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}\
@media print{body{margin:0;max-width:none;padding:0}}";

/// The head of the page.
pub struct Heading<'a> {
    pub site: &'a str,
    /// What it was compared with.
    pub against: &'a str,
    pub day: Date,
}

/// The page.
pub fn print(heading: &Heading, changes: &[DocumentChange]) -> String {
    let Heading { site, against, day } = heading;
    let count = |kind: Kind| changes.iter().filter(|change| change.kind == kind).count();
    let moved = changes.iter().filter(|change| change.moved_from.is_some()).count();
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>公開内容の変更｜{site}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<h1>公開内容の変更</h1>\n<p>{site}<br>{day}作成<br>比べたもの: {against}</p>\n\
         <p>変わる文書 {}、新しい文書 {}、取り下げる文書 {}、アドレスが変わる文書 {moved}</p>\n",
        count(Kind::Changed),
        count(Kind::New),
        count(Kind::Withdrawn),
        site = escape(site),
        day = day::label(*day),
        against = escape(against),
    );
    if changes.is_empty() {
        page.push_str("<p>変わるところはありません。</p>\n");
    }
    changes.iter().for_each(|change| page.push_str(&document(change)));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn document(change: &DocumentChange) -> String {
    let kind = match change.kind {
        Kind::New => "新規",
        Kind::Changed => "変更",
        Kind::Withdrawn => "取下げ",
    };
    let title = if change.title.is_empty() { &change.id } else { &change.title };
    let mut text = format!("<section>\n<h2>{kind}　{}</h2>\n<p class=\"address\">", escape(title));
    match &change.moved_from {
        Some(from) => text.push_str(&format!(
            "アドレスが変わります: {} → {}（前のアドレスから転送）",
            escape(from),
            escape(&change.path)
        )),
        None => text.push_str(&escape(&change.path)),
    }
    text.push_str("</p>\n");
    if !change.texts.is_empty() {
        text.push_str(
            "<table>\n<thead><tr><th class=\"place\">場所</th><th>いま</th><th>公開後</th></tr></thead>\n<tbody>\n",
        );
        change.texts.iter().for_each(|one| text.push_str(&row(change, one)));
        text.push_str("</tbody>\n</table>\n");
    }
    text.push_str(&reasons(&change.corrections));
    text.push_str("</section>\n");
    text
}

fn row(document: &DocumentChange, change: &TextChange) -> String {
    let [before, after] = sides(change);
    let address = document.address(&change.part);
    let anchor = address.find('#').map_or("", |at| &address[at..]);
    let anchor = if anchor.is_empty() {
        String::new()
    } else {
        format!("<br><span class=\"address\">{}</span>", escape(anchor))
    };
    format!("<tr><th scope=\"row\">{}{anchor}</th><td>{before}</td><td>{after}</td></tr>\n", escape(&label(change)))
}

/// Both texts, what differs marked.
fn sides(change: &TextChange) -> [String; 2] {
    let none = "<span class=\"absent\">（なし）</span>".to_owned();
    let after = change.after.as_deref();
    match (&change.before, after) {
        (Some(BaselineText::Known(before)), Some(after)) => marked(before, after),
        (Some(BaselineText::Known(before)), None) => [mark("del", before), none],
        (Some(BaselineText::Hash(_)), after) => {
            let unknown = "<span class=\"absent\">（公開した文章は手元にありません）</span>".to_owned();
            [unknown, after.map_or(none, escape)]
        }
        (None | Some(BaselineText::NameNotGiven), after) => {
            [none.clone(), after.map_or(none, |after| mark("ins", after))]
        }
    }
}

/// Below this likeness the characters that happen to be the same tell nothing.
const ALIKE: f32 = 0.5;

fn marked(before: &str, after: &str) -> [String; 2] {
    let diff = TextDiff::from_chars(before, after);
    if diff.ratio() < ALIKE {
        return [mark("del", before), mark("ins", after)];
    }
    let mut sides = [String::new(), String::new()];
    let mut open = [false, false];
    for change in diff.iter_all_changes() {
        let [is_old, is_new] = [change.tag() != ChangeTag::Insert, change.tag() != ChangeTag::Delete];
        let is_marked = change.tag() != ChangeTag::Equal;
        for (side, (tag, is_here)) in [("del", is_old), ("ins", is_new)].into_iter().enumerate() {
            if is_here {
                turn(&mut sides[side], &mut open[side], is_marked, tag);
                sides[side].push_str(&escape(change.value()));
            }
        }
    }
    turn(&mut sides[0], &mut open[0], false, "del");
    turn(&mut sides[1], &mut open[1], false, "ins");
    sides
}

/// Opens or closes a mark where it begins or ends.
fn turn(side: &mut String, is_open: &mut bool, is_marked: bool, tag: &str) {
    match (*is_open, is_marked) {
        (false, true) => side.push_str(&format!("<{tag}>")),
        (true, false) => side.push_str(&format!("</{tag}>")),
        _ => {}
    }
    *is_open = is_marked;
}

fn mark(tag: &str, text: &str) -> String {
    format!("<{tag}>{}</{tag}>", escape(text))
}

fn reasons(reasons: &[Reason]) -> String {
    let line = |Reason { date, item, reason }: &Reason| {
        let item = item.as_ref().map(|item| format!("（{}）", escape(item))).unwrap_or_default();
        format!("<p class=\"reasons\">訂正の記録{item}: {date} {}</p>\n", escape(reason))
    };
    reasons.iter().map(line).collect()
}
