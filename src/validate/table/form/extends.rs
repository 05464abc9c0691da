//! Forms that extend others: what a form does not say, the form that it extends says.

use crate::model::source::Span;
use crate::validate::decode::Field;
use crate::validate::fault::form::{CircularForm, UnknownBase};
use crate::validate::fields::{FieldReader, located};
use crate::validate::raw::value::{List, Scalar};
use crate::validate::table::form::{RawArea, RawForm, RawLabel, read_raw};

/// A form together with all that it inherits. `others` are the files of the forms that it can extend, by name and text.
/// `None` if there is no such form, or if it extends itself; both are reported.
pub(super) fn inherit(mut form: RawForm, others: &[(String, String)], reader: &FieldReader) -> Option<RawForm> {
    let mut seen: Vec<String> = id(&form).into_iter().collect();
    let mut written: Option<Span> = None;
    while let Some(base) = located(form.extends.take()) {
        let span = *written.get_or_insert(base.span);
        let name = base.value.trim().to_owned();
        if seen.contains(&name) {
            reader.faults.add(span, CircularForm { name });
            return None;
        }
        let known: Vec<RawForm> = others.iter().filter_map(|(file, text)| read_raw(file, text)).collect();
        let ids = known.iter().filter_map(id).collect();
        let Some(found) = known.into_iter().find(|other| id(other).as_ref() == Some(&name)) else {
            reader.faults.add(span, UnknownBase { name, known: ids });
            return None;
        };
        seen.push(name);
        form = over(form, found);
    }
    Some(form)
}

pub(super) fn id(form: &RawForm) -> Option<String> {
    Some(form.id.as_ref()?.value.as_ref()?.0.trim().to_owned())
}

/// What `form` says, and for the rest what `base` says.
fn over(form: RawForm, base: RawForm) -> RawForm {
    RawForm {
        id: form.id,
        extends: base.extends,
        title: form.title.or(base.title),
        note: form.note.or(base.note),
        bullets: form.bullets.or(base.bullets),
        plan: form.plan.or(base.plan),
        policies: form.policies.or(base.policies),
        grades: form.grades.or(base.grades),
        hidden: form.hidden.or(base.hidden),
        steps: form.steps.or(base.steps),
        departments: form.departments.or(base.departments),
        furniture: joined(form.furniture, base.furniture),
        areas: areas(form.areas, base.areas),
    }
}

/// The entries of both lists, those of the form first.
fn joined<T>(own: List<T>, base: List<T>) -> List<T> {
    match (own, base) {
        (Some(mut own), Some(base)) => {
            own.value.get_or_insert_default().extend(base.value.unwrap_or_default());
            Some(own)
        }
        (own, base) => own.or(base),
    }
}

/// The areas of the base in their order, each changed by the area of the form that has the same kind and a heading in
/// common (or no headings, like it), and then the other areas of the form.
fn areas(own: List<RawArea>, base: List<RawArea>) -> List<RawArea> {
    let (mut own, base) = match (own, base) {
        (Some(own), Some(base)) => (own, base),
        (own, base) => return own.or(base),
    };
    let mut new = own.value.take().unwrap_or_default();
    let mut areas: Vec<Field<RawArea>> = Vec::new();
    for area in base.value.unwrap_or_default() {
        let at = new.iter().position(|own| is_same(own, &area));
        areas.push(match at {
            Some(at) => both(new.remove(at), area),
            None => area,
        });
    }
    areas.extend(new);
    Some(Field { value: Some(areas), ..own })
}

fn is_same(own: &Field<RawArea>, base: &Field<RawArea>) -> bool {
    let (Some(own), Some(base)) = (&own.value, &base.value) else { return false };
    let kind = |area: &RawArea| area.kind.as_ref().and_then(|kind| kind.value);
    let (mine, theirs) = (words(&own.headings), words(&base.headings));
    let is_shared = mine.is_empty() && theirs.is_empty() || mine.iter().any(|heading| theirs.contains(heading));
    kind(own) == kind(base) && is_shared
}

fn both(own: Field<RawArea>, base: Field<RawArea>) -> Field<RawArea> {
    let (Some(area), Some(base)) = (own.value, base.value) else { return Field { value: None, span: own.span } };
    let area = RawArea {
        kind: area.kind,
        headings: joined(area.headings, base.headings),
        records: area.records.or(base.records),
        record_heading: area.record_heading.or(base.record_heading),
        columns: labels(area.columns, base.columns),
        labels: labels(area.labels, base.labels),
        text: area.text.or(base.text),
        leave_out: joined(area.leave_out, base.leave_out),
    };
    Field { value: Some(area), span: own.span }
}

/// The labels of both. A spelling that the form has means what the form says.
fn labels(own: List<RawLabel>, base: List<RawLabel>) -> List<RawLabel> {
    let taken: Vec<String> = rows(&own).flat_map(|label| words(&label.labels)).collect();
    let mut base = base;
    if let Some(list) = base.as_mut().and_then(|base| base.value.as_mut()) {
        list.iter_mut().for_each(|label| release(label, &taken));
        list.retain(|label| label.value.as_ref().is_some_and(|label| !words(&label.labels).is_empty()));
    }
    joined(own, base)
}

/// Removes the spellings `taken` from a label.
fn release(label: &mut Field<RawLabel>, taken: &[String]) {
    let spellings = label.value.as_mut().and_then(|label| label.labels.as_mut()).and_then(|list| list.value.as_mut());
    if let Some(spellings) = spellings {
        spellings.retain(|spelling| spelling.value.as_ref().is_none_or(|text| !taken.contains(&plain(text))));
    }
}

fn rows<T>(list: &List<T>) -> impl Iterator<Item = &T> {
    let fields = list.iter().filter_map(|list| list.value.as_ref()).flatten();
    fields.filter_map(|field| field.value.as_ref())
}

fn words(list: &List<Scalar>) -> Vec<String> {
    rows(list).map(plain).collect()
}

/// A text without white space.
fn plain(text: &Scalar) -> String {
    text.0.split_whitespace().collect()
}
