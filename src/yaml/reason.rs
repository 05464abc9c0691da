//! The reasons of the YAML parser in Japanese.

/// What the parser says in English, by words that its messages hold.
const REASONS: [(&str, &str); 12] = [
    ("unclosed quote", "引用符が閉じていません"),
    ("mapping values are not allowed", "値の中に「: 」があります。値の全体を引用符で囲んでください"),
    ("found a tab", "字下げにタブが使われています。半角の空白にしてください"),
    ("flow sequence", "一覧のかっこ [ ] の中が正しく区切られていません"),
    ("flow mapping", "かっこ { } の中が正しく区切られていません"),
    ("multiple YAML documents", "前書きが「...」か「---」の行で区切られています"),
    ("did not find expected", "区切りの記号（ - : , ] } ）が足りないか、字下げがずれています"),
    ("simple key", "「項目:」の形になっていない行があります。コロンは半角で、後に半角の空白が要ります"),
    ("escape", "引用符の中の「\\」が正しくありません"),
    ("unclosed", "かっこが閉じていません"),
    ("invalid character", "使えない文字があります"),
    ("control character", "使えない文字があります"),
];

/// The parser's `reason` in Japanese, or as it is where none is known.
pub(super) fn in_japanese(reason: &str) -> &str {
    REASONS.iter().find(|(words, _)| reason.contains(words)).map_or(reason, |(_, ja)| ja)
}
