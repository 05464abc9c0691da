//! The anchors that templates give to parts of pages: the ids of items must not meet them.

use std::collections::BTreeSet;

/// The anchors of a theme's templates.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    whole: BTreeSet<String>,
    /// What stands before a number that the template fills in, such as `row-`.
    numbered: BTreeSet<String>,
}

impl Anchors {
    /// Those of the templates with these texts.
    pub fn of<'a>(templates: impl Iterator<Item = &'a str>) -> Self {
        let mut anchors = Self::default();
        let ids =
            templates.flat_map(|text| text.split(" id=\"").skip(1)).filter_map(|rest| Some(rest.split_once('"')?.0));
        for id in ids {
            match id.split_once("{{") {
                None => drop(anchors.whole.insert(id.to_owned())),
                Some(("", _)) => {}
                Some((start, _)) => drop(anchors.numbered.insert(start.to_owned())),
            }
        }
        anchors
    }

    /// Whether a template may give the anchor `id` to a part of a page.
    pub fn holds(&self, id: &str) -> bool {
        let number = |start: &String| id.strip_prefix(start.as_str());
        let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
        self.whole.contains(id) || self.numbered.iter().filter_map(number).any(is_number)
    }
}

#[cfg(test)]
mod tests {
    use super::Anchors;

    #[test]
    fn holds_what_templates_write_and_what_they_number() {
        let template = "<main id=\"main\"><p class=\"a\" id=\"row-{{ row.number }}\"><li id=\"{{ item.id }}\">";
        let anchors = Anchors::of([template].into_iter());
        for (id, is_held) in [("main", true), ("row-1", true), ("row-", false), ("row-x", false), ("p1", false)] {
            assert_eq!(anchors.holds(id), is_held, "{id}");
        }
    }
}
