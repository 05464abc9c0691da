//! The open pack, the input of the next command and the output of the last.

use crate::command::parse;
use tomei_search::error::PackError;
use tomei_search::read::reader::{Reader, Step};
use tomei_search::read::suggest::to_json;

/// The state between two calls of the page.
#[derive(Default)]
pub struct Session {
    input: Vec<u8>,
    output: String,
    reader: Option<Reader>,
}

impl Session {
    /// Reserves `length` bytes for input, and returns their address.
    pub fn reserve(&mut self, length: usize) -> *mut u8 {
        self.input = vec![0; length];
        self.input.as_mut_ptr()
    }

    /// The address of the last output.
    pub fn output(&self) -> *const u8 {
        self.output.as_ptr()
    }

    /// Opens the pack whose start file is the input. All commands return the length of their output.
    pub fn open(&mut self) -> usize {
        let opened = Reader::open(&self.input).map(|reader| {
            let wanted = needs(&reader.warm_up());
            self.reader = Some(reader);
            wanted
        });
        self.put(opened)
    }

    /// Adds a file. The input is its path of `path` bytes, followed by its bytes.
    pub fn supply(&mut self, path: usize) -> usize {
        let taken = supply(self.reader.as_mut(), &self.input, path);
        self.put(taken.map(|()| "{}".to_owned()))
    }

    /// Answers the request in the input.
    pub fn search(&mut self) -> usize {
        let step = match (self.reader.as_mut(), std::str::from_utf8(&self.input)) {
            (Some(reader), Ok(text)) => reader.search(&parse(text)).map(|step| step_json(step, |answer| answer.to_json())),
            _ => Err(PackError::Damaged),
        };
        self.put(step)
    }

    /// Suggests terms for the request in the input.
    pub fn suggest(&mut self) -> usize {
        let step = match (self.reader.as_mut(), std::str::from_utf8(&self.input).map(parse)) {
            (Some(reader), Ok(request)) => {
                reader.suggest(&request.query, request.limit).map(|step| step_json(step, |terms| to_json(&terms)))
            }
            _ => Err(PackError::Damaged),
        };
        self.put(step)
    }

    fn put(&mut self, outcome: Result<String, PackError>) -> usize {
        self.output = outcome.unwrap_or_else(|error| ["{\"error\":\"", code(error), "\"}"].concat());
        self.output.len()
    }
}

fn supply(reader: Option<&mut Reader>, input: &[u8], path: usize) -> Result<(), PackError> {
    let (path, bytes) = input.split_at_checked(path).ok_or(PackError::Damaged)?;
    let path = std::str::from_utf8(path).map_err(|_| PackError::Damaged)?;
    reader.ok_or(PackError::Damaged)?.supply(path, bytes)
}

fn step_json<T>(step: Step<T>, done: impl FnOnce(T) -> String) -> String {
    match step {
        Step::Needs(paths) => needs(&paths),
        Step::Done(answer) => ["{\"done\":", &done(answer), "}"].concat(),
    }
}

fn needs(paths: &[String]) -> String {
    let quoted: Vec<String> = paths.iter().map(|path| ["\"", path, "\""].concat()).collect();
    ["{\"needs\":[", &quoted.join(","), "]}"].concat()
}

/// The key of the message among the words of the page: `search.failures.…`.
fn code(error: PackError) -> &'static str {
    match error {
        PackError::Damaged | PackError::Engine => "damaged",
        PackError::Foreign | PackError::Version { .. } => "version",
        PackError::Missing => "missing",
        PackError::TooLong { .. } => "query",
    }
}
