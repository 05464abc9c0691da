//! What the program says besides the faults of the content.

use crate::diagnostic::lang::Lang;
use crate::pipeline::build::Report;
use crate::write::WriteError;

/// A finished build.
pub fn built(report: &Report, output: &str, lang: Lang) -> String {
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

/// A finished export.
pub fn exported(files: usize, output: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("オープンデータの{files}ファイルを {output} に用意しました"),
        Lang::En => format!("{files} files of open data are in {output}"),
    }
}

/// A file of the output that someone had edited.
pub fn edit_kept(path: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!(
            "出力先の {path} は手で直されていました。新しく作り直し、直したものは .tomei/kept/{path} に残しました"
        ),
        Lang::En => format!(
            "{path} in the output had been edited by hand; it was made anew, and the edit is kept in .tomei/kept/{path}"
        ),
    }
}

/// A check without errors.
pub fn checked(warnings: usize, lang: Lang) -> String {
    match (lang, warnings) {
        (Lang::Ja, 0) => "誤りはありません".to_owned(),
        (Lang::Ja, count) => format!("誤りはありません（確かめてほしいところが {count} か所あります）"),
        (Lang::En, 0) => "no faults".to_owned(),
        (Lang::En, count) => format!("no errors ({count} places to look at)"),
    }
}

/// A run that the content's faults ended.
pub fn refused(errors: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{errors} か所の誤りを直してください。サイトは前のまま変えていません"),
        Lang::En => format!("please correct {errors} errors; the site was left as it was"),
    }
}

/// An output that could not be written.
pub fn write_error(error: &WriteError, lang: Lang) -> String {
    let Lang::Ja = lang else { return error.to_string() };
    match error {
        WriteError::Io { path, source } => {
            format!("{} を書けません（{source}）。空き容量とアクセス権を確かめてください", path.display())
        }
        WriteError::Locked { path } => {
            format!("ほかの tomei が同じサイトを作っています（{}）。終わるのを待ってください", path.display())
        }
        WriteError::MountPoint { path } => format!(
            "{} はマウントされたフォルダーなので置き換えられません。その中のフォルダーを出力先にしてください",
            path.display()
        ),
        WriteError::NotAFolder { path } => format!("出力先 {} はフォルダーではありません", path.display()),
    }
}
