//! Collects the lines of a field into items and nested items.

use crate::eras::sheet::years;
use crate::import::bullet::{self, Piece, Sign};
use crate::import::date;
use crate::import::grid::{Line, is_blank};
use crate::import::item::Item;
use crate::import::record::Passage;
use crate::import::words;
use crate::model::form::{Form, FormField, Steps};

/// The contents of a field's passages.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// Text before the first item.
    pub lead: Vec<String>,
    pub items: Vec<Item>,
    /// Bullets without text.
    pub lone_bullets: Vec<Line>,
    /// Bullets before a text.
    pub bullets: Vec<Line>,
    /// The texts between the bullets.
    pub texts: Vec<Line>,
}

/// Collects the items of `passages`, all of which belong to one field.
pub fn gather(passages: &[Passage], field: FormField, form: &Form) -> Gathered {
    let mut gathering = Gathering { form, field, found: Gathered::default(), continued: false, has_begun: false };
    passages.iter().for_each(|passage| gathering.passage(passage));
    let mut found = gathering.found;
    found.items = without_empty(std::mem::take(&mut found.items), &mut found.lone_bullets);
    for lone in &found.lone_bullets {
        let is_lone = |line: &Line| line.text == lone.text && line.place == lone.place;
        let at = found.bullets.iter().rposition(is_lone);
        at.into_iter().for_each(|at| drop(found.bullets.remove(at)));
    }
    found
}

struct Gathering<'a> {
    form: &'a Form,
    field: FormField,
    found: Gathered,
    /// Whether the previous passage ended with an item that has a written bullet.
    continued: bool,
    /// Whether an item with a written bullet began before the current piece.
    has_begun: bool,
}

/// Which kinds of bullets occur in a passage. The meaning of a bullet depends on the others.
#[derive(Clone, Copy)]
struct Signs {
    /// Some bullets are written characters. List entries without one then are not items.
    written: bool,
    /// All bullets are those of nested items, which then are read as items.
    only_sub: bool,
    /// There are bullets of any kind.
    any: bool,
    /// Every line is a list entry.
    all_entries: bool,
}

impl Gathering<'_> {
    fn passage(&mut self, passage: &Passage) {
        let split = |line: &Line| bullet::split(line, &self.form.bullets);
        let pieces: Vec<Piece> = passage.lines.iter().flat_map(split).collect();
        let written = pieces.iter().any(|piece| !piece.mark.is_empty());
        let is_sign = |piece: &&Piece| piece.sign.is_some() && (!written || !piece.mark.is_empty());
        let signs = Signs {
            written,
            only_sub: !pieces.iter().filter(is_sign).any(|piece| piece.sign == Some(Sign::Item)),
            any: pieces.iter().any(|piece| piece.sign.is_some()),
            all_entries: passage.lines.iter().all(|line| line.level.is_some()),
        };
        self.has_begun = self.continued;
        for piece in &pieces {
            self.found.bullets.extend(Line::new(&piece.mark, None, &piece.place));
            self.found.texts.extend(Line::new(&piece.text, None, &piece.place));
            self.piece(piece, signs);
            self.has_begun = self.has_begun || signs.written && !piece.mark.is_empty();
        }
        self.continued = self.has_begun;
    }

    fn piece(&mut self, piece: &Piece, signs: Signs) {
        let is_entry = piece.sign.is_some() && signs.written && piece.mark.is_empty();
        match piece.sign {
            Some(_) if is_entry && !self.has_begun => self.introduce(piece),
            Some(_) if is_entry && (signs.all_entries || self.has_steps()) => self.go_on(piece),
            Some(_) if is_entry => self.nest(piece),
            Some(Sign::Sub) if signs.only_sub && !self.continued => self.begin(piece),
            Some(Sign::Sub) => self.nest(piece),
            Some(Sign::Item) => self.begin(piece),
            None if !signs.any && self.continued => self.go_on(piece),
            None if !signs.any => self.begin(piece),
            None if self.found.items.is_empty() => self.introduce(piece),
            None => self.go_on(piece),
        }
    }

    fn introduce(&mut self, piece: &Piece) {
        self.found.lead.push(piece.text.clone());
    }

    fn begin(&mut self, piece: &Piece) {
        let mut item = item(piece, &piece.text);
        if self.has_steps() && piece.sign.is_some() {
            // For example *組織体制 平成31年度：検討: a name, and the steps below it.
            if let Some((head, rest)) = head_and_rest(&piece.text) {
                item.text = head.to_owned();
                item.children = steps(piece, rest);
            }
        }
        self.found.items.push(item);
    }

    fn nest(&mut self, piece: &Piece) {
        let child = item(piece, &piece.text);
        match self.found.items.last_mut() {
            Some(last) => last.children.push(child),
            None => self.found.items.push(child),
        }
    }

    /// A line without a bullet continues the item before it. Below the name of a step it is the step's content.
    fn go_on(&mut self, piece: &Piece) {
        let has_steps = self.has_steps();
        if self.found.items.is_empty() {
            return self.introduce(piece);
        }
        let Some(last) = self.found.items.last_mut() else { return };
        if has_steps && !last.text.is_empty() {
            last.children.extend(steps(piece, &piece.text));
            return;
        }
        let open = if last.children.is_empty() { last } else { last.children.last_mut().expect("it is not empty") };
        open.text = words::join(&open.text, &piece.text);
    }

    fn has_steps(&self) -> bool {
        self.field == FormField::Step && self.form.steps == Steps::Nested
    }
}

fn item(piece: &Piece, text: &str) -> Item {
    Item {
        id: String::new(),
        when: None,
        due: None,
        link: None,
        text: text.to_owned(),
        mark: piece.mark.clone(),
        place: piece.place.clone(),
        children: Vec::new(),
    }
}

fn steps(piece: &Piece, text: &str) -> Vec<Item> {
    let parts = date::steps(text);
    parts
        .iter()
        .flat_map(|part| sentences(part))
        .map(|step| Item { mark: String::new(), ..item(piece, step) })
        .collect()
}

/// Splits a step where two lines were joined: at a blank between Japanese characters, unless the text before it is only
/// a date.
fn sentences(text: &str) -> Vec<&str> {
    match head_and_rest(text) {
        Some((head, rest)) if !head.ends_with(['：', ':']) => [head].into_iter().chain(sentences(rest)).collect(),
        _ => vec![text],
    }
}

/// Splits a text at its first blank between two Japanese characters, except after a date. The blank in 「A I」 separates
/// no words.
fn head_and_rest(text: &str) -> Option<(&str, &str)> {
    let blank = text.char_indices().find(|(at, c)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        let ends = before.is_some_and(|c| !c.is_ascii_alphanumeric());
        is_blank(*c) && ends && after.is_some_and(|c| !c.is_ascii_alphabetic())
    });
    let (head, rest) = text.split_at(blank?.0);
    let is_date = years(head).first().is_some_and(|year| year.range == (0..head.len()));
    (!is_date).then_some((head, rest.trim_matches(is_blank)))
}

/// Removes items without text; their bullets are added to `lone`.
fn without_empty(items: Vec<Item>, lone: &mut Vec<Line>) -> Vec<Item> {
    let mut kept = Vec::new();
    for mut item in items {
        item.children = without_empty(std::mem::take(&mut item.children), lone);
        if !item.text.is_empty() {
            kept.push(item);
            continue;
        }
        lone.extend(Line::new(&item.mark, None, &item.place));
        let children = std::mem::take(&mut item.children);
        kept.extend(children);
    }
    kept
}
