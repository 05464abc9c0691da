//! Recognizes the rows with sums, which are no goals.

use crate::import::words;

/// What the first cell of a row with sums has.
const SUMS: [&str; 9] = ["合計", "小計", "総計", "計", "総合計", "累計", "平均", "合計値", "平均値"];

/// Whether a text is what the first cell of a row with sums has.
pub fn is_sum(text: &str) -> bool {
    SUMS.contains(&words::label(text).as_str())
}
