//! The tag of an item: `[r1 -> p1, p2 @ 10月]`.

use crate::model::item::ItemLink;
use crate::model::path::Slug;
use crate::model::source::Span;
use crate::validate::fault::value::{Misspelled, Spelling};
use crate::validate::faults::Faults;

/// What a tag says; every part may be missing.
#[derive(Debug, Default)]
pub struct Tag {
    pub id: Option<Slug>,
    pub links: Vec<ItemLink>,
    pub when: Option<(String, Span)>,
}

/// Reads the tag at the start of an item's text, which begins at byte `at` of
/// the file. Returns it with the length it takes up, spaces after it included.
///
/// Square brackets that hold no tag, such as `[策定済み]`, belong to the text;
/// brackets that begin like one but go wrong are reported.
pub fn read(text: &str, at: usize, faults: &Faults) -> (Tag, usize) {
    let Some(inner) = text.strip_prefix('[').and_then(|text| text.split_once(']')).map(|(inner, _)| inner) else {
        return (Tag::default(), 0);
    };
    let after = &text[inner.len() + 2..];
    if after.starts_with(['(', '[']) || !looks_like_tag(inner) {
        return (Tag::default(), 0);
    }
    let length = text.len() - after.trim_start().len();
    let tag = parse(inner, at + 1).unwrap_or_else(|| {
        let fault = Misspelled { text: format!("[{inner}]"), expected: Spelling::Tag };
        faults.add(Span::new(at, inner.len() + 2), fault);
        Tag::default()
    });
    (tag, length)
}

/// A tag begins with an id, an arrow or an `@`.
fn looks_like_tag(inner: &str) -> bool {
    let word = inner.split_whitespace().next().unwrap_or_default();
    word.starts_with(['@', '→']) || word.starts_with("->") || Slug::new(word).is_some()
}

fn parse(inner: &str, at: usize) -> Option<Tag> {
    let (rest, when) = match inner.split_once('@') {
        Some((rest, when)) => (rest, Some((when.trim().to_owned(), span_within(inner, when.trim(), at)))),
        None => (inner, None),
    };
    let arrow = rest.find("->").map(|place| (place, 2)).or_else(|| rest.find('→').map(|place| (place, '→'.len_utf8())));
    let (id, links) = match arrow {
        Some((place, length)) => (&rest[..place], read_links(&rest[place + length..], inner, at)?),
        None => (rest, Vec::new()),
    };
    let id = match id.trim() {
        "" => None,
        id => Some(Slug::new(id)?),
    };
    Some(Tag { id, links, when })
}

fn read_links(targets: &str, inner: &str, at: usize) -> Option<Vec<ItemLink>> {
    targets.split([',', '、']).map(|target| read_link(target.trim(), inner, at)).collect()
}

fn read_link(target: &str, inner: &str, at: usize) -> Option<ItemLink> {
    let (document, item) = match target.split_once('/') {
        Some((document, item)) => (Some(Slug::new(document)?), item),
        None => (None, target),
    };
    Some(ItemLink { document, item: Slug::new(item)?, span: span_within(inner, target, at) })
}

/// The place of `part`, a slice of `whole`, when `whole` begins at byte `at`.
fn span_within(whole: &str, part: &str, at: usize) -> Span {
    let offset = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    Span::new(at + offset.min(whole.len()), part.len())
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::validate::faults::Faults;

    fn check(text: &str, expected: &str) {
        let faults = Faults::new("test");
        let (tag, length) = read(text, 0, &faults);
        let links: Vec<_> = tag.links.iter().map(|link| link.item.to_string()).collect();
        let id = tag.id.map(|id| id.to_string()).unwrap_or_default();
        let when = tag.when.map(|when| when.0).unwrap_or_default();
        let told = format!("{id}>{}@{when}|{}|{}", links.join(","), &text[length..], faults.into_found().len());
        assert_eq!(told, expected);
    }

    #[test]
    fn reads_all_parts() {
        check("[p1] 文", "p1>@|文|0");
        check("[r1 -> p1, p2 @ 10月] 文", "r1>p1,p2@10月|文|0");
        check("[-> p1] 文", ">p1@|文|0");
        check("[s1 @ 平成31年度]", "s1>@平成31年度||0");
    }

    #[test]
    fn leaves_ordinary_brackets_alone() {
        check("[策定済み：北丘校区]", ">@|[策定済み：北丘校区]|0");
        check("[link](https://x.example)", ">@|[link](https://x.example)|0");
    }

    #[test]
    fn reports_broken_tags() {
        check("[r1 -> ] 文", ">@|文|1");
        check("[r1 p1] 文", ">@|文|1");
    }
}
