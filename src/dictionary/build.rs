//! Unpacks the pinned IPADIC sources and compiles them with Lindera's own builder. It never accesses the network.

#![expect(clippy::disallowed_methods, reason = "a build script is no stage")]

use std::error::Error;
use std::fs::{create_dir_all, read, read_to_string, remove_dir_all};
use std::path::{Path, PathBuf};

use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::metadata::Metadata;
use lindera_dictionary::dictionary::schema::Schema;
use lzma_rust2::XzReader;
use sha2::{Digest, Sha256};

const ARCHIVE: &str = "ipadic/ipadic.tar.xz";
const CHECKSUM: &str = "ipadic/ipadic.sha256";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={ARCHIVE}");
    println!("cargo::rerun-if-changed={CHECKSUM}");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let sources = out.join("sources");
    unpack(&checked_archive()?, &sources)?;
    DictionaryBuilder::new(metadata()).build_dictionary(&sources, &out.join("ipadic"))?;
    remove_dir_all(&sources)?;
    println!("cargo::rustc-env=LINDERA_WORKDIR={}", out.display());
    Ok(())
}

fn checked_archive() -> Result<Vec<u8>, Box<dyn Error>> {
    let archive = read(ARCHIVE)?;
    let found: String = Sha256::digest(&archive).iter().map(|byte| format!("{byte:02x}")).collect();
    if read_to_string(CHECKSUM)?.split_whitespace().next() != Some(&found) {
        return Err(format!("{ARCHIVE} does not match {CHECKSUM}: its SHA-256 is {found}").into());
    }
    Ok(archive)
}

fn unpack(archive: &[u8], sources: &Path) -> Result<(), Box<dyn Error>> {
    create_dir_all(sources)?;
    tar::Archive::new(XzReader::new(archive, false)).unpack(sources)?;
    Ok(())
}

/// The format of IPADIC: thirteen columns, and one pair of context ids per entry. 1288 is the id of proper nouns.
fn metadata() -> Metadata {
    let user_columns = ["surface", "major_pos", "reading"].map(String::from).to_vec();
    Metadata {
        name: String::from("ipadic"),
        encoding: String::from("EUC-JP"),
        default_word_cost: -10000,
        default_left_context_id: 1288,
        default_right_context_id: 1288,
        default_field_value: String::from("*"),
        flexible_csv: true,
        dictionary_schema: Schema::default(),
        user_dictionary_schema: Schema::new(user_columns),
        ..Metadata::default()
    }
}
