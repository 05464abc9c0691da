//! All messages of the program, except those about faults of the content.

use std::collections::BTreeMap;

use crate::commands::build::Report;
use crate::commands::publish::Publishing;
use crate::diagnostic::lang::Lang;
use crate::diagnostic::path::print_path;
use crate::import::additions::Addition;
use crate::import::change::Action;
use crate::import::counts::{Characters, Items, KINDS};
use crate::import::fault::place::place_in;
use crate::import::propose::understood::Understood;
use crate::import::report::{EraRow, Source};
use crate::write::Remaining;

/// Why a command failed whose result could not be printed.
pub(super) fn output_lost(lang: Lang) -> &'static str {
    lang.pick([
        "結果を最後まで書き出せませんでした（ディスクに空きがあるか確かめてください）",
        "the result could not be written to its end (is the disk full?)",
    ])
}

/// A build has finished.
pub(super) fn built(report: &Report, output: &str, lang: Lang) -> String {
    let (pages, summary) = (report.pages, &report.summary);
    let (written, removed) = (summary.written, summary.removed);
    match lang {
        Lang::Ja => format!(
            "{pages}ページを {output} に用意しました（書き込み {written}、削除 {removed}、そのまま {}）",
            summary.unchanged
        ),
        Lang::En => format!(
            "{pages} pages are in {output} ({written} written, {removed} removed, {} unchanged)",
            summary.unchanged
        ),
    }
}

/// A publication has finished.
pub(super) fn published(done: &Publishing, file: &str, lang: Lang) -> String {
    let documents = done.documents;
    match (lang, done.is_first) {
        (Lang::Ja, true) => {
            format!("公開する{documents}文書を {file} に控えました。このファイルも content と一緒に保存してください")
        }
        (Lang::Ja, false) => format!("公開する{documents}文書を {file} に控えました"),
        (Lang::En, true) => {
            format!("{documents} published documents are remembered in {file}; keep this file together with content")
        }
        (Lang::En, false) => format!("{documents} published documents are remembered in {file}"),
    }
}

/// A publication was refused.
pub(super) fn not_published(faults: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("公開の前に {faults} か所を確かめてください。サイトも公開の控えも前のままです"),
        Lang::En => format!("please look at {faults} places first; the site and the lock file were left as they were"),
    }
}

/// An export has finished.
pub(super) fn exported(files: usize, output: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("オープンデータの{files}ファイルを {output} に用意しました"),
        Lang::En => format!("{files} files of open data are in {output}"),
    }
}

/// A file of the output had been edited, and was set aside.
pub(super) fn edit_kept(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!(
            "出力先の {path} は手で直されていました。新しく作り直し、直したものは .tomei/kept/{path} に残しました"
        ),
        Lang::En => format!(
            "{path} in the output had been edited by hand; it was rebuilt, and the edit is kept in .tomei/kept/{path}"
        ),
    }
}

/// A content file that an earlier run left behind was set aside.
pub(super) fn earlier_kept(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("途中で終わった前の実行の {path} を .tomei/kept/{path} に残しました"),
        Lang::En => format!("{path} as an earlier run that was cut off left it is kept in .tomei/kept/{path}"),
    }
}

/// A part of a replaced folder could not be removed.
pub(super) fn remaining(remaining: &Remaining, lang: Lang) -> String {
    let (path, reason) = (print_path(&remaining.path), &remaining.reason);
    match lang {
        Lang::Ja => format!(
            "置き換える前の {path} を片付けられませんでした（{reason}）。新しいものはできています。次のときにもう一度片付けます"
        ),
        Lang::En => {
            format!(
                "{path} was replaced and could not be removed ({reason}); what is new is in place, and the next run tries again"
            )
        }
    }
}

/// A check found no errors.
pub(super) fn checked(warnings: usize, lang: Lang) -> String {
    match (lang, warnings) {
        (Lang::Ja, 0) => "誤りはありません".to_owned(),
        (Lang::Ja, count) => format!("誤りはありません（確かめてほしいところが {count} か所あります）"),
        (Lang::En, 0) => "no faults".to_owned(),
        (Lang::En, count) => format!("no errors ({count} places to look at)"),
    }
}

/// There are notes, which were not requested.
pub(super) fn notes(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("同32年度や10月などの読み取り方 {count} 件は、--notes を付けると出ます"),
        Lang::En => format!("{count} notes on how years and months were read are shown with --notes"),
    }
}

/// Hosts were asked and none of them answered.
pub(super) fn without_network(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => {
            "よそのサーバーには聞けませんでした。ネットワークにつながっていないか、プロキシ（HTTPS_PROXY）の設定が要ります"
        }
        Lang::En => "no other host could be asked: there is no network, or it needs a proxy (HTTPS_PROXY)",
    }
}

/// There are warnings, and they were not to be accepted.
pub(super) fn denied(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "注意が残っているので、終了コードは1です（--deny-warnings）",
        Lang::En => "warnings are left, so the exit code is 1 (--deny-warnings)",
    }
}

