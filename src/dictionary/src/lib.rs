//! IPADIC in Lindera's format, compiled by `build.rs` and embedded. It must not know anything about the search.

lindera_dictionary::embedded_dictionary!("/ipadic", EmbeddedIpadic);

#[cfg(test)]
mod tests {
    use super::load;

    #[test]
    fn holds_the_whole_of_ipadic() {
        let dictionary = load().expect("the embedded dictionary loads");
        let entries = dictionary.prefix_dictionary.words_idx_data.len() / 4;
        assert_eq!(entries, 392_127);
        assert_eq!(dictionary.connection_cost_matrix.forward_size, 1316);
        assert_eq!(dictionary.connection_cost_matrix.backward_size, 1316);
    }

    #[test]
    fn reads_details_in_utf_8() {
        let dictionary = load().expect("the embedded dictionary loads");
        let first = dictionary.word_details(0);
        assert_eq!(first.len(), 9);
        assert!(first.iter().all(|field| !field.contains('\u{FFFD}')));
    }
}
