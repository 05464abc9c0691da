//! What the grades of a sheet mean, as its own legend says: `◎：達成　○：一部達成`.

use unicode_normalization::UnicodeNormalization;

use crate::import::grid::is_blank;

/// The signs of grades in the order in which schemes list them.
pub const ORDER: &str = "Ss◎○◯〇AaBbCcDdEe△▲×✕-－−";

/// The characters of the longest name of a grade.
const NAME: usize = 20;

/// The grades that a line explains, at least two: `※評価は、A（達成）、B（おおむね達成）`, `◎：達成　○：一部達成`.
pub fn legend(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((at, sign)) = rest.char_indices().find(|(_, c)| is_grade(*c)) {
        rest = &rest[at + sign.len_utf8()..];
        let Some(open) = rest.chars().next().filter(|c| "（(：:=＝…".contains(*c)) else { continue };
        let inner = rest[open.len_utf8()..].trim_start_matches(|c: char| is_blank(c) || c == '…');
        let end = inner.find(|c: char| is_blank(c) || "）)、，,/／。；;".contains(c)).unwrap_or(inner.len());
        let name = &inner[..end];
        if !name.is_empty() && name.chars().count() <= NAME {
            found.push((plain(sign), name.to_owned()));
        }
    }
    if found.len() >= 2 { found } else { Vec::new() }
}

/// A sign in one width: Ａ is A.
pub fn plain(sign: char) -> String {
    std::iter::once(sign).nfkc().collect()
}

fn is_grade(c: char) -> bool {
    ORDER.contains(c) || ('Ａ'..='Ｅ').contains(&c) || c == 'Ｓ'
}

#[cfg(test)]
mod tests {
    use super::legend;

    #[test]
    fn a_legend_names_grades() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let expected: Vec<_> =
                expected.iter().map(|(sign, name)| ((*sign).to_owned(), (*name).to_owned())).collect();
            assert_eq!(legend(text), expected, "{text}");
        };
        check("※評価は、A（達成）、Ｂ（おおむね達成）です。", &[("A", "達成"), ("B", "おおむね達成")]);
        check("◎：達成　○：一部達成　×：未達成", &[("◎", "達成"), ("○", "一部達成"), ("×", "未達成")]);
        check("A（達成）だけ", &[]);
        check("○市民の声を聞きます", &[]);
    }
}
