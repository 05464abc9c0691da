//! Parses codes of plans and policies as sheets write them: 5-1-③, ５－１－３, 35.

use unicode_normalization::UnicodeNormalization;

use crate::import::grid::is_blank;
use crate::import::words::{circled, is_dash, label};
use crate::model::character::digit;
use crate::model::form::{CodeRule, Form, FormField};
use crate::model::source::CellPlace;

/// A code in a sheet, with the title written after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// [`FormField::Plan`] or [`FormField::Policies`].
    pub field: FormField,
    pub written: String,
    /// The code in ASCII: 5-1-3.
    pub code: String,
    pub title: String,
    pub place: CellPlace,
}

/// A text split at its codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitText {
    /// The text before the first code.
    pub before: String,
    pub mentions: Vec<Mention>,
}

/// How several codes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Each with its title after it.
    Titled,
    /// In one cell, separated by commas or white space.
    Listed,
}

/// Finds codes by the patterns of a form.
#[derive(Clone, Copy)]
pub struct CodeReader<'a> {
    pub form: &'a Form,
    /// The field whose codes are expected here. A code that matches the patterns of both fields is read as one of this
    /// field.
    pub expected: FormField,
    pub manner: Manner,
}

impl<'a> CodeReader<'a> {
    /// Splits `text`, which is at `place`, at its codes.
    pub fn split(self, text: &str, place: &CellPlace) -> SplitText {
        let mut found = SplitText::default();
        let chars: Vec<char> = text.chars().collect();
        let (mut at, mut may_begin) = (0, true);
        while at < chars.len() {
            if may_begin && let Some((field, length, code)) = self.code_at(&chars, at) {
                let written = chars[at..at + length].iter().collect();
                found.mentions.push(Mention { field, written, code, title: String::new(), place: place.clone() });
                at += length;
                may_begin = false;
                continue;
            }
            let words = match found.mentions.last_mut() {
                Some(mention) => &mut mention.title,
                None => &mut found.before,
            };
            words.push(chars[at]);
            may_begin = is_blank(chars[at]) || self.is_separator(chars[at]);
            at += 1;
        }
        found.mentions.iter_mut().for_each(|mention| mention.title = self.trimmed(&mention.title));
        found.before = self.trimmed(&found.before);
        found
    }

    fn trimmed(self, text: &str) -> String {
        text.trim_matches(is_blank).trim_matches(|c| is_blank(c) || self.is_separator(c)).to_owned()
    }

    /// Whether `c` separates the codes of a list.
    fn is_separator(self, c: char) -> bool {
        self.manner == Manner::Listed && matches!(c, ',' | '，' | '、' | ';' | '；' | '/' | '／' | '・')
    }

    /// The field of the code that begins at `chars[at]`, its length, and the code.
    fn code_at(self, chars: &[char], at: usize) -> Option<(FormField, usize, String)> {
        self.rules().into_iter().find_map(|(field, rule)| {
            let (length, code) = matches(&chars[at..], &rule.pattern)?;
            self.ends(chars, at, length, rule).then_some((field, length, code))
        })
    }

    /// The rules for codes, the longest pattern first.
    fn rules(self) -> Vec<(FormField, &'a CodeRule)> {
        let is_allowed = |field: &FormField| self.manner == Manner::Titled || *field == self.expected;
        let fields = [FormField::Plan, FormField::Policies].into_iter().filter(is_allowed);
        let mut rules: Vec<_> = fields.filter_map(|field| Some((field, rule(self.form, field)?))).collect();
        rules.sort_by_key(|(field, rule)| (std::cmp::Reverse(rule.pattern.len()), *field != self.expected));
        rules
    }

    /// Whether the code that matched a pattern is complete, judging by the next character.
    fn ends(self, chars: &[char], at: usize, length: usize, rule: &CodeRule) -> bool {
        let Some(next) = chars.get(at + length).copied() else { return true };
        if is_blank(next) || self.is_separator(next) {
            return true;
        }
        let is_longer = digit(next).is_some() || is_dash(next);
        // A number inside a sentence is not a code, nor is a number with a counter such as 3か所 at its start.
        let may_be_bare = rule.pattern != "9" || at == 0 && !is_counted(next);
        !is_longer && may_be_bare
    }
}

/// Whether `text` states that there is no code.
pub fn is_none(text: &str, rule: &CodeRule) -> bool {
    let wanted = plain(text);
    rule.none.iter().any(|none| plain(none) == wanted)
}

/// The rule for the codes of a field.
pub fn rule(form: &Form, field: FormField) -> Option<&CodeRule> {
    match field {
        FormField::Plan => form.plan.as_ref(),
        FormField::Policies => form.policies.as_ref(),
        _ => None,
    }
}

/// Whether `text` is the first part of a code that continues in the next cell.
pub fn is_unfinished(text: &str, form: &Form) -> bool {
    let Some(pattern) = form.plan.as_ref().map(|rule| rule.pattern.as_str()).filter(|pattern| pattern.len() > 1) else {
        return false;
    };
    let chars: Vec<char> = text.chars().filter(|c| !is_blank(*c)).collect();
    let is_part = chars.iter().all(|c| digit(*c).is_some() || is_dash(*c)) && chars.last().is_some_and(|c| is_dash(*c));
    is_part && matches(&chars, pattern).is_none()
}

fn plain(text: &str) -> String {
    label(text).chars().map(|c| if is_dash(c) { '-' } else { c }).collect()
}

/// Whether `c` is a counter: the number before it then is a quantity and not a code.
fn is_counted(c: char) -> bool {
    "年月日時分人名件回校区市町村円千万億歳個台枚本％%か所箇ヶカ団組世社施.．,，".contains(c)
}

/// The length and the ASCII form of the code at the start of `chars`.
fn matches(chars: &[char], pattern: &str) -> Option<(usize, String)> {
    let (mut at, mut code) = (0, String::new());
    for (index, wanted) in pattern.chars().enumerate() {
        // Blanks around the dashes are allowed: 5 - 1 - ③.
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
    use super::{CodeReader, Manner, matches};
    use crate::import::form::built_in;
    use crate::model::form::FormField;
    use crate::model::source::CellPlace;

    fn check(text: &str, manner: Manner, expected: &str) {
        let reader = CodeReader { form: &built_in()[0], expected: FormField::Plan, manner };
        let found = reader.split(text, &CellPlace::default());
        let mentions = found.mentions.iter().map(|mention| format!(" {}={}", mention.code, mention.title));
        assert_eq!(format!("{}{}", found.before, mentions.collect::<String>()), expected);
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
