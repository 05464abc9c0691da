//! The bytes of ZIP archives, which are the same on every system.

use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// Packs parts by their names, in this order. The bytes are the same for the same parts, on every day and system.
pub fn pack<N: AsRef<str>, B: AsRef<[u8]>>(parts: &[(N, B)]) -> Vec<u8> {
    let mut bytes = write(parts).expect("memory takes every byte");
    name_system(&mut bytes);
    bytes
}

fn write<N: AsRef<str>, B: AsRef<[u8]>>(parts: &[(N, B)]) -> ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        archive.start_file(name.as_ref(), options)?;
        archive.write_all(bytes.as_ref())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// An archive says of each part on which kind of system it was made. So that its
/// bytes, and with them the checksums, are the same on all, each says what Linux
/// says (APPNOTE.TXT 4.4.2).
pub fn name_system(archive: &mut [u8]) {
    const UNIX: u8 = 3;
    const END: usize = 22;
    const ENTRY: usize = 46;
    let number = |archive: &[u8], at: usize, length: usize| {
        let bytes = archive.get(at..at + length).unwrap_or_default();
        bytes.iter().rev().fold(0_usize, |number, byte| number << 8 | usize::from(*byte))
    };
    let Some(end) = archive.len().checked_sub(END) else { return };
    let (entries, mut at) = (number(archive, end + 10, 2), number(archive, end + 16, 4));
    for _ in 0..entries {
        if let Some(system) = archive.get_mut(at + 5) {
            *system = UNIX;
        }
        at += ENTRY + [28, 30, 32].map(|field| number(archive, at + field, 2)).iter().sum::<usize>();
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook;

    use super::name_system;

    #[test]
    fn an_archive_of_windows_becomes_that_of_linux() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write_string(0, 0, "目標").expect("a cell");
        let mut linux = workbook.save_to_buffer().expect("a workbook");
        name_system(&mut linux);
        let headers: Vec<usize> = (0..linux.len() - 4).filter(|at| linux[*at..].starts_with(b"PK\x01\x02")).collect();
        assert!(headers.len() > 5 && headers.iter().all(|at| linux[at + 5] == 3), "{headers:?}");
        let mut windows = linux.clone();
        headers.iter().for_each(|at| windows[at + 5] = 0);
        assert_ne!(windows, linux);
        name_system(&mut windows);
        assert!(windows == linux);
    }
}
