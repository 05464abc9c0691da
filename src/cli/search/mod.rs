//! `tomei search`: queries a built site with the reader that its search page uses.

mod facet_names;
mod json;
mod text;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::json;
use tomei_search::error::PackError;
use tomei_search::format::start::START;
use tomei_search::native::Library;
use tomei_search::read::request::{Request, Sort};

use crate::cli::arguments::{Common, Format, SearchOptions, SortOrder};
use crate::cli::report::Reporter;
use crate::cli::search::json::{answer_json, explanation_json};
use crate::cli::search::text::{print_answer, print_explanation};
use crate::cli::{COULD_NOT_RUN, DONE};
use crate::diagnostic::lang::Lang;
use crate::diagnostic::path::print_path;
use crate::load;

/// The files of a built site, and the number of bytes read from each.
struct Published {
    output: PathBuf,
    read: RefCell<BTreeMap<String, usize>>,
}

impl Published {
    fn fetch(&self, path: &str) -> Option<Vec<u8>> {
        let bytes = load::read_state(&self.output.join(path))?;
        self.read.borrow_mut().insert(path.to_owned(), bytes.len());
        Some(bytes)
    }
}

type Fetch<'a> = Box<dyn Fn(&str) -> Option<Vec<u8>> + 'a>;
type Pack<'a> = Library<Fetch<'a>>;

/// Answers one query, or each line of a file.
pub(super) fn search(common: &Common, options: &SearchOptions, reporter: &Reporter) -> u8 {
    let output = options.output.clone().unwrap_or_else(|| common.root.join("public"));
    let published = Published { output, read: RefCell::default() };
    let fetch: Fetch = Box::new(|path| published.fetch(path));
    let mut pack: Pack = match Library::open(fetch) {
        Ok(pack) => pack,
        Err(error) => return cannot_open(&published, error, reporter),
    };
    match &options.batch {
        Some(file) => batch(&mut pack, file, options, reporter),
        None => match answer(&mut pack, &options.query.join(" "), options, reporter) {
            Ok(()) => {
                explain_files(&published, options, reporter);
                DONE
            }
            Err(error) => failed(error, reporter),
        },
    }
}

fn cannot_open(published: &Published, error: PackError, reporter: &Reporter) -> u8 {
    if error == PackError::Missing {
        let file = published.output.join(START);
        let hint = reporter.word(
            "がありません。先に「tomei build」でサイトを作るか、--output で公開フォルダーを指定してください",
            "is missing; make the site with `tomei build` first, or name its folder with --output",
        );
        reporter.failed(&format!("{} {hint}", print_path(&file)));
        return COULD_NOT_RUN;
    }
    failed(error, reporter)
}

fn failed(error: PackError, reporter: &Reporter) -> u8 {
    let (said, cure) = match reporter.lang {
        Lang::Ja => (error.japanese(), "。「tomei build」で作り直してください"),
        Lang::En => (error.to_string(), "; make the site again with `tomei build`"),
    };
    let is_of_files = !matches!(error, PackError::TooLong { .. });
    reporter.failed(&format!("{said}{}", if is_of_files { cure } else { "" }));
    COULD_NOT_RUN
}

fn batch(pack: &mut Pack, file: &std::path::Path, options: &SearchOptions, reporter: &Reporter) -> u8 {
    let Some(bytes) = load::read_state(file) else {
        let what = reporter.word("を読めません", "cannot be read");
        reporter.failed(&format!("{} {what}", print_path(file)));
        return COULD_NOT_RUN;
    };
    let mut status = DONE;
    for line in String::from_utf8_lossy(&bytes).lines() {
        match pack.search(&request(line, options)) {
            Ok(answer) => reporter.print(&answer_json(&answer).to_string()),
            Err(error) => {
                reporter.print(&json!({ "error": error.to_string() }).to_string());
                status = COULD_NOT_RUN;
            }
        }
    }
    status
}

fn answer(pack: &mut Pack, query: &str, options: &SearchOptions, reporter: &Reporter) -> Result<(), PackError> {
    let request = request(query, options);
    let answer = pack.search(&request)?;
    let explanation = if options.explain { Some(pack.explain(&request)?) } else { None };
    if options.json || reporter.format == Format::Json {
        let mut shown = answer_json(&answer);
        if let Some(explanation) = explanation {
            shown["explanation"] = explanation_json(&explanation);
        }
        reporter.print(&shown.to_string());
        return Ok(());
    }
    print_answer(&answer, query, request.offset, reporter);
    explanation.iter().for_each(|explanation| print_explanation(explanation, reporter));
    Ok(())
}

fn request(query: &str, options: &SearchOptions) -> Request {
    Request {
        facets: options.facets.clone(),
        sort: match options.sort {
            SortOrder::Relevance => Sort::Relevance,
            SortOrder::Newest => Sort::NewestFirst,
            SortOrder::Oldest => Sort::OldestFirst,
        },
        offset: options.offset,
        limit: options.limit,
        undone: options.undo.clone(),
        ..Request::new(query)
    }
}

fn explain_files(published: &Published, options: &SearchOptions, reporter: &Reporter) {
    if options.explain && !options.json && reporter.format == Format::Text {
        let read = published.read.borrow();
        read.iter().for_each(|(path, bytes)| reporter.print(&format!("{path} {bytes} B")));
        let total: usize = read.values().sum();
        reporter.print(&format!("{}: {} / {total} B", reporter.word("読んだファイル", "files read"), read.len()));
    }
}
