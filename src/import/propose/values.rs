//! What the values of a column look like. They settle what a label leaves open: 「目標」 is a title or a number.

use crate::eras::when::WhenContext;
use crate::import::number;
use crate::import::words;
use crate::model::character::digit;
use crate::model::fiscal_year::FiscalYear;
use crate::model::form::FormField;

/// The kind of the values of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// There are none.
    Blank,
    /// The numbers of goals: 1, 2, 3.
    Numbering,
    /// Quantities: 120件, 98.5%, 1,200.
    Quantities,
    /// A few short signs: A, B, ◎, 達成.
    Grades,
    /// Text behind the numbers of goals: 1　窓口を増やします.
    NumberedProse,
    /// Text.
    Prose,
}

/// The longest sign of a grade, in characters.
const GRADE: usize = 4;

/// The kind of `values`, without blank ones.
pub fn kind(values: &[String]) -> Values {
    let values: Vec<&str> = values.iter().map(String::as_str).filter(|value| !value.trim().is_empty()).collect();
    let most = |is: fn(&str) -> bool| 10 * values.iter().filter(|value| is(value)).count() >= 8 * values.len();
    match () {
        () if values.is_empty() => Values::Blank,
        () if is_numbering(&values) => Values::Numbering,
        () if is_numbered_text(&values) => Values::NumberedProse,
        () if most(is_grade) => Values::Grades,
        () if most(is_quantity) => Values::Quantities,
        () => Values::Prose,
    }
}

fn is_numbering(values: &[&str]) -> bool {
    are_numbered(values, str::is_empty)
}

/// A text has at least two characters: behind a space, one may be a unit.
fn is_numbered_text(values: &[&str]) -> bool {
    values.len() > 1 && are_numbered(values, |rest| rest.chars().count() > 1)
}

/// Whether the values begin with the numbers of goals in order, each with a rest as `is_rest` says.
fn are_numbered(values: &[&str], is_rest: fn(&str) -> bool) -> bool {
    let parsed = |value: &&str| {
        let (no, rest) = number::row_number(value)?;
        no.parse().ok().filter(|_| is_rest(rest))
    };
    let numbers: Option<Vec<u32>> = values.iter().map(parsed).collect();
    numbers.is_some_and(|numbers| {
        numbers[0] <= 1 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1 || pair[1] == pair[0])
    })
}

fn is_grade(value: &str) -> bool {
    const WORDS: [&str; 8] = ["達成", "未達成", "一部達成", "順調", "概ね順調", "遅れ", "対象外", "完了"];
    let plain = words::label(value);
    let signs = "abcdes◎○◯〇△×✕▲-+－−";
    let is_signs =
        !value.trim().is_empty() && value.trim().chars().count() <= GRADE && plain.chars().all(|c| signs.contains(c));
    is_signs || WORDS.contains(&plain.as_str())
}

fn is_quantity(value: &str) -> bool {
    let trimmed = value.trim().trim_start_matches(['約', '▲', '△', '-', '－', '¥', '￥', '+']);
    let digits = trimmed.chars().take_while(|c| digit(*c).is_some() || matches!(c, '.' | ',' | '．' | '，')).count();
    let unit: String = trimmed.chars().skip(digits).collect();
    digits > 0 && unit.chars().count() <= 6 && is_unit(&unit) || is_counted_in_kanji(trimmed)
}

/// A number in kanji with one of the usual counters: 三件. Other words begin with such numbers too, as 一部達成 does.
fn is_counted_in_kanji(text: &str) -> bool {
    const COUNTERS: [&str; 18] = [
        "件", "人", "名", "回", "台", "か所", "箇所", "校", "団体", "世帯", "本", "冊", "枚", "日", "割", "円", "棟",
        "つ",
    ];
    let rest =
        text.trim_start_matches(['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万']);
    rest.len() < text.len() && COUNTERS.contains(&rest)
}

/// What is done, where a sentence ends without a verb: 3回開催.
const ACTS: [&str; 14] =
    ["開催", "実施", "設置", "完了", "配布", "作成", "導入", "整備", "開始", "終了", "策定", "公表", "改修", "新設"];

