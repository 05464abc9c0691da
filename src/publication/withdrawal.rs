//! Where documents stood that were withdrawn: their readers find a page that says so, not an error.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::fiscal_year::FiscalYear;
use crate::model::path::{SitePath, Slug};
use crate::model::publication::{Publication, Published};

/// An address at which a withdrawn document stood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Withdrawal {
    pub path: SitePath,
    pub id: Slug,
    pub date: Date,
}

/// Every address of a withdrawn document at which no page or file stands now.
pub fn withdrawals(known: &Publication, is_taken: &dyn Fn(&SitePath) -> bool) -> Vec<Withdrawal> {
    let mut found = BTreeMap::new();
    for (id, published) in &known.documents {
        let Some(date) = published.withdrawn else { continue };
        for path in addresses(published).filter(|path| !is_taken(path)) {
            found.insert(path.clone(), Withdrawal { path, id: id.clone(), date });
        }
    }
    found.into_values().collect()
}

/// The last address and all earlier ones, each with the mirror of a sheet's original beside it.
fn addresses(published: &Published) -> impl Iterator<Item = SitePath> {
    let paths = published.moved.iter().chain([&published.path]);
    paths.flat_map(|path| [Some(path.clone()), is_of_sheet(path).then(|| path.original()).flatten()]).flatten()
}

/// The lock file does not say what kind a document was; the page of a sheet stands in the folder of a year and department.
fn is_of_sheet(path: &SitePath) -> bool {
    let parts: Vec<&str> = path.as_str().split('/').collect();
    matches!(parts.as_slice(), [year, _, "index.html"] if FiscalYear::parse(year).is_some())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::withdrawals;
    use crate::model::path::{SitePath, Slug};
    use crate::model::publication::{Publication, Published};

    fn published(path: &str, moved: &[&str], withdrawn: bool) -> Published {
        let to_path = |text: &str| SitePath::new(text).expect("a path");
        Published {
            path: to_path(path),
            moved: moved.iter().map(|text| to_path(text)).collect(),
            since: date(2026, 4, 1),
            withdrawn: withdrawn.then(|| date(2026, 12, 1)),
            fingerprint: 0,
            texts: BTreeMap::new(),
            corrections: Default::default(),
            span: Default::default(),
        }
    }

    fn check(document: Published, taken: &str, expected: &[&str]) {
        let documents = BTreeMap::from([(Slug::new("a").expect("a slug"), document)]);
        let found = withdrawals(&Publication { documents }, &|path| path.as_str() == taken);
        let paths: Vec<&str> = found.iter().map(|withdrawal| withdrawal.path.as_str()).collect();
        assert_eq!(paths, expected);
    }

    #[test]
    fn every_address_that_is_free_says_what_became_of_it() {
        check(
            published("2020/somu/goal-1.html", &["2020/somu/goal-2.html"], true),
            "",
            &["2020/somu/goal-1.html", "2020/somu/goal-2.html"],
        );
        check(published("2020/somu/goal-1.html", &[], true), "2020/somu/goal-1.html", &[]);
        check(published("2020/somu/goal-1.html", &[], false), "", &[]);
        check(published("2020/somu/index.html", &[], true), "2020/somu/index.html", &["2020/somu/sheet.html"]);
        check(published("guide/index.html", &[], true), "", &["guide/index.html"]);
    }
}
