//! What comes back, and its JSON, which the command line, the browser and the tests all read.

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// Pages found, exactly.
    pub total: usize,
    pub hits: Vec<Hit>,
    pub facets: Vec<FacetCounts>,
    pub notes: Vec<Note>,
    /// Where nothing was found: the parts of the query that no page holds, and what is found instead.
    pub missing: Vec<String>,
    pub advice: Vec<Advice>,
}

/// Another query and the pages it finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Advice {
    pub query: String,
    pub count: usize,
}

/// A page found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hit {
    pub url: String,
    pub title: Vec<Run>,
    /// Where the page belongs.
    pub about: String,
    pub score: f32,
    pub passages: Vec<ShownPassage>,
}

/// A passage of a hit, cut to the part that matters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShownPassage {
    pub anchor: Option<String>,
    pub text: Vec<Run>,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    Plain(String),
    Marked(String),
}

/// A facet with the values found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetCounts {
    pub name: String,
    pub values: Vec<ValueCount>,
}

/// A value and how many of the pages found have it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ValueCount {
    pub value: String,
    pub label: String,
    pub count: usize,
}

/// Something the search did beyond what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub kind: NoteKind,
    pub from: String,
    pub to: Vec<String>,
}

/// Why the search went beyond what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Other names of the same thing.
    Alias,
    /// The same year in other eras.
    Era,
    /// Words with the reading typed.
    Reading,
    /// No page holds the sentence; these are its words, and every page found holds all of them.
    AllWords,
    /// No page holds all its words; pages found hold most of them.
    MostWords,
    /// Nothing was left to look for.
    Empty,
}

impl NoteKind {
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Alias => "alias",
            NoteKind::Era => "era",
            NoteKind::Reading => "reading",
            NoteKind::AllWords => "all-words",
            NoteKind::MostWords => "most-words",
            NoteKind::Empty => "empty",
        }
    }

    fn can_be_undone(self) -> bool {
        matches!(self, NoteKind::Alias | NoteKind::Era | NoteKind::Reading)
    }
}

impl Note {
    /// What to put into a request's `undone` to search without this widening; empty where there is none.
    pub fn undo(&self) -> String {
        if self.kind.can_be_undone() { [self.kind.name(), ":", &self.from].concat() } else { String::new() }
    }
}

impl Answer {
    /// The answer as JSON; scores are in thousandths.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{\"total\":");
        out.push_str(&self.total.to_string());
        list(&mut out, ",\"hits\":", &self.hits, hit);
        list(&mut out, ",\"facets\":", &self.facets, |out, facet| {
            member(out, "{\"name\":", &facet.name);
            list(out, ",\"values\":", &facet.values, |out, one| {
                member(out, "{\"value\":", &one.value);
                member(out, ",\"label\":", &one.label);
                out.push_str(&[",\"count\":", &one.count.to_string(), "}"].concat());
            });
            out.push('}');
        });
        list(&mut out, ",\"notes\":", &self.notes, |out, note| {
            member(out, "{\"kind\":", note.kind.name());
            member(out, ",\"from\":", &note.from);
            list(out, ",\"to\":", &note.to, |out, name| text(out, name));
            member(out, ",\"undo\":", &note.undo());
            out.push('}');
        });
        list(&mut out, ",\"missing\":", &self.missing, |out, part| text(out, part));
        list(&mut out, ",\"advice\":", &self.advice, |out, one| {
            member(out, "{\"query\":", &one.query);
            out.push_str(&[",\"count\":", &one.count.to_string(), "}"].concat());
        });
        out.push('}');
        out
    }
}

fn hit(out: &mut String, hit: &Hit) {
    member(out, "{\"url\":", &hit.url);
    list(out, ",\"title\":", &hit.title, run);
    member(out, ",\"about\":", &hit.about);
    out.push_str(&[",\"score\":", &((hit.score * 1000.0) as i64).to_string()].concat());
    list(out, ",\"passages\":", &hit.passages, |out, passage| {
        match &passage.anchor {
            Some(anchor) => member(out, "{\"anchor\":", anchor),
            None => out.push_str("{\"anchor\":null"),
        }
        list(out, ",\"text\":", &passage.text, run);
        out.push('}');
    });
    out.push('}');
}

fn run(out: &mut String, run: &Run) {
    let (head, written) = match run {
        Run::Plain(written) => ("[0,", written),
        Run::Marked(written) => ("[1,", written),
    };
    member(out, head, written);
    out.push(']');
}

/// Writes `head` and the items as an array.
pub(crate) fn list<T>(out: &mut String, head: &str, items: &[T], each: impl Fn(&mut String, &T)) {
    out.push_str(head);
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        each(out, item);
    }
    out.push(']');
}

fn member(out: &mut String, head: &str, value: &str) {
    out.push_str(head);
    text(out, value);
}

/// Writes a JSON string; `<` is escaped so that it can stand in a page.
pub(crate) fn text(out: &mut String, value: &str) {
    out.push('"');
    for character in value.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{0}'..='\u{1F}' | '<' | '\u{2028}' | '\u{2029}' => {
                out.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    let digit = char::from_digit(character as u32 >> shift & 15, 16);
                    out.push(digit.expect("four bits are one digit"));
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::{Advice, Answer, Hit, Note, NoteKind, Run, ShownPassage};

    #[test]
    fn json_holds_everything() {
        let passage =
            ShownPassage { anchor: None, text: vec![Run::Plain("a\"\n".into()), Run::Marked("<協働>".into())] };
        let hit =
            Hit { url: "g.html".into(), title: Vec::new(), about: String::new(), score: 1.5, passages: vec![passage] };
        let note = Note { kind: NoteKind::Alias, from: "甲".into(), to: vec!["乙".into()] };
        let advice = vec![Advice { query: "丙".into(), count: 2 }];
        let answer = Answer {
            total: 1,
            hits: vec![hit],
            facets: Vec::new(),
            notes: vec![note],
            missing: vec!["丁".into()],
            advice,
        };
        assert_eq!(
            answer.to_json(),
            r#"{"total":1,"hits":[{"url":"g.html","title":[],"about":"","score":1500,"passages":[{"anchor":null,"#
                .to_owned()
                + r#""text":[[0,"a\"\u000a"],[1,"\u003c協働>"]]}]}],"facets":[],"#
                + r#""notes":[{"kind":"alias","from":"甲","to":["乙"],"undo":"alias:甲"}],"missing":["丁"],"advice":[{"query":"丙","count":2}]}"#
        );
    }
}
