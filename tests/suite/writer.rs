//! The output folder is always complete, unchanged files are not touched, and neither are files that tomei did not
//! make.

use std::fs;
use std::time::{Duration, SystemTime};

use crate::site::{TestSite, files, goal};

fn modified(site: &TestSite, name: &str) -> SystemTime {
    fs::metadata(site.path(name)).unwrap().modified().unwrap()
}

#[test]
fn unchanged_files_keep_their_time() {
    let site = TestSite::with_goal();
    site.build();
    let (goal_time, home_time) =
        (modified(&site, "public/2020/kikaku/goal-1.html"), modified(&site, "public/404.html"));
    std::thread::sleep(Duration::from_millis(20));
    site.write("content/2020/kikaku/goal-1.md", goal(1, "変えた目標"));
    site.build();
    assert_ne!(modified(&site, "public/2020/kikaku/goal-1.html"), goal_time);
    assert_eq!(modified(&site, "public/404.html"), home_time);
    fs::remove_dir_all(site.path(".tomei")).unwrap();
    site.build();
    assert_eq!(modified(&site, "public/404.html"), home_time, "without a cache as well");
}

#[test]
fn what_no_longer_belongs_is_removed() {
    let site = TestSite::with_goal();
    site.write("content/2020/kikaku/goal-2.md", goal(2, "二つ目"));
    site.build();
    assert!(site.path("public/2020/kikaku/goal-2.html").exists());
    fs::remove_file(site.path("content/2020/kikaku/goal-2.md")).unwrap();
    site.build();
    assert!(!site.path("public/2020/kikaku/goal-2.html").exists());
    fs::remove_dir_all(site.path("content/2020")).unwrap();
    site.build();
    assert!(!site.path("public/2020").exists(), "empty folders go as well");
}

#[test]
fn files_of_others_are_never_touched() {
    let site = TestSite::with_goal();
    site.write("public/.well-known/security.txt", "theirs");
    site.write("public/2020/CNAME", "theirs too");
    fs::create_dir_all(site.path("public/empty")).unwrap();
    let before = modified(&site, "public/2020/CNAME");
    site.build();
    fs::remove_dir_all(site.path("content/2020")).unwrap();
    site.build();
    assert_eq!(site.read("public/.well-known/security.txt"), "theirs");
    assert_eq!(site.read("public/2020/CNAME"), "theirs too");
    assert_eq!(modified(&site, "public/2020/CNAME"), before);
    assert!(site.path("public/empty").is_dir());
}

#[test]
fn a_file_of_others_in_the_way_is_reported() {
    let site = TestSite::with_goal();
    site.write("public/robots.txt", "theirs");
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("E0603") && said.contains("robots.txt"), "{said}");
    assert_eq!(site.read("public/robots.txt"), "theirs");
    assert!(!site.path("public/index.html").exists());
}

#[test]
fn an_edit_in_the_output_is_kept_aside() {
    let site = TestSite::with_goal();
    site.build();
    site.write("public/index.html", "a clerk's hasty edit");
    site.write("content/tomei.yaml", "title: 新しい名前\n");
    let output = site.run(&["build"]);
    assert!(output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().contains("index.html"));
    assert_eq!(site.read(".tomei/kept/index.html"), "a clerk's hasty edit");
    assert!(site.read("public/index.html").contains("新しい名前"));
}

#[test]
fn an_output_that_holds_the_site_is_refused() {
    let site = TestSite::with_goal();
    for output in [".", "content"] {
        let output = site.run(&["build", "--output", site.path(output).to_str().unwrap()]);
        assert_ne!(output.status.code(), Some(0));
        assert!(site.path("content/tomei.yaml").exists());
    }
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let site = TestSite::with_goal();
    fs::create_dir_all(site.path(".tomei")).unwrap();
    let lock = fs::File::create(site.path(".tomei/lock")).unwrap();
    lock.lock().unwrap();
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!site.path("public").exists());
}

/// Kills a build at many points and looks at what a web server would serve.
#[test]
#[cfg(unix)]
fn a_killed_build_leaves_a_whole_site() {
    let site = TestSite::with_goal();
    (2..60).for_each(|no| site.write(&format!("content/2020/kikaku/goal-{no}.md"), goal(no, "目標")));
    site.write("public/theirs.txt", "theirs");
    site.build();
    let old = site.output();
    site.write("content/tomei.yaml", "title: 新しい名前\n");
    let new = {
        let other = TestSite::copy_of(site.root());
        other.build();
        other.output()
    };
    assert_ne!(old, new);
    let (mut saw_old, mut saw_killed) = (false, 0);
    for step in 0..60_u64 {
        saw_killed += usize::from(kill_after(&site, Duration::from_micros(step * 1500)));
        let now = files(&site.path("public"));
        assert!(now == old || now == new, "half a site after {step} steps");
        saw_old |= now == old;
    }
    site.build();
    assert_eq!(site.output(), new);
    assert!(saw_old && saw_killed > 5, "the builds were over before they could be killed ({saw_killed})");
    let leftovers: Vec<_> =
        fs::read_dir(site.root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!leftovers.iter().any(|name| name.contains("tomei-next") || name.contains("tomei-old")), "{leftovers:?}");
}

