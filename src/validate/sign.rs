//! Recognizes the sign at the start of a line, which marks a heading or a list item, in the ways in which people type
//! it.
//!
//! Input methods produce ＃, － and the ideographic space, where Markdown knows only `#`, `-` and the ASCII space; and
//! many people type no space at all.

/// A sign, and how it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    pub kind: SignKind,
    /// The length in bytes of the sign and of the spaces after it.
    pub length: usize,
    pub gap: usize,
    pub meaning: Meaning,
}

/// The block that a sign begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignKind {
    /// A heading, with the number of hashes.
    Heading(usize),
    /// A list item, with the bullet in Markdown.
    Bullet(char),
    /// A numbered item. The digits are followed by a dot or a bracket.
    Number,
}

/// The interpretation of a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It is valid Markdown.
    Plain,
    /// It differs from Markdown, but has only one possible meaning.
    Read,
    /// It can be a sign or text: a person has to decide.
    Unclear,
    /// It resembles a sign, but is text.
    Kept,
}

/// Whether `c` is a space to people, but not to Markdown.
pub fn is_wide_space(c: char) -> bool {
    (c.is_whitespace() && !c.is_ascii()) || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether `c` is a space to Markdown or to people.
pub fn is_any_space(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_wide_space(c)
}

/// The ASCII sign for a full-width one.
pub fn ascii(c: char) -> Option<char> {
    Some(match c {
        '#' | '＃' => '#',
        '-' | '－' | '−' | '‐' | '–' | 'ー' => '-',
        '*' | '＊' => '*',
        '+' | '＋' => '+',
        _ => return None,
    })
}

/// The sign with which `line`, without its indentation, begins; `None` if it begins with text.
pub fn read(line: &str) -> Option<Sign> {
    let first = line.chars().next()?;
    match ascii(first) {
        Some('#') => heading(line),
        Some(_) => bullet(line, first),
        None => number(line),
    }
}

fn heading(line: &str) -> Option<Sign> {
    let marks: Vec<char> = line.chars().take_while(|c| ascii(*c) == Some('#')).collect();
    let length = marks.iter().map(|c| c.len_utf8()).sum();
    let after = &line[length..];
    let meaning = match gap(after) {
        Gap::None(next) => tight_heading(marks.len(), next)?,
        Gap::Wide => Meaning::Read,
        Gap::Plain | Gap::End if marks.contains(&'＃') => Meaning::Read,
        Gap::Plain | Gap::End => Meaning::Plain,
    };
    (marks.len() <= 6).then(|| Sign { kind: SignKind::Heading(marks.len()), length, gap: gap_length(after), meaning })
}

/// `##実績` is a heading; `#実績` may be a hashtag; `#1` is text.
fn tight_heading(marks: usize, next: char) -> Option<Meaning> {
    let is_text = next.is_ascii_punctuation() && !opens(next);
    match marks {
        _ if is_text => None,
        1 if next.is_ascii() || next.is_numeric() || !begins_text(next) => None,
        1 => Some(Meaning::Unclear),
        _ if next.is_ascii_alphanumeric() => Some(Meaning::Kept),
        _ => Some(Meaning::Read),
    }
}

fn bullet(line: &str, first: char) -> Option<Sign> {
    let sign = ascii(first)?;
    let after = &line[first.len_utf8()..];
    // A row of signs is a horizontal rule or an ornament.
    if after.chars().all(|c| ascii(c).is_some() || is_any_space(c) || c == '\r')
        && after.contains(|c| ascii(c).is_some())
    {
        return None;
    }
    let meaning = match gap(after) {
        Gap::None(next) => tight_bullet(first, next, after)?,
        Gap::Wide => Meaning::Read,
        Gap::Plain if first != sign => Meaning::Read,
        Gap::Plain => Meaning::Plain,
        Gap::End if first != sign => return None,
        Gap::End => Meaning::Plain,
    };
    Some(Sign { kind: SignKind::Bullet(sign), length: first.len_utf8(), gap: gap_length(after), meaning })
}

/// `-窓口を…` is a list item; `*重要*` is not; `-5度` is text.
fn tight_bullet(first: char, next: char, after: &str) -> Option<Meaning> {
    let (sign, line) = (ascii(first)?, after.trim_end());
    let is_enclosed = line.ends_with(|c| ascii(c) == Some(sign));
    if first == 'ー' || next.is_numeric() || is_enclosed {
        return None;
    }
    if sign == '-' {
        let is_strong = line.starts_with("**") || line.starts_with("__");
        return match next {
            'a'..='z' | 'A'..='Z' => Some(Meaning::Kept),
            next if is_strong || opens(next) || (!next.is_ascii() && begins_text(next)) => Some(Meaning::Read),
            _ => None,
        };
    }
    let is_emphasis = after.contains(|c| ascii(c) == Some(sign));
    (!is_emphasis && !next.is_ascii() && begins_text(next)).then_some(Meaning::Unclear)
}

fn number(line: &str) -> Option<Sign> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=9).contains(&digits) || !line[digits..].starts_with(['.', ')']) {
        return None;
    }
    let after = &line[digits + 1..];
    let meaning = match gap(after) {
        Gap::None(next) if next.is_numeric() || !(opens(next) || (!next.is_ascii() && begins_text(next))) => {
            return None;
        }
        Gap::None(_) | Gap::Wide => Meaning::Read,
        Gap::Plain | Gap::End => Meaning::Plain,
    };
    Some(Sign { kind: SignKind::Number, length: digits + 1, gap: gap_length(after), meaning })
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '"')
}

