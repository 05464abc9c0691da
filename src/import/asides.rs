//! Recognizes rows of tables that are no goals: sums, and notes.

use crate::import::words;

/// What the label of a row with sums is.
const SUMS: [&str; 9] = ["合計", "小計", "総計", "計", "総合計", "累計", "平均", "合計値", "平均値"];

/// Whether a text is the label of a row with sums.
pub fn is_sum(text: &str) -> bool {
    SUMS.contains(&words::label(text).as_str())
}

/// Whether a text that stands alone in its row is a note on the table: `※　目標は年度の途中で…`, `（注）…`.
pub fn is_note(text: &str) -> bool {
    const SIGNS: [&str; 8] = ["※", "(注", "（注", "注)", "注）", "注：", "注:", "＊"];
    SIGNS.iter().any(|sign| text.trim_start().starts_with(sign))
}
