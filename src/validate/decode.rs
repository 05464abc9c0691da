//! Decodes a YAML tree into raw structs and reports every value that does not fit.
//!
//! serde stops at the first error. Here each value of a [`Field`] is decoded separately: one that does not fit is
//! reported at its position and left empty, and decoding continues. The errors carry no data, since they have been
//! reported when they are created.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::faults::Faults;
use crate::diagnostic::suggest::nearest;
use crate::model::source::Span;
use crate::validate::fault::key::UnknownValue;
use crate::yaml::fault::{DuplicateKey, Shape, UnknownKey, WrongShape};
use crate::yaml::{Key, Node, NodeKind};

const FIELD: &str = "tomei::Field";

/// A value that was written, with its position; `None` if it did not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<T> {
    pub span: Span,
    pub value: Option<T>,
}

/// Decodes `node`, and adds the faults found to `faults`.
pub fn decode<'a, T: Deserialize<'a>>(node: &'a Node, faults: &'a Faults<'a>) -> Option<T> {
    T::deserialize(NodeDeserializer { node, faults }).ok()
}

/// The error for a value whose fault has been reported already.
#[derive(Debug)]
pub struct Reported;

impl fmt::Display for Reported {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("already reported")
    }
}

impl std::error::Error for Reported {}

impl de::Error for Reported {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(FIELD, FieldVisitor(PhantomData))
    }
}

struct FieldVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for FieldVisitor<T> {
    type Value = Field<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("start, end and value of a field")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Field<T>, A::Error> {
        let start = parts.next_element()?.unwrap_or_default();
        let end = parts.next_element()?.unwrap_or_default();
        Ok(Field { span: Span { start, end }, value: parts.next_element().ok().flatten() })
    }
}

/// The start, end and value of a node, in the form that [`FieldVisitor`] expects.
struct FieldParts<'a> {
    deserializer: NodeDeserializer<'a>,
    given: u8,
}

impl<'a> SeqAccess<'a> for FieldParts<'a> {
    type Error = Reported;

    fn next_element_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<Option<S::Value>, Reported> {
        self.given += 1;
        let span = self.deserializer.node.span;
        match self.given {
            1 => seed.deserialize(span.start.into_deserializer()).map(Some),
            2 => seed.deserialize(span.end.into_deserializer()).map(Some),
            _ => seed.deserialize(self.deserializer).map(Some),
        }
    }
}

#[derive(Clone, Copy)]
struct NodeDeserializer<'a> {
    node: &'a Node,
    faults: &'a Faults<'a>,
}

impl<'a> NodeDeserializer<'a> {
    fn refuse(self, fault: impl Into<Fault>) -> Reported {
        self.faults.add(self.node.span, fault);
        Reported
    }

    fn scalar(self, expected: Shape) -> Result<&'a str, Reported> {
        match &self.node.kind {
            NodeKind::Scalar(text) => Ok(text),
            _ => Err(self.refuse(WrongShape { expected, found: self.node.shape() })),
        }
    }

    fn entries(self, known: &'static [&'static str]) -> Result<Entries<'a>, Reported> {
        match &self.node.kind {
            NodeKind::Map(entries) => {
                Ok(Entries { rest: entries, seen: Vec::new(), known, value: None, faults: self.faults })
            }
            _ => Err(self.refuse(WrongShape { expected: Shape::Map, found: self.node.shape() })),
        }
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty),*) => {$(
        fn $method<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Reported> {
            match self.scalar(Shape::Number)?.parse::<$type>() {
                Ok(number) => visitor.$visit(number),
                Err(_) => Err(self.refuse(WrongShape { expected: Shape::Number, found: Shape::Text })),
            }
        }
    )*};
}

