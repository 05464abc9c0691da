//! Removes the former output once the next one is in its place.

use std::collections::BTreeMap;
use std::path::Path;

use crate::write::exchange::{self, Place};
use crate::write::folder;
use crate::write::manifest::{self, Checksum};
use crate::write::retire::{Cleanup, Fate, Replaced};
use crate::write::staging::{Staging, stamp};

impl Staging {
    /// The treatment of a file of the former output. Its name and kind are sufficient, since edits of tomei's files have
    /// been found before.
    pub(super) fn fate(&self, name: &str, path: &Path, files: &BTreeMap<String, Checksum>) -> Fate {
        let is_made = self.made.contains_key(name) || name == manifest::NAME;
        match name {
            // Someone replaced the file by a link or a named pipe.
            _ if is_made && stamp(path).is_none() => Fate::KeptAside,
            _ if is_made => Fate::Removed,
            _ if files.contains_key(name) => Fate::KeptAside,
            _ => Fate::Carried,
        }
    }

    /// Removes folders that earlier builds could not remove. Their files may have been edited since, so tomei's files
    /// are identified by their checksums.
    pub(super) fn retire_leftovers(&self, place: &Place) {
        // If the folder cannot be renamed now, an exchange by two renames will fail and report it.
        drop(exchange::set_old_aside(&*self.system, place));
        for leftover in place.replaced() {
            let made = manifest::read(&leftover);
            let is_made = |name: &str, path: &Path| {
                let read = || stamp(path).and_then(|_| folder::read_file(path).ok());
                made.get(name).is_some_and(|sum| read().is_some_and(|bytes| manifest::checksum(&bytes) == *sum))
            };
            self.retire(&leftover, &|name, path| match name == manifest::NAME || is_made(name, path) {
                true => Fate::Removed,
                false => Fate::KeptAside,
            });
        }
    }

    /// Problems with the removal of the former output are noted, but do not make the build fail.
    pub(super) fn retire(&self, folder: &Path, fate: &(dyn Fn(&str, &Path) -> Fate + Sync)) {
        let (system, present, kept) = (&*self.system, self.output.as_path(), self.kept.as_path());
        let Cleanup { kept_aside, remaining } = Replaced { system, folder, present, kept, fate }.retire();
        self.summarize(|summary| {
            summary.edited.extend(kept_aside);
            summary.remaining = summary.remaining.take().or(remaining);
        });
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{self, ErrorKind};
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    use std::time::Duration;

    use crate::model::path::SitePath;
    use crate::write::error::WriteError;
    use crate::write::retire::Remaining;
    use crate::write::staging::{Staging, Summary, recover};
    use crate::write::system::faulty::{Exchange, Fails, Faulty, TestFolder, fail_every_call};
    use crate::write::system::{Disk, System};

    struct Output {
        folder: TestFolder,
    }

    impl Output {
        /// A site that was built once, with a file that tomei did not make.
        fn new() -> Self {
            let output = Self { folder: TestFolder::new() };
            output.build(Arc::new(Disk), &["index.html", "2019/old.html"], "first").unwrap();
            output.folder.write("public/theirs/a.pdf", "theirs");
            output
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path(name)
        }

        fn read(&self, name: &str) -> Option<String> {
            self.folder.read(name)
        }

        fn build(&self, system: Arc<dyn System>, pages: &[&str], text: &str) -> Result<Summary, WriteError> {
            let staging = Staging::begin_on(system, &self.path("public"), &self.path(".tomei"))?;
            for page in ["same.html"].iter().chain(pages) {
                let text = if *page == "same.html" { "same" } else { text };
                staging.put(&SitePath::new((*page).to_owned()).unwrap(), text.as_bytes())?;
            }
            staging.commit().map(|committed| committed.summary)
        }

        /// Builds the site again, with another text and without one of its pages.
        fn rebuild(&self, system: Arc<dyn System>, text: &str) -> Result<Summary, WriteError> {
            self.build(system, &["index.html", "2020/new.html"], text)
        }

        fn assert_whole(&self, text: &str, context: &str) {
            assert_eq!(self.read("public/index.html").as_deref(), Some(text), "{context}");
            assert_eq!(self.read("public/same.html").as_deref(), Some("same"), "{context}");
            assert_eq!(self.read("public/theirs/a.pdf").as_deref(), Some("theirs"), "{context}");
            assert_eq!(self.path("public/2019/old.html").exists(), text == "first", "{context}");
            assert_eq!(self.path("public/2020/new.html").exists(), text != "first", "{context}");
        }

        fn names(&self) -> Vec<String> {
            self.folder.names(".")
        }
    }

    #[test]
    fn whatever_fails_the_site_is_old_or_new() {
        fail_every_call(&[ErrorKind::PermissionDenied, ErrorKind::Other], |system, call| {
            let output = Output::new();
            let result = output.rebuild(system.clone(), "second");
            if !system.has_failed() {
                return output.assert_whole("second", "no failure");
            }
            let context = format!("{call}: {result:?}");
            if matches!(result, Err(WriteError::Displaced { .. })) {
                recover(&output.path("public"), &output.path(".tomei")).unwrap();
            }
            output.assert_whole(if result.is_ok() { "second" } else { "first" }, &context);
            output.rebuild(Arc::new(Disk), "third").unwrap();
            output.assert_whole("third", &context);
            assert_eq!(output.names(), [".tomei", "public"], "no leftovers: {context}");
            assert!(!output.path(".tomei/kept").exists(), "nobody edited anything: {context}");
        });
    }

    /// A file system on which others write at the last moment before the exchange.
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    #[derive(Debug)]
    struct Busy {
        output: PathBuf,
    }

    #[cfg(any(target_os = "linux", target_os = "macos"))]
    impl System for Busy {
        fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
            fs::create_dir_all(self.output.join("uploads"))?;
            fs::write(self.output.join("uploads/late.pdf"), "late")?;
            fs::write(self.output.join("2020.txt"), "late as well")?;
            fs::create_dir_all(self.output.join("2020"))?;
            fs::write(self.output.join("2020/new.html"), "in the way")?;
            fs::remove_file(self.output.join("theirs/a.pdf"))?;
            fs::write(self.output.join("theirs/a.pdf"), "a later version")?;
            Disk.exchange(one, other)
        }

        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            Disk.rename(from, to)
        }

        fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
            Disk.rename_new(from, to)
        }

        fn remove_file(&self, path: &Path) -> io::Result<()> {
            Disk.remove_file(path)
        }

        fn remove_folder(&self, path: &Path) -> io::Result<()> {
            Disk.remove_folder(path)
        }

        fn mounts(&self, _: &Path) -> Vec<PathBuf> {
            Vec::new()
        }

        fn pause(&self, _: Duration) {}
    }

    #[test]
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    fn what_others_write_during_the_exchange_is_carried_over() {
        let output = Output::new();
        let summary = output.rebuild(Arc::new(Busy { output: output.path("public") }), "second").unwrap();
        assert_eq!(output.read("public/uploads/late.pdf").as_deref(), Some("late"));
        assert_eq!(output.read("public/2020.txt").as_deref(), Some("late as well"));
        assert_eq!(output.read("public/theirs/a.pdf").as_deref(), Some("a later version"));
        assert_eq!(output.read(".tomei/kept/theirs/a.pdf").as_deref(), Some("theirs"));
        assert_eq!(output.read("public/2020/new.html").as_deref(), Some("second"), "a page of the new site");
        assert_eq!(output.read(".tomei/kept/2020/new.html").as_deref(), Some("in the way"));
        assert!(summary.edited.contains(&"2020/new.html".to_owned()), "{summary:?}");
        assert_eq!(output.names(), [".tomei", "public"]);
    }

    #[test]
    fn a_mount_inside_the_output_is_refused_before_anything_changes() {
        let output = Output::new();
        let mut system = Faulty::new(usize::MAX, ErrorKind::Other, Fails::Once, Exchange::Known);
        system.mounts.push(output.path("public/theirs"));
        let error = output.rebuild(Arc::new(system), "second").unwrap_err();
        assert!(matches!(&error, WriteError::MountInside { mount, .. } if mount.ends_with("theirs")), "{error}");
        output.assert_whole("first", "refused");
        assert_eq!(output.names(), [".tomei", "public"]);
    }

    #[test]
    fn a_mount_inside_a_former_output_is_left_alone_and_blocks_nothing() {
        let output = Output::new();
        output.folder.write(".public.tomei-old/archive/precious.pdf", "precious");
        let mount = output.path(".public.tomei-replaced/archive");
        for text in ["second", "third"] {
            let mut system = Faulty::new(usize::MAX, ErrorKind::Other, Fails::Once, Exchange::Known);
            system.mounts.push(mount.clone());
            let summary = output.rebuild(Arc::new(system), text).unwrap();
            output.assert_whole(text, "a build beside it");
            assert_eq!(summary.remaining, Some(Remaining { path: mount.clone(), reason: "mount point".to_owned() }));
            assert_eq!(output.read(".public.tomei-replaced/archive/precious.pdf").as_deref(), Some("precious"));
        }
    }

    #[test]
    fn an_earlier_edit_that_was_kept_is_not_written_over() {
        let output = Output::new();
        for (edit, text) in [("one edit", "second"), ("another edit", "third")] {
            output.folder.write("public/index.html", edit);
            output.rebuild(Arc::new(Disk), text).unwrap();
        }
        assert_eq!(output.read(".tomei/kept/index.html").as_deref(), Some("another edit"));
        assert_eq!(output.read(".tomei/kept/index.html.1").as_deref(), Some("one edit"));
    }
}
