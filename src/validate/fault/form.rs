//! Faults of forms that extend others.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// A form extends one that does not exist.
#[derive(Clone, Debug)]
pub struct UnknownBase {
    pub name: String,
    pub known: Vec<String>,
}

impl Describe for UnknownBase {
    const CODE: Code = Code::new("E0216");

    fn texts(&self) -> [Message; 2] {
        let Self { name, known } = self;
        [
            Message::new(
                format!("もとにする様式「{name}」がありません"),
                format!("次のどれか: {}", known.join("、")),
                "extends の名前を直してください（tomei form list に一覧があります）",
            ),
            Message::new(
                format!("there is no form `{name}` to extend"),
                format!("one of: {}", known.join(", ")),
                "correct the name after `extends` (`tomei form list` has all)",
            ),
        ]
    }
}

/// A form extends itself, directly or by way of others.
#[derive(Clone, Debug)]
pub struct CircularForm {
    pub name: String,
}

impl Describe for CircularForm {
    const CODE: Code = Code::new("E0217");

    fn texts(&self) -> [Message; 2] {
        let Self { name } = self;
        [
            Message::new(
                format!("様式「{name}」が、めぐりめぐって自分をもとにしています"),
                "ほかの様式、または extends のない様式",
                "extends の行を消すか、別の様式の id にしてください",
            ),
            Message::new(
                format!("the form `{name}` extends itself"),
                "another form, or one without `extends`",
                "remove the line `extends`, or name another form",
            ),
        ]
    }
}
