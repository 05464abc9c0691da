//! Prepares a site for being opened from a folder (`file://`), where browsers fetch no files and run no modules.
//!
//! Classic scripts do run there. `folder.js` runs on every page and answers from scripts, one for each file that the
//! pages would fetch; see its own explanation.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::model::output::OutputFile;

const SCRIPT: &str = include_str!("folder.js");
const SCRIPT_PATH: &str = "folder/begin.js";

/// The files by path, with the scripts that stand in for fetched files, and a tag on each page that has modules.
pub(super) fn prepare(files: Vec<OutputFile>) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::from([(SCRIPT_PATH.to_owned(), SCRIPT.as_bytes().to_vec())]);
    for OutputFile { path, bytes } in files {
        if is_fetched(path.as_str()) {
            all.insert(format!("folder/files/{}.js", path.as_str()), stand_in(path.as_str(), &bytes));
        }
        let bytes = if path.as_str().ends_with(".html") { with_script(bytes, path.to_root()) } else { bytes };
        all.insert(path.as_str().to_owned(), bytes);
    }
    all
}

/// Whether pages fetch the file, or import it as a module.
fn is_fetched(path: &str) -> bool {
    path.ends_with(".js")
        || path.ends_with(".furigana.json")
        || (path.starts_with("search/") && !path.ends_with(".css"))
}

/// A script that hands over the content of a file.
fn stand_in(path: &str, bytes: &[u8]) -> Vec<u8> {
    let json = |text: &str| serde_json::to_string(text).expect("text is JSON");
    let content = match std::str::from_utf8(bytes) {
        Ok(text) => json(text),
        Err(_) => format!("undefined,{}", json(&STANDARD.encode(bytes))),
    };
    format!("tomeiFolder({},{content})\n", json(path)).into_bytes()
}

/// A page with modules gets the tag that runs `folder.js`; other pages stay as they are.
fn with_script(page: Vec<u8>, root: String) -> Vec<u8> {
    let Ok(html) = std::str::from_utf8(&page) else { return page };
    let Some((head, rest)) = html.split_once("</head>").filter(|(head, _)| head.contains("type=\"module\"")) else {
        return page;
    };
    format!("{head}<script src=\"{root}{SCRIPT_PATH}\" defer></script>\n</head>{rest}").into_bytes()
}
