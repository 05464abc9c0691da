//! The headers of the cards that other sites embed. They differ from those of all other pages in two: any page may frame
//! them, and they load nothing but their style.

use crate::cli::headers::{Header, words};
use crate::diagnostic::lang::Lang;

/// The folder of the cards.
pub(super) const FOLDER: &str = "embed";

/// A card runs no script at all.
pub(super) const POLICY: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// The headers of a card that are different from `everywhere`: all of those, with the policy of cards, and without the
/// one that forbids frames in old browsers.
pub(super) fn headers(everywhere: &[Header]) -> Vec<(&str, &str)> {
    let kept = everywhere.iter().filter(|header| header.name != FRAMES);
    kept.map(|header| (header.name, if header.name == CONTENT { POLICY } else { &header.value })).collect()
}

/// The header with the policy.
pub(super) const CONTENT: &str = "Content-Security-Policy";
/// The header by which old browsers refuse frames.
pub(super) const FRAMES: &str = "X-Frame-Options";

pub(super) fn about(lang: Lang) -> &'static str {
    words(
        lang,
        "embed/ のカードだけは、よそのページに埋め込める（スクリプトは使わない）",
        "only the cards in embed/ may be framed by other sites (they run no script)",
    )
}
