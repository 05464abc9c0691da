//! Addresses that stand in the text as they are.

use linkify::{LinkFinder, LinkKind};

/// The addresses in a text and what stands between them, with their places. An address ends before a character that is
/// not ASCII: in Japanese the sentence goes on without a space.
pub(super) fn cut(words: &str) -> Vec<(&str, usize, bool)> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]).url_can_be_iri(false);
    let (mut pieces, mut done, mut at) = (Vec::new(), 0, 0);
    for run in words.split_inclusive(|c: char| !c.is_ascii()) {
        let ascii = run.trim_end_matches(|c: char| !c.is_ascii());
        for link in finder.links(ascii).filter(|link| is_web(link.as_str())) {
            pieces.push((&words[done..at + link.start()], done, false));
            pieces.push((&words[at + link.start()..at + link.end()], at + link.start(), true));
            done = at + link.end();
        }
        at += run.len();
    }
    pieces.push((&words[done..], done, false));
    pieces.retain(|(piece, ..)| !piece.is_empty());
    pieces
}

fn is_web(address: &str) -> bool {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}
