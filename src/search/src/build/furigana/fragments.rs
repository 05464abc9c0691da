//! Finds words that the dictionary lacks: the search for the best path cuts them into single kanji, and reads each for
//! itself (健診 as 健 and 診, 大翔 as 大 and 翔).

use crate::build::furigana::stretch::{Kind, Token, is_kanji};

/// Marks the tokens that are fragments of a word as uncertain.
pub(super) fn mark_fragments(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let (before, from) = tokens.split_at_mut(at);
        let ([.., left], [right, ..]) = (before, from) else { continue };
        if !touch(left, right) || (left.kind.is_name() && right.kind == Kind::GivenName) {
            continue;
        }
        let is_cut =
            is_remnant(left) || is_remnant(right) || (is_lone_noun(left) && !is_authority(left) && is_lone_noun(right));
        for token in [left, right] {
            token.is_certain &= !(is_cut && is_single(token));
        }
    }
}

fn touch(left: &Token, right: &Token) -> bool {
    left.surface.ends_with(is_kanji) && right.surface.starts_with(is_kanji)
}

fn is_single(token: &Token) -> bool {
    token.surface.chars().count() == 1
}

/// A verb without its okurigana, a given name without a family, an unknown sign: none of them touches another word.
fn is_remnant(token: &Token) -> bool {
    is_single(token) && matches!(token.kind, Kind::Verb | Kind::GivenName | Kind::Unknown)
}

/// 市税 and 県債 are the taxes and bonds of the authority; each word stands for itself.
fn is_authority(token: &Token) -> bool {
    matches!(token.surface, "国" | "県" | "府" | "都" | "市" | "区" | "町" | "村")
}

fn is_lone_noun(token: &Token) -> bool {
    is_single(token) && (token.kind == Kind::Noun || token.kind.is_name())
}
