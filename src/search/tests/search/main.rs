//! Tests of the search as a whole: packs built from documents, asked through the reader.

mod answers;
mod damage;
mod furigana;
mod input;
mod promise;
mod rounds;
mod site;
