//! The signs of entries that sheets have and Markdown has not: ・, ○, ●.

use crate::model::character::KANJI_NUMERALS;
use crate::validate::sign::parts::{Gap, Meaning, Sign, SignKind, begins_text, gap, gap_length};

/// Signs that begin an entry, and nothing else.
const BULLETS: &str = "・･·•‧∙⋅‣◦∘⁃●○〇◯⦿◉◘⚫⚪⬤❍";

/// Signs that begin an entry, a heading, or are a grade.
const ORNAMENTS: &str = "◎■□◆◇◈❖♦◊▪▫▶►▷▲△▼▽☆★➢➤➔➡⇨✓✔☑☐❏";

pub(super) fn read(line: &str) -> Option<Sign> {
    let first = line.chars().next()?;
    let is_ornament = ORNAMENTS.contains(first);
    if !is_ornament && !BULLETS.contains(first) {
        return None;
    }
    let after = &line[first.len_utf8()..];
    let meaning = match gap(after) {
        Gap::End => return None,
        Gap::None(next) => tight(first, next, after)?,
        Gap::Plain | Gap::Wide => Meaning::Read,
    };
    let meaning = if is_ornament { Meaning::Kept } else { meaning };
    Some(Sign { kind: SignKind::Bullet('-'), length: first.len_utf8(), gap: gap_length(after), label: 0, meaning })
}

/// `○窓口` is an entry; `○○市` is not, nor `○：達成`; `○月○日` may be a day left open.
fn tight(first: char, next: char, after: &str) -> Option<Meaning> {
    if BULLETS.contains(next) || ORNAMENTS.contains(next) || !begins_text(next) || next == '印' {
        return None;
    }
    // ▲ stands before negative numbers.
    if "▲△▼▽".contains(first) && next.is_numeric() {
        return None;
    }
    // 〇 is also the zero of 〇三年.
    if first == '〇' && (next.is_numeric() || KANJI_NUMERALS.contains(next)) {
        return None;
    }
    let is_left_open = after.chars().skip(1).take(3).any(|c| c == first) && first != '・';
    Some(if is_left_open { Meaning::Unclear } else { Meaning::Read })
}
