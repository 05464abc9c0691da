//! Signs of YAML in values that were meant as text: `title: *重要* な点`, `title: 協働 # 推進`.
//!
//! YAML refuses most of them with words about its own syntax, and takes some of them away in silence.

use crate::diagnostic::faults::Faults;
use crate::model::source::Span;
use crate::yaml::fault::ValueNeedsQuotes;
use crate::yaml::lost::{CommentInText, EntryJoined};
use crate::yaml::node::{Node, NodeKind};

/// Characters that mean something to YAML where a value begins.
const SIGNS: &str = "*&@%!?|>-[{'\"`#";

/// The value on the line of byte `at` that YAML could not read because of a sign in it, with its place.
pub(super) fn cause(text: &str, at: usize) -> Option<(Span, ValueNeedsQuotes)> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?.trim_end();
    let value = value(line)?;
    let first = value.chars().next()?;
    let is_open = matches!(first, '"' | '\'') && value.matches(first).count() == 1;
    let is_list = value.starts_with('[') && value.ends_with(']') || value.starts_with('{') && value.ends_with('}');
    if is_open || is_list {
        return None;
    }
    let sign = if value.starts_with(|c| SIGNS.contains(c)) {
        first.to_string()
    } else if value.contains(": ") || value.ends_with(':') {
        ": ".to_owned()
    } else {
        return None;
    };
    let place = start + line.len() - line.trim_start().len();
    let span = Span { start: place + line.trim_start().len() - value.len(), end: start + line.trim_end().len() };
    let key = line[..line.len() - value.len()].trim_start();
    Some((span, ValueNeedsQuotes { sign, quoted: format!("{key}{}", quoted(value.trim_end())) }))
}

/// What stands behind the key, or the hyphen of a list.
fn value(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let entry = line.trim_start().trim_start_matches("- ");
    let is_key = |key: &str| !key.contains(['"', '\'', '[', '{']);
    let value = match entry.split_once(": ") {
        Some((key, value)) if is_key(key) && !entry.starts_with(|c| SIGNS.contains(c)) => value,
        _ if entry.len() < line.trim_start().len() => entry,
        _ => return None,
    };
    Some(value.trim_start()).filter(|value| !value.is_empty())
}

fn quoted(value: &str) -> String {
    if value.contains(['"', '\\']) { format!("'{}'", value.replace('\'', "''")) } else { format!("\"{value}\"") }
}

/// Reports what YAML took away from the texts below `node`: a comment, an anchor, a tag.
pub(super) fn report_lost(source: &str, node: &Node, faults: &Faults) {
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Scalar(value) => report_scalar(source, node.span, value, faults),
        NodeKind::List(entries) => entries.iter().for_each(|entry| report_lost(source, entry, faults)),
        NodeKind::Map(entries) => entries.iter().for_each(|(key, value)| {
            if value.kind == NodeKind::Null {
                report_comment(source, key.span.end + 1, faults);
            }
            report_lost(source, value, faults);
        }),
    }
}

