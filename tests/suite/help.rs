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
    let cases: [(&[&str], &str, &str); 8] = [
        (&["bild"], "エラー: 「bild」というコマンドはありません\n  もしかして：build\n", "there is no command 'bild'"),
        (
            &["build", "--outptu"],
            "「--outptu」という引数はありません\n  もしかして：--output\n",
            "no argument '--outptu'",
        ),
        (&["build", "--date"], "「--date <YYYY-MM-DD>」に値がありません\n", "needs a value"),
        (&["build", "--date", "昨日"], "の値「昨日」が読めません（書き方：YYYY-MM-DD）\n", "(expected: YYYY-MM-DD)"),
        (&["build", "--format", "xml"], "使える値：text, json", "possible values: text, json"),
        (&["new", "goal"], "必要な引数がありません：--year", "required arguments are missing: --year"),
        (&["build", "--drafts", "--drafts"], "「--drafts」は一度しか書けません", "'--drafts' can be given only once"),
        (&["build", "--drafts=1"], "使い方: tomei build", "Usage: tomei build"),
    ];
    for (arguments, ja, en) in cases {
        for (locale, expected, hint) in
            [("ja_JP.UTF-8", ja, "「--help」を付けて"), ("en_US.UTF-8", en, "run it with '--help'")]
        {
            let (text, code) = help(arguments, locale);
            assert_eq!(code, Some(2), "{arguments:?}");
            assert!(text.contains(expected) && text.contains(hint), "{arguments:?}\n{text}");
        }
    }
}
