//! Faults that prevent drafts of a new year.

use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;

/// There is no earlier year from which a new one could be drafted.
#[derive(Clone, Debug)]
pub struct NoEarlierYear {
    pub year: i32,
}

impl Describe for NoEarlierYear {
    const CODE: Code = Code::new("E1031");

    fn texts(&self) -> [Message; 2] {
        let Self { year } = self;
        [
            Message::new(
                format!("{year}年度より前の目標がありません"),
                "前の年度の文書がある部局",
                "「tomei new」か「tomei import」で始めてください",
            ),
            Message::new(
                format!("there are no goals before fiscal {year}"),
                "a department with documents of an earlier year",
                "begin with `tomei new` or `tomei import`",
            ),
        ]
    }
}
