//! `--help`, in the language of the arguments or of the environment.

use crate::site::tomei;

fn help(arguments: &[&str], locale: &str) -> (String, Option<i32>) {
    let mut command = tomei();
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let output = command.env("LANG", locale).args(arguments).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).unwrap(), output.status.code())
}

fn check(arguments: &str, locale: &str, parts: &[&str]) {
    let (text, code) = help(&arguments.split_whitespace().collect::<Vec<_>>(), locale);
    for part in parts {
        assert!(text.contains(part), "{arguments} {locale}: {part}\n{text}");
    }
    assert_eq!(code, Some(0));
}

#[test]
fn help_follows_the_environment_and_the_argument() {
    let ja = ["使い方: tomei", "コマンド:", "オプション:", "サイトを作る", "［既定：.］", "この説明を出す"];
    let en = ["Usage: tomei", "Commands:", "Options:", "Build the site", "[default: .]", "Print this help"];
    check("--help", "ja_JP.UTF-8", &ja);
    check("--help", "en_US.UTF-8", &en);
    check("--help --lang ja", "en_US.UTF-8", &ja);
    check("--lang=en --help", "ja_JP.UTF-8", &en);
    check("help", "ja_JP.UTF-8", &ja);
}

#[test]
fn every_command_has_its_help() {
    check("new sheet --help", "ja_JP.UTF-8", &["目標シート", "部局の id"]);
    check("help new sheet", "en_US.UTF-8", &["A department's goal sheet", "The id of the department"]);
    check("search -h", "en_US.UTF-8", &["Arguments:", "[default: relevance]"]);
    check("init --help", "ja_JP.UTF-8", &["［既定：部局長の目標］"]);
    check("--version", "ja_JP.UTF-8", &["tomei "]);
}

#[test]
fn what_cannot_be_understood_ends_with_2() {
    let (text, code) = help(&["bild"], "ja_JP.UTF-8");
    assert_eq!(code, Some(2));
    assert!(text.contains("bild") && text.contains("build"), "{text}");
}
