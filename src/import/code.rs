//! Codes of plans and policies as sheets write them: 5-1-③, ５－１－３, 35.

use unicode_normalization::UnicodeNormalization;

use crate::import::grid::is_blank;
use crate::import::words::{circled, is_dash, label};
use crate::model::character::digit;
use crate::model::form::{CodeRule, Form, FormField};
use crate::model::source::CellPlace;

/// A code that stands in a sheet, with the title beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// [`FormField::Plan`] or [`FormField::Policies`].
    pub field: FormField,
    pub written: String,
    /// In ASCII: 5-1-3.
    pub code: String,
    pub title: String,
    pub place: CellPlace,
}

/// A text parted at its codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parted {
    /// What stands before the first code.
    pub before: String,
    pub mentions: Vec<Mention>,
}

/// How freely codes may follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Each with its title behind it.
    Titled,
    /// In one cell, parted by commas or white space.
    Listed,
}

/// Parts `text` at the codes in it; where two patterns fit, the one of `zone`.
pub fn part(text: &str, place: &CellPlace, form: &Form, zone: FormField, manner: Manner) -> Parted {
    let mut parted = Parted::default();
    let chars: Vec<char> = text.chars().collect();
    let (mut at, mut parts) = (0, true);
    while at < chars.len() {
        if parts && let Some((field, length, code)) = code_at(&chars[at..], at == 0, form, zone, manner) {
            let written = chars[at..at + length].iter().collect();
            parted.mentions.push(Mention { field, written, code, title: String::new(), place: place.clone() });
            at += length;
            parts = false;
            continue;
        }
        let words = match parted.mentions.last_mut() {
            Some(mention) => &mut mention.title,
            None => &mut parted.before,
        };
        words.push(chars[at]);
        parts = is_blank(chars[at]) || manner == Manner::Listed && is_separator(chars[at]);
        at += 1;
    }
    parted.mentions.iter_mut().for_each(|mention| mention.title = tidy(&mention.title, manner));
    parted.before = tidy(&parted.before, manner);
    parted
}

/// Whether `text` says that there is none.
pub fn is_none(text: &str, rule: &CodeRule) -> bool {
    let wanted = plain(text);
    rule.none.iter().any(|none| plain(none) == wanted)
}

/// The rule of a field.
pub fn rule(form: &Form, field: FormField) -> Option<&CodeRule> {
    match field {
        FormField::Plan => form.plan.as_ref(),
        FormField::Policies => form.policies.as_ref(),
        _ => None,
    }
}

/// Whether `text` is the first part of a code that goes on in the next cell.
pub fn is_unfinished(text: &str, form: &Form) -> bool {
    let Some(pattern) = form.plan.as_ref().map(|rule| rule.pattern.as_str()).filter(|pattern| pattern.len() > 1) else {
        return false;
    };
    let chars: Vec<char> = text.chars().filter(|c| !is_blank(*c)).collect();
    let is_part = chars.iter().all(|c| digit(*c).is_some() || is_dash(*c)) && chars.last().is_some_and(|c| is_dash(*c));
    is_part && matches(&chars, pattern).is_none()
}

fn tidy(text: &str, manner: Manner) -> String {
    let text = text.trim_matches(is_blank);
    let text = if manner == Manner::Listed { text.trim_matches(|c| is_separator(c) || is_blank(c)) } else { text };
    text.to_owned()
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | ';' | '；' | '/' | '／' | '・')
}

fn plain(text: &str) -> String {
    label(text).chars().map(|c| if is_dash(c) { '-' } else { c }).collect()
}

