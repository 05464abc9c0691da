//! The documents that links and codes lead from and to.

use std::collections::BTreeMap;

use crate::model::code::Code;
use crate::model::site::DocumentIndex;
use crate::render::reads::SiteReader;
use crate::render::reads::event::{self, Event};
use crate::render::reads::facts::Facts;
use crate::render::reads::key::{Aspect, ReadKey};

impl<'a> SiteReader<'a> {
    /// The annual goals that an editor linked to a mid-term goal.
    pub fn annual_of(&self, midterm: DocumentIndex) -> &'a [DocumentIndex] {
        self.record_of(midterm, Aspect::AnnualGoals).annual_of(midterm)
    }

    /// The later goals that continue a goal.
    pub fn continued_by(&self, goal: DocumentIndex) -> &'a [DocumentIndex] {
        self.record_of(goal, Aspect::LaterGoals).continued_by(goal)
    }

    /// The documents with items that an editor linked to items of a document.
    pub fn linked_from(&self, document: DocumentIndex) -> &'a [DocumentIndex] {
        self.record_of(document, Aspect::LinkingDocuments).linked_from(document)
    }

    /// The goals that refer to a measure.
    pub fn goals_of_measure(&self, code: &Code) -> &'a [DocumentIndex] {
        self.record(ReadKey::GoalsOfMeasure(code.clone())).goals_of_measure(code)
    }

    /// The goals that refer to a policy.
    pub fn goals_of_policy(&self, code: &Code) -> &'a [DocumentIndex] {
        self.record(ReadKey::GoalsOfPolicy(code.clone())).goals_of_policy(code)
    }

    /// The newest `count` events of some documents.
    pub fn newest_of(&self, documents: &[DocumentIndex], count: usize) -> Vec<Event<'a>> {
        let events = documents.iter().flat_map(|index| event::of_document(*index, self.document(*index)));
        event::newest(self.facts.site, events.collect(), count)
    }
}

impl<'a> Facts<'a> {
    pub(super) fn annual_of(&self, midterm: DocumentIndex) -> &'a [DocumentIndex] {
        list(&self.site.annual_of, &midterm)
    }

    pub(super) fn continued_by(&self, goal: DocumentIndex) -> &'a [DocumentIndex] {
        list(&self.site.continued_by, &goal)
    }

    pub(super) fn linked_from(&self, document: DocumentIndex) -> &'a [DocumentIndex] {
        list(&self.site.linked_from, &document)
    }

    pub(super) fn goals_of_measure(&self, code: &Code) -> &'a [DocumentIndex] {
        list(&self.site.by_measure, code)
    }

    pub(super) fn goals_of_policy(&self, code: &Code) -> &'a [DocumentIndex] {
        list(&self.site.by_policy, code)
    }
}

fn list<'a, K: Ord>(lists: &'a BTreeMap<K, Vec<DocumentIndex>>, key: &K) -> &'a [DocumentIndex] {
    lists.get(key).map(Vec::as_slice).unwrap_or_default()
}