/// Faults of the content ended the run.
pub(super) fn refused(errors: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{errors} か所の誤りを直してください。サイトは前のまま変えていません"),
        Lang::En => format!("please correct {errors} errors; the site was left as it was"),
    }
}

/// No content was written.
pub(super) fn nothing_written(lang: Lang) -> String {
    match lang {
        Lang::Ja => "何も書いていません".to_owned(),
        Lang::En => "nothing was written".to_owned(),
    }
}

/// What was done, or would be done, with a file.
pub(super) fn action(action: Action, dry_run: bool, lang: Lang) -> &'static str {
    match (action, dry_run, lang) {
        (Action::New, false, Lang::Ja) => "作成:",
        (Action::New, true, Lang::Ja) => "作成します:",
        (Action::New, false, Lang::En) => "made:",
        (Action::New, true, Lang::En) => "would be made:",
        (Action::Unchanged, _, Lang::Ja) => "変更なし:",
        (Action::Unchanged, _, Lang::En) => "unchanged:",
        (Action::Replaced, false, Lang::Ja) => "置き換え:",
        (Action::Replaced, true, Lang::Ja) => "置き換えます:",
        (Action::Replaced, false, Lang::En) => "replaced:",
        (Action::Replaced, true, Lang::En) => "would be replaced:",
        (Action::Updated, false, Lang::Ja) => "書き足し:",
        (Action::Updated, true, Lang::Ja) => "書き足します:",
        (Action::Updated, false, Lang::En) => "updated:",
        (Action::Updated, true, Lang::En) => "would be updated:",
        (Action::Refused, _, Lang::Ja) => "手で直されているので変えません:",
        (Action::Refused, _, Lang::En) => "edited, left as it is:",
    }
}

/// A file that was read.
pub(super) fn import_source(source: &Source, lang: Lang) -> String {
    let Source { file, format, encoding, tables, lines, .. } = source;
    let format = format.name(lang);
    match lang {
        Lang::Ja => format!("読んだファイル: {file}（{format}、{encoding}、表 {tables}、行 {lines}）"),
        Lang::En => format!("read: {file} ({format}, {encoding}, {tables} tables, {lines} lines)"),
    }
}

/// The numbers of documents and items by kind, documents first.
pub(super) fn import_items(items: &BTreeMap<&'static str, Items>, lang: Lang) -> String {
    let counts = KINDS.iter().filter_map(|(kind, [ja, en])| {
        let count = items.get(kind)?.written;
        Some(match lang {
            Lang::Ja => format!("{ja} {count}"),
            Lang::En => format!("{count} {en}"),
        })
    });
    counts.collect::<Vec<_>>().join(if lang == Lang::Ja { "、" } else { ", " })
}

/// The numbers of characters that were read and written.
pub(super) fn import_characters(characters: Characters, lang: Lang) -> String {
    let Characters { read, form_labels, codes, tables, placed, kept, set_apart } = characters;
    match lang {
        Lang::Ja => format!(
            "文字: 読んだ数 {read} ＝ 文書 {placed} ＋ 番号 {codes} ＋ 表にある題名 {tables} ＋ 様式の言葉と印 {form_labels} ＋ 取り込めなかった記載 {kept} ＋ 取り消し線・コメントなど {set_apart}"
        ),
        Lang::En => format!(
            "characters: {read} read = {placed} in documents + {codes} codes + {tables} titles in tables + {form_labels} labels and signs + {kept} not understood + {set_apart} set apart"
        ),
    }
}

/// A year in era notation, as written and as interpreted.
pub(super) fn import_era(era: &EraRow) -> String {
    let EraRow { written, first, last, .. } = era;
    if first == last { format!("{written}＝{first}") } else { format!("{written}＝{first}–{last}") }
}

/// A label of a file, the field that it is proposed to name, and an example.
pub(super) fn proposed_label(label: &Understood, lang: Lang) -> String {
    let [ja, en] = label.meaning();
    let Understood { label, example, place, .. } = label;
    let (short, place) = (beginning(example), place_in(place, lang));
    match lang {
        Lang::Ja => format!("「{label}」（{place}）→ {ja}（例: {short}）"),
        Lang::En => format!("`{label}` ({place}) → {en} (e.g. {short})"),
    }
}

/// Rows that were read from files were added to a table.
pub(super) fn rows_added(added: &Addition, dry_run: bool, lang: Lang) -> String {
    let (file, rows) = (added.file.path(), added.rows);
    match (lang, dry_run) {
        (Lang::Ja, false) => format!("書き足し: {file}（{rows} 行）"),
        (Lang::Ja, true) => format!("書き足します: {file}（{rows} 行）"),
        (Lang::En, false) => format!("rows added: {file} ({rows})"),
        (Lang::En, true) => format!("rows would be added: {file} ({rows})"),
    }
}

/// The beginning of a text of a file.
pub(super) fn beginning(text: &str) -> String {
    text.chars().take(30).collect()
}
