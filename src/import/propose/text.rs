//! Recognizes lines outside of tables: headings, labels before their values, and headings of goals.

use crate::import::grid::{Line, is_blank};
use crate::import::legend::legend;
use crate::import::number;
use crate::import::propose::field::is_of_sheet;
use crate::import::propose::table::settled;
use crate::import::propose::understood::Understood;
use crate::import::propose::values::Values;
use crate::import::propose::vocabulary::field_of;
use crate::import::words::{self, CLOSING, OPENING};
use crate::model::form::FormField;

/// A line that consists of a label, apart from its numbering.
pub fn heading(line: &Line) -> Option<Understood> {
    let found =
        words::without_numbering(&line.text).find_map(|rest| Some((rest.trim_matches(is_blank), field_of(rest)?)));
    let (label, field) = found?;
    // A year may stand before it: 令和6年度　重点目標.
    let word = label.rsplit(is_blank).next().filter(|word| field_of(word) == Some(field)).unwrap_or(label);
    Some(Understood::new(word, field, "", &line.place))
}

/// A line with a label, a colon and a value: 部局：福祉部.
pub fn labelled(line: &Line) -> Option<Understood> {
    let (label, value) = label_and_value(line)?;
    let field = field_of(label).filter(|_| !value.is_empty())?;
    let field = match field {
        FormField::Due | FormField::Legend => settled(field, Values::Prose, &[value.to_owned()]),
        _ => field,
    };
    Some(Understood::new(label, field, value, &line.place))
}

/// A line with a word for grades, a colon and what they mean: ※評価：A（達成）、B（未達成）.
pub fn explains_grades(line: &Line) -> Option<Understood> {
    let (label, value) = label_and_value(line)?;
    let word = label.trim_start_matches('※');
    let is_word = matches!(field_of(word), Some(FormField::Legend | FormField::Grade));
    let is_legend = is_word && !legend(value).is_empty();
    is_legend.then(|| Understood::new(label, FormField::Legend, value, &line.place))
}

/// What stands before and behind the colon of a line, or in and behind the brackets with which it begins: ［実績］講座を開いた.
fn label_and_value(line: &Line) -> Option<(&str, &str)> {
    let in_brackets = |(open, close): (char, char)| line.text.strip_prefix(open)?.split_once(close);
    let bracketed = OPENING.into_iter().zip(CLOSING).find_map(in_brackets);
    let (label, value) = bracketed.or_else(|| line.text.split_once(['：', ':']))?;
    Some((label.trim_matches(is_blank), value.trim_matches(is_blank)))
}

/// What the headings of goals have before their numbers (重点目標1 …); at least two goals must have it.
pub fn goal_headings(lines: &[&Line]) -> Option<String> {
    let found: Vec<(&str, u32)> = lines.iter().filter_map(|line| numbered(&line.text)).collect();
    let (word, _) = *found.first()?;
    let same: Vec<_> = found.iter().filter(|(other, _)| *other == word).collect();
    let counts_up = same.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    (same.len() >= 2 && counts_up).then(|| word.to_owned())
}

/// The word and the number of a line such as `重点目標１　窓口を速くする`, in which a title follows.
fn numbered(line: &str) -> Option<(&str, u32)> {
    let text = line.trim_start_matches(|c: char| "■●◆○□◇".contains(c) || OPENING.contains(&c));
    let at = text.find(|c: char| number::leading_number(&c.to_string()).is_some())?;
    let word = text[..at].trim_matches(is_blank);
    let (value, rest) = number::leading_number(&text[at..])?;
    let title = rest.trim_start_matches(|c: char| is_blank(c) || ":：.．".contains(c) || CLOSING.contains(&c));
    let is_goal = field_of(word) == Some(FormField::Title);
    let is_title = !title.is_empty() && title.len() < rest.len() && !words::begins_with_particle(title);
    (is_goal && is_title).then_some(())?;
    Some((word, value.parse().ok()?))
}

/// The labels below headings of goals.
pub fn labels_of_goals(lines: &[&Line]) -> impl Iterator<Item = Understood> {
    let found = lines.iter().filter_map(|line| labelled(line).or_else(|| heading(line)));
    found.filter(|found| !is_of_sheet(found.field) && found.field != FormField::Title)
}
