//! The state of updating one document.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::path::Slug;
use crate::model::publication::Published;
use crate::publication::published::is_published;
use crate::update::decide::{Decision, Decisions};
use crate::update::edits::Edits;
use crate::update::fault::finding::Finding;
use crate::update::request::Request;
use crate::update::three::{Seen, Three, Verdict, Was, verdict};
use crate::update::version::Version;

/// The versions of a document, and what was found so far.
pub(super) struct Merge<'a> {
    /// As it was imported before.
    pub was: Option<&'a Version>,
    pub now: &'a Version,
    pub sheet: &'a Version,
    pub is_published: bool,
    lock: Option<&'a Published>,
    decisions: &'a Decisions,
    /// Ids that no new item can get.
    pub used: BTreeSet<Slug>,
    /// Edits of the document.
    pub edits: Edits,
    /// Edits of the sheet's version, which then is what was imported: a text that was not taken stays as it is, so that it is
    /// reported again.
    pub record: Edits,
    pub findings: Vec<Finding>,
    /// The ids of items whose words change, and the keys of the front matter whose values do.
    pub changed: BTreeSet<String>,
    /// Whether a text has a form in which it cannot be replaced.
    pub is_unwritable: bool,
    /// The texts of new items by their ids.
    pub added: BTreeMap<Slug, String>,
    /// For each item of the sheet that the document has now, its id there.
    pub ids: BTreeMap<Slug, Slug>,
    /// Whether a new item was written with links.
    pub is_linked: bool,
    /// The text before the items of a new section, until the section is added.
    pub lead: Option<String>,
}

impl<'a> Merge<'a> {
    /// Begins with the versions of the sheet, of the content, and of the record.
    pub(super) fn new(request: Request<'a>, [sheet, now, was]: [Option<&'a Version>; 3]) -> Self {
        let (sheet, now) = (sheet.expect("it is being imported"), now.expect("it is in the content"));
        let lock = request.published.and_then(|published| published.documents.get(&now.document.id.value));
        let locked = lock.iter().flat_map(|lock| lock.texts.keys()).filter_map(|part| part.item().cloned());
        let present = [Some(now), was].into_iter().flatten();
        let present = present.flat_map(|version| version.document.all_items()).map(|item| item.id.clone());
        Self {
            was,
            now,
            sheet,
            is_published: is_published(&now.document, request.published, request.day),
            lock,
            decisions: request.decisions,
            used: locked.chain(present).collect(),
            edits: Edits::default(),
            record: Edits::default(),
            findings: Vec::new(),
            changed: BTreeSet::new(),
            is_unwritable: false,
            added: BTreeMap::new(),
            ids: BTreeMap::new(),
            is_linked: false,
            lead: None,
        }
    }

    /// Whether readers have seen an item.
    pub(super) fn seen_item(&self, id: &Slug) -> Seen {
        let is_locked = |lock: &Published| lock.texts.keys().any(|part| part.item() == Some(id));
        if self.is_published && self.lock.is_none_or(is_locked) { Seen::ByReaders } else { Seen::ByNobody }
    }

    /// Whether readers have seen the texts of the document that are not items.
    pub(super) fn seen(&self) -> Seen {
        if self.is_published { Seen::ByReaders } else { Seen::ByNobody }
    }

    /// The name by which a person can decide about a text.
    pub(super) fn name(&self, part: &str) -> String {
        format!("{}#{part}", self.now.document.id.value)
    }

    /// What becomes of the text called `part`, which is reported unless the document has it already.
    pub(super) fn settle(&mut self, part: &str, three: &Three, seen: Seen) -> Verdict {
        let verdict = verdict(three, seen);
        self.settle_as(part, three, (verdict, seen))
    }

    /// As [`Self::settle`], where the verdict without decisions is known.
    pub(super) fn settle_as(&mut self, part: &str, three: &Three, (verdict, seen): (Verdict, Seen)) -> Verdict {
        let name = self.name(part);
        let decision = self.decisions.of(self.now.document.id.value.as_str(), &name);
        let verdict = match (verdict, decision) {
            (Verdict::Conflict | Verdict::Published, Some(Decision::Keep)) => Verdict::Kept,
            (Verdict::Conflict, Some(Decision::Take)) => match (&three.now, seen) {
                (None, _) => Verdict::Added,
                (Some(_), Seen::ByNobody) => Verdict::Changed,
                (Some(_), Seen::ByReaders) => Verdict::Published,
            },
            (verdict, _) => verdict,
        };
        if verdict != Verdict::Same {
            let was = match &three.was {
                Was::Text(was) => Some(was.plain.to_string()),
                Was::Unknown | Was::Absent => None,
            };
            let now = three.now.as_ref().map(|now| now.plain.to_string());
            let (document, sheet) = (self.now.document.id.value.to_string(), three.sheet.plain.to_string());
            self.findings.push(Finding { document, name, verdict, was, now, sheet });
        }
        verdict
    }

    /// Reports a text that the sheet no longer has.
    pub(super) fn gone(&mut self, part: &str, now: String) {
        let (document, name) = (self.now.document.id.value.to_string(), self.name(part));
        let verdict = Verdict::Gone;
        self.findings.push(Finding {
            document,
            name,
            verdict,
            was: Some(now.clone()),
            now: Some(now),
            sheet: String::new(),
        });
    }

    /// What a text was, if the sheet did not have it before.
    pub(super) fn was_nothing<T>(&self) -> Was<T> {
        if self.was.is_some() { Was::Absent } else { Was::Unknown }
    }
}
