//! What is remembered between builds is believed only where it is right: whatever lies in `.tomei`, a build writes what a
//! clean one writes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::Path;
use std::time::SystemTime;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::site::{TestSite, goal};

/// Files with their bytes and times: without its time no file would be taken for the one that was remembered.
type Snapshot = BTreeMap<String, (Vec<u8>, SystemTime)>;

fn snapshot(folder: &Path) -> Snapshot {
    let files = crate::site::files(folder).into_iter();
    let with_time = |(name, bytes): (String, Vec<u8>)| {
        let modified = fs::metadata(folder.join(&name)).unwrap().modified().unwrap();
        (name, (bytes, modified))
    };
    files.map(with_time).collect()
}

fn restore(folder: &Path, snapshot: &Snapshot) {
    fs::remove_dir_all(folder).unwrap();
    for (name, (bytes, modified)) in snapshot {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(*modified).unwrap();
    }
}

/// A site in two versions, each with what its build left.
struct Versions {
    site: TestSite,
    contents: [Snapshot; 2],
    outputs: [Snapshot; 2],
    states: [Snapshot; 2],
}

fn versions() -> Versions {
    let site = TestSite::with_goal();
    site.write("content/2021/kikaku/goal-1.md", goal(1, "目標").replace("2020", "2021"));
    site.build();
    let take = |folder: &str| snapshot(&site.path(folder));
    let first = [take("content"), take("public"), take(".tomei")];
    site.write("content/tomei.yaml", "title: 新しい名前\n");
    site.write("content/2020/kikaku/goal-1.md", goal(1, "直した目標"));
    site.build();
    let second = [take("content"), take("public"), take(".tomei")];
    let [[content, output, state], [later_content, later_output, later_state]] = [first, second];
    Versions { contents: [content, later_content], outputs: [output, later_output], states: [state, later_state], site }
}

fn bytes(snapshot: &Snapshot) -> BTreeMap<String, Vec<u8>> {
    snapshot.iter().map(|(name, (bytes, _))| (name.clone(), bytes.clone())).collect()
}

/// What becomes of one file of the cache.
#[derive(Clone, Copy, Debug)]
enum Left {
    /// As the first build or the second one left it.
    Of(usize),
    Nothing,
    /// Of the second build, with one bit changed.
    Changed(prop::sample::Index, u8),
    /// Of the second build, cut off.
    Cut(prop::sample::Index),
}

fn left() -> impl Strategy<Value = Left> {
    prop_oneof![
        6 => (0..2_usize).prop_map(Left::Of),
        1 => Just(Left::Nothing),
        2 => (any::<prop::sample::Index>(), 0..8_u8).prop_map(|(at, bit)| Left::Changed(at, bit)),
        1 => any::<prop::sample::Index>().prop_map(Left::Cut),
    ]
}

fn mix(states: &[Snapshot; 2], choices: &[Left]) -> Snapshot {
    let names: BTreeSet<&String> = states.iter().flat_map(Snapshot::keys).collect();
    let mut mixed = Snapshot::new();
    for (name, choice) in names.into_iter().zip(choices.iter().cycle()) {
        let mut of = |version: usize, change: &dyn Fn(&mut Vec<u8>)| {
            if let Some((bytes, modified)) = states[version].get(name) {
                let mut bytes = bytes.clone();
                change(&mut bytes);
                mixed.insert(name.clone(), (bytes, *modified));
            }
        };
        let is_empty = states[1].get(name).is_none_or(|(bytes, _)| bytes.is_empty());
        match choice {
            Left::Of(version) => of(*version, &|_| {}),
            Left::Nothing => {}
            Left::Changed(..) | Left::Cut(_) if is_empty => {}
            Left::Changed(at, bit) => of(1, &|bytes| {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }),
            Left::Cut(at) => of(1, &|bytes| bytes.truncate(at.index(bytes.len()))),
        }
    }
    mixed
}

#[test]
fn whatever_is_left_of_two_builds_the_next_equals_a_clean_one() {
    let Versions { site, contents, outputs, states } = versions();
    let choices = (prop::collection::vec(left(), 48), 0..2_usize, 0..2_usize);
    let config = Config { cases: 24, source_file: Some(file!()), ..Config::default() };
    TestRunner::new(config)
        .run(&choices, |(choices, content, output)| {
            restore(&site.path("content"), &contents[content]);
            restore(&site.path("public"), &outputs[output]);
            restore(&site.path(".tomei"), &mix(&states, &choices));
            site.build();
            prop_assert!(site.output() == bytes(&outputs[content]), "not what a clean build writes");
            Ok(())
        })
        .unwrap();
}

/// Case by case, since a random mixture seldom has just this one.
#[test]
fn each_file_of_the_cache_alone_may_be_of_the_build_before() {
    let Versions { site, contents, outputs, states } = versions();
    let names: Vec<&String> = states[1].keys().filter(|name| !name.contains("documents-")).collect();
    assert!(names.len() > 4, "{names:?}");
    for name in names {
        let mut state = states[1].clone();
        state.insert(name.clone(), states[0].get(name).cloned().unwrap_or_else(|| states[1][name].clone()));
        restore(&site.path("content"), &contents[1]);
        restore(&site.path("public"), &outputs[1]);
        restore(&site.path(".tomei"), &state);
        site.build();
        assert!(site.output() == bytes(&outputs[1]), "{name} of the build before");
    }
}
