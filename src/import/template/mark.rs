//! The mark by which a template is recognized: one line of text, since every program keeps text and every format has it.
//!
//! `記入様式 第1版 toyonaka 計画=sogo4-1:9-9-9 政策=kihon-h30:9（この行は消さないでください）`

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::import::fault::template::{MixedTemplates, NewerTemplate};
use crate::import::grid::Block;
use crate::import::read::reading::Reading;
use crate::model::form::{Bullets, CodeRule, Form, Hidden, Steps};
use crate::model::path::Slug;
use crate::model::source::{Located, Span};

/// The version of the template's cards and tables. A template of a later one could mean something else.
pub const VERSION: u32 = 1;

/// Within how many rows or lines of a sheet or document the mark stands.
const TOP: usize = 5;

/// The mark of files that are read together; none if they are not templates.
///
/// # Errors
///
/// [`MixedTemplates`] if they are not all of one template, and [`NewerTemplate`].
pub fn of_all(readings: &[Reading]) -> Result<Option<Mark>, Vec<Diagnostic>> {
    let marks: Vec<Option<Mark>> = readings.iter().map(Mark::of).collect();
    let Some(Some(first)) = marks.iter().max_by_key(|mark| mark.is_some()) else { return Ok(None) };
    let fault = |at: usize, fault: Fault| Err(vec![Diagnostic::of_file(&readings[at].file, fault)]);
    if let Some(at) = marks.iter().position(|mark| mark.as_ref() != Some(first)) {
        return fault(at, MixedTemplates.into());
    }
    if first.version > VERSION {
        return fault(0, NewerTemplate { version: first.version, known: VERSION }.into());
    }
    Ok(Some(first.clone()))
}

/// What a template says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub version: u32,
    /// The id of the form for which it was written.
    pub form: String,
    pub plan: Option<CodeRule>,
    pub policies: Option<CodeRule>,
    pub grades: Option<Slug>,
}

impl Mark {
    /// The line of a template.
    pub fn print(&self) -> String {
        let rule = |name: &str, rule: &Option<CodeRule>| {
            let of = |rule: &CodeRule| format!(" {name}={}:{}", rule.scope, rule.pattern);
            rule.as_ref().map(of).unwrap_or_default()
        };
        let grades = self.grades.as_ref().map(|id| format!(" 評価={id}")).unwrap_or_default();
        let Self { version, form, plan, policies, .. } = self;
        let codes = rule("計画", plan) + &rule("政策", policies);
        format!("記入様式 第{version}版 {form}{codes}{grades}（この行は消さないでください）")
    }

    /// The mark that a line is.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.trim().strip_prefix("記入様式 第")?.strip_suffix("（この行は消さないでください）")?;
        let (version, rest) = rest.split_once("版 ")?;
        let mut words = rest.split_whitespace();
        let (version, form) = (version.parse().ok()?, words.next()?.to_owned());
        let mut mark = Self { version, form, plan: None, policies: None, grades: None };
        for word in words {
            match word.split_once('=')? {
                ("計画", rule) => mark.plan = Some(parse_rule(rule)?),
                ("政策", rule) => mark.policies = Some(parse_rule(rule)?),
                ("評価", id) => mark.grades = Some(Slug::new(id)?),
                _ => return None,
            }
        }
        Some(mark)
    }

    /// The mark of a file, if it is a template.
    pub fn of(reading: &Reading) -> Option<Self> {
        let lines = reading.blocks.iter().take(TOP).filter_map(|block| match block {
            Block::Line(line) => Some(line.text.as_str()),
            Block::Grid(_) | Block::Aside(_) => None,
        });
        let grids = reading.blocks.iter().filter_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            Block::Line(_) | Block::Aside(_) => None,
        });
        let cells = grids.flat_map(|grid| grid.rows.iter().take(TOP)).flat_map(|row| &row.cells);
        let texts = cells.flat_map(|cell| &cell.lines).map(|line| line.text.as_str());
        lines.chain(texts).find_map(Self::parse)
    }

    /// The form by which the import reads codes, grades and signs of the template.
    pub fn form(&self) -> Form {
        let signs = |signs: &[&str]| signs.iter().map(|sign| (*sign).to_owned()).collect();
        let id = Slug::new(&self.form).unwrap_or_else(|| Slug::new("template").expect("a word is a slug"));
        Form {
            id: Located { value: id, span: Span::default() },
            title: "記入様式".to_owned(),
            note: None,
            bullets: Bullets { item: signs(&["○", "◯", "〇", "●", "・", "･"]), sub: signs(&["*", "＊"]) },
            plan: self.plan.clone(),
            policies: self.policies.clone(),
            grades: self.grades.clone(),
            hidden: Hidden::Refuse,
            // Each row is a step of its own.
            steps: Steps::Flat,
            departments: Vec::new(),
            form_labels: Vec::new(),
            areas: Vec::new(),
        }
    }
}

fn parse_rule(text: &str) -> Option<CodeRule> {
    let (scope, pattern) = text.split_once(':')?;
    Some(CodeRule { scope: Slug::new(scope)?, pattern: pattern.to_owned(), none: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::{Mark, VERSION};
    use crate::model::form::CodeRule;
    use crate::model::path::Slug;

    #[test]
    fn a_mark_is_read_as_it_was_printed() {
        let rule = |scope: &str, pattern: &str| {
            Some(CodeRule { scope: Slug::new(scope).unwrap(), pattern: pattern.to_owned(), none: Vec::new() })
        };
        let none = Mark { version: VERSION, form: "rows".to_owned(), plan: None, policies: None, grades: None };
        let all =
            Mark { plan: rule("a", "9-9-9"), policies: rule("b-1", "A-9"), grades: Slug::new("g"), ..none.clone() };
        for mark in [none, all] {
            assert_eq!(Mark::parse(&mark.print()), Some(mark));
        }
        assert_eq!(Mark::parse("記入様式 第1版"), None);
    }
}
