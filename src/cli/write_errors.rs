//! Messages about what could not be written.

use crate::diagnostic::lang::Lang;
use crate::diagnostic::path::print_path;
use crate::write::WriteError;

/// The message for an error; in English it is the text of the error itself.
pub(super) fn text(error: &WriteError, lang: Lang) -> String {
    let Lang::Ja = lang else { return error.to_string() };
    match error {
        WriteError::Io { path, source } => {
            format!(
                "{} を書けません（{source}）。空き容量とアクセス権、ドライブやネットワークの接続を確かめてください",
                print_path(path)
            )
        }
        WriteError::Locked { path } => {
            format!("ほかの tomei が同じサイトを作っています（{}）。終わるのを待ってください", print_path(path))
        }
        WriteError::MountPoint { path } => format!(
            "{} はマウントされたフォルダーなので置き換えられません。その中のフォルダーを出力先にしてください",
            print_path(path)
        ),
        WriteError::MountInside { path, mount } => format!(
            "{} に別のボリュームがマウントされているので、{} を置き換えられません。マウントを外すか、外に移してください（何も変えていません）",
            print_path(mount),
            print_path(path)
        ),
        WriteError::Held { path, source } => format!(
            "{} を置き換えられません（{source}）。ほかのプログラムが中のファイルを開いていないか確かめて、もう一度実行してください（何も変えていません）",
            print_path(path)
        ),
        WriteError::Displaced { path, old, source } => format!(
            "{} を元に戻せません（{source}）。中身はすべて {} にあります。ほかのプログラムが中のファイルを開いていないか確かめて、もう一度実行すると元に戻ります",
            print_path(path),
            print_path(old)
        ),
        WriteError::NotAFolder { path } => format!("出力先 {} はフォルダーではありません", print_path(path)),
        WriteError::OtherOutput { path } => format!(
            "{} は tomei の別のコマンドが作ったものなので、置き換えると失われます。--output に別のフォルダーを指定してください（何も変えていません）",
            print_path(path)
        ),
        WriteError::NotAFile { path } => {
            format!("{} は通常のファイルではないので、上書きしません。別の名前にしてください", print_path(path))
        }
        WriteError::Special { path } => format!(
            "出力先の {} はファイルでもフォルダーでもリンクでもないので、引き継げません。出力先の外に移してください（何も変えていません）",
            print_path(path)
        ),
        WriteError::Unrecorded { path, source } => format!(
            "サイトは新しくなりましたが、{} を書けませんでした（{source}）。空き容量とアクセス権、ドライブの接続を確かめてください。次に何かを実行したときに書きます",
            print_path(path)
        ),
    }
}
