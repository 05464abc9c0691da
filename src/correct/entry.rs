//! An entry of `content/corrections.yaml`.

use std::iter;

use jiff::civil::Date;

use crate::front_matter::edit::line_end;
use crate::front_matter::print::{Value, block_lines};
use crate::model::path::Slug;
use crate::model::table::Before;

/// A correction, as readers will see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub date: Date,
    pub page: Slug,
    pub item: Option<Slug>,
    pub before: Before,
    pub after: String,
    pub reason: String,
}

const HEAD: &str = "# 公開したあとの訂正を、ここに新しいものから書きます。\n";

/// Inserts the entry before all others into `source`, the present file; nothing else is changed. `None` if the file is
/// not written with one entry per block of lines.
pub fn add(source: Option<&str>, entry: &Entry) -> Option<String> {
    let source = source.unwrap_or(HEAD);
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let words = line.trim_start();
        if words.starts_with("- ") {
            return Some(insert(source, at, &line[..line.len() - words.len()], entry));
        }
        if !(words.is_empty() || words.starts_with('#') || words.trim_end() == "---") {
            return None;
        }
        at += line.len();
    }
    Some(insert(source, at, "", entry))
}

fn insert(source: &str, at: usize, indent: &str, entry: &Entry) -> String {
    let end = line_end(source);
    let before = &source[..at];
    let gap = if before.is_empty() || before.ends_with('\n') { "" } else { end };
    let lines: String = lines(entry).iter().map(|line| format!("{indent}{line}{end}")).collect();
    [before, gap, &lines, &source[at..]].concat()
}

fn lines(entry: &Entry) -> Vec<String> {
    let Entry { date, page, item, before, after, reason } = entry;
    let mut entries = vec![("date", Value::word(date)), ("page", Value::word(page))];
    entries.extend(item.iter().map(|item| ("item", Value::word(item))));
    entries.push(match before {
        Before::Words(words) => ("before", Value::text(words)),
        Before::Withheld(hash) => ("withheld", Value::text(hash)),
    });
    entries.extend([("after", after), ("reason", reason)].map(|(key, text)| (key, Value::text(text))));
    let starts = iter::once("- ").chain(iter::repeat("  "));
    starts.zip(block_lines(&entries)).map(|(start, line)| format!("{start}{line}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Entry, add};
    use crate::model::table::Before;

    fn check(source: Option<&str>, expected: Option<&str>) {
        let slug = |text: &str| crate::model::path::Slug::new(text).expect("a slug");
        let entry = Entry {
            date: jiff::civil::date(2026, 12, 1),
            page: slug("a"),
            item: Some(slug("r1")),
            before: Before::Words("前".to_owned()),
            after: "後".to_owned(),
            reason: "\"理由\"".to_owned(),
        };
        assert_eq!(add(source, &entry).as_deref(), expected);
    }

    const ENTRY: &str =
        "- date: 2026-12-01\n  page: a\n  item: r1\n  before: \"前\"\n  after: \"後\"\n  reason: \"\\\"理由\\\"\"\n";

    #[test]
    fn stands_before_all_others() {
        check(Some("# 説明\n- date: x\n"), Some(&format!("# 説明\n{ENTRY}- date: x\n")));
        check(Some("# 説明"), Some(&format!("# 説明\n{ENTRY}")));
        check(None, Some(&format!("{}{ENTRY}", super::HEAD)));
    }

    #[test]
    fn keeps_line_ends_and_indents() {
        let crlf: String = ENTRY.lines().map(|line| format!("  {line}\r\n")).collect();
        check(Some("# 説明\r\n  - date: x\r\n"), Some(&format!("# 説明\r\n{crlf}  - date: x\r\n")));
    }

    #[test]
    fn has_no_place_in_other_forms() {
        check(Some("[]\n"), None);
        check(Some("[{date: x}]\n"), None);
    }
}