#[cfg(unix)]
fn kill_after(site: &TestSite, time: Duration) -> bool {
    let program = assert_cmd::cargo::cargo_bin("tomei");
    let mut build = std::process::Command::new(program)
        .args(["build", "--date", "2026-12-01", "--root"])
        .arg(site.root())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(time);
    // A build that is over already needs no signal.
    drop(build.kill());
    !build.wait().unwrap().success()
}

/// What a run leaves that is killed between two renames, where the file system
/// cannot exchange names.
fn displace(site: &TestSite, folder: &str) {
    let path = site.path(folder);
    let name = path.file_name().unwrap().to_str().unwrap();
    fs::rename(&path, path.with_file_name(format!(".{name}.tomei-old"))).unwrap();
}

#[test]
fn every_command_puts_a_displaced_content_folder_back() {
    let commands: [&[&str]; 5] = [
        &["check"],
        &["build"],
        &["publish"],
        &["new", "goal", "--year", "2020", "--department", "kikaku", "--no", "7"],
        &["new-year", "2021", "--by", "編集者"],
    ];
    for arguments in commands {
        let site = TestSite::with_goal();
        displace(&site, "content/2020/kikaku");
        displace(&site, "content/2020");
        let output = site.run(arguments);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(site.path("content/2020/kikaku/goal-1.md").exists(), "{arguments:?}: {message}");
        assert!(!site.path("content/2020/.kikaku.tomei-old").exists(), "{arguments:?}: {message}");
    }
}

#[test]
fn a_command_that_does_not_build_puts_a_displaced_site_back() {
    let site = TestSite::with_goal();
    site.build();
    displace(&site, "public");
    assert!(site.run(&["check"]).status.success());
    assert!(site.path("public/index.html").exists());
}

#[test]
#[cfg(unix)]
fn an_output_that_is_a_link_stays_one() {
    let site = TestSite::with_goal();
    site.write("served/public/hello.txt", "theirs");
    std::os::unix::fs::symlink("served/public", site.path("public")).unwrap();
    site.build();
    site.write("content/tomei.yaml", "title: 新しい名前\n");
    site.build();
    assert!(fs::symlink_metadata(site.path("public")).unwrap().is_symlink());
    assert!(site.read("served/public/index.html").contains("新しい名前"));
    assert_eq!(site.read("served/public/hello.txt"), "theirs");
}

/// A volume that is mounted below the output: needs a system that lets the
/// tests mount one in a namespace of their own.
#[test]
#[cfg(target_os = "linux")]
fn a_volume_mounted_in_the_output_is_left_alone() {
    let site = TestSite::with_goal();
    site.write("a volume/precious.pdf", "precious");
    fs::create_dir_all(site.path("public/an archive")).unwrap();
    let in_namespace = |script: &str| {
        let mut command = std::process::Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]).current_dir(site.root());
        command.env("TOMEI", assert_cmd::cargo::cargo_bin("tomei")).output()
    };
    let mount = "mount --bind 'a volume' 'public/an archive'";
    if !in_namespace(mount).is_ok_and(|output| output.status.success()) {
        return;
    }
    for (lang, expected) in [
        (
            "ja",
            "./public/an archive に別のボリュームがマウントされているので、./public を置き換えられません。マウントを外すか、外に移してください（何も変えていません）",
        ),
        (
            "en",
            "./public/an archive is mounted inside ./public, so ./public cannot be replaced; unmount it or mount it elsewhere (nothing was changed)",
        ),
    ] {
        let build = format!("{mount} && exec \"$TOMEI\" build --date 2026-12-01 --lang {lang}");
        let output = in_namespace(&build).unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains(expected), "{message}");
        assert_eq!(site.read("a volume/precious.pdf"), "precious");
        assert!(!site.path("public/index.html").exists());
    }
}

#[cfg(unix)]
fn make_pipe(site: &TestSite, name: &str) {
    fs::create_dir_all(site.path(name).parent().unwrap()).unwrap();
    // A pipe is left over from the case before.
    drop(fs::remove_file(site.path(name)));
    assert!(std::process::Command::new("mkfifo").arg(site.path(name)).status().unwrap().success());
}

/// The message of a run that must end, and not well.
fn refused(site: &TestSite, arguments: &[&str]) -> String {
    let output = site.run(arguments);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{arguments:?}: {message}");
    message
}