fn report_scalar(source: &str, span: Span, value: &str, faults: &Faults) {
    let line = source[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let before = source[line..span.start].trim_end();
    let token = before.rsplit([' ', '\t']).next().unwrap_or_default();
    // The end of a text in quotes, in a list on one line, is no anchor.
    let token = if token.contains(['"', '\'', ',', '[', ']', '{', '}']) { "" } else { token };
    let is_anchor = token.starts_with('&') && !source.contains(&format!("*{}", &token[1..]));
    if is_anchor || token.starts_with('!') {
        let start = line + before.len() - token.len();
        let written = source[start..span.end].trim_end();
        let key = source[line..start].trim_start();
        let quoted = format!("{key}{}", quoted(written));
        let fault = ValueNeedsQuotes { sign: token[..1].to_owned(), quoted };
        return faults.add(Span { start, end: start + written.len() }, fault);
    }
    let is_plain = !source[span.start..].starts_with(['"', '\'', '|', '>']);
    if is_plain && !value.is_ascii() {
        report_comment(source, span.end, faults);
        report_joined(source, span, faults);
    }
}

/// Reports an entry of a list that YAML joined to the one before, since it is indented further.
fn report_joined(source: &str, span: Span, faults: &Faults) {
    let text = &source[span.start..span.end.min(source.len())];
    let Some(at) = text.match_indices('\n').map(|(at, _)| at + 1).find(|at| text[*at..].trim_start().starts_with("- "))
    else {
        return;
    };
    let line = text[at..].lines().next().unwrap_or_default();
    let start = span.start + at + line.len() - line.trim_start().len();
    faults.add(Span::new(start, line.trim().len()), EntryJoined { entry: line.trim().to_owned() });
}

/// Reports a comment on the line of byte `end`, behind it.
fn report_comment(source: &str, end: usize, faults: &Faults) {
    // A key without a value may reach to the end of the text.
    let Some((before, rest)) = source.split_at_checked(end) else { return };
    let rest = rest.lines().next().unwrap_or_default();
    let comment = rest.trim_start();
    let is_behind_space = comment.len() < rest.len() || before.ends_with(' ');
    // `# note` is a comment on purpose; 甲 #1 and #DX are text.
    let Some(words) = comment.strip_prefix('#') else { return };
    let is_tight = !words.is_empty() && !words.starts_with([' ', '#', '\t']);
    if is_behind_space && (is_tight || !comment.is_ascii()) {
        let start = end + rest.len() - comment.len();
        let line = source[..start].rfind('\n').map_or(0, |end| end + 1);
        let (key, value) = value_and_key(&source[line..start + comment.trim_end().len()]);
        let fault = CommentInText { comment: comment.trim_end().to_owned(), quoted: format!("{key}{}", quoted(value)) };
        faults.add(Span::new(start, comment.trim_end().len()), fault);
    }
}

fn value_and_key(line: &str) -> (&str, &str) {
    let line = line.trim_end();
    let value = value(line).unwrap_or(line.trim_start());
    (line[..line.len() - value.len()].trim_start(), value)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::faults::Faults;
    use crate::diagnostic::lang::Lang;
    use crate::model::source::Span;
    use crate::yaml;

    fn check(line: &str, expected: &[(&str, &str)]) {
        let text = format!("no: 1\n{line}\n");
        let faults = Faults::new("test");
        yaml::parse(&text, Span::new(0, text.len()), &faults);
        let found = faults.into_found();
        let shown: Vec<_> = found
            .iter()
            .map(|found| (found.fault.code().to_string(), found.fault.message(Lang::En).expected.clone()))
            .collect();
        let shown: Vec<_> =
            shown.iter().map(|(code, expected)| (code.as_str(), expected.as_deref().unwrap_or_default())).collect();
        assert_eq!(shown, expected, "{line}");
    }

    #[test]
    fn a_sign_that_yaml_cannot_read_is_named() {
        for value in [
            "*重要* な点",
            "@市",
            "[仮] 題",
            "{甲} 乙",
            "%5",
            "- 甲",
            "? 甲",
            "甲: 乙",
            "「題」: 甲",
            "> 甲",
            "'甲' と乙",
            "`甲`",
        ] {
            check(&format!("title: {value}"), &[("E0212", &format!("`title: \"{value}\"`"))]);
        }
        check("title: \"甲\" と乙", &[("E0212", "`title: '\"甲\" と乙'`")]);
        check("tags:\n- *甲", &[("E0212", "`- \"*甲\"`")]);
    }

    #[test]
    fn what_yaml_takes_away_is_named() {
        check("title: &甲 乙", &[("E0212", "`title: \"&甲 乙\"`")]);
        check("title: ! 甲", &[("E0212", "`title: \"! 甲\"`")]);
        check("title: 対策 #1", &[("W0213", "`title: \"対策 #1\"`")]);
        check("title: 協働 # 推進", &[("W0213", "`title: \"協働 # 推進\"`")]);
        check("title: # 題", &[("W0213", "`title: \"# 題\"`")]);
        check("tags:\n- 甲\n - 乙", &[("E0214", "entries of a list with the same indentation")]);
        check("tags:\n- 甲 # 乙", &[("W0213", "`- \"甲 # 乙\"`")]);
    }

    #[test]
    fn signs_that_mean_what_they_do_are_left_alone() {
        for line in [
            "title: \"協働 # 推進\" # 注",
            "year: 2019 # 年度",
            "title: 題 # note",
            "a: &x 甲\nb: *x",
            "title: C#と甲",
            "title: |\n  甲 # 乙",
            "# 注釈\ntitle: 甲",
            "source: # 原本\n  file: a.pdf",
            "tags: [甲, 乙]",
            "tags: [\"x !\", 乙]",
        ] {
            check(line, &[]);
        }
    }
}
