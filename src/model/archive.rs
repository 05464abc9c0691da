//! The bytes of ZIP archives, which are the same on every system.

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
