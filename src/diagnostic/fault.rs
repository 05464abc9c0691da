//! What is wrong, without the place: the one type of all stages.
//!
//! Every stage has types of its own for what it can find, each with its code
//! and its texts beside it ([`Describe`]). They become a [`Fault`] the moment
//! they are found. So nobody needs a list of all of them, a cache can hold them
//! (postcard cannot store trait objects), and two of them can be compared.
//! The texts are made in both languages at once: faults are few.

use serde::{Deserialize, Serialize};

use crate::diagnostic::code::Code;
use crate::diagnostic::lang::Lang;
use crate::diagnostic::message::Message;
use crate::diagnostic::reference::Reference;
use crate::diagnostic::severity::Severity;
use crate::diagnostic::subject::Subject;

/// A kind of fault: its code, and its texts in every language.
pub trait Describe {
    /// The code by which documentation, `allow` and programs know it.
    const CODE: Code;
    /// Why it matters, in Japanese and in English, where the message says so.
    const REASON: Option<[&'static str; 2]> = None;

    /// In Japanese and in English.
    fn texts(&self) -> [Message; 2];

    /// What the fault is about, where the program decides or sorts by it.
    fn subject(&self) -> Option<Subject> {
        None
    }
}

/// A fault of the content that somebody can read about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fault {
    code: Code,
    subject: Option<Subject>,
    /// In Japanese and in English. Boxed: most results of a parser hold none.
    texts: Box<[Message; 2]>,
}

impl Fault {
    /// The stable code by which documentation and editors know the fault.
    pub fn code(&self) -> Code {
        self.code
    }

    /// How severe it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The name that the fault is about, where there is one.
    pub fn reference(&self) -> Option<&Reference> {
        match &self.subject {
            Some(Subject::Reference(reference)) => Some(reference),
            Some(Subject::Part(_)) | None => None,
        }
    }

    /// Its texts in one language.
    pub fn message(&self, lang: Lang) -> &Message {
        let [ja, en] = &*self.texts;
        lang.pick([ja, en])
    }
}

impl<D: Describe> From<D> for Fault {
    fn from(fault: D) -> Self {
        let mut texts = Box::new(fault.texts());
        if let Some(reasons) = D::REASON {
            texts.iter_mut().zip(reasons).for_each(|(message, reason)| message.reason = Some(reason.into()));
        }
        Self { code: D::CODE, subject: fault.subject(), texts }
    }
}

#[cfg(test)]
mod tests {
    use super::{Describe, Fault};
    use crate::diagnostic::code::Code;
    use crate::diagnostic::lang::Lang;
    use crate::diagnostic::message::Message;

    struct Example;

    impl Describe for Example {
        const CODE: Code = Code::new("W0801");
        const REASON: Option<[&'static str; 2]> = Some(["理由", "the reason"]);

        fn texts(&self) -> [Message; 2] {
            [Message::new("題", "", "対処"), Message::new("title", "", "cure")]
        }
    }

    #[test]
    fn a_fault_comes_back_whole_from_a_cache() {
        let fault = Fault::from(Example);
        let bytes = postcard::to_allocvec(&fault).unwrap();
        let back: Fault = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(back, fault);
        assert_eq!(back.message(Lang::En).reason.as_deref(), Some("the reason"));
        assert_eq!(back.message(Lang::En).expected, None);
    }

    #[test]
    fn a_damaged_code_is_refused() {
        let mut bytes = postcard::to_allocvec(&Fault::from(Example)).unwrap();
        bytes[0] = b'?';
        assert!(postcard::from_bytes::<Fault>(&bytes).is_err());
    }
}
