//! Reads the front matter that only goals have.

use crate::diagnostic::faults::Faults;
use crate::model::code::{Code, Codes};
use crate::model::document::{EditorLink, Goal, Grade};
use crate::model::fiscal_year::FiscalYear;
use crate::model::indicator::{Budget, Indicator};
use crate::model::kind::Kind as DocumentKind;
use crate::model::path::Slug;
use crate::model::source::{Located, Span};
use crate::validate::decode::Field;
use crate::validate::fault::document::PlaceholderForNone;
use crate::validate::fault::key::KeyOfOtherKind;
use crate::validate::fault::value::{Misspelled, Spelling};
use crate::validate::fields::{FieldReader, entries, text, texts};
use crate::validate::raw::figures::{RawBudget, RawIndicator};
use crate::validate::raw::value::{List, Opt};
use crate::validate::raw::{Kind, RawCodes, RawCodesKind, RawDocument, RawEditorLink, RawGrade};

/// Moves the keys that belong to goals out of `raw`.
pub fn read(
    raw: &mut RawDocument,
    (year, department): (FiscalYear, Located<Slug>),
    no: Slug,
    reader: &FieldReader,
) -> Goal {
    let (plan, plan_spans) = read_codes(raw.plan.take(), reader);
    let (policies, policy_spans) = read_codes(raw.policies.take(), reader);
    Goal {
        year,
        department,
        no,
        plan,
        plan_spans,
        policies,
        policy_spans,
        midterm: read_links(raw.midterm.take(), reader),
        continues: read_links(raw.continues.take(), reader),
        grade: raw.grade.take().and_then(|grade| read_grade(grade, reader)),
        indicators: entries(raw.indicators.take())
            .into_iter()
            .filter_map(|indicator| read_indicator(indicator, reader))
            .collect(),
        budget: raw.budget.take().and_then(read_budget),
        partners: texts(raw.partners.take()),
        legal_basis: texts(raw.legal_basis.take()),
        sdgs: entries(raw.sdgs.take()).into_iter().filter_map(|goal| read_sdg(&goal, reader)).collect(),
        texts: raw.goal_texts().map(|field| text(field.clone())),
    }
}

/// Reports keys that documents of this kind do not have.
pub fn refuse_foreign_keys(raw: &RawDocument, kind: Kind, faults: &Faults) {
    let sheet = [
        ("post", span(&raw.post)),
        ("name", span(&raw.name)),
        ("heads", span(&raw.heads)),
        ("greeting", span(&raw.greeting)),
        ("motto", span(&raw.motto)),
        ("staff", span(&raw.staff)),
    ];
    let goal = [
        ("no", span(&raw.no)),
        ("plan", span(&raw.plan)),
        ("policies", span(&raw.policies)),
        ("grade", span(&raw.grade)),
        ("indicators", span(&raw.indicators)),
        ("budget", span(&raw.budget)),
        ("partners", span(&raw.partners)),
        ("legal_basis", span(&raw.legal_basis)),
        ("sdgs", span(&raw.sdgs)),
        ("continues", span(&raw.continues)),
    ];
    let texts = raw.goal_texts();
    let goal: Vec<_> = goal.into_iter().chain(texts.each().map(|(field, raw)| (field.name, span(raw)))).collect();
    let annual = [("midterm", span(&raw.midterm))];
    let placed =
        [("year", span(&raw.year)), ("department", span(&raw.department)), ("linked_by", span(&raw.linked_by))];
    let page = [("slug", span(&raw.slug))];
    let foreign: Vec<_> = match kind {
        Kind::Sheet => goal.into_iter().chain(annual).chain(page).collect(),
        Kind::Annual => sheet.into_iter().chain(page).collect(),
        Kind::Midterm => sheet.into_iter().chain(annual).chain(page).collect(),
        Kind::Page => sheet.into_iter().chain(goal).chain(annual).chain(placed).collect(),
    };
    let name = DocumentKind::from(kind).name();
    for (key, span) in foreign {
        if let Some(span) = span {
            faults.add(span, KeyOfOtherKind { key: key.to_owned(), kind: name.to_owned() });
        }
    }
}

