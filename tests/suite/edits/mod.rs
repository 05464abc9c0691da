//! After any edits, an incremental build, a clean build and the preview must have the same bytes and the same messages.
//!
//! The edits are random. `TOMEI_EDITS=20000` makes more of them than the default, `TOMEI_EDITS_ALL=1` continues with
//! the next site after a difference and shows all of them, `TOMEI_SEED=…` repeats an earlier run:
//!
//! ```sh
//! TOMEI_EDITS=20000 TOMEI_EDITS_ALL=1 cargo test --test suite edits::any -- --nocapture
//! ```

mod addresses;
mod bodies;
mod config;
mod difference;
mod documents;
mod edit;
mod folder;
mod fronts;
mod known;
mod model;
mod program;
mod rounds;
mod start;
mod surroundings;
mod tables;

use std::cell::RefCell;
use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, RngAlgorithm, TestRng, TestRunner};

use crate::edits::edit::{Edit, edit, kinds};
use crate::edits::known::is_known;
use crate::edits::model::Site;
use crate::edits::rounds::{Compared, Rounds};
use crate::edits::start::{Switches, switches};
use crate::seed::seed;

/// How many edits a usual run makes at least.
const EDITS: usize = 300;

/// The rounds that one site goes through.
const ROUNDS: usize = 8;

/// What a run did: a run that did nothing proves nothing.
#[derive(Debug, Default)]
struct Statistics {
    edits: usize,
    sound: usize,
    faulty: usize,
    /// Sites that had a difference which is not known, where a run does not end with the first.
    unknown: usize,
    /// The kinds that changed anything.
    kinds: BTreeSet<&'static str>,
}

#[test]
fn any_edits_give_what_a_clean_build_gives() {
    let wanted = std::env::var("TOMEI_EDITS").map_or(EDITS, |edits| edits.parse().expect("TOMEI_EDITS is a number"));
    let seed = seed();
    let mut runner = TestRunner::new_with_rng(config(wanted), rng(seed));
    let statistics = RefCell::new(Statistics::default());
    let rounds = prop::collection::vec(prop::collection::vec(edit(), 1..6), ROUNDS);
    let result = runner.run(&(switches(), rounds), |(switches, rounds)| {
        run(switches, &rounds, &mut statistics.borrow_mut()).map_err(TestCaseError::fail)
    });
    result.unwrap_or_else(|error| panic!("TOMEI_SEED={seed}\n{error}"));
    tell(&format!("TOMEI_SEED={seed}: {:?}", statistics.borrow()));
    let Statistics { edits, sound, faulty, unknown, kinds: happened } = statistics.into_inner();
    assert_eq!(unknown, 0, "sites with differences");
    assert!(edits >= wanted, "only {edits} edits of {wanted}");
    assert!(sound * 10 > edits && faulty > 0, "{sound} rounds without faults, {faulty} with");
    let all = kinds().len();
    assert!(happened.len() * 10 >= all * 8, "{} of {all} kinds of edits happened: {happened:?}", happened.len());
}

fn rng(seed: u64) -> TestRng {
    TestRng::from_seed(RngAlgorithm::ChaCha, &[seed.to_le_bytes(); 4].concat())
}

/// Cases that failed are kept beside the tests and come first in every later run.
fn config(edits: usize) -> ProptestConfig {
    let kept = FileFailurePersistence::SourceParallel("proptest-regressions");
    ProptestConfig {
        // Each round has one to five edits.
        cases: u32::try_from(edits.div_ceil(ROUNDS * 5 / 2)).expect("so many edits are never made"),
        source_file: Some(file!()),
        failure_persistence: Some(Box::new(kept)),
        max_shrink_time: 120_000,
        ..ProptestConfig::default()
    }
}

fn run(switches: Switches, rounds: &[Vec<Edit>], statistics: &mut Statistics) -> Result<(), String> {
    let (mut site, mut compared) = (start::site(switches), Rounds::new());
    judge(&compared.round(&site), statistics)?;
    site.acts.clear();
    let mut sound = site.clone();
    for edits in rounds {
        edits.iter().for_each(|edit| apply(&mut site, edit, statistics));
        let found = compared.round(&site);
        if let Err(unknown) = judge(&found, statistics) {
            if std::env::var_os("TOMEI_EDITS_ALL").is_none() {
                return Err(unknown);
            }
            tell(&format!("{switches:?}\n{edits:?}\n{unknown}"));
            statistics.unknown += 1;
            return Ok(());
        }
        site.acts.clear();
        // Faults are taken back, or soon every round would have some.
        if found.is_sound { sound = site.clone() } else { site = sound.clone() }
    }
    Ok(())
}

/// Shown where a test fails, or with `--nocapture`.
#[expect(clippy::print_stdout, reason = "a long run tells its seed and all that it finds")]
fn tell(text: &str) {
    println!("{text}");
}

fn apply(site: &mut Site, edit: &Edit, statistics: &mut Statistics) {
    let before = (site.print(), site.options.clone(), site.acts.len());
    (edit.kind.apply)(site, edit.choice);
    statistics.edits += 1;
    if before != (site.print(), site.options.clone(), site.acts.len()) {
        statistics.kinds.insert(edit.kind.name);
    }
}

fn judge(found: &Compared, statistics: &mut Statistics) -> Result<(), String> {
    *(if found.is_sound { &mut statistics.sound } else { &mut statistics.faulty }) += 1;
    let unknown: Vec<_> = found.differences.iter().filter(|difference| !is_known(difference)).collect();
    if unknown.is_empty() { Ok(()) } else { Err(format!("{unknown:#?}")) }
}
