//! The words of a time besides its years: months, quarters, halves, seasons, and what stands behind them.

/// The sheet's own year, or something that happens in it.
pub(super) const THIS_YEAR: [&str; 13] =
    ["年度", "当年度", "今年度", "本年度", "同年度", "年", "年間", "通年", "随時", "毎月", "毎週", "毎日", "通期"];

pub(super) const NEXT_YEAR: [&str; 3] = ["来年度", "翌年度", "次年度"];

/// Parts of a year, which name one of the sheet's own year without it.
const PARTS_OF_A_YEAR: [&str; 15] = [
    "上半期",
    "下半期",
    "上期",
    "下期",
    "前半",
    "後半",
    "前期",
    "後期",
    "中期",
    "年明け",
    "年始",
    "春",
    "夏",
    "秋",
    "冬",
];

/// What stands behind a time and does not make it another year.
const BEHIND: [&str; 25] = [
    "末まで",
    "までに",
    "まで",
    "末日",
    "末",
    "以降",
    "以後",
    "頃",
    "ごろ",
    "ころ",
    "予定",
    "目途",
    "目処",
    "めど",
    "途中",
    "中に",
    "中旬",
    "上旬",
    "下旬",
    "初旬",
    "当初",
    "初め",
    "始め",
    "内",
    "中",
];

/// A time without its part of a year.
pub(super) struct Rest<'a> {
    pub(super) text: &'a str,
    pub(super) is_part_of_year: bool,
}

pub(super) fn without_parts(text: &str) -> Rest<'_> {
    let mut rest = Rest { text, is_part_of_year: false };
    loop {
        if let Some(text) = PARTS_OF_A_YEAR.iter().find_map(|part| rest.text.strip_suffix(part)) {
            rest = Rest { text, is_part_of_year: true };
        } else if let Some(text) = without_quarter(rest.text) {
            rest = Rest { text, is_part_of_year: true };
        } else if let Some(text) = BEHIND.iter().find_map(|part| rest.text.strip_suffix(part)) {
            rest.text = text;
        } else {
            return rest;
        }
    }
}

/// `第1四半期`, `1Q`.
fn without_quarter(text: &str) -> Option<&str> {
    let rest = text.strip_suffix("四半期").or_else(|| text.strip_suffix('Q'))?;
    let rest = rest.strip_suffix(['1', '2', '3', '4', '一', '二', '三', '四'])?;
    Some(rest.strip_suffix('第').unwrap_or(rest))
}

/// The year as written, if there is one, the month and the day: 令和7年3月31日, R7.3.31, 3月, 3/31.
pub(super) fn split_month(text: &str) -> Option<(&str, i8, Option<i8>)> {
    if let Some((before, day)) = text.split_once('月') {
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (year, month) = before.split_at(digits);
        let is_year = year.is_empty() || year.ends_with(['年', '度']);
        let day = if day.is_empty() { None } else { Some(day.strip_suffix('日')?.parse().ok()?) };
        return is_year.then_some((year, read_month(month)?, day));
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    match parts[..] {
        [month, day] if month.len() < 3 && month.parse::<i8>().is_ok() => {
            Some(("", read_month(month)?, Some(day.parse().ok()?)))
        }
        [year, month] => Some((year, read_month(month)?, None)),
        [year, month, day] => Some((year, read_month(month)?, Some(day.parse().ok()?))),
        _ => None,
    }
}

fn read_month(text: &str) -> Option<i8> {
    text.parse().ok().filter(|month| (1..=12).contains(month))
}

/// In 4〜6月 the unit stands once, at the end.
pub(super) fn with_unit(first: &str, last: &str) -> String {
    let is_bare = first.chars().all(|c| c.is_ascii_digit()) && first.len() < 3;
    if is_bare && last.contains('月') { format!("{first}月") } else { first.to_owned() }
}

pub(super) fn split_span(text: &str) -> Option<(&str, &str)> {
    ["..", "~", "〜", "から", "–", "—", "―"].iter().find_map(|mark| text.split_once(mark)).or_else(|| {
        // Between digits a hyphen also stands in 2025-03; between units it is a span: 4月-6月.
        text.split_once('-').filter(|(first, _)| first.ends_with(['月', '年', '度', '日', '期']))
    })
}
