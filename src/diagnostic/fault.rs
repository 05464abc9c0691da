//! The common type for the faults of all stages, without a position.
//!
//! Each stage defines types for the faults that it can find, with their code and texts ([`Describe`]). They are
//! converted to a [`Fault`] when they are created. No central list of all faults is therefore needed, faults can be
//! compared, and a cache can store them, which would be impossible with trait objects in postcard. The texts are
//! created in both languages at once; that is cheap enough, since faults are few.

use serde::{Deserialize, Serialize};

use crate::diagnostic::code::Code;
use crate::diagnostic::lang::Lang;
use crate::diagnostic::message::Message;
use crate::diagnostic::reference::Reference;
use crate::diagnostic::severity::Severity;
use crate::diagnostic::subject::Subject;

/// A kind of fault: its code, and its texts in both languages.
pub trait Describe {
    /// The code, by which documentation, `allow` and programs refer to it.
    const CODE: Code;
    /// Why it matters, in Japanese and in English; `None` if the message does not say so.
    const REASON: Option<[&'static str; 2]> = None;

    /// The texts in Japanese and in English.
    fn texts(&self) -> [Message; 2];

    /// Data about the fault, if the program makes decisions or sorts by it.
    fn subject(&self) -> Option<Subject> {
        None
    }
}

/// A fault of the content, with the texts that are shown for it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fault {
    code: Code,
    subject: Option<Subject>,
    /// The texts in Japanese and in English. They are boxed, since most results of a parser hold no fault.
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

    /// The reference that the fault is about, if there is one.
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