impl<'a> Deserializer<'a> for NodeDeserializer<'a> {
    type Error = Reported;

    numbers!(deserialize_u8 visit_u8 u8, deserialize_u32 visit_u32 u32, deserialize_i32 visit_i32 i32);

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Reported> {
        match &self.node.kind {
            NodeKind::Null => visitor.visit_unit(),
            NodeKind::Scalar(text) => visitor.visit_borrowed_str(text),
            NodeKind::List(_) => self.deserialize_seq(visitor),
            NodeKind::Map(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Reported> {
        visitor.visit_borrowed_str(self.scalar(Shape::Text)?)
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Reported> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Reported> {
        match self.scalar(Shape::Bool)? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(self.refuse(WrongShape { expected: Shape::Bool, found: Shape::Text })),
        }
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Reported> {
        match self.node.kind {
            NodeKind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(self, name: &'static str, visitor: V) -> Result<V::Value, Reported> {
        match name {
            FIELD => visitor.visit_seq(FieldParts { deserializer: self, given: 0 }),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Reported> {
        match &self.node.kind {
            NodeKind::List(nodes) => visitor.visit_seq(Nodes { rest: nodes, faults: self.faults }),
            _ => Err(self.refuse(WrongShape { expected: Shape::List, found: self.node.shape() })),
        }
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Reported> {
        visitor.visit_map(self.entries(&[])?)
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Reported> {
        visitor.visit_map(self.entries(known)?)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Reported> {
        let text = self.scalar(Shape::Text)?;
        if !variants.contains(&text) {
            let allowed = variants.iter().map(ToString::to_string).collect();
            return Err(self.refuse(UnknownValue { value: text.to_owned(), allowed }));
        }
        let variant: StrDeserializer<Reported> = text.into_deserializer();
        visitor.visit_enum(variant)
    }

    fn deserialize_ignored_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Reported> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        <V: Visitor<'a>>
        i8 i16 i64 i128 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

struct Nodes<'a> {
    rest: &'a [Node],
    faults: &'a Faults<'a>,
}

impl<'a> SeqAccess<'a> for Nodes<'a> {
    type Error = Reported;

    fn next_element_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<Option<S::Value>, Reported> {
        let Some((node, rest)) = self.rest.split_first() else { return Ok(None) };
        self.rest = rest;
        seed.deserialize(NodeDeserializer { node, faults: self.faults }).map(Some)
    }
}

/// The entries of a mapping. Unknown and repeated keys are reported and skipped.
struct Entries<'a> {
    rest: &'a [(Key, Node)],
    seen: Vec<&'a str>,
    /// The allowed keys; empty if all are allowed.
    known: &'static [&'static str],
    value: Option<&'a Node>,
    faults: &'a Faults<'a>,
}

impl<'a> Entries<'a> {
    fn is_wanted(&mut self, key: &'a Key) -> bool {
        if !self.known.is_empty() && !self.known.contains(&key.text.as_str()) {
            self.faults.add(key.span, unknown_key(&key.text, self.known));
            return false;
        }
        if self.seen.contains(&key.text.as_str()) {
            self.faults.add(key.span, DuplicateKey { key: key.text.clone() });
            return false;
        }
        self.seen.push(&key.text);
        true
    }
}

fn unknown_key(key: &str, known: &[&str]) -> UnknownKey {
    UnknownKey {
        key: key.to_owned(),
        suggestion: nearest(key, known.iter().copied()),
        known: known.iter().map(ToString::to_string).collect(),
    }
}

impl<'a> MapAccess<'a> for Entries<'a> {
    type Error = Reported;

    fn next_key_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<Option<S::Value>, Reported> {
        while let Some(((key, value), rest)) = self.rest.split_first() {
            self.rest = rest;
            if self.is_wanted(key) {
                self.value = Some(value);
                let text: StrDeserializer<Reported> = key.text.as_str().into_deserializer();
                return seed.deserialize(text).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'a>>(&mut self, seed: S) -> Result<S::Value, Reported> {
        let node = self.value.take().expect("serde asks for a value only after its key");
        seed.deserialize(NodeDeserializer { node, faults: self.faults })
    }
}
