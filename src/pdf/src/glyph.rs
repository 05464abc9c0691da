//! A character and where it stands.

use kurbo::{Affine, Point, Rect, Vec2};
use unicode_normalization::UnicodeNormalization;

use crate::direction::Direction;

/// A character of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// The character, or several of them (a ligature); U+FFFD where the file does not say which character it is.
    pub(crate) text: String,
    /// Its square: as wide as the character's advance, and one em high.
    pub(crate) area: Rect,
    /// The em: the height of a line's characters, in points.
    pub(crate) size: f64,
    pub(crate) direction: Direction,
}

/// The units of a font's em.
const EM: f64 = 1_000.0;

/// The share of the em that stands below the baseline.
const DESCENT: f64 = 0.12;

impl Glyph {
    /// The glyph with the letters `text` whose font coordinates `transform` maps to the page.
    ///
    /// `advance` is in units of the font, and `vertical` says whether the font is written from top to bottom.
    pub(crate) fn placed(text: &str, transform: Affine, advance: f64, vertical: bool) -> Option<Self> {
        let [a, b, c, d, ..] = transform.as_coeffs();
        let (along, up) = (Vec2::new(a, b), Vec2::new(c, d));
        let origin = transform * Point::ZERO;
        let corner = |x: f64, y: f64| origin + along * x + up * y;
        let (low, high) = (-DESCENT * EM, (1.0 - DESCENT) * EM);
        let area = Rect::from_points(corner(0.0, low), corner(advance.max(1.0), high));
        let size = up.hypot() * EM;
        let usable = size.is_finite() && size > 0.1 && area.is_finite();
        let direction = if vertical { Direction::Down } else { Direction::nearest(along) };
        usable.then(|| Self { text: letters(text), area, size, direction })
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.chars().all(|c| c.is_whitespace() || c.is_control())
    }

    pub(crate) fn center(&self) -> Point {
        self.area.center()
    }
}

/// The characters that are meant, where a font names the one of another character of the same shape.
fn letters(text: &str) -> String {
    text.chars().flat_map(meant).collect()
}

/// Fonts share shapes: 目 is named by the radical ⽬, ・ by the point of hyphenation, and nobody could search for them.
fn meant(c: char) -> Vec<char> {
    match c {
        '\u{2027}' => vec!['・'],
        // Japanese fonts draw the old form of this character as the new one.
        '戶' => vec!['戸'],
        // Radicals, ligatures (ﬁ), and signs of vertical text (︒).
        '\u{2f00}'..='\u{2fdf}' | '\u{fb00}'..='\u{fb06}' | '\u{fe10}'..='\u{fe18}' | '\u{fe35}'..='\u{fe44}' => {
            c.nfkc().collect()
        }
        '\u{2e80}'..='\u{2eff}' => vec![radical(c)],
        _ => vec![c],
    }
}

/// The character of the same shape as a radical that Unicode does not decompose (EquivalentUnifiedIdeograph.txt).
fn radical(c: char) -> char {
    const RADICALS: [(char, char); 50] = [
        ('⺁', '厂'),
        ('⺂', '乛'),
        ('⺃', '乚'),
        ('⺅', '亻'),
        ('⺆', '冂'),
        ('⺇', '几'),
        ('⺉', '刂'),
        ('⺊', '卜'),
        ('⺎', '兀'),
        ('⺏', '尣'),
        ('⺐', '尢'),
        ('⺒', '巳'),
        ('⺓', '幺'),
        ('⺔', '彑'),
        ('⺖', '忄'),
        ('⺗', '㣺'),
        ('⺘', '扌'),
        ('⺙', '攵'),
        ('⺛', '旡'),
        ('⺝', '月'),
        ('⺞', '歺'),
        ('⺟', '母'),
        ('⺠', '民'),
        ('⺡', '氵'),
        ('⺢', '氺'),
        ('⺣', '灬'),
        ('⺤', '爫'),
        ('⺨', '犭'),
        ('⺫', '罒'),
        ('⺬', '示'),
        ('⺭', '礻'),
        ('⺹', '耂'),
        ('⺻', '聿'),
        ('⺼', '月'),
        ('⺽', '臼'),
        ('⻁', '虎'),
        ('⻂', '衤'),
        ('⻄', '西'),
        ('⻆', '角'),
        ('⻌', '辶'),
        ('⻑', '長'),
        ('⻗', '雨'),
        ('⻘', '青'),
        ('⻝', '食'),
        ('⻞', '飠'),
        ('⻤', '鬼'),
        ('⻩', '黄'),
        ('⻫', '斉'),
        ('⻭', '歯'),
        ('⻯', '竜'),
    ];
    RADICALS.iter().find(|(radical, _)| *radical == c).map_or(c, |(_, same)| *same)
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn a_radical_becomes_the_character_of_its_shape() {
        assert_eq!(letters("⽬標⼈ 部⻑ 市⺠"), "目標人 部長 市民");
        assert_eq!(letters("‧事務ﬁle"), "・事務file");
        assert_eq!(letters("ﾃｽﾄ①"), "ﾃｽﾄ①", "other characters stay as they were printed");
    }
}
