//! Parses pages as trees of elements, as far as snapshots need it. The output of tomei is well-formed.

use std::collections::BTreeMap;

/// A piece of a page.
#[derive(Clone, Debug)]
pub enum Node {
    Text(String),
    Element(Element),
}

/// An element with everything in it.
#[derive(Clone, Debug)]
pub struct Element {
    pub name: String,
    /// As it is written: `<section aria-labelledby="plan">`.
    pub tag: String,
    pub inside: Vec<Node>,
}

/// Elements that nothing stands in.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "wbr"];

/// Entries of lists and tables: they are left out where one of the same shape stands before them.
const REPEATED: [&str; 7] = ["li", "tr", "td", "section", "circle", "rect", "path"];

/// So many entries of one shape all stay.
const FEW: usize = 2;

/// The nodes of a piece of HTML.
pub fn parse(html: &str) -> Vec<Node> {
    let mut open = vec![Element { name: String::new(), tag: String::new(), inside: Vec::new() }];
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>').expect("a tag ends") + 1;
        let (text, tag) = (&rest[..start], &rest[start..end]);
        rest = &rest[end..];
        let top = open.last_mut().expect("the root stays open");
        if !text.is_empty() {
            top.inside.push(Node::Text(text.to_owned()));
        }
        let name = tag[1..].trim_start_matches('/').split([' ', '>', '/']).next().unwrap_or_default().to_owned();
        if tag.starts_with("</") {
            close(&mut open, &name);
        } else {
            open.push(Element { name: name.clone(), tag: tag.to_owned(), inside: Vec::new() });
            if VOID.contains(&name.as_str()) || tag.ends_with("/>") {
                close(&mut open, &name);
            }
        }
    }
    assert_eq!(open.len(), 1, "an element is open at the end: {:?}", open.last());
    let mut root = open.remove(0);
    root.inside.push(Node::Text(rest.to_owned()));
    root.inside
}

fn close(open: &mut Vec<Element>, name: &str) {
    let element = open.pop().expect("an element is open");
    assert_eq!(element.name, name, "elements end in the order in which they began");
    open.last_mut().expect("the root stays open").inside.push(Node::Element(element));
}

impl Node {
    fn as_entry(&self) -> Option<&Element> {
        match self {
            Self::Element(element) if element.is_entry() => Some(element),
            Self::Element(_) | Self::Text(_) => None,
        }
    }

    fn is_space(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }

    fn reduced(&self) -> Self {
        match self {
            Self::Element(element) => Self::Element(element.reduced()),
            Self::Text(text) => Self::Text(text.clone()),
        }
    }
}

impl Element {
    /// What is left when texts and the values of attributes other than `class` are taken away.
    fn shape(&self) -> String {
        let mut shape = format!("<{}", self.name);
        for attribute in self.tag.split('"').step_by(2).zip(self.tag.split('"').skip(1).step_by(2)) {
            let (name, value) = (attribute.0.rsplit(' ').next().unwrap_or_default(), attribute.1);
            shape += name;
            shape += if name == "class=" { value } else { "" };
        }
        let inside = self.inside.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element.shape()),
            Node::Text(_) => None,
        });
        shape + ">" + &inside.collect::<String>() + "/"
    }

    /// The rows of `dl` say different things in the same shape, but where they can be linked to, they are entries.
    fn is_entry(&self) -> bool {
        REPEATED.contains(&self.name.as_str()) || (self.name == "div" && self.tag.contains(" id=\""))
    }

    /// The element with one of each shape among its entries where there are more than [`FEW`], and a note of how many
    /// were left out: a short list says another thing in each entry, a long one the same.
    pub fn reduced(&self) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let elements = self.inside.iter().filter_map(Node::as_entry);
        elements.for_each(|entry| *counts.entry(entry.reduced().shape()).or_default() += 1);
        let (mut inside, mut left_out) = (Vec::new(), 0);
        for node in &self.inside {
            let reduced = node.reduced();
            let count = reduced.as_entry().and_then(|entry| counts.get_mut(&entry.shape()));
            match count {
                Some(0) => {
                    left_out += 1;
                    drop(inside.pop_if(|node: &mut Node| node.is_space()));
                    continue;
                }
                Some(count) if *count > FEW => *count = 0,
                Some(_) | None => {}
            }
            inside.push(reduced);
        }
        if left_out > 0 {
            inside.push(Node::Text(format!("<!-- {left_out} more of these shapes -->\n")));
        }
        Self { inside, ..self.clone() }
    }

    /// The element as HTML.
    pub fn print(&self) -> String {
        let inside = self.inside.iter().map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => element.print(),
        });
        let has_end = !VOID.contains(&self.name.as_str()) && !self.tag.ends_with("/>");
        let end = if has_end { format!("</{}>", self.name) } else { String::new() };
        format!("{}{}{end}", self.tag, inside.collect::<String>())
    }

    /// The first element in it whose tag has this in it.
    pub fn find(&self, mark: &str) -> Option<&Self> {
        self.inside.iter().find_map(|node| match node {
            Node::Element(element) if element.tag.contains(mark) => Some(element),
            Node::Element(element) => element.find(mark),
            Node::Text(_) => None,
        })
    }
}

#[test]
fn many_entries_of_a_shape_are_left_out_and_counted() {
    let check = |html: &str, expected: &str| {
        let nodes = parse(html);
        let Some(Node::Element(element)) = nodes.first() else { panic!("{nodes:?}") };
        assert_eq!(element.print(), html);
        assert_eq!(element.reduced().print(), expected);
    };
    let few = "<li>a</li>\n".repeat(FEW);
    check(&format!("<ul>{few}</ul>"), &format!("<ul>{few}</ul>"));
    check(
        &format!("<ul>{few}<li>a</li>\n<li><b>c</b></li></ul>"),
        "<ul><li>a</li>\n<li><b>c</b></li><!-- 2 more of these shapes -->\n</ul>",
    );
    let classes = "<li class=\"x\">a</li><li class=\"y\">b</li>".repeat(FEW);
    check(&format!("<ul>{classes}</ul>"), &format!("<ul>{classes}</ul>"));
    check("<p>a<br>b</p>", "<p>a<br>b</p>");
    let texts = "<p>a</p>".repeat(9);
    check(&format!("<div>{texts}</div>"), &format!("<div>{texts}</div>"));
}
