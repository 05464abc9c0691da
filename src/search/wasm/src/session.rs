//! One open pack, and the last question and answer about it.

use crate::command::parse;
use tomei_search::error::PackError;
use tomei_search::reader::{Reader, Step};
use tomei_search::suggest::to_json;

/// What lives between two calls of the page.
#[derive(Default)]
pub struct Session {
    input: Vec<u8>,
    output: String,
    reader: Option<Reader>,
}

impl Session {
    pub fn reserve(&mut self, length: usize) -> *mut u8 {
        self.input = vec![0; length];
        self.input.as_mut_ptr()
    }

    pub fn output(&self) -> *const u8 {
        self.output.as_ptr()
    }

    pub fn open(&mut self) -> usize {
        let opened = Reader::open(&self.input).map(|reader| {
            let wanted = needs(&reader.warm_up());
            self.reader = Some(reader);
            wanted
        });
        self.say(opened)
    }

    pub fn supply(&mut self, path: usize) -> usize {
        let taken = supply(self.reader.as_mut(), &self.input, path);
        self.say(taken.map(|()| "{}".to_owned()))
    }

    pub fn search(&mut self) -> usize {
        let step = match (self.reader.as_mut(), std::str::from_utf8(&self.input)) {
            (Some(reader), Ok(text)) => reader.search(&parse(text)).map(|step| told(step, |answer| answer.to_json())),
            _ => Err(PackError::Damaged),
        };
        self.say(step)
    }

    pub fn suggest(&mut self) -> usize {
        let step = match (self.reader.as_mut(), std::str::from_utf8(&self.input).map(parse)) {
            (Some(reader), Ok(request)) => {
                reader.suggest(&request.query, request.limit).map(|step| told(step, |terms| to_json(&terms)))
            }
            _ => Err(PackError::Damaged),
        };
        self.say(step)
    }

    fn say(&mut self, outcome: Result<String, PackError>) -> usize {
        self.output = outcome.unwrap_or_else(|error| ["{\"error\":\"", code(error), "\"}"].concat());
        self.output.len()
    }
}

fn supply(reader: Option<&mut Reader>, input: &[u8], path: usize) -> Result<(), PackError> {
    let (path, bytes) = input.split_at_checked(path).ok_or(PackError::Damaged)?;
    let path = std::str::from_utf8(path).map_err(|_| PackError::Damaged)?;
    reader.ok_or(PackError::Damaged)?.supply(path, bytes)
}

fn told<T>(step: Step<T>, done: impl FnOnce(T) -> String) -> String {
    match step {
        Step::Needs(paths) => needs(&paths),
        Step::Done(answer) => ["{\"done\":", &done(answer), "}"].concat(),
    }
}

fn needs(paths: &[String]) -> String {
    let quoted: Vec<String> = paths.iter().map(|path| ["\"", path, "\""].concat()).collect();
    ["{\"needs\":[", &quoted.join(","), "]}"].concat()
}

/// The name under which the page has a sentence for it.
fn code(error: PackError) -> &'static str {
    match error {
        PackError::Damaged | PackError::Engine => "damaged",
        PackError::Foreign | PackError::Version { .. } => "version",
        PackError::Missing => "missing",
        PackError::TooLong { .. } => "query",
    }
}
