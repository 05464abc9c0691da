//! Quotes lists and characters in the messages of rules.

/// The maximum number of words that a message lists.
const SHOWN: usize = 5;

/// The first words of a list, with an ellipsis if there are more.
pub(super) fn listed(words: &[String], comma: &str) -> String {
    let more = if words.len() > SHOWN { " …" } else { "" };
    words.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(comma) + more
}

/// The character itself, or its code point if it is invisible.
pub(super) fn visible(c: char) -> String {
    let is_shown = !c.is_control() && !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{206f}' | '\u{feff}');
    if is_shown { format!("{c}") } else { format!("U+{:04X}", u32::from(c)) }
}
