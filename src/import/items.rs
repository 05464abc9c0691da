//! The lines of a field become items with what is nested below them.

use crate::import::bullet::{self, Piece, Sign};
use crate::import::date;
use crate::import::grid::{self, Line, is_blank};
use crate::import::record::Passage;
use crate::import::words;
use crate::model::form::{Form, FormField, Steps};
use crate::model::source::CellPlace;
use crate::model::when::WhenContext;

/// An item that is to be written.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: String,
    /// As a tag takes it.
    pub when: Option<String>,
    pub text: String,
    /// Whether a sign stood before it in the file.
    pub signed: bool,
    /// That sign; empty for an entry of a list.
    pub mark: String,
    pub place: CellPlace,
    pub children: Vec<Item>,
}

/// What a field's passages hold.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// Text before the first item.
    pub lead: Vec<String>,
    pub items: Vec<Item>,
    /// Signs without words behind them.
    pub left: Vec<Line>,
    /// The characters of signs.
    pub furniture: usize,
}

pub use crate::import::bullet::{count as bullets, suspicious};

/// Gathers the items of `passages`, which are all of one field.
pub fn gather(passages: &[Passage], field: FormField, form: &Form) -> Gathered {
    let mut gathering = Gathering { form, field, found: Gathered::default(), in_list: false };
    for passage in passages {
        let pieces: Vec<Piece> = passage.lines.iter().flat_map(|line| bullet::split(line, &form.bullets)).collect();
        gathering.passage(&pieces);
    }
    let mut found = gathering.found;
    found.items = without_empty(std::mem::take(&mut found.items), &mut found.left);
    found.furniture -= found.left.iter().map(|line| grid::count(&line.text)).sum::<usize>();
    found
}

struct Gathering<'a> {
    form: &'a Form,
    field: FormField,
    found: Gathered,
    /// Whether an item with a written sign is open in this passage.
    in_list: bool,
}

impl Gathering<'_> {
    fn passage(&mut self, pieces: &[Piece]) {
        let has = |sign: Sign| pieces.iter().any(|piece| piece.sign == Some(sign));
        let (signed, only_sub) = (has(Sign::Item) || has(Sign::Sub), !has(Sign::Item));
        let continued = !self.found.items.is_empty() && self.in_list;
        self.in_list = false;
        for piece in pieces {
            self.found.furniture += grid::count(&piece.mark);
            match piece.sign {
                Some(Sign::Item) if piece.mark.is_empty() && self.in_list => self.nest(piece),
                Some(Sign::Sub) if only_sub && !continued => self.begin(piece),
                Some(Sign::Sub) => self.nest(piece),
                Some(Sign::Item) => self.begin(piece),
                None if !signed && continued => self.go_on(piece),
                None if !signed => self.begin(piece),
                None if self.found.items.is_empty() => self.found.lead.push(piece.text.clone()),
                None => self.go_on(piece),
            }
        }
        self.in_list = self.in_list || continued && !signed;
    }

    fn begin(&mut self, piece: &Piece) {
        self.in_list = self.in_list || !piece.mark.is_empty();
        let mut item = item(piece, &piece.text);
        if self.has_steps() && piece.sign.is_some() {
            // *組織体制 平成31年度：検討 — a name, and what belongs under it.
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

    /// A line without a sign goes on with the item before it; below the name
    /// of a step it is what is to be done.
    fn go_on(&mut self, piece: &Piece) {
        let has_steps = self.has_steps();
        let Some(last) = self.found.items.last_mut() else { return self.found.lead.push(piece.text.clone()) };
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
        text: text.to_owned(),
        signed: piece.sign.is_some(),
        mark: piece.mark.clone(),
        place: piece.place.clone(),
        children: Vec::new(),
    }
}

fn steps(piece: &Piece, text: &str) -> Vec<Item> {
    date::steps(text).iter().map(|step| Item { signed: false, mark: String::new(), ..item(piece, step) }).collect()
}

/// Parts a text at its first blank between two characters of Japanese; the
/// one in 「A I」 parts no words, nor does one behind a date.
fn head_and_rest(text: &str) -> Option<(&str, &str)> {
    let blank = text.char_indices().find(|(at, c)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        is_blank(*c) && [before, after].iter().all(|c| c.is_some_and(|c| !c.is_ascii_alphanumeric()))
            || is_blank(*c) && before.is_some_and(|c| !c.is_ascii()) && after.is_some_and(|c| c.is_ascii_digit())
    });
    let (head, rest) = text.split_at(blank?.0);
    date::years(head).is_empty().then_some((head, rest.trim_matches(is_blank)))
}

/// An item without words says nothing; its sign is told of, not dropped.
fn without_empty(items: Vec<Item>, left: &mut Vec<Line>) -> Vec<Item> {
    let mut kept = Vec::new();
    for mut item in items {
        item.children = without_empty(std::mem::take(&mut item.children), left);
        if !item.text.is_empty() {
            kept.push(item);
            continue;
        }
        left.extend(Line::new(&item.mark, None, &item.place));
        let children = std::mem::take(&mut item.children);
        kept.extend(children);
    }
    kept
}

/// Gives the items their ids: p1, p1-d1; r1, r1-1.
pub fn number(items: &mut [Item], field: FormField) {
    let letter = letter(field);
    let below = if field == FormField::Promise { "d" } else { "" };
    for (number, item) in (1..).zip(items) {
        item.id = format!("{letter}{number}");
        for (number, child) in (1..).zip(&mut item.children) {
            child.id = format!("{}-{below}{number}", item.id);
        }
    }
}

fn letter(field: FormField) -> char {
    match field {
        FormField::Mission => 'm',
        FormField::Approach => 'a',
        FormField::Review => 'v',
        FormField::Promise => 'p',
        FormField::Result => 'r',
        FormField::Issue => 'i',
        FormField::Target => 't',
        FormField::Step => 's',
        _ => 'x',
    }
}

impl Item {
    /// The item and all below it.
    pub fn all(&self) -> Vec<&Item> {
        [self].into_iter().chain(self.children.iter().flat_map(Item::all)).collect()
    }

    /// Takes what the text says of its time into the tag; the text stays.
    pub fn date(&mut self, field: FormField, context: &mut WhenContext) {
        let read = if field == FormField::Step { date::of_step } else { date::of_event };
        self.when = read(&self.text, context).map(|when| when.written);
        self.children.iter_mut().for_each(|child| child.date(field, context));
    }
}
