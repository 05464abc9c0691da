//! Compares the text that was claimed for each document with the characters of the document.
//!
//! It does not trust the program: the printed document is read again by [`crate::validate`]. White space is not counted.

use std::collections::BTreeMap;

use crate::import::claim::{Claim, Fate};
use crate::import::grid::visible;

/// A document whose printed text has other characters than were claimed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imbalance {
    pub document: String,
    pub claimed: usize,
    pub printed: usize,
    /// Characters that only one side has.
    pub differing: String,
}

/// Compares what was claimed for each document with the characters of its printed text, which are given by its id.
pub fn balance(claims: &[Claim], printed: &BTreeMap<String, String>) -> Vec<Imbalance> {
    let mut claimed: BTreeMap<&str, Vec<char>> = printed.keys().map(|id| (id.as_str(), Vec::new())).collect();
    for Claim { text, fate, .. } in claims {
        if let Fate::Placed(id) | Fate::Kept(id) = fate {
            claimed.entry(id).or_default().extend(visible(text));
        }
    }
    let compare = |(id, mut claimed): (&str, Vec<char>)| {
        let mut printed: Vec<char> = printed.get(id).into_iter().flat_map(|text| visible(text)).collect();
        claimed.sort_unstable();
        printed.sort_unstable();
        let (first, second) = (without(&claimed, &printed), without(&printed, &claimed));
        let differing: String = first.into_iter().chain(second).collect();
        let (claimed, printed) = (claimed.len(), printed.len());
        (!differing.is_empty()).then(|| Imbalance { document: id.to_owned(), claimed, printed, differing })
    };
    claimed.into_iter().filter_map(compare).collect()
}

/// The characters of `all` that `others` does not have, or not so often; both are sorted.
fn without(all: &[char], others: &[char]) -> Vec<char> {
    let mut others = others.iter().peekable();
    let mut left = Vec::new();
    for c in all {
        while others.next_if(|other| *other < c).is_some() {}
        if others.next_if_eq(&c).is_none() {
            left.push(*c);
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::balance;
    use crate::import::claim::{Claim, Fate};
    use crate::model::source::CellPlace;

    #[test]
    fn printed_text_that_differs_is_seen() {
        let claims = [Claim::new("紙を減らす", &CellPlace::default(), Fate::Placed("a".to_owned()))];
        let printed = |text: &str| BTreeMap::from([("a".to_owned(), text.to_owned())]);
        assert_eq!(balance(&claims, &printed("紙を 減らす")), []);
        assert_eq!(balance(&claims, &printed("紙を減す"))[0].differing, "ら");
        assert_eq!(balance(&claims, &printed("紙を減らすす"))[0].differing, "す");
        assert_eq!(balance(&claims, &BTreeMap::new())[0].printed, 0);
    }
}
