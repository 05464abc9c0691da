//! The JSON tree as a type, so that signatures which name it compile.

use crate::{Error, Number};
use serde::de::{Deserialize, Error as _, Visitor};
use serde::forward_to_deserialize_any;
use serde::ser::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::marker::PhantomData;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Value {
    #[default]
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Value>),
    Object(Map<String, Value>),
}

/// A JSON object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Map<Key: Ord, Member>(BTreeMap<Key, Member>);

/// The members of a JSON object.
pub type Iter<'a> = std::collections::btree_map::Iter<'a, String, Value>;

/// Refuses whatever it is asked to read.
pub struct Deserializer<Source>(PhantomData<Source>);

impl Value {
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    pub fn as_str(&self) -> Option<&str> {
        None
    }

    pub fn as_f64(&self) -> Option<f64> {
        None
    }

    pub fn as_object(&self) -> Option<&Map<String, Value>> {
        None
    }
}

impl Map<String, Value> {
    pub fn new() -> Self {
        Map(BTreeMap::new())
    }

    pub fn with_capacity(_capacity: usize) -> Self {
        Map::new()
    }

    pub fn insert(&mut self, key: String, value: Value) -> Option<Value> {
        self.0.insert(key, value)
    }

    pub fn iter(&self) -> Iter<'_> {
        self.0.iter()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Default for Map<String, Value> {
    fn default() -> Self {
        Map::new()
    }
}

impl IntoIterator for Map<String, Value> {
    type Item = (String, Value);
    type IntoIter = std::collections::btree_map::IntoIter<String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Map<String, Value> {
    type Item = (&'a String, &'a Value);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.0.iter()
    }
}

impl From<Map<String, Value>> for Value {
    fn from(object: Map<String, Value>) -> Value {
        Value::Object(object)
    }
}

impl From<Vec<Value>> for Value {
    fn from(array: Vec<Value>) -> Value {
        Value::Array(array)
    }
}

impl Display for Value {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("null")
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: serde::Deserializer<'de>>(_deserializer: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("no JSON here"))
    }
}

impl<'de> Deserialize<'de> for Map<String, Value> {
    fn deserialize<D: serde::Deserializer<'de>>(_deserializer: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("no JSON here"))
    }
}

impl<Source> Deserializer<Source> {
    pub fn from_reader(_source: Source) -> Self {
        Deserializer(PhantomData)
    }
}

impl<'de, Source> serde::Deserializer<'de> for &mut Deserializer<Source> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Error> {
        Err(Error)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
