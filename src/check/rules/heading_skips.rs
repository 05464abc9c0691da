//! Rule: headings that skip a level.

use pulldown_cmark::{Event, Tag};

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::faults::Faults;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::markdown::parse::Markdown;
use crate::validate::typing;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0871"),
    name: ["飛んでいる見出し", "headings that skip a level"],
    reason: [
        "読み上げソフトは見出しの段で文書をたどります。段が飛ぶと、欠けた所があるように聞こえます（JIS X 8341-3 の 1.3.1）。",
        "Screen readers walk a page by its headings; a gap sounds like something missing (WCAG 1.3.1).",
    ],
    bad: "## 経過\n\n#### 4月",
    good: "## 経過\n\n### 4月",
    example: || HeadingSkips { before: 2, level: 4 }.into(),
};

/// The level of a heading, and that of the previous heading.
#[derive(Clone, Debug)]
struct HeadingSkips {
    before: u8,
    level: u8,
}

impl Describe for HeadingSkips {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { before, level } = self;
        [
            Message::new(
                format!("見出しが{before}段目から{level}段目に飛んでいます"),
                format!("{}段目までの見出し", before + 1),
                "# の数を減らして、順に下げてください。文書の本文は ## から始まります",
            ),
            Message::new(
                format!("the headings jump from level {before} to level {level}"),
                format!("a heading of level {} at most", before + 1),
                "take away some `#`; the text of a document begins at `##`",
            ),
        ]
    }
}

/// The page's title is the first level, so the body begins with the second.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let typed = &source.text[source.body..];
    // An optimization: most documents have only the headings of sections, which are all of one level.
    if !typed.contains("###") && !typed.contains('＃') {
        return Vec::new();
    }
    // Full-width signs must be counted as the site reads them: `##　実績` is a heading too. Their faults were already
    // reported.
    let kind = source.document.subject.kind();
    let body = typing::read(typed, source.body, kind, &Faults::new(&source.document.file));
    let (mut found, mut before) = (Vec::new(), 1);
    for (event, range) in Markdown::new(&body.text).events() {
        let Event::Start(Tag::Heading { level, .. }) = event else { continue };
        let level = level as u8;
        if level > before + 1 {
            found.push(source.finding_at(body.span(&range), HeadingSkips { before, level }));
        }
        before = level;
    }
    found
}
