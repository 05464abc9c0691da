//! Edits a site, builds it again, previews it, and compares each result with a clean build.

use std::collections::BTreeSet;

use crate::edits::difference::{Difference, Way, between};
use crate::edits::folder::Folder;
use crate::edits::model::{Act, Site};
use crate::edits::program::{Options, Outcome, RunningPreview, Shown, build, publish};

/// A site under edit, with all that is remembered from one build to the next.
pub struct Rounds {
    work: Folder,
    preview: RunningPreview,
    /// Every address that a clean build ever had.
    addresses: BTreeSet<String>,
    count: usize,
}

/// The preview makes all tables of the open data anew for each that is asked for. Each round asks for one of this many;
/// the list of their sums, which is compared every time, holds them all.
const TABLES_A_ROUND: usize = 8;

/// What a round found.
pub struct Compared {
    pub differences: Vec<Difference>,
    /// Whether the content had no faults.
    pub is_sound: bool,
}

/// A clean build: how it ended and what it wrote.
struct Clean {
    folder: Folder,
    outcome: Outcome,
}

impl Rounds {
    pub fn new() -> Self {
        Self { work: Folder::new(), preview: RunningPreview::default(), addresses: BTreeSet::new(), count: 0 }
    }

    /// Saves the site as it is now, and compares what is made of it in every way.
    pub fn round(&mut self, site: &Site) -> Compared {
        self.count += 1;
        let changed = self.work.save(site);
        let mut differences = Vec::new();
        for act in &site.acts {
            self.work.act(act);
            if matches!(act, Act::Publish | Act::PublishAnew) {
                differences.extend(self.publish(site, act));
            }
        }
        self.preview.renew(self.work.root(), &site.options, changed.filter(|_| site.acts.is_empty()));
        let clean = build_clean(&self.work, &site.options);
        differences.extend(self.rebuild(&clean, &site.options));
        self.addresses.extend(clean.folder.output().into_keys());
        differences.extend(self.compare_preview(&clean));
        Compared { differences, is_sound: matches!(clean.outcome, Outcome::Done(_)) }
    }

    fn publish(&self, site: &Site, act: &Act) -> Vec<Difference> {
        if *act == Act::PublishAnew {
            self.work.forget_publications();
        }
        let withdrawn = self.withdrawn(site);
        let clean = self.work.without_output();
        let expected = publish(clean.root(), &site.options, &withdrawn);
        let before = self.work.output();
        let found = publish(self.work.root(), &site.options, &withdrawn);
        let files = if matches!(expected, Outcome::Done(_)) { clean.output() } else { before };
        let mut differences = between(Way::Publish, &files, &self.work.output());
        differences.extend(Difference::of_outcomes(Way::Publish, &expected, &found));
        let locks = [clean.lock(), self.work.lock()];
        differences.extend((locks[0] != locks[1]).then(|| Difference::new(Way::Publish, "published.lock", locks)));
        differences
    }

    /// The published documents that are not there any more.
    fn withdrawn(&self, site: &Site) -> Vec<String> {
        let lock = String::from_utf8(self.work.lock().unwrap_or_default()).unwrap();
        let is_shown = |id: &str| {
            let has_id = |document: &&_| crate::edits::model::Document::text(document, "id").as_deref() == Some(id);
            site.documents.values().find(has_id).is_some_and(|document| !document.front.contains_key("draft"))
        };
        let lines: Vec<&str> = lock.lines().collect();
        let is_gone = |place: usize| {
            lines[place + 1..].iter().take_while(|line| line.starts_with(' ')).any(|line| line.contains("gone "))
        };
        let entries =
            lines.iter().enumerate().filter(|(place, line)| !line.starts_with([' ', '#']) && !is_gone(*place));
        let ids = entries.filter_map(|(_, line)| line.split_whitespace().next());
        ids.filter(|id| id.contains('-') && !is_shown(id)).map(str::to_owned).collect()
    }

    fn rebuild(&self, clean: &Clean, options: &Options) -> Vec<Difference> {
        let before = self.work.output();
        let found = build(self.work.root(), options);
        let mut differences: Vec<_> =
            Difference::of_outcomes(Way::Rebuild, &clean.outcome, &found).into_iter().collect();
        // Faulty content leaves the output as it was.
        let files = if matches!(clean.outcome, Outcome::Done(_)) { clean.folder.output() } else { before };
        differences.extend(between(Way::Rebuild, &files, &self.work.output()));
        differences
    }

    fn compare_preview(&self, clean: &Clean) -> Vec<Difference> {
        match &clean.outcome {
            Outcome::Done(warnings) => {
                let found = Outcome::Done(self.preview.messages());
                let messages = Difference::of_outcomes(Way::Preview, &Outcome::Done(warnings.clone()), &found);
                messages.into_iter().chain(self.compare_addresses(clean)).collect()
            }
            Outcome::Faulty(faults) => self.compare_faults(faults),
        }
    }

    /// Every address of the clean build, and every one that there was once.
    fn compare_addresses(&self, clean: &Clean) -> Vec<Difference> {
        let files = clean.folder.output();
        let compare = |address: &String| {
            let found = match self.preview.get(address) {
                Shown::Found(bytes) => Some(bytes),
                Shown::Missing => None,
                Shown::Faulty(faults) => Some(faults.join("\n").into_bytes()),
            };
            let expected = files.get(address).cloned();
            (expected != found).then(|| Difference::new(Way::Preview, address, [expected, found]))
        };
        let (tables, others): (Vec<_>, Vec<_>) = self.addresses.iter().partition(|path| path.starts_with("data/csv/"));
        let tables = tables.into_iter().skip(self.count % TABLES_A_ROUND).step_by(TABLES_A_ROUND);
        others.into_iter().chain(tables).filter_map(compare).collect()
    }

    /// Faults of content are shown at every address; those of a template where it is used.
    fn compare_faults(&self, faults: &[String]) -> Vec<Difference> {
        let mut shown = BTreeSet::new();
        // Pages of a template may stand where nothing stood before.
        let pages = self.preview.page_paths();
        let known = self.addresses.iter().chain(&pages).map(String::as_str);
        for address in known.chain(["index.html"]) {
            if let Shown::Faulty(faults) = self.preview.get(address) {
                shown.extend(faults);
            }
            if self.preview.messages() == faults {
                break;
            }
        }
        let expected = Outcome::Faulty(faults.to_vec());
        let all_shown = faults.iter().all(|fault| shown.contains(fault));
        let found = Outcome::Faulty(if all_shown { faults.to_vec() } else { self.preview.messages() });
        Difference::of_outcomes(Way::Preview, &expected, &found).into_iter().collect()
    }
}

fn build_clean(work: &Folder, options: &Options) -> Clean {
    let folder = work.without_output();
    let outcome = build(folder.root(), options);
    Clean { folder, outcome }
}
