//! The page that runs the module: it normalizes what lies in the module's memory.
//!
//! An answer is remembered, since a text asks for the same few characters again and again.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Which normalization; the number is what the page is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    Nfd = 0,
    Nfkc = 1,
}

const REMEMBERED: usize = 4096;

thread_local! {
    static ANSWERS: RefCell<BTreeMap<(Form, String), String>> = const { RefCell::new(BTreeMap::new()) };
}

#[link(wasm_import_module = "host")]
unsafe extern "C" {
    /// Normalizes the UTF-8 at `text`, keeps the outcome, and says how many bytes it has.
    #[link_name = "normalize"]
    fn ask(form: u32, text: *const u8, length: usize) -> usize;
    /// Writes the outcome kept.
    #[link_name = "take"]
    fn take(to: *mut u8);
}

pub fn normalize(form: Form, text: &str) -> String {
    let key = (form, text.to_owned());
    ANSWERS.with_borrow_mut(|answers| {
        if let Some(known) = answers.get(&key) {
            return known.clone();
        }
        if answers.len() >= REMEMBERED {
            answers.clear();
        }
        let answer = ask_host(form, text);
        answers.insert(key, answer.clone());
        answer
    })
}

fn ask_host(form: Form, text: &str) -> String {
    // SAFETY: the page reads exactly the text's bytes during the call.
    let length = unsafe { ask(form as u32, text.as_ptr(), text.len()) };
    let mut bytes = vec![0; length];
    // SAFETY: the page writes exactly the `length` bytes that it has just announced.
    unsafe { take(bytes.as_mut_ptr()) };
    String::from_utf8(bytes).expect("the page encodes strings as UTF-8")
}