fn code_at(
    chars: &[char],
    at_start: bool,
    form: &Form,
    zone: FormField,
    manner: Manner,
) -> Option<(FormField, usize, String)> {
    let mut rules: Vec<(FormField, &CodeRule)> = [FormField::Plan, FormField::Policies]
        .into_iter()
        .filter_map(|field| rule(form, field).map(|rule| (field, rule)))
        .collect();
    if manner == Manner::Listed {
        rules.retain(|(field, _)| *field == zone);
    }
    rules.sort_by_key(|(field, rule)| (std::cmp::Reverse(rule.pattern.len()), *field != zone));
    rules.into_iter().find_map(|(field, rule)| {
        let (length, code) = matches(chars, &rule.pattern)?;
        let next = chars.get(length).copied();
        let bare = rule.pattern == "9";
        let ends = match next {
            None => true,
            Some(c) if is_blank(c) => true,
            Some(c) if manner == Manner::Listed && is_separator(c) => true,
            // A number inside a sentence is no code, and 3か所 at its start neither.
            Some(c) if bare => at_start && !is_counted(c) && digit(c).is_none() && !is_dash(c),
            Some(c) => digit(c).is_none() && !is_dash(c),
        };
        ends.then_some((field, length, code))
    })
}

/// What a number counts, rather than is the number of.
fn is_counted(c: char) -> bool {
    "年月日時分人名件回校区市町村円千万億歳個台枚本％%か所箇ヶカ団組世社施.．,，".contains(c)
}

/// The length and the ASCII form of the code that `chars` begin with.
fn matches(chars: &[char], pattern: &str) -> Option<(usize, String)> {
    let (mut at, mut code) = (0, String::new());
    for (index, wanted) in pattern.chars().enumerate() {
        // 5 - 1 - ③
        while index > 0 && chars.get(at).is_some_and(|c| is_blank(*c)) {
            at += 1;
        }
        if wanted == '9' {
            let (length, number) = number_at(&chars[at..])?;
            code.push_str(&number);
            at += length;
        } else {
            let c = *chars.get(at)?;
            let same = if is_dash(wanted) { is_dash(c) } else { c.nfkc().eq(wanted.nfkc()) };
            if !same {
                return None;
            }
            code.push(if is_dash(wanted) { '-' } else { wanted });
            at += 1;
        }
    }
    Some((at, code))
}

fn number_at(chars: &[char]) -> Option<(usize, String)> {
    if let Some(number) = chars.first().and_then(|c| circled(*c)) {
        return Some((1, number.to_string()));
    }
    let digits: String = chars.iter().map_while(|c| digit(*c)).map(|digit| digit.to_string()).collect();
    (1..=3).contains(&digits.len()).then_some((digits.len(), digits))
}

#[cfg(test)]
mod tests {
    use super::{Manner, matches, part};
    use crate::import::form::built_in;
    use crate::model::form::FormField;
    use crate::model::source::CellPlace;

    fn check(text: &str, manner: Manner, expected: &str) {
        let parted = part(text, &CellPlace::default(), &built_in(), FormField::Plan, manner);
        let mentions = parted.mentions.iter().map(|mention| format!(" {}={}", mention.code, mention.title));
        assert_eq!(format!("{}{}", parted.before, mentions.collect::<String>()), expected);
    }

    #[test]
    fn reads_codes_with_their_titles() {
        check("5-1-③ 協働を進めます。", Manner::Titled, " 5-1-3=協働を進めます。");
        check("５－１－③　協働", Manner::Titled, " 5-1-3=協働");
        check("39 若者支援 41 自立支援", Manner::Titled, " 39=若者支援 41=自立支援");
        check("1-3-② 子ども 2-4-② 消費者", Manner::Titled, " 1-3-2=子ども 2-4-2=消費者");
        check("13 (仮称)センター", Manner::Titled, " 13=(仮称)センター");
        check("0-0-0", Manner::Titled, " 0-0-0=");
    }

    #[test]
    fn leaves_other_numbers_alone() {
        check("3か所に増やします", Manner::Titled, "3か所に増やします");
        check("全41校区で 5回 行う", Manner::Titled, "全41校区で 5回 行う");
    }

    #[test]
    fn reads_lists() {
        check("5-1-3、5-1-④", Manner::Listed, " 5-1-3= 5-1-4=");
    }

    #[test]
    fn letters_belong_to_patterns() {
        let chars: Vec<char> = "Ａ－０１".chars().collect();
        assert_eq!(matches(&chars, "A-9"), Some((4, "A-01".to_owned())));
    }
}
