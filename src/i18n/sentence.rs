//! Sentences with placeholders for values, such as `{count}件` or `by {name}`.

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    /// The name of a value, in place of the placeholder.
    Value(&'a str),
}

/// Splits a sentence at its placeholders. Braces around anything but a name are text.
pub fn pieces(sentence: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut start, mut from) = (Vec::new(), 0, 0);
    while let Some(open) = sentence[from..].find('{').map(|at| from + at) {
        let name = sentence[open + 1..].split('}').next().unwrap_or_default();
        let end = open + name.len() + 2;
        from = open + 1;
        if end <= sentence.len() && is_name(name) {
            pieces.push(Piece::Text(&sentence[start..open]));
            pieces.push(Piece::Value(name));
            (start, from) = (end, end);
        }
    }
    pieces.push(Piece::Text(&sentence[start..]));
    pieces.retain(|piece| *piece != Piece::Text(""));
    pieces
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// The names of the values in a sentence, in order.
pub fn values(sentence: &str) -> impl Iterator<Item = &str> {
    pieces(sentence).into_iter().filter_map(|piece| match piece {
        Piece::Value(name) => Some(name),
        Piece::Text(_) => None,
    })
}

/// Inserts values into a sentence. A placeholder without a value is left as it is.
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let value = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let text = |piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Value(name) => value(name).unwrap_or_else(|| format!("{{{name}}}")),
    };
    pieces(sentence).into_iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::{Piece, fill, pieces};

    #[test]
    fn sentences_are_taken_apart_at_names_alone() {
        let check = |sentence: &str, expected: &[Piece]| assert_eq!(pieces(sentence), expected);
        check("{count}件", &[Piece::Value("count"), Piece::Text("件")]);
        check("a {b} c {d}", &[Piece::Text("a "), Piece::Value("b"), Piece::Text(" c "), Piece::Value("d")]);
        check("{ {a} {B} {", &[Piece::Text("{ "), Piece::Value("a"), Piece::Text(" {B} {")]);
        check("", &[]);
    }

    #[test]
    fn values_are_put_in_where_there_are_any() {
        assert_eq!(fill("{a}と{b}", &[("a", "{b}")]), "{b}と{b}");
    }
}
