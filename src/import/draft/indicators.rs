//! Combines the parts of indicators: names, units and values in columns, or below labels.

use std::collections::BTreeMap;

use crate::front_matter::print::{Entry, Value};
use crate::import::claim::Fate;
use crate::import::draft::builder::DraftBuilder;
use crate::import::draft::document::Draft;
use crate::import::grid::Line;
use crate::import::record::{IndicatorPart, Record};
use crate::model::form::FormField;

const FIELDS: [(FormField, &str); 6] = [
    (FormField::IndicatorName, "name"),
    (FormField::IndicatorUnit, "unit"),
    (FormField::IndicatorBaseline, "baseline"),
    (FormField::IndicatorTarget, "target"),
    (FormField::IndicatorActual, "actual"),
    (FormField::IndicatorAsOf, "as_of"),
];

impl DraftBuilder<'_> {
    /// Adds the indicators of a record. A value whose indicator is uncertain is kept as an unparsed line.
    pub(super) fn indicators(&mut self, record: &mut Record, draft: &mut Draft) {
        let mut sets: BTreeMap<(u32, u32), Vec<IndicatorPart>> = BTreeMap::new();
        for part in std::mem::take(&mut record.indicators) {
            sets.entry(part.set).or_default().push(part);
        }
        let found: Vec<Value> =
            sets.into_values().flat_map(|parts| self.indicator_set(parts, record, draft)).map(Value::Map).collect();
        if !found.is_empty() {
            draft.values.push(("indicators", Value::Lines(found)));
        }
    }

    fn indicator_set(&mut self, parts: Vec<IndicatorPart>, record: &mut Record, draft: &Draft) -> Vec<Vec<Entry>> {
        let is_name = |part: &IndicatorPart| part.field == FormField::IndicatorName;
        let names = parts.iter().filter(|part| is_name(part)).count();
        let Some(name) = parts.iter().find(|part| is_name(part)).filter(|_| names == 1).cloned() else {
            record.unparsed.extend(parts.into_iter().flat_map(|part| part.lines));
            return Vec::new();
        };
        let mut maps: Vec<Vec<Entry>> = vec![Vec::new(); name.lines.len()];
        for (field, key) in FIELDS {
            let mut of_field = parts.iter().filter(|part| part.field == field);
            let (part, others) = (of_field.next(), of_field);
            record.unparsed.extend(others.flat_map(|part| part.lines.clone()));
            for line in part.iter().flat_map(|part| &part.lines) {
                match part.and_then(|part| index(line, part, &name)) {
                    Some(at) => {
                        self.claim([line], &Fate::Placed(draft.id.clone()));
                        maps[at].push((key, Value::Text(line.text.clone())));
                    }
                    None => record.unparsed.push(line.clone()),
                }
            }
        }
        maps
    }
}

/// Which of the indicators in the lines of `name` has the value `line`: the one beside it. If the cells have different
/// numbers of lines, nobody can know.
fn index(line: &Line, part: &IndicatorPart, name: &IndicatorPart) -> Option<usize> {
    if name.lines.len() == 1 {
        return (part.lines.len() == 1).then_some(0);
    }
    if part.line_count == name.line_count {
        return name.lines.iter().position(|other| other.index == line.index);
    }
    let is_whole = |part: &IndicatorPart| u32::try_from(part.lines.len()) == Ok(part.line_count);
    let is_paired = is_whole(part) && part.lines.len() == name.lines.len();
    part.lines.iter().position(|other| other == line).filter(|_| is_paired)
}
