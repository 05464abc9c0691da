//! Finds the names of a year in other eras: 平成34年度, 令和4年度 and 2022年度 are the same year.

/// For each era: its name, the year before its first, and the years for which it is used.
const ERAS: [(&str, u32, std::ops::RangeInclusive<u32>); 3] =
    [("令和", 2018, 2019..=2060), ("平成", 1988, 1989..=2030), ("昭和", 1925, 1926..=1989)];
/// The letters that stand for the eras: R6.
const LETTERS: [char; 3] = ['r', 'h', 's'];

/// The fiscal year that a whole text names, in any calendar: 令和6年度, R6, 2024.
pub fn named_year(text: &str) -> Option<u32> {
    let number = text.strip_suffix("年度").unwrap_or(text);
    let letter = LETTERS.iter().position(|letter| number.starts_with(*letter));
    let (era, number) = letter.map_or(("", number), |era| (ERAS[era].0, &number[1..]));
    let written = [era, number, "年度"].concat();
    find_year(&written).filter(|found| found.start == 0 && &written[found.end..] == "年度").map(|found| found.year)
}

/// The other names of the first year in `text`, each with the rest of the text unchanged.
pub fn other_spellings(text: &str) -> Vec<String> {
    let Some(found) = find_year(text) else { return Vec::new() };
    let (before, after) = (&text[..found.start], &text[found.end..]);
    let spelled = spellings(found.year).into_iter().map(|year| [before, &year, after].concat());
    spelled.filter(|other| other != text).collect()
}

struct Found {
    start: usize,
    /// The end of the number, after which 年 or 年度 follows.
    end: usize,
    year: u32,
}

fn find_year(text: &str) -> Option<Found> {
    text.char_indices().find_map(|(start, _)| year_at(text, start))
}

fn year_at(text: &str, start: usize) -> Option<Found> {
    let rest = &text[start..];
    let era = ERAS.iter().find_map(|(name, zero, years)| Some((rest.strip_prefix(name)?, *zero, years.clone())));
    let (number, zero, years) = era.unwrap_or((rest, 0, 1900..=2060));
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let (year, length) = match number.strip_prefix('元') {
        Some(_) if zero > 0 => (1, '元'.len_utf8()),
        _ => (number[..digits].parse::<u32>().ok()?, digits),
    };
    let is_whole =
        number[length..].starts_with('年') && !(zero == 0 && text[..start].ends_with(|c: char| c.is_ascii_digit()));
    let year = year.checked_add(zero).filter(|year| is_whole && years.contains(year))?;
    Some(Found { start, end: start + rest.len() - number.len() + length, year })
}

fn spellings(year: u32) -> Vec<String> {
    let mut all = vec![year.to_string()];
    for (name, zero, years) in ERAS {
        if years.contains(&year) {
            let number = year - zero;
            all.push([name, &number.to_string()].concat());
            all.extend((number == 1).then(|| [name, "元"].concat()));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{named_year, other_spellings};

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(other_spellings(text), expected, "{text}");
    }

    #[test]
    fn eras_carry_on_where_they_were_written_on() {
        check("平成34年度", &["2022年度", "令和4年度"]);
        check("2022年度の目標", &["令和4年度の目標", "平成34年度の目標"]);
        check("令和元年", &["2019年", "令和1年", "平成31年"]);
        check("昭和50年", &["1975年"]);
    }

    #[test]
    fn a_fiscal_year_is_named_in_every_calendar() {
        for text in ["令和元年度", "r1", "r1年度", "平成31年度", "h31", "2019", "2019年度"] {
            assert_eq!(named_year(text), Some(2019), "{text}");
        }
        for text in ["12", "2019年", "r", "rx", "第2019年度", "2019年度の", "ai", "99999", "年度", "元年度"]
        {
            assert_eq!(named_year(text), None, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        check("2022", &[]);
        check("平成", &[]);
        check("12022年", &[]);
        check("平成99999999999年", &[]);
    }
}
