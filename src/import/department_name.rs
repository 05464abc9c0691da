//! Recognizes the names of departments that no table has.

use crate::import::words;

/// How the names of departments end.
const KINDS: [&str; 9] = ["部", "局", "課", "室", "所", "署", "院", "委員会", "事務局"];
/// The characters of the longest name.
const LONGEST: usize = 16;
/// Words that only end like a name: of a part, or of whoever is responsible.
const OTHERS: [&str; 16] = [
    "部",
    "局",
    "課",
    "室",
    "部局",
    "一部",
    "全部",
    "外部",
    "内部",
    "各部",
    "各課",
    "担当部",
    "担当課",
    "所管課",
    "関係課",
    "箇所",
];

/// Whether a text ends like the name of a department.
pub fn looks_like(text: &str) -> bool {
    let name = words::label(text);
    let is_other = OTHERS.contains(&name.as_str()) || name.contains(['、', '。', ':', 'は']);
    name.chars().count() <= LONGEST && !is_other && KINDS.iter().any(|kind| name.ends_with(kind))
}

/// The name in the brackets with which a text begins, with these: 【総務部】 of 【総務部】総務部長 氏名.
pub fn in_brackets(text: &str) -> Option<&str> {
    let begun = text.trim_start_matches(['■', '●', '◆']);
    let end = begun.char_indices().find(|(_, c)| matches!(c, '】' | ']' | '〕')).map(|(at, c)| at + c.len_utf8())?;
    begun.starts_with(['【', '[', '〔']).then_some(&begun[..end])
}

/// The name of the department whose part a line begins, as its only text or in brackets before its head.
pub fn heading(text: &str) -> Option<&str> {
    match in_brackets(text) {
        Some(name) => looks_like(name).then_some(name),
        None => words::without_numbering(text).any(looks_like).then_some(text),
    }
}

#[cfg(test)]
mod tests {
    use super::heading;

    #[test]
    fn names_stand_alone_or_in_brackets() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(heading(text), expected, "{text}");
        check("【総務部】総務部長　氏名", Some("【総務部】"));
        check("■ 企画部", Some("■ 企画部"));
        check("１　水道局", Some("１　水道局"));
        check("選挙管理委員会", Some("選挙管理委員会"));
        check("【担当課】市民課", None);
        check("一部", None);
        check("総務部は窓口を直します", None);
    }
}