fn begins_text(c: char) -> bool {
    c.is_alphanumeric() || opens(c) || "「『（【〔［〈《“〇○●◎■□◆◇★☆※・①".contains(c)
}

/// The space between a sign and its text.
enum Gap {
    Plain,
    Wide,
    End,
    None(char),
}

fn gap(after: &str) -> Gap {
    let spaces = &after[..gap_length(after)];
    let text = after[spaces.len()..].chars().next().filter(|c| !matches!(c, '\r' | '\n'));
    match (spaces.chars().next(), text) {
        (None, None) => Gap::End,
        (None, Some(next)) => Gap::None(next),
        (Some(c), _) if is_wide_space(c) => Gap::Wide,
        // Before a tag or another sign, an ideographic space would keep Markdown from recognizing it.
        (Some(_), Some(next)) if spaces.contains(is_wide_space) && (next == '[' || ascii(next).is_some()) => Gap::Wide,
        (Some(_), _) => Gap::Plain,
    }
}

fn gap_length(after: &str) -> usize {
    after.len() - after.trim_start_matches(is_any_space).len()
}

#[cfg(test)]
mod tests {
    use super::{Meaning, read};

    fn check(meaning: Option<Meaning>, lines: &[&str]) {
        for line in lines {
            assert_eq!(read(line).map(|sign| sign.meaning), meaning, "{line}");
        }
    }

    #[test]
    fn a_sign_in_other_clothes_is_read() {
        let headings = [
            "##　実績",
            "##\u{a0}実績",
            "##\u{2003}実績",
            "##実績",
            "＃＃　実績",
            "＃＃ 実績",
            "#＃ 実績",
            "＃　実績",
            "##「実績」",
            "##１　実績",
        ];
        check(Some(Meaning::Read), &headings);
        let bullets = [
            "-　窓口",
            "*　窓口",
            "+\u{a0}窓口",
            "-窓口",
            "-[p1] 窓口",
            "-（仮称）会館",
            "-**重要** 窓口",
            "－　窓口",
            "－ 窓口",
            "－窓口",
            "＊ 窓口",
            "＊　窓口",
            "− 窓口",
            "ー　窓口",
            "- 　[p1] 窓口",
        ];
        check(Some(Meaning::Read), &bullets);
        check(Some(Meaning::Read), &["1.　窓口", "1.窓口", "2)窓口", "10.\u{a0}窓口", "1.[p1] 窓口"]);
    }

    #[test]
    fn what_may_be_text_is_asked() {
        check(Some(Meaning::Unclear), &["#実績", "＃くらし #防災", "*窓口を", "＊印は必須", "+窓口"]);
        check(Some(Meaning::Kept), &["##AI活用", "##1 窓口", "-AI活用", "－AI"]);
    }

    #[test]
    fn text_stays_text() {
        check(
            None,
            &[
                "-5度",
                "－５度",
                "#1",
                "#１",
                "#tag",
                "＃1",
                "*1 注",
                "＊１",
                "*重要*な点",
                "**太字**",
                "＊＊注＊＊",
                "＊　＊　＊",
            ],
        );
        check(
            None,
            &[
                "---",
                "- - -",
                "--option",
                "->",
                "－みんなで－",
                "-お知らせ-",
                "－",
                "－－－",
                "ーい",
                "3.11の震災",
                "1.5倍",
                "2024年",
                "文",
                "",
            ],
        );
        check(Some(Meaning::Plain), &["# 題", "## 実績　", "##", "- 窓口", "-", "* 窓口", "1. 窓口", "-  　文"]);
    }
}
