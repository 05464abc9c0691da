//! The tree that YAML is read into.

use crate::model::source::Span;
use crate::yaml::fault::Shape;

/// A YAML value and its position in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub span: Span,
    pub kind: NodeKind,
}

/// The kinds of YAML values. Scalars are kept as text, as written: `1-10` must not become a date, nor `4.50` the number
/// 4.5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    Null,
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub text: String,
    pub span: Span,
}

impl Node {
    /// The shape of the value, for messages.
    pub fn shape(&self) -> Shape {
        match self.kind {
            NodeKind::Null | NodeKind::Scalar(_) => Shape::Text,
            NodeKind::List(_) => Shape::List,
            NodeKind::Map(_) => Shape::Map,
        }
    }
}
