//! Number formats that show thousands or millions.

/// Divides a number by a thousand for each comma after the last digit of its format, as in `#,##0,"千円"`. ssfmt would cut the
/// rest off instead of rounding. `None` if the sections of a format do not agree on it, or depend on the number.
pub(super) fn scaled(code: &str, value: f64) -> Option<(String, f64)> {
    let sections: Vec<(String, i32)> = code.split(';').map(without_scale).collect();
    let scale = sections.first().map_or(0, |(_, scale)| *scale);
    let has_digits = |section: &str| section.contains(['0', '#', '?']);
    let disagrees = sections.iter().any(|(section, other)| *other != scale && has_digits(section));
    if disagrees || scale > 0 && code.contains(['<', '>']) {
        return None;
    }
    let code: Vec<String> = sections.into_iter().map(|(section, _)| section).collect();
    Some((code.join(";"), value / 1000_f64.powi(scale)))
}

/// A section of a format without the commas that scale, and their number.
fn without_scale(section: &str) -> (String, i32) {
    let chars: Vec<char> = section.chars().collect();
    let is_digit = |c: &char| matches!(c, '0' | '#' | '?');
    let (mut kept, mut scale, mut at) = (String::new(), 0, 0);
    while let Some(c) = chars.get(at).copied() {
        let length = match c {
            '"' => quoted(&chars[at..], '"'),
            '[' => quoted(&chars[at..], ']'),
            '\\' | '_' | '*' => 2,
            ',' => chars[at..].iter().take_while(|c| **c == ',').count(),
            _ => 1,
        };
        let end = (at + length).min(chars.len());
        let scales = c == ',' && at > 0 && is_digit(&chars[at - 1]) && !chars.get(end).is_some_and(is_digit);
        if scales {
            scale += i32::try_from(length).unwrap_or(0);
        } else {
            kept.extend(&chars[at..end]);
        }
        at = end;
    }
    (kept, scale.min(6))
}

/// The length of a quoted text or a bracket at the start of `chars`, its end included.
pub(super) fn quoted(chars: &[char], end: char) -> usize {
    chars.iter().skip(1).position(|c| *c == end).map_or(chars.len(), |at| at + 2)
}