/// Reading a named pipe that nobody writes would never end.
#[test]
#[cfg(unix)]
fn a_named_pipe_is_refused_wherever_a_file_is_read() {
    for name in ["content/static/pipe.txt", "content/tomei.yaml", "content/2020/kikaku/goal-1.md", "published.lock"] {
        let site = TestSite::with_goal();
        make_pipe(&site, name);
        for command in ["check", "build"] {
            let message = refused(&site, &[command]);
            assert!(message.contains("E0107") && message.contains(name), "{command} {name}: {message}");
        }
    }
    let site = TestSite::with_goal();
    make_pipe(&site, "page.html");
    let message = refused(&site, &["diff", "--html", site.path("page.html").to_str().unwrap()]);
    assert!(message.contains("通常のファイルではないので、上書きしません"), "{message}");
}

/// Somebody put something else in the place of files of the output.
#[test]
#[cfg(unix)]
fn links_and_pipes_in_the_place_of_pages_are_kept_aside() {
    let site = TestSite::with_goal();
    site.build();
    for name in ["public/404.html", "public/files.xxh128"] {
        make_pipe(&site, name);
    }
    fs::remove_file(site.path("public/index.html")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", site.path("public/index.html")).unwrap();
    make_pipe(&site, "public/theirs.pipe");
    site.write("content/tomei.yaml", "title: 新しい名前\n");
    // Without its manifest nothing in the output is known as tomei's.
    assert!(refused(&site, &["build"]).contains("E0603"));
    fs::remove_file(site.path("public/files.xxh128")).unwrap();
    fs::remove_dir_all(site.path("public")).unwrap();
    site.build();
    make_pipe(&site, "public/404.html");
    fs::remove_file(site.path("public/index.html")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", site.path("public/index.html")).unwrap();
    make_pipe(&site, "public/theirs.pipe");
    site.write("content/tomei.yaml", "title: もっと新しい名前\n");
    site.build();
    assert!(site.read("public/index.html").contains("もっと新しい名前"));
    assert!(fs::symlink_metadata(site.path(".tomei/kept/index.html")).unwrap().is_symlink());
    assert!(site.path("public/theirs.pipe").exists() && site.path(".tomei/kept/404.html").exists());
}

#[test]
fn folders_of_others_where_a_file_is_to_be_are_reported() {
    let site = TestSite::with_goal();
    site.write("public/2020", "a file where a folder is to be");
    site.write("public/about.html/theirs.txt", "theirs");
    site.write("content/pages/about.md", "---\ntitle: 頁\n---\n");
    let message = refused(&site, &["build"]);
    for name in ["「2020」", "「about.html」"] {
        assert!(message.contains("E0603") && message.contains(name), "{name}: {message}");
    }
    assert_eq!(site.read("public/about.html/theirs.txt"), "theirs");
}

#[test]
fn an_output_in_the_folders_of_the_site_is_refused() {
    let site = TestSite::with_goal();
    let mut outputs = vec!["content/x", "nowhere/../content/x", "themes/mine/static/x", ".tomei/x", "themes", ".tomei"];
    if cfg!(unix) {
        #[cfg(unix)]
        std::os::unix::fs::symlink(site.path("content/2020"), site.path("link")).unwrap();
        outputs.extend(["link", "link/x"]);
    }
    for output in outputs {
        for command in ["build", "export", "publish"] {
            let message = refused(&site, &[command, "--output", site.path(output).to_str().unwrap()]);
            assert!(message.contains("出力先"), "{output}: {message}");
            assert_eq!(files(&site.path("content")).len(), 3, "{output}");
        }
    }
}

/// Two sites have their state in two places, but one output.
#[test]
#[cfg(unix)]
fn a_second_site_does_not_write_an_output_that_is_being_written() {
    let site = TestSite::with_goal();
    site.write(".public.tomei-next/half.html", "of another run");
    let under_way = fs::File::open(site.path(".public.tomei-next")).unwrap();
    under_way.lock().unwrap();
    let message = refused(&site, &["build"]);
    assert!(message.contains("ほかの tomei が同じサイトを作っています"), "{message}");
    assert!(site.path(".public.tomei-next/half.html").exists());
    drop(under_way);
    site.build();
    assert!(!site.path(".public.tomei-next").exists());
}

#[test]
fn an_output_of_another_command_is_refused() {
    let site = TestSite::with_goal();
    site.build();
    assert!(site.run(&["export"]).status.success());
    let (built, exported) = (files(&site.path("public")), files(&site.path("open-data")));
    for (command, output) in [("export", "public"), ("build", "open-data")] {
        let message = refused(&site, &[command, "--output", site.path(output).to_str().unwrap()]);
        assert!(message.contains("別のコマンドが作ったもの"), "{command}: {message}");
    }
    assert_eq!((files(&site.path("public")), files(&site.path("open-data"))), (built, exported));
}
