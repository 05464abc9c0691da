//! Arguments that cannot be used, and the messages about them.

use std::path::PathBuf;

use crate::diagnostic::lang::Lang;
use crate::diagnostic::path::print_path;

/// An argument that cannot be used.
#[derive(Debug)]
pub(super) enum Refused {
    NoContent(PathBuf),
    BaseUrl(String),
    /// The output folder would contain the site itself.
    Output(PathBuf),
}

impl Refused {
    /// The message about it.
    pub(super) fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::NoContent(root), Lang::Ja) => format!(
                "{} に content フォルダーがありません。「tomei init」で始めるか、--root でサイトのフォルダーを指定してください",
                print_path(root)
            ),
            (Self::NoContent(root), Lang::En) => format!(
                "there is no content folder in {}; begin with `tomei init` or name the site's folder with --root",
                print_path(root)
            ),
            (Self::BaseUrl(url), Lang::Ja) => {
                format!("--base-url「{url}」は使えません。https://example.jp/goals/ のように書いてください")
            }
            (Self::BaseUrl(url), Lang::En) => {
                format!("--base-url `{url}` cannot be used; write it like https://example.jp/goals/")
            }
            (Self::Output(output), Lang::Ja) => format!(
                "出力先 {} はサイトのフォルダー（content や themes を含む）そのもの、またはその上のフォルダーです。中身が失われないよう、別のフォルダーを指定してください",
                print_path(output)
            ),
            (Self::Output(output), Lang::En) => format!(
                "the output {} is the site's own folder, such as content or themes, or lies above it; choose another folder so that nothing is lost",
                print_path(output)
            ),
        }
    }
}
