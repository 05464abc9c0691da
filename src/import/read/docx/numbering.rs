//! Automatic numbers of Word: which text is shown before a paragraph. The number is not part of the paragraph's text.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::fault::Fault;
use crate::import::read::package::Package;
use crate::import::read::xml::{Element, Piece};

/// A paragraph's place in a list: the number of the list, and the level from zero.
pub(super) type ListPlace = (u32, u8);

/// The lists and styles of a document, with the numbers that were given so far.
#[derive(Default)]
pub(super) struct Numbering {
    /// The levels of each list.
    lists: BTreeMap<u32, BTreeMap<u8, Level>>,
    /// The list of the paragraphs of a style.
    styles: BTreeMap<String, ListPlace>,
    /// The styles of headings.
    headings: BTreeSet<String>,
    given: BTreeMap<ListPlace, u32>,
}

/// How the numbers of a level are shown.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// The text around the number: `第%1章`.
    text: String,
}

impl Numbering {
    /// Reads the lists and styles of a document.
    pub(super) fn read(package: &mut Package) -> Result<Self, Fault> {
        let mut numbering = Self::default();
        if package.has("word/numbering.xml") {
            numbering.lists = lists(package)?;
        }
        if package.has("word/styles.xml") {
            numbering.read_styles(package)?;
        }
        Ok(numbering)
    }

    fn read_styles(&mut self, package: &mut Package) -> Result<(), Fault> {
        let (mut style, mut list, mut level) = (String::new(), None, 0);
        package.walk("word/styles.xml", &mut |piece| {
            match piece {
                Piece::Open(element) => match element.name.as_str() {
                    "style" => (style, list, level) = (element.attribute("styleId").unwrap_or_default(), None, 0),
                    "name" if value(&element).to_lowercase().starts_with("heading") => {
                        self.headings.insert(style.clone());
                    }
                    "outlineLvl" => self.headings.extend([style.clone()]),
                    "numId" => list = element.number("val"),
                    "ilvl" => level = level_of(&element),
                    _ => {}
                },
                Piece::Close(name) if name == "style" => {
                    let place = list.take().filter(|list| *list > 0).map(|list| (list, level));
                    self.styles.extend(place.map(|place| (style.clone(), place)));
                }
                _ => {}
            }
            Ok(())
        })
    }

    /// Whether the paragraphs of a style are headings.
    pub(super) fn is_heading(&self, style: &str) -> bool {
        self.headings.contains(style)
    }

    /// The list of the paragraphs of a style.
    pub(super) fn of_style(&self, style: &str) -> Option<ListPlace> {
        self.styles.get(style).copied()
    }

    /// The text that is shown before the next paragraph at a place of a list; `None` for bullets.
    pub(super) fn next(&mut self, (list, level): ListPlace) -> Option<String> {
        let levels = self.lists.get(&list)?;
        let start = |level: u8| levels.get(&level).map_or(1, |known| known.start);
        let number = self.given.get(&(list, level)).map_or(start(level), |last| last + 1);
        self.given.insert((list, level), number);
        self.given.retain(|(other, deeper), _| *other != list || *deeper <= level);
        let own = levels.get(&level)?;
        if own.format == "bullet" || own.format == "none" {
            return None;
        }
        let shown = (0..=level).fold(own.text.clone(), |text, at| {
            let number = self.given.get(&(list, at)).copied().unwrap_or(start(at));
            let format = levels.get(&at).map_or("decimal", |level| level.format.as_str());
            text.replace(&format!("%{}", at + 1), &numeral(number, format))
        });
        Some(shown)
    }
}

/// The levels of every list.
fn lists(package: &mut Package) -> Result<BTreeMap<u32, BTreeMap<u8, Level>>, Fault> {
    let mut kinds: BTreeMap<u32, BTreeMap<u8, Level>> = BTreeMap::new();
    let mut lists = BTreeMap::new();
    let (mut kind, mut level, mut list) = (None, 0, None);
    package.walk("word/numbering.xml", &mut |piece| {
        let Piece::Open(element) = piece else { return Ok(()) };
        match element.name.as_str() {
            "abstractNum" => (kind, list) = (element.number("abstractNumId"), None),
            "num" => (kind, list) = (None, element.number("numId")),
            "abstractNumId" => {
                let levels = element.number("val").and_then(|kind| kinds.get(&kind)).cloned().unwrap_or_default();
                lists.extend(list.map(|list| (list, levels)));
            }
            "lvl" | "lvlOverride" => {
                level = element.number("ilvl").and_then(|level| level.try_into().ok()).unwrap_or(0)
            }
            name => {
                let levels = match (kind, list) {
                    (Some(kind), _) => kinds.entry(kind).or_default(),
                    (None, Some(list)) => lists.entry(list).or_default(),
                    (None, None) => return Ok(()),
                };
                set(levels.entry(level).or_default(), name, &element);
            }
        }
        Ok(())
    })?;
    Ok(lists)
}

fn set(level: &mut Level, name: &str, element: &Element) {
    match name {
        "start" | "startOverride" => level.start = element.number("val").unwrap_or(1),
        "numFmt" => level.format = value(element),
        "lvlText" => level.text = value(element),
        _ => {}
    }
}

fn value(element: &Element) -> String {
    element.attribute("val").unwrap_or_default()
}

/// The level in an `ilvl` element.
pub(super) fn level_of(element: &Element) -> u8 {
    element.number("val").map_or(0, |level| u8::try_from(level).unwrap_or(u8::MAX))
}

/// A number in a format of Word.
fn numeral(number: u32, format: &str) -> String {
    let nth = |letters: &str| {
        let letters: Vec<char> = letters.chars().collect();
        let at = usize::try_from(number.saturating_sub(1)).unwrap_or(0) % letters.len();
        letters[at].to_string()
    };
    match format {
        "decimalFullWidth" | "decimalFullWidth2" => full_width(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            nth("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
        }
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => roman(number).to_uppercase(),
        "lowerRoman" => roman(number),
        "upperLetter" => nth("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerLetter" => nth("abcdefghijklmnopqrstuvwxyz"),
        "aiueo" | "aiueoFullWidth" => {
            nth("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン")
        }
        "iroha" | "irohaFullWidth" => {
            nth("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン")
        }
        "japaneseCounting" | "japaneseDigitalTenThousand" | "ideographDigital" | "chineseCounting" => kanji(number),
        _ => number.to_string(),
    }
}

fn full_width(number: u32) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c);
    number.to_string().chars().map(wide).collect()
}

fn kanji(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |number: u32| DIGITS[usize::try_from(number).unwrap_or(0)];
    match number {
        1..=9 => digit(number).to_owned(),
        10..=99 => {
            let tens = if number < 20 { "" } else { digit(number / 10) };
            format!("{tens}十{}", digit(number % 10))
        }
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    if number > 399 {
        return number.to_string();
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn numbers_are_shown_as_word_shows_them() {
        let check = |number, format, expected| assert_eq!(numeral(number, format), expected, "{format}");
        check(12, "decimal", "12");
        check(12, "decimalFullWidth", "１２");
        check(3, "decimalEnclosedCircle", "③");
        check(4, "upperRoman", "IV");
        check(2, "aiueoFullWidth", "イ");
        check(21, "japaneseCounting", "二十一");
        check(28, "lowerLetter", "b");
    }
}
