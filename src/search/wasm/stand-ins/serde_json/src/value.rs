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

/// Refuses whatever it is asked to read.
pub struct Deserializer<Source>(PhantomData<Source>);

impl Value {
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
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

    pub fn iter(&self) -> std::collections::btree_map::Iter<'_, String, Value> {
        self.0.iter()
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
