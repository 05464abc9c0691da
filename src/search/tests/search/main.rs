//! Tests of building and reading together: packs are built from documents, and the reader answers from them.

mod annotated;
mod answers;
mod damage;
mod furigana;
mod input;
mod promise;
mod rounds;
mod site;
mod spelling;
mod synonyms;
mod values;
