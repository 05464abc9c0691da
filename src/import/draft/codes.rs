//! Adds the codes of plans and policies to a document.

use crate::import::code::{self, Mention};
use crate::import::draft::builder::DraftBuilder;
use crate::import::draft::document::{CodesFound, CodesState, Draft};
use crate::import::fault::draft::TitleUnknown;
use crate::import::grid::{self, Line};
use crate::import::record::Record;
use crate::import::title::Known;
use crate::model::form::{CodeRule, FormField};

impl DraftBuilder<'_> {
    /// Moves the codes of a goal, with the titles written after them, from `record` to `draft`.
    pub(super) fn codes(&mut self, record: &mut Record, draft: &mut Draft) {
        for mention in std::mem::take(&mut record.mentions) {
            self.drafts.codes += grid::count(&mention.written);
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

    /// A title that the site's tables contain is not repeated. Any other title is kept as an unparsed line.
    fn code_title(&mut self, mention: &Mention, rule: &CodeRule, code: &str, draft: &mut Draft) {
        let Some(title_line) = Line::new(&mention.title, None, &mention.place) else { return };
        match self.titles.known(mention, rule) {
            Known::Title => {
                self.drafts.tables += grid::count(&mention.title);
                self.count_text_bullets(&title_line);
            }
            Known::Code | Known::Nothing => {
                let (place, title) = (mention.place.clone(), mention.title.clone());
                self.note(TitleUnknown { place, code: code.to_owned(), title });
                draft.kept.push(title_line);
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