/// Whether a short text behind a number only counts, and says nothing of what was done: か所, つ and 人ほど do, に始めた and
/// 割で使った do not. Verbs end in hiragana, in which hardly any unit is written.
fn is_unit(text: &str) -> bool {
    const LIMITS: [&str; 6] = ["ほど", "くらい", "ぐらい", "まで", "ずつ", "あたり"];
    let text = text.trim().trim_end_matches(['。', '．']);
    let text = LIMITS.iter().find_map(|limit| text.strip_suffix(limit)).unwrap_or(text);
    let text = text.strip_prefix('か').filter(|counted| !counted.is_empty()).unwrap_or(text);
    text == "つ" || !(text.chars().any(|c| matches!(c, 'ぁ'..='ゖ')) || ACTS.iter().any(|act| text.ends_with(act)))
}

/// Whether values are points in time, so that a promise beside them can be due then. Single ones may be undecided, as 調整中, but
/// none may be a period.
pub fn are_dates(values: &[String]) -> bool {
    const SPANS: [char; 8] = ['～', '〜', '~', '-', '－', '―', '→', '、'];
    // A month needs a year to be a time, whichever it is.
    let mut context = WhenContext::new(FiscalYear::new(2020));
    let lines = || values.iter().flat_map(|value| value.split(' '));
    // These are times, but no deadlines.
    let is_always = |line: &str| ["随時", "通年", "年間", "常時"].contains(&line.trim());
    let is_period = lines().any(|line| line.contains(SPANS) || line.contains("から"));
    !is_period && lines().any(|line| !is_always(line) && context.read(line).is_some())
}

/// The field of a column whose label says `field` and whose values are of the kind `values`; free text where they do not fit.
pub fn settle(field: FormField, values: Values) -> FormField {
    use FormField::{
        Grade, GradeReason, IndicatorActual, IndicatorBaseline, IndicatorTarget, Issue, No, Promise, Result, Text,
        Title,
    };
    match (field, values) {
        (Title, Values::Numbering) => No,
        (Title, Values::Quantities) => IndicatorTarget,
        (Result, Values::Quantities) => IndicatorActual,
        (Result, Values::Grades) => Grade,
        // An assessment in sentences is a text; which grade it means nobody says.
        (Grade, Values::Prose | Values::NumberedProse | Values::Quantities) => GradeReason,
        (Promise | Issue, Values::Quantities | Values::Grades) | (Title, Values::Grades) => Text,
        (IndicatorTarget | IndicatorActual | IndicatorBaseline | No, Values::Prose | Values::NumberedProse) => Text,
        (field, _) => field,
    }
}

#[cfg(test)]
mod tests {
    use super::{Values, kind, settle};
    use crate::model::form::FormField;

    fn of(values: &[&str]) -> Values {
        kind(&values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn values_have_kinds() {
        assert_eq!(of(&["１", "２", "３"]), Values::Numbering);
        assert_eq!(of(&["A", "B", "", "Ｂ"]), Values::Grades);
        assert_eq!(of(&["◎", "△"]), Values::Grades);
        assert_eq!(of(&["120件", "98.5%", "1,200人"]), Values::Quantities);
        assert_eq!(of(&["窓口を増やします", "研修を行う"]), Values::Prose);
        assert_eq!(of(&["1 窓口の改善", "2　防災"]), Values::NumberedProse);
        assert_eq!(of(&["1 件", "2 件"]), Values::Quantities);
        assert_eq!(of(&["3 窓口の改善", "1 防災の推進のために"]), Values::Prose);
        assert_eq!(of(&["3か所", "2つ", "8割", "100人ほど", "20%以上", "5回", "三件"]), Values::Quantities);
        // However short, a sentence says what was done.
        assert_eq!(of(&["4月に始めた", "8割で使った", "2回開いた", "3回開催"]), Values::Prose);
        assert_eq!(of(&["", " "]), Values::Blank);
    }

    #[test]
    fn values_settle_what_a_label_leaves_open() {
        assert_eq!(settle(FormField::Title, Values::Quantities), FormField::IndicatorTarget);
        assert_eq!(settle(FormField::Result, Values::Grades), FormField::Grade);
        assert_eq!(settle(FormField::Title, Values::Prose), FormField::Title);
    }

    #[test]
    fn only_points_in_time_are_dates() {
        let are_dates =
            |values: &[&str]| super::are_dates(&values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>());
        assert!(are_dates(&["9月", "", "令和6年10月末", "調整中"]));
        assert!(!are_dates(&["4月～9月", "9月"]));
        assert!(!are_dates(&["4月から9月"]));
        assert!(!are_dates(&["随時", ""]));
    }
}
