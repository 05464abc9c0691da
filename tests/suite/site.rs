//! Builds sites in temporary folders and inspects the results.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;

use assert_cmd::Command;
use tempfile::TempDir;

/// The day every test takes as today.
pub const TODAY: &str = "2026-12-01";

/// A site in a folder of its own.
pub struct TestSite {
    folder: TempDir,
}

impl TestSite {
    /// A site with one department and nothing else.
    pub fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        site.write("content/tomei.yaml", "title: 試験の目標\n");
        site.write("content/departments.yaml", "- {id: kikaku, name: 企画部}\n");
        site
    }

    /// A copy of the folder at `from`.
    pub fn copy_of(from: &Path) -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        copy_folder(from, site.root());
        site
    }

    /// A site with one goal in it.
    pub fn with_goal() -> Self {
        let site = Self::new();
        site.write("content/2020/kikaku/goal-1.md", goal(1, "一つ目の目標"));
        site
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs tomei on the site.
    pub fn run(&self, arguments: &[&str]) -> Output {
        tomei()
            .args(["--root"])
            .arg(self.root())
            .args(["--date", TODAY, "--lang", "ja"])
            .args(arguments)
            .output()
            .unwrap()
    }

    /// Builds the site, which must succeed.
    pub fn build(&self) {
        let output = self.run(&["build"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Every file of the output with its bytes.
    pub fn output(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.path("public"))
    }
}

/// The program, in a plain environment.
pub fn tomei() -> Command {
    let mut command = Command::cargo_bin("tomei").unwrap();
    command.env_remove("LANG").env_remove("LC_ALL").env_remove("LC_MESSAGES").env("NO_COLOR", "1");
    command
}

/// An annual goal of the department `kikaku`.
pub fn goal(no: usize, title: &str) -> String {
    format!(
        "---\nid: 2020-kikaku-{no}\nkind: annual\nyear: 2020\ndepartment: kikaku\nno: {no}\ntitle: {title}\n\
         linked_by: 編集者\npublished: 2021-06-01\nupdated: 2021-06-01\n---\n\n\
         ## 取組み\n\n- [p1] 窓口を{no}か所に増やします。\n\n## 実績\n\n- [r1 -> p1] 増やしました。\n\n## 課題\n\n- [i1 -> r1] 続けます。\n"
    )
}

/// Every file below `folder` with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap());
    walk.filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Copies a folder with everything in it; links stay links.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let target = to.join(entry.file_name());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            copy_folder(&entry.path(), &target);
        } else if kind.is_symlink() {
            #[cfg(unix)]
            std::os::unix::fs::symlink(fs::read_link(entry.path()).unwrap(), target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The demonstration site, without output.
pub fn demonstration() -> TestSite {
    let site = TestSite { folder: tempfile::tempdir().unwrap() };
    copy_folder(&repository().join("content"), &site.path("content"));
    site
}

/// The demonstration site as a build makes it, for tests that only read it: it is built once for all of them.
pub struct Built {
    pub files: BTreeMap<String, Vec<u8>>,
}

/// See [`Built`].
pub fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| {
        let site = demonstration();
        site.build();
        Built { files: site.output() }
    })
}

impl Built {
    /// Every file of the output with its bytes.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// The text of a file of the output, e.g. `2019/index.html`.
    pub fn read(&self, name: &str) -> String {
        let bytes = self.files.get(name).unwrap_or_else(|| panic!("{name} was not built"));
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// A folder of its own with content and output, for the commands that read a built site.
    pub fn on_disk(&self) -> TestSite {
        let site = demonstration();
        self.files.iter().for_each(|(name, bytes)| site.write(&format!("public/{name}"), bytes));
        site
    }
}

/// Compares `found` with the file at `expected`; with `TOMEI_BLESS` set,
/// writes it, to be read by a person before it is committed.
pub fn check_against(expected: &Path, found: &str) {
    if std::env::var_os("TOMEI_BLESS").is_some() {
        fs::create_dir_all(expected.parent().unwrap()).unwrap();
        fs::write(expected, found).unwrap();
    }
    let wanted = fs::read_to_string(expected).unwrap_or_default();
    assert!(wanted == found, "{}\n--- expected\n{wanted}\n--- found\n{found}", expected.display());
}
