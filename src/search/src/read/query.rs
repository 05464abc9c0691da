//! The query language: a page must contain every word, `"…"` is searched literally, `-` excludes, `OR` separates
//! alternatives.

use crate::error::PackError;
use crate::text::normalize::normalize;

/// The maximum length of a query in characters.
pub const LONGEST: usize = 1_000;

/// A parsed query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// A page must match all of these.
    pub wanted: Vec<Clause>,
    /// A page must not contain any of these.
    pub excluded: Vec<Atom>,
}

/// Alternative strings, of which a page must contain at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    pub atoms: Vec<Atom>,
}

/// A normalized string to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Atom {
    pub text: String,
    pub quoting: Quoting,
}

/// Quoted strings are never expanded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoting {
    Plain,
    Quoted,
}

enum Token {
    Atom { atom: Atom, is_excluded: bool },
    Or,
}

/// Parses a query. Anything that cannot be an operator is text.
///
/// # Errors
///
/// [`PackError::TooLong`] if the query has more than [`LONGEST`] characters.
pub fn parse(typed: &str) -> Result<Query, PackError> {
    let characters = typed.chars().count();
    if characters > LONGEST {
        return Err(PackError::TooLong { characters, most: LONGEST });
    }
    let mut query = Query::default();
    let mut joins = false;
    for token in tokens(typed) {
        match token {
            Token::Or => joins = true,
            Token::Atom { atom, is_excluded: true } => query.excluded.push(atom),
            Token::Atom { atom, is_excluded: false } => {
                match query.wanted.last_mut().filter(|_| joins) {
                    Some(clause) => clause.atoms.push(atom),
                    None => query.wanted.push(Clause { atoms: vec![atom] }),
                }
                joins = false;
            }
        }
    }
    Ok(query)
}

fn tokens(typed: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = typed;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let after_sign = rest.strip_prefix(['-', '−', '－']).filter(|after| !after.starts_with(char::is_whitespace));
        let body = after_sign.filter(|after| !after.is_empty()).unwrap_or(rest);
        let is_excluded = body.len() < rest.len();
        let (text, quoting, after) = piece(body);
        rest = after;
        if quoting == Quoting::Plain && !is_excluded && (text == "OR" || text == "|" || text == "ＯＲ" || text == "｜")
        {
            found.push(Token::Or);
            continue;
        }
        let text = normalize(text);
        // A sign by itself is an operator without an operand.
        let is_lone_sign = quoting == Quoting::Plain && text == "-";
        if !text.is_empty() && !is_lone_sign {
            found.push(Token::Atom { atom: Atom { text, quoting }, is_excluded });
        }
    }
    found
}

/// A quoted string or a word, and the rest of the query. A quote that is not closed extends to the end.
fn piece(body: &str) -> (&str, Quoting, &str) {
    let is_quote = |character: char| matches!(character, '"' | '“' | '”' | '＂');
    if let Some(inside) = body.strip_prefix(is_quote) {
        let end = inside.find(is_quote).unwrap_or(inside.len());
        let after = inside[end..].strip_prefix(is_quote).unwrap_or("");
        return (&inside[..end], Quoting::Quoted, after);
    }
    let end = body.find(|character: char| character.is_whitespace() || is_quote(character)).unwrap_or(body.len());
    (&body[..end], Quoting::Plain, &body[end..])
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Quoting, parse};
    use crate::error::PackError;

    fn check(typed: &str, expected: &str) {
        let query = parse(typed).expect("short enough");
        let shown = |atom: &super::Atom| match atom.quoting {
            Quoting::Plain => atom.text.clone(),
            Quoting::Quoted => format!("'{}'", atom.text),
        };
        let clause = |clause: &super::Clause| clause.atoms.iter().map(shown).collect::<Vec<_>>().join("|");
        let mut parts: Vec<String> = query.wanted.iter().map(clause).collect();
        parts.extend(query.excluded.iter().map(|atom| format!("-{}", shown(atom))));
        assert_eq!(parts.join(" "), expected, "{typed:?}");
    }

    #[test]
    fn words_phrases_and_operators() {
        check("協働　詐欺", "協働 詐欺");
        check("\"市民 協働\" -防犯", "'市民協働' -防犯");
        check("協働 OR 共創 推進", "協働|共創 推進");
        check("“ＡＩ”の活用", "'ai' の活用");
        check("－防犯 対策", "対策 -防犯");
    }

    #[test]
    fn what_cannot_be_an_operator_is_text_or_nothing() {
        check("OR", "");
        check("- \"\" OR -", "");
        check("\"-\"", "'-'");
        check("\"閉じない", "'閉じない'");
        check("OR 協働 OR", "協働");
        check("5-1-3", "5-1-3");
        check("\u{200B}\u{0}", "");
    }

    #[test]
    fn too_long_a_query_is_refused() {
        let refused = Err(PackError::TooLong { characters: 10_000, most: LONGEST });
        assert_eq!(parse(&"あ".repeat(10_000)), refused);
    }
}
