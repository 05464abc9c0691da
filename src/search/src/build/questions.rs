//! Ends of questions as people type them into a search box, since the pages of a site seldom contain questions.

use crate::text::morpheme::Class;

/// The ends that can follow a word of the given class.
pub fn question_ends(class: Class) -> &'static [&'static str] {
    match class {
        Class::Noun => &AFTER_NOUNS,
        Class::Content => &AFTER_OTHERS,
        Class::Function => &AFTER_FUNCTION,
    }
}

const AFTER_NOUNS: [&str; 26] = [
    "は何ですか",
    "はどこですか",
    "はいつですか",
    "は誰ですか",
    "はなぜですか",
    "はいくらですか",
    "とは何ですか",
    "でしょうか",
    "はどうなっていますか",
    "はどうなりましたか",
    "について教えてください",
    "を教えて",
    "しましたか",
    "していますか",
    "しますか",
    "されましたか",
    "されていますか",
    "するにはどうすればよいですか",
    "はいくつありますか",
    "が何人いますか",
    "の理由は何ですか",
    "をどのように進めますか",
    "にはどんなものがありますか",
    "という名前ですか",
    "だったのはどの年ですか",
    "できますか",
];

/// After verbs, adjectives, adverbs and numbers.
const AFTER_OTHERS: [&str; 12] = [
    "ましたか",
    "ますか",
    "ませんか",
    "たのはいつですか",
    "ているのはどこですか",
    "たのは誰ですか",
    "のは何ですか",
    "にはどうすればよいですか",
    "でしょうか",
    "なのはどれですか",
    "からどのくらいですか",
    "は何ですか",
];

/// After particles and auxiliaries.
const AFTER_FUNCTION: [&str; 4] = ["のは何ですか", "は何ですか", "でしょうか", "か"];
