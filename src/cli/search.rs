//! `tomei search`: asks a built site what its search page would be asked.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Value, json};
use tomei_search::answer::{Answer, Hit, Note, NoteKind, Run};
use tomei_search::error::PackError;
use tomei_search::explain::Explanation;
use tomei_search::native::Library;
use tomei_search::reader::START;
use tomei_search::request::{Request, Sort};

use crate::cli::arguments::{Common, Format, SearchOptions, SortOrder};
use crate::cli::report::Reporter;
use crate::cli::{COULD_NOT_RUN, DONE};
use crate::diagnostic::lang::Lang;
use crate::load;

/// The files of a built site, and how many bytes of each were read.
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
pub fn search(common: &Common, options: &SearchOptions, reporter: &Reporter) -> u8 {
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
        reporter.failed(&format!("{} {hint}", file.display()));
        return COULD_NOT_RUN;
    }
    failed(error, reporter)
}

fn failed(error: PackError, reporter: &Reporter) -> u8 {
    reporter.failed(&match reporter.lang {
        Lang::Ja => error.japanese(),
        Lang::En => error.to_string(),
    });
    COULD_NOT_RUN
}

fn batch(pack: &mut Pack, file: &std::path::Path, options: &SearchOptions, reporter: &Reporter) -> u8 {
    let Some(bytes) = load::read_state(file) else {
        let what = reporter.word("を読めません", "cannot be read");
        reporter.failed(&format!("{} {what}", file.display()));
        return COULD_NOT_RUN;
    };
    let mut status = DONE;
    for line in String::from_utf8_lossy(&bytes).lines() {
        match pack.search(&request(line, options)) {
            Ok(answer) => reporter.print(&to_json(&answer).to_string()),
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
        let mut told = to_json(&answer);
        if let Some(explanation) = explanation {
            told["explanation"] = explanation_json(&explanation);
        }
        reporter.print(&told.to_string());
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

fn to_json(answer: &Answer) -> Value {
    let values = |facet: &tomei_search::answer::FacetCounts| {
        let value = |one: &tomei_search::answer::ValueCount| json!({ "value": one.value, "label": one.label, "count": one.count });
        (facet.name.clone(), facet.values.iter().map(value).collect::<Value>())
    };
    json!({
        "total": answer.total,
        "hits": answer.hits.iter().map(hit_json).collect::<Value>(),
        "facets": answer.facets.iter().map(values).collect::<serde_json::Map<_, _>>(),
        "notes": answer.notes.iter().map(note_json).collect::<Value>(),
    })
}

fn hit_json(hit: &Hit) -> Value {
    let anchors: Vec<&String> = hit.passages.iter().filter_map(|passage| passage.anchor.as_ref()).collect();
    let text = |runs: &[Run]| shown(runs, ["", ""]);
    json!({
        "url": hit.url,
        "title": text(&hit.title),
        "about": hit.about,
        "score": hit.score,
        "anchors": anchors,
        "passages": hit.passages.iter().map(|passage| text(&passage.text)).collect::<Value>(),
    })
}

fn note_json(note: &Note) -> Value {
    json!({ "kind": note.kind.name(), "from": note.from, "to": note.to, "undo": note.undo() })
}

fn explanation_json(explanation: &Explanation) -> Value {
    let text = |text: &tomei_search::explain::ExplainedText| json!({ "text": text.text, "strings": text.strings });
    let clauses = explanation.clauses.iter().map(|clause| clause.texts.iter().map(text).collect::<Value>());
    let words = explanation.words.iter();
    let words = words.map(|word| json!({ "surface": word.surface, "base": word.base, "pages": word.pages }));
    json!({
        "clauses": clauses.collect::<Value>(),
        "excluded": explanation.excluded.iter().map(text).collect::<Value>(),
        "words": words.collect::<Value>(),
    })
}

fn print_answer(answer: &Answer, query: &str, offset: usize, reporter: &Reporter) {
    reporter.print(&match (reporter.lang, answer.total) {
        (Lang::Ja, 0) => format!("「{query}」は見つかりませんでした"),
        (Lang::Ja, total) => format!("{total}件見つかりました"),
        (Lang::En, 0) => format!("nothing found for `{query}`"),
        (Lang::En, total) => format!("{total} found"),
    });
    answer.notes.iter().for_each(|note| reporter.print(&note_text(note, reporter.lang)));
    for (number, hit) in answer.hits.iter().enumerate() {
        print_hit(offset + number + 1, hit, reporter);
    }
    for facet in &answer.facets {
        let values = facet.values.iter().map(|value| format!("{} {}", value.label, value.count));
        reporter.print(&format!("{}: {}", facet.name, values.collect::<Vec<_>>().join(" / ")));
    }
}

fn print_hit(number: usize, hit: &Hit, reporter: &Reporter) {
    let marks = reporter.marks();
    reporter.print("");
    reporter.print(&format!("{number}. {}  {}", shown(&hit.title, marks), hit.about));
    if hit.passages.is_empty() {
        reporter.print(&format!("   {}", hit.url));
    }
    for passage in &hit.passages {
        let anchor = passage.anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
        reporter.print(&format!("   {}{anchor}", hit.url));
        reporter.print(&format!("     {}", shown(&passage.text, marks)));
    }
}

fn shown(runs: &[Run], [open, close]: [&str; 2]) -> String {
    let one = |run: &Run| match run {
        Run::Plain(text) => text.clone(),
        Run::Marked(text) => format!("{open}{text}{close}"),
    };
    runs.iter().map(one).collect()
}

fn note_text(note: &Note, lang: Lang) -> String {
    let (from, to) = (&note.from, note.to.iter().map(|name| format!("「{name}」")).collect::<String>());
    let undo = note.undo();
    match (lang, note.kind) {
        (Lang::Ja, NoteKind::Alias | NoteKind::Era) => {
            format!("{to}も含めて検索しました（やめるには --undo '{undo}'）")
        }
        (Lang::Ja, NoteKind::Reading) => {
            format!("「{from}」を{to}とも読んで検索しました（やめるには --undo '{undo}'）")
        }
        (Lang::Ja, NoteKind::AllWords) => {
            format!("「{from}」をそのまま含むページはないため、{to}をすべて含むページです")
        }
        (Lang::Ja, NoteKind::MostWords) => format!("すべての語を含むページはないため、{to}の多くを含むページです"),
        (Lang::Ja, NoteKind::Empty) => "検索する語がありません".to_owned(),
        (Lang::En, NoteKind::Alias | NoteKind::Era) => format!("also searched for {to} (not so with --undo '{undo}')"),
        (Lang::En, NoteKind::Reading) => format!("`{from}` also read as {to} (not so with --undo '{undo}')"),
        (Lang::En, NoteKind::AllWords) => format!("no page holds `{from}` as it is; these hold all of {to}"),
        (Lang::En, NoteKind::MostWords) => format!("no page holds all the words; these hold most of {to}"),
        (Lang::En, NoteKind::Empty) => "there is nothing to search for".to_owned(),
    }
}

fn print_explanation(explanation: &Explanation, reporter: &Reporter) {
    reporter.print("");
    let text = |text: &tomei_search::explain::ExplainedText| format!("{} [{}]", text.text, text.strings.join(" + "));
    for clause in &explanation.clauses {
        let texts: Vec<String> = clause.texts.iter().map(text).collect();
        reporter.print(&format!("{}: {}", reporter.word("含む", "holds"), texts.join(" | ")));
    }
    for excluded in &explanation.excluded {
        reporter.print(&format!("{}: {}", reporter.word("含まない", "holds not"), text(excluded)));
    }
    for word in &explanation.words {
        let pages =
            word.pages.map(|pages| format!(" {pages}{}", reporter.word("ページ", " pages"))).unwrap_or_default();
        reporter.print(&format!("{}: {} → {}{pages}", reporter.word("語", "word"), word.surface, word.base));
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
