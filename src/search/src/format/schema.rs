//! The schema of a Tantivy segment: its fields, what each records, and the keys of terms.

use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

use crate::format::terms::TermField;

/// The schema: one field for each [`TermField`] in their order, without lengths and stored values.
pub fn schema() -> Schema {
    let mut builder = Schema::builder();
    for field in TermField::ALL {
        let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false);
        let indexing = indexing.set_index_option(record_option(field));
        builder.add_text_field(field.name(), TextOptions::default().set_indexing_options(indexing));
    }
    builder.build()
}

/// What Tantivy records for a term: always documents, frequencies for fields that are scored, positions for fields with
/// phrases.
pub fn record_option(field: TermField) -> IndexRecordOption {
    match field {
        TermField::Gram => IndexRecordOption::WithFreqsAndPositions,
        TermField::Word => IndexRecordOption::WithFreqs,
        TermField::Frequent | TermField::Facet => IndexRecordOption::Basic,
    }
}

/// The number that Tantivy gives to a field.
pub fn tantivy_field(field: TermField) -> Field {
    Field::from_field_id(field as u32)
}

/// The key of a string in a field. All fields share one term dictionary, since creating one costs Tantivy 20,000 cells.
pub fn term_key(field: TermField, text: &str) -> String {
    let prefix = match field {
        TermField::Gram => "g",
        TermField::Frequent => "m",
        TermField::Word => "w",
        TermField::Facet => "f",
    };
    [prefix, text].concat()
}
