//! Opens a file as far as is necessary to recognize its format. Files with macros or a password are refused here,
//! before they are opened any further.

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{MacroFile, PasswordProtected};
use crate::import::read::budget::Budget;
use crate::import::read::encoding;
use crate::import::read::format::Sign;
use crate::import::read::package::{Package, has_stream};

/// An opened file.
pub(super) enum Opened<'a> {
    Package(Box<Package<'a>>),
    /// The container format of Office before 2007, and of protected files since.
    Compound(&'a [u8]),
    /// A file that begins with the bytes of a known format.
    Bytes(&'a [u8]),
    Text {
        text: String,
        /// The name of its encoding, if that is not UTF-8.
        encoding: Option<String>,
    },
}

/// Opens `bytes`; `starts` are the first bytes of all formats that are recognized by these.
///
/// # Errors
///
/// [`MacroFile`], [`PasswordProtected`], [`NotText`], and the faults of a ZIP archive.
pub(super) fn open<'a>(bytes: &'a [u8], starts: &[&[u8]], budget: &'a Budget) -> Result<Opened<'a>, Fault> {
    match bytes {
        [b'P', b'K', 3 | 5, ..] => open_package(bytes, budget),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => open_compound(bytes),
        _ if starts.iter().any(|start| bytes.starts_with(start)) => Ok(Opened::Bytes(bytes)),
        _ => encoding::decode(bytes).map(|(text, encoding)| Opened::Text { text, encoding }),
    }
}

fn open_package<'a>(bytes: &[u8], budget: &'a Budget) -> Result<Opened<'a>, Fault> {
    let package = Package::open(bytes, budget)?;
    if package.has_macros() { Err(MacroFile.into()) } else { Ok(Opened::Package(Box::new(package))) }
}

fn open_compound(bytes: &[u8]) -> Result<Opened<'_>, Fault> {
    let has = |name: &str| has_stream(bytes, name);
    if has("EncryptedPackage") {
        return Err(PasswordProtected.into());
    }
    if has("_VBA_PROJECT") || has("_VBA_PROJECT_CUR") {
        return Err(MacroFile.into());
    }
    Ok(Opened::Compound(bytes))
}

impl Opened<'_> {
    /// Whether the file is recognized by `sign`. The extensions of text files are checked by
    /// [`crate::import::read::recognize`].
    pub(super) fn has(&mut self, sign: &Sign) -> Result<bool, Fault> {
        Ok(match (sign, self) {
            (Sign::Start(start), Self::Bytes(bytes)) => bytes.starts_with(start),
            (Sign::Streams(names), Self::Compound(bytes)) => names.iter().any(|name| has_stream(bytes, name)),
            (Sign::Part(name), Self::Package(package)) => package.has(name),
            (Sign::MediaType(wanted), Self::Package(package)) => package.media_type()? == Some(*wanted),
            (Sign::Text { starts, .. }, Self::Text { text, .. }) => starts(text),
            (Sign::OtherText, Self::Text { .. }) => true,
            _ => false,
        })
    }
}
