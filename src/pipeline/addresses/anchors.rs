//! Anchors on pages: the ids of items and of the glossary beside those that the templates give.

use crate::diagnostic::Diagnostic;
use crate::model::content_file::ContentFile;
use crate::pipeline::addresses::fault::AnchorTaken;
use crate::resolve::Resolved;
use crate::theme::anchors::Anchors;

/// Reports ids to which a link would lead elsewhere.
pub(super) fn faults(resolved: &Resolved, anchors: &Anchors) -> Vec<Diagnostic> {
    let documents = resolved.site.documents.iter().chain(&resolved.hidden);
    let items = documents.flat_map(|document| {
        let items = document.all_items().into_iter();
        items.map(|item| (document.file.as_str(), item.span, item.id.as_str()))
    });
    let glossary = resolved.site.tables.glossary.iter();
    let terms = glossary.map(|entry| (ContentFile::Glossary.path(), entry.id.span, entry.id.value.as_str()));
    let taken = items.chain(terms).filter(|(_, _, id)| anchors.holds(id));
    taken.map(|(file, span, id)| Diagnostic::at(file, span, AnchorTaken { id: id.to_owned() })).collect()
}
