//! Answers and suggestions as JSON: what the browser's scripts and the tests read.

use crate::read::answer::{Advice, Answer, FacetCounts, Hit, Note, Run};

impl Answer {
    /// The answer as JSON; scores are in thousandths.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{");
        number(&mut out, "\"total\":", self.total);
        number(&mut out, ",\"exact\":", self.exact);
        number(&mut out, ",\"matching\":", self.matching);
        list(&mut out, ",\"hits\":", &self.hits, hit);
        list(&mut out, ",\"facets\":", &self.facets, facet);
        list(&mut out, ",\"notes\":", &self.notes, note);
        list(&mut out, ",\"missing\":", &self.missing, |out, part| text(out, part));
        list(&mut out, ",\"advice\":", &self.advice, advice);
        out.push('}');
        out
    }
}

fn facet(out: &mut String, facet: &FacetCounts) {
    member(out, "{\"name\":", &facet.name);
    list(out, ",\"values\":", &facet.values, |out, value| {
        member(out, "{\"value\":", &value.value);
        member(out, ",\"label\":", &value.label);
        number(out, ",\"count\":", value.count);
        out.push('}');
    });
    out.push('}');
}

fn note(out: &mut String, note: &Note) {
    member(out, "{\"kind\":", note.kind.name());
    member(out, ",\"from\":", &note.from);
    list(out, ",\"to\":", &note.to, |out, name| text(out, name));
    member(out, ",\"undo\":", &note.undo());
    out.push('}');
}

fn advice(out: &mut String, advice: &Advice) {
    member(out, "{\"query\":", &advice.query);
    number(out, ",\"count\":", advice.count);
    out.push('}');
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
        if let Some(promise) = &passage.of {
            member(out, ",\"of\":", promise);
        }
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

/// Appends `head` and an array of the items.
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

/// Appends `head` and a string.
pub(crate) fn member(out: &mut String, head: &str, value: &str) {
    out.push_str(head);
    text(out, value);
}

/// Appends `head` and a whole number.
pub(crate) fn number(out: &mut String, head: &str, value: usize) {
    out.push_str(head);
    out.push_str(&value.to_string());
}

/// Appends a JSON string; `<` is escaped so that the string is safe inside a page.
fn text(out: &mut String, value: &str) {
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
    use crate::read::answer::{Advice, Answer, Hit, Note, NoteKind, Run, ShownPassage};

    #[test]
    fn json_has_everything() {
        let passage = ShownPassage {
            anchor: None,
            of: None,
            text: vec![Run::Plain("a\"\n".into()), Run::Marked("<協働>".into())],
        };
        let hit =
            Hit { url: "g.html".into(), title: Vec::new(), about: String::new(), score: 1.5, passages: vec![passage] };
        let note = Note { kind: NoteKind::Alias, from: "甲".into(), to: vec!["乙".into()] };
        let advice = vec![Advice { query: "丙".into(), count: 2 }];
        let answer = Answer {
            total: 1,
            exact: 0,
            matching: 1,
            hits: vec![hit],
            facets: Vec::new(),
            notes: vec![note],
            missing: vec!["丁".into()],
            advice,
        };
        assert_eq!(
            answer.to_json(),
            r#"{"total":1,"exact":0,"matching":1,"hits":[{"url":"g.html","title":[],"about":"","score":1500,"passages":[{"anchor":null,"#
                .to_owned()
                + r#""text":[[0,"a\"\u000a"],[1,"\u003c協働>"]]}]}],"facets":[],"#
                + r#""notes":[{"kind":"alias","from":"甲","to":["乙"],"undo":"alias:甲"}],"missing":["丁"],"advice":[{"query":"丙","count":2}]}"#
        );
    }
}