fn span<T>(field: &Opt<T>) -> Option<Span> {
    field.as_ref().map(|field| field.span)
}

fn read_codes(field: Opt<RawCodes>, reader: &FieldReader) -> (Codes, Vec<Span>) {
    let Some(Field { span, value: Some(RawCodes(codes)) }) = field else { return (Codes::Unset, Vec::new()) };
    match codes {
        RawCodesKind::Word(word) if word == "none" => (Codes::None, Vec::new()),
        RawCodesKind::Word(word) => {
            if is_placeholder(&word) {
                reader.faults.add(span, PlaceholderForNone { text: word });
            } else {
                reader.faults.add(span, Misspelled { text: word, expected: Spelling::Codes });
            }
            (Codes::Unset, Vec::new())
        }
        RawCodesKind::List(codes) => {
            let read = codes.into_iter().filter_map(|code| read_code(code, reader));
            let (codes, spans) = read.map(|code| (code.value, code.span)).unzip();
            (Codes::Some(codes), spans)
        }
    }
}

fn read_code(field: Field<crate::validate::raw::value::Scalar>, reader: &FieldReader) -> Option<Located<Code>> {
    let written = field.value.map(|text| Located { value: text.0, span: field.span });
    if let Some(written) = written.as_ref().filter(|written| is_placeholder(&written.value)) {
        reader.faults.add(written.span, PlaceholderForNone { text: written.value.clone() });
        return None;
    }
    reader.parsed(written, Spelling::Code, Code::parse)
}

/// Whether the text is what sheets write for a goal that belongs to no measure or policy: 0-0-0, 0, －.
fn is_placeholder(text: &str) -> bool {
    !text.trim().is_empty()
        && text.trim().chars().all(|c| matches!(c, '0' | '０' | '-' | '－' | 'ー' | '―' | '‐' | '−'))
}

fn read_links(list: List<RawEditorLink>, reader: &FieldReader) -> Vec<EditorLink> {
    entries(list).into_iter().filter_map(|link| read_link(link, reader)).collect()
}

fn read_link(field: Field<RawEditorLink>, reader: &FieldReader) -> Option<EditorLink> {
    let reader = FieldReader { faults: reader.faults, start: field.span };
    let RawEditorLink { id, by, note } = field.value?;
    let id = reader.required_slug(id, "id");
    let by = reader.required(by, "by");
    Some(EditorLink { id: id?, by: by?.value, note: text(note) })
}

fn read_grade(field: Field<RawGrade>, reader: &FieldReader) -> Option<Grade> {
    let reader = FieldReader { faults: reader.faults, start: field.span };
    let RawGrade { scheme, value, reason } = field.value?;
    let scheme = reader.required_slug(scheme, "scheme");
    let value = reader.required(value, "value");
    Some(Grade { scheme: scheme?, value: value?, reason: text(reason) })
}

fn read_indicator(field: Field<RawIndicator>, reader: &FieldReader) -> Option<Indicator> {
    let reader = FieldReader { faults: reader.faults, start: field.span };
    let RawIndicator { name, kind, unit, baseline, target, actual, as_of, note, better } = field.value?;
    let name = reader.required(name, "name")?;
    Some(Indicator {
        name: name.value,
        kind: kind.and_then(|kind| kind.value).map(Into::into),
        unit: text(unit),
        baseline: text(baseline),
        target: text(target),
        actual: text(actual),
        as_of: text(as_of),
        note: text(note),
        better: better.and_then(|better| better.value).map(Into::into),
        span: name.span,
    })
}

fn read_budget(field: Field<RawBudget>) -> Option<Budget> {
    let RawBudget { planned, settled, unit, note } = field.value?;
    let (planned, settled, unit, note) = (text(planned), text(settled), text(unit), text(note));
    Some(Budget { planned, settled, unit, note, span: field.span })
}

fn read_sdg(field: &Field<u8>, reader: &FieldReader) -> Option<u8> {
    let number = field.value?;
    if !(1..=17).contains(&number) {
        reader.faults.add(field.span, Misspelled { text: number.to_string(), expected: Spelling::Sdg });
        return None;
    }
    Some(number)
}
