//! Adds the codes of plans and policies to a document.

use crate::import::claim::{Claim, Fate};
use crate::import::code::{self, Mention};
use crate::import::draft::builder::DraftBuilder;
use crate::import::draft::document::{CodesFound, CodesState, Draft};
use crate::import::fault::draft::TitleUnknown;
use crate::import::grid::Line;
use crate::import::record::Record;
use crate::import::title::Known;
use crate::model::form::{CodeRule, FormField};

impl DraftBuilder<'_> {
    /// Moves the codes of a goal, with the titles written after them, from `record` to `draft`.
    pub(super) fn codes(&mut self, record: &mut Record, draft: &mut Draft) {
        for mention in std::mem::take(&mut record.mentions) {
            self.drafts.claims.push(Claim::new(&mention.written, &mention.place, Fate::Code));
            let Some(rule) = code::rule(self.form, mention.field) else { continue };
            let code = format!("{}:{}", rule.scope, mention.code);
            self.code_title(&mention, rule, &code, draft);
            let found = if mention.field == FormField::Plan { &mut draft.plan } else { &mut draft.policies };
            if !found.mentions.iter().any(|(_, known)| *known == code) {
                found.mentions.push((mention, code));
            }
        }
        draft.plan.state = state(record, FormField::Plan, &draft.plan);
        draft.policies.state = state(record, FormField::Policies, &draft.policies);
    }

    /// Codes that stand outside of every goal. Documents of sheets cannot have codes, so their text is kept.
    pub(super) fn loose_codes(&mut self, record: &mut Record) {
        let mentions = std::mem::take(&mut record.mentions);
        let texts = mentions.iter().flat_map(|mention| [(&mention.written, mention), (&mention.title, mention)]);
        record.unparsed.extend(texts.filter_map(|(text, mention)| Line::new(text, None, &mention.place)));
    }

    /// A title that the site's tables contain is not repeated. Any other title is kept as an unparsed line.
    fn code_title(&mut self, mention: &Mention, rule: &CodeRule, code: &str, draft: &mut Draft) {
        let Some(title_line) = Line::new(&mention.title, None, &mention.place) else { return };
        match self.titles.known(mention, rule) {
            Known::Title => self.claim([&title_line], &Fate::Known),
            Known::Code | Known::Nothing => {
                let (place, title) = (mention.place.clone(), mention.title.clone());
                self.note(TitleUnknown { place, code: code.to_owned(), title });
                self.keep_silently(vec![title_line], draft);
            }
        }
    }
}

fn state(record: &Record, field: FormField, found: &CodesFound) -> CodesState {
    if !found.mentions.is_empty() {
        CodesState::Some
    } else if record.none.contains(&field) {
        CodesState::None
    } else {
        CodesState::Unset
    }
}
