//! Formats a comparison as a single printable page (A4) that needs no other files.

use jiff::civil::Date;
use similar::{ChangeTag, TextDiff};

use crate::diagnostic::lang::Lang;
use crate::diff::baseline::BaselineText;
use crate::diff::label::label;
use crate::diff::{DocumentChange, Kind, Reason, TextChange};
use crate::eras::day;
use crate::markdown::escape;

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
    /// The language of the content as a BCP 47 code, e.g. `ja`.
    pub content: &'a str,
    /// What the site was compared with.
    pub against: &'a str,
    pub day: Date,
}

/// The page in the language `lang`.
pub fn print(heading: &Heading, changes: &[DocumentChange], lang: Lang) -> String {
    let printer = Printer { lang, content: heading.content };
    let mut page = printer.head(heading, changes);
    if changes.is_empty() {
        let none = printer.word("変わるところはありません。", "Nothing changes.");
        page.push_str(&format!("<p>{none}</p>\n"));
    }
    changes.iter().for_each(|change| page.push_str(&printer.document(change)));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

struct Printer<'a> {
    lang: Lang,
    /// The language of the content.
    content: &'a str,
}

impl Printer<'_> {
    fn word(&self, ja: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }

    fn code(&self) -> &'static str {
        self.word("ja", "en")
    }

    /// The attribute for text in the language of the content, if that differs from the page's language.
    fn content_mark(&self) -> String {
        if self.content == self.code() { String::new() } else { format!(" lang=\"{}\"", escape(self.content)) }
    }

    fn head(&self, heading: &Heading, changes: &[DocumentChange]) -> String {
        let Heading { site, against, day, .. } = heading;
        let (site, title) = (escape(site), self.word("公開内容の変更", "Changes of a publication"));
        let made = match self.lang {
            Lang::Ja => format!("{}作成<br>比べたもの: {}", day::label(*day), escape(against)),
            Lang::En => format!("{}<br>Compared with {}", day.strftime("%B %-d, %Y"), escape(against)),
        };
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<title>{title}{}{site}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
             <main>\n<h1>{title}</h1>\n<p>{}<br>{made}</p>\n<p>{}</p>\n",
            self.code(),
            self.word("｜", " | "),
            marked_text(&self.content_mark(), heading.site),
            self.counts(changes),
        )
    }

    fn counts(&self, changes: &[DocumentChange]) -> String {
        let count = |kind: Kind| changes.iter().filter(|change| change.kind == kind).count();
        let [changed, new, withdrawn] = [Kind::Changed, Kind::New, Kind::Withdrawn].map(count);
        let moved = changes.iter().filter(|change| change.moved_from.is_some()).count();
        match self.lang {
            Lang::Ja => format!(
                "変わる文書 {changed}、新しい文書 {new}、取り下げる文書 {withdrawn}、アドレスが変わる文書 {moved}"
            ),
            Lang::En => {
                format!("Documents: {changed} changed, {new} new, {withdrawn} withdrawn, {moved} with another address")
            }
        }
    }

    fn document(&self, change: &DocumentChange) -> String {
        let kind = match change.kind {
            Kind::New => self.word("新規　", "New: "),
            Kind::Changed => self.word("変更　", "Changed: "),
            Kind::Withdrawn => self.word("取下げ　", "Withdrawn: "),
        };
        let title = if change.title.is_empty() { &change.id } else { &change.title };
        let mark = self.content_mark();
        let mut text = format!("<section>\n<h2>{kind}{}</h2>\n", marked_text(&mark, title));
        text.push_str(&format!("<p class=\"address\">{}</p>\n", self.address(change)));
        if !change.texts.is_empty() {
            let [place, before, after] = match self.lang {
                Lang::Ja => ["場所", "いま", "公開後"],
                Lang::En => ["Place", "Now", "After publication"],
            };
            text.push_str(&format!(
                "<table>\n<thead><tr><th class=\"place\">{place}</th><th>{before}</th><th>{after}</th></tr></thead>\n<tbody>\n"
            ));
            change.texts.iter().for_each(|one| text.push_str(&self.row(change, one)));
            text.push_str("</tbody>\n</table>\n");
        }
        change.corrections.iter().for_each(|reason| text.push_str(&self.reason(reason)));
        text.push_str("</section>\n");
        text
    }

    fn address(&self, change: &DocumentChange) -> String {
        let path = escape(&change.path);
        let Some(from) = change.moved_from.as_deref().map(escape) else { return path };
        match self.lang {
            Lang::Ja => format!("アドレスが変わります: {from} → {path}（前のアドレスから転送）"),
            Lang::En => format!("The address changes: {from} → {path} (the old one redirects)"),
        }
    }

    fn row(&self, document: &DocumentChange, change: &TextChange) -> String {
        let [before, after] = self.sides(change);
        let address = document.address(&change.part);
        let anchor = address.find('#').map_or("", |at| &address[at..]);
        let anchor = if anchor.is_empty() {
            String::new()
        } else {
            format!("<br><span class=\"address\">{}</span>", escape(anchor))
        };
        let label = label(change, self.lang);
        format!("<tr><th scope=\"row\">{}{anchor}</th>{before}{after}</tr>\n", escape(&label))
    }

    /// The cells of both texts, with the differences marked.
    fn sides(&self, change: &TextChange) -> [String; 2] {
        let own = |text: &str| format!("<td><span class=\"absent\">{text}</span></td>");
        let none = own(self.word("（なし）", "(none)"));
        let cell = |html: String| format!("<td{}>{html}</td>", self.content_mark());
        let after = change.after.as_deref();
        match (&change.before, after) {
            (Some(BaselineText::Known(before)), Some(after)) => marked(before, after).map(cell),
            (Some(BaselineText::Known(before)), None) => [cell(mark("del", before)), none],
            (Some(BaselineText::Hash(_)), after) => {
                let unknown = self.word("（公開した文章は手元にありません）", "(the published text is not at hand)");
                [own(unknown), after.map_or(none, |after| cell(escape(after)))]
            }
            (Some(BaselineText::Withheld), after) => {
                let withheld = self.word("（載せない文章）", "(withheld)");
                [own(withheld), after.map_or(none, |after| cell(escape(after)))]
            }
            (None | Some(BaselineText::NameNotGiven), after) => {
                [none.clone(), after.map_or(none, |after| cell(mark("ins", after)))]
            }
        }
    }

    fn reason(&self, Reason { date, item, reason }: &Reason) -> String {
        let item = item.as_ref().map(|item| escape(item));
        let record = match (self.lang, item) {
            (Lang::Ja, None) => "訂正の記録".to_owned(),
            (Lang::Ja, Some(item)) => format!("訂正の記録（{item}）"),
            (Lang::En, None) => "Correction".to_owned(),
            (Lang::En, Some(item)) => format!("Correction ({item})"),
        };
        format!("<p class=\"reasons\">{record}: {date} {}</p>\n", marked_text(&self.content_mark(), reason))
    }
}

/// The escaped text, in an element of its own if it has an attribute.
fn marked_text(mark: &str, text: &str) -> String {
    if mark.is_empty() { escape(text) } else { format!("<span{mark}>{}</span>", escape(text)) }
}

/// The minimum similarity of two texts. Below it, only accidental common characters would remain unmarked.
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

/// Opens or closes the element for marked text at its boundaries.
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
