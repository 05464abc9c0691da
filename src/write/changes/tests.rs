//! What holds when writing several files fails or is interrupted.

use std::io::ErrorKind;
use std::path::Path;

use crate::write::changes::{Changes, FileChange, Recovery, Target, recover, write_all, write_all_on};
use crate::write::error::WriteError;
use crate::write::journal::Milestone;
use crate::write::manifest;
use crate::write::system::Disk;
use crate::write::system::faulty::{TestFolder, fail_every_call};

const FILES: [&str; 3] = ["content/2020/goal-1.md", "content/corrections.yaml", "content/2021/somu/goal-1.md"];

/// Two files exist; the third one and its folder do not.
fn site() -> TestFolder {
    let site = TestFolder::new();
    FILES[..2].iter().for_each(|file| site.write(file, "old"));
    site
}

fn changes() -> Vec<FileChange> {
    let target = |file: &str| if file == FILES[2] { Target::Free } else { Target::Any };
    let change = |file| FileChange { file: Path::new(file).to_owned(), bytes: b"new".to_vec(), target: target(file) };
    FILES.into_iter().map(change).collect()
}

fn assert_whole(site: &TestFolder, text: &str, context: &str) {
    FILES[..2].iter().for_each(|file| assert_eq!(site.read(file).as_deref(), Some(text), "{file}: {context}"));
    assert_eq!(site.read(FILES[2]).as_deref(), Some("new").filter(|_| text == "new"), "{context}");
    assert_eq!(site.path("content/2021").exists(), text == "new", "{context}");
    assert_eq!(site.names("content/2020"), ["goal-1.md"], "no leftovers: {context}");
    assert_eq!(site.names(".tomei"), ["changes.lock"], "no leftovers: {context}");
}

#[test]
fn whatever_fails_all_files_are_old_or_new() {
    fail_every_call(&[ErrorKind::PermissionDenied, ErrorKind::StorageFull, ErrorKind::Other], |system, call| {
        let site = site();
        let result = write_all_on(&*system, &site.path("."), &changes());
        let context = format!("{call}: {result:?}");
        recover(&site.path(".")).unwrap();
        assert_whole(&site, if result.is_ok() { "new" } else { "old" }, &context);
        let free = changes().into_iter().filter(|change| !site.path(FILES[2]).exists() || change.target == Target::Any);
        write_all(&site.path("."), &free.collect::<Vec<_>>()).unwrap();
        assert_whole(&site, "new", &context);
    });
}

#[test]
fn a_run_that_was_cut_off_is_undone_but_for_what_somebody_edited_since() {
    let site = site();
    Changes::begin(&Disk, &site.path("."), &changes(), None).unwrap().place().unwrap();
    site.write(FILES[0], "edited since");
    assert_eq!(recover(&site.path(".")).unwrap(), Recovery::Done);
    assert_eq!(site.read(FILES[0]).as_deref(), Some("edited since"));
    assert_eq!(site.read(FILES[1]).as_deref(), Some("old"));
    assert!(!site.path("content/2021").exists());
    assert_eq!(recover(&site.path(".")).unwrap(), Recovery::NotNeeded);
}

#[test]
fn what_belongs_to_a_site_that_went_live_is_completed() {
    let output = |site: &TestFolder| site.path("public");
    for (live, expected) in [("the next", "new"), ("the former", "old")] {
        let site = site();
        let milestone = Milestone { output: output(&site), manifest: manifest::checksum(b"the next") };
        Changes::begin(&Disk, &site.path("."), &changes(), Some(milestone)).map(drop).unwrap();
        site.write(&format!("public/{}", manifest::NAME), live);
        recover(&site.path(".")).unwrap();
        assert_whole(&site, expected, live);
    }
}

#[test]
fn a_file_of_others_is_never_written_over() {
    let site = site();
    site.write(FILES[2], "theirs");
    assert!(write_all(&site.path("."), &changes()).is_err());
    assert_eq!(site.read(FILES[2]).as_deref(), Some("theirs"));
    assert_eq!(site.read(FILES[0]).as_deref(), Some("old"));
}

#[test]
fn a_run_under_way_is_neither_disturbed_nor_undone() {
    let site = site();
    let under_way = Changes::begin(&Disk, &site.path("."), &changes(), None).unwrap();
    assert_eq!(recover(&site.path(".")).unwrap(), Recovery::NotNeeded);
    let second = write_all(&site.path("."), &changes());
    assert!(matches!(second, Err(WriteError::Locked { .. })), "{second:?}");
    under_way.place().and_then(|()| under_way.close()).unwrap();
    drop(under_way);
    assert_whole(&site, "new", "the first run");
}
