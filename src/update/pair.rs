//! Finds the document of each goal of a sheet: by its number and its words together.

use crate::diagnostic::fault::Fault;
use crate::model::draft;
use crate::model::item::Role;
use crate::model::kind::Kind;
use crate::update::align::{is_same_text, plain};
use crate::update::decide::{Decisions, NEW};
use crate::update::fault::{PairUnknown, Unsure};
use crate::update::version::Version;

/// The document of a goal.
#[derive(Clone, Debug)]
pub enum Counterpart {
    /// The position of the document.
    Document(usize),
    /// It has none yet.
    New,
    /// It may have one, and a person must say which.
    Unsure(Fault),
}

/// The counterparts of all goals of a sheet. `known` are the documents as they were imported before.
pub fn pair(
    sheet: &[Version],
    present: &[Version],
    known: &[Option<Version>],
    decisions: &Decisions,
) -> Vec<Counterpart> {
    let candidates = Candidates { present, known };
    let mut found: Vec<Option<Counterpart>> =
        sheet.iter().map(|goal| candidates.decided(goal, decisions).or_else(|| candidates.by_number(goal))).collect();
    let taken = |found: &[Option<Counterpart>], at: usize| {
        found.iter().filter(|known| matches!(known, Some(Counterpart::Document(known)) if *known == at)).count()
    };
    let free = |found: &[Option<Counterpart>]| -> Vec<usize> {
        (0..present.len()).filter(|row| taken(found, *row) == 0).collect()
    };
    let left = free(&found);
    for (goal, counterpart) in sheet.iter().zip(&mut found).filter(|(_, counterpart)| counterpart.is_none()) {
        *counterpart = candidates.by_words(goal, &left);
    }
    // Of two goals with the same document, neither is sure.
    let doubtful: Vec<usize> = (0..present.len()).filter(|at| taken(&found, *at) > 1).collect();
    for (goal, counterpart) in sheet.iter().zip(&mut found) {
        if let Some(Counterpart::Document(at)) = counterpart
            && doubtful.contains(at)
        {
            *counterpart = Some(Counterpart::Unsure(unsure(goal, &[&present[*at]])));
        }
    }
    for at in 0..sheet.len() {
        if found[at].is_none() {
            found[at] = Some(candidates.doubtful(&sheet[at], &free(&found)));
        }
    }
    found.into_iter().map(|found| found.unwrap_or(Counterpart::New)).collect()
}

struct Candidates<'a> {
    present: &'a [Version],
    known: &'a [Option<Version>],
}

impl Candidates<'_> {
    fn decided(&self, goal: &Version, decisions: &Decisions) -> Option<Counterpart> {
        let id = decisions.pair(goal.document.id.value.as_str())?;
        if id == NEW {
            return Some(Counterpart::New);
        }
        let found = self.present.iter().position(|document| document.document.id.value.as_str() == id);
        let is_of_kind = |at: &usize| kind(&self.present[*at]) == kind(goal);
        let unknown = || Counterpart::Unsure(PairUnknown { id: id.to_owned() }.into());
        Some(found.filter(is_of_kind).map_or_else(unknown, Counterpart::Document))
    }

    /// The document that has the number of a goal, and its title or its promises. A department has only one sheet.
    fn by_number(&self, goal: &Version) -> Option<Counterpart> {
        let fits = |at: &usize| {
            let is_sheet = kind(goal) == Kind::Sheet;
            is_sheet || self.number(goal, *at) && (self.title(goal, *at) || self.words(goal, *at))
        };
        self.only(goal, (0..self.present.len()).filter(fits))
    }

    /// The one of the documents that has both the title and the promises of a goal, which has another number now.
    fn by_words(&self, goal: &Version, free: &[usize]) -> Option<Counterpart> {
        self.only(goal, free.iter().copied().filter(|at| self.title(goal, *at) && self.words(goal, *at)))
    }

    fn only(&self, goal: &Version, documents: impl Iterator<Item = usize>) -> Option<Counterpart> {
        let mut of_kind = documents.filter(|at| kind(&self.present[*at]) == kind(goal));
        let only = of_kind.next().filter(|_| of_kind.next().is_none())?;
        Some(Counterpart::Document(only))
    }

    /// A goal without a sure document: it is new if nothing is like it.
    fn doubtful(&self, goal: &Version, free: &[usize]) -> Counterpart {
        let is_like = |at: &&usize| {
            kind(&self.present[**at]) == kind(goal)
                && (self.number(goal, **at) || self.title(goal, **at) || self.words(goal, **at))
        };
        let like: Vec<&Version> = free.iter().filter(is_like).map(|at| &self.present[*at]).collect();
        if like.is_empty() { Counterpart::New } else { Counterpart::Unsure(unsure(goal, &like)) }
    }

    fn versions(&self, at: usize) -> impl Iterator<Item = &Version> {
        [Some(&self.present[at]), self.known[at].as_ref()].into_iter().flatten()
    }

    fn number(&self, goal: &Version, at: usize) -> bool {
        number(goal).is_some() && self.versions(at).any(|known| number(known) == number(goal))
    }

    fn title(&self, goal: &Version, at: usize) -> bool {
        let is_empty = draft::TEMPLATE.contains(&goal.document.title.as_str());
        !is_empty && self.versions(at).any(|known| is_same_text(&known.document.title, &goal.document.title))
    }

    /// Whether half of the promises are the same.
    fn words(&self, goal: &Version, at: usize) -> bool {
        let wanted = promises(goal);
        self.versions(at).any(|known| {
            let known = promises(known);
            let common = wanted.iter().filter(|text| known.contains(text)).count();
            common > 0 && common * 2 >= wanted.len().min(known.len())
        })
    }
}

fn kind(version: &Version) -> Kind {
    version.document.subject.kind()
}

fn number(version: &Version) -> Option<&str> {
    version.document.goal().map(|goal| goal.no.as_str())
}

/// What a goal promises: the items that are written in spring.
fn promises(version: &Version) -> Vec<String> {
    [Role::Promise, Role::Target].into_iter().flat_map(|role| version.document.items(role)).map(plain).collect()
}

fn unsure(goal: &Version, like: &[&Version]) -> Fault {
    let texts = |version: &Version| {
        let title = version.document.title.clone();
        (version.document.id.value.to_string(), [title].into_iter().chain(promises(version)).collect())
    };
    let (id, texts_of_sheet) = texts(goal);
    Unsure { id, sheet: texts_of_sheet, like: like.iter().map(|document| texts(document)).collect() }.into()
}
