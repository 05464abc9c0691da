//! Reads the one JSON that a Tantivy file carries: its footer, a structure of nothing but whole numbers.
//!
//! The numbers are handed over in the order in which they stand, which is the order of the fields, since
//! the same types wrote them.

use crate::Error;
use serde::de::{DeserializeSeed, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

/// What is left to read.
pub struct Numbers<'a> {
    pub rest: &'a [u8],
}

impl Numbers<'_> {
    fn next(&mut self) -> Result<u64, Error> {
        let start = self.rest.iter().position(u8::is_ascii_digit).ok_or(Error)?;
        let digits = &self.rest[start..];
        let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
        self.rest = &digits[end..];
        digits[..end].iter().try_fold(0u64, |number, digit| {
            number.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
        }).ok_or(Error)
    }
}

impl<'de> serde::Deserializer<'de> for &mut Numbers<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.next()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for &mut Numbers<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        seed.deserialize(&mut **self).map(Some)
    }
}
