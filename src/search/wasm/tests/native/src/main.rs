//! Writes the pack that the tests in the browser search, and prints the native library's answers.
//!
//! `native-answers FOLDER` writes `FOLDER/search/…`; then, for each request on standard input (requests
//! are separated by an empty line), it prints the answer as one line of JSON.

#[path = "../../../src/command.rs"]
mod command;
mod town;

use std::fs;
use std::io::{Error, Read, stdin};
use std::path::{Path, PathBuf};
use tomei_search::build::analyse::analyse_all;
use tomei_search::document::Vocabulary;
use tomei_search::native::Library;
use tomei_search::build::pack::build_with;

/// Strings in this many pages are frequent. It is low, so that the small test site has some.
const FREQUENT: usize = 24;

fn main() -> Result<(), Error> {
    let folder = PathBuf::from(std::env::args_os().nth(1).expect("the folder to write to"));
    write_pack(&folder)?;
    let mut requests = String::new();
    stdin().read_to_string(&mut requests)?;
    for request in requests.split("\n\n").filter(|request| !request.is_empty()) {
        println!("{}", answer(&folder, request));
    }
    Ok(())
}

fn write_pack(folder: &Path) -> Result<(), Error> {
    let vocabulary = Vocabulary { aliases: town::aliases(), synonyms: town::synonyms(), words: town::words(), ..Vocabulary::default() };
    let analysed = analyse_all(&town::documents(), &vocabulary.words).map_err(|error| Error::other(error.to_string()))?;
    let pack = build_with(analysed, &vocabulary, FREQUENT).map_err(|error| Error::other(error.to_string()))?;
    for file in pack.files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().expect("a pack's files are in folders"))?;
        fs::write(path, file.bytes)?;
    }
    Ok(())
}

/// Opens the pack again for each request, as every visit of the search page does.
fn answer(folder: &Path, request: &str) -> String {
    let library = Library::open(|path: &str| fs::read(folder.join(path)).ok());
    let answered = library.and_then(|mut library| library.search(&command::parse(request)));
    answered.map_or_else(|error| format!("{{\"error\":\"{error}\"}}"), |answer| answer.to_json())
}
