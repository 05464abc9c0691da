//! Determines the format of a file from its content; its name matters only if the content is text.

use crate::diagnostic::fault::Fault;
use crate::diagnostic::lang::Lang;
use crate::import::fault::file::{NotAsNamed, NotText, UnsupportedFile};
use crate::import::read::format::{Format, Sign};
use crate::import::read::open::Opened;

/// The formats to choose from.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub readable: &'static [&'static Format],
    /// Formats that are refused, with their names in messages.
    pub foreign: &'static [(Sign, &'static str)],
}

impl Known {
    /// The first bytes of all formats that are recognized by them.
    pub(super) fn starts(self) -> Vec<&'static [u8]> {
        let signs = self.foreign.iter().map(|(sign, _)| sign).chain(self.readable.iter().map(|format| &format.sign));
        let start = |sign: &'static Sign| if let Sign::Start(start) = sign { Some(*start) } else { None };
        signs.filter_map(start).collect()
    }

    /// The format of the file with the name `file`.
    ///
    /// # Errors
    ///
    /// [`NotAsNamed`] or [`UnsupportedFile`].
    pub(super) fn format_of(self, file: &str, opened: &mut Opened) -> Result<&'static Format, Fault> {
        for (sign, name) in self.foreign {
            if opened.has(sign)? {
                return Err(self.refused(file, name));
            }
        }
        if let Opened::Text { .. } = opened {
            return self.of_text(file, opened);
        }
        for format in self.readable {
            if opened.has(&format.sign)? {
                return Ok(format);
            }
        }
        let container = if let Opened::Package(_) = opened { "ZIP" } else { "Microsoft Office 97-2003" };
        Err(self.refused(file, container))
    }

    fn of_text(self, file: &str, opened: &mut Opened) -> Result<&'static Format, Fault> {
        let (ending, mut by_start, mut other) = (ending(file), None, None);
        for format in self.readable.iter().filter(|format| format.is_text()) {
            match &format.sign {
                Sign::OtherText => other = Some(*format),
                _ if format.has_ending(&ending) => return Ok(format),
                sign if opened.has(sign)? => by_start = by_start.or(Some(*format)),
                _ => {}
            }
        }
        let is_named_otherwise = self.readable.iter().any(|format| !format.is_text() && format.has_ending(&ending));
        if is_named_otherwise && !by_start.is_some_and(|format| format.poses_as(&ending)) {
            return Err(self.refused(file, by_start.map_or("TXT", |format| format.en)));
        }
        by_start.or(other).ok_or_else(|| NotText.into())
    }

    /// The fault of a file that is refused. If its extension belongs to a readable format, the fault says so.
    fn refused(self, file: &str, found: &str) -> Fault {
        let (named, found) = (ending(file), found.to_owned());
        let is_readable = self.readable.iter().any(|format| format.has_ending(&named));
        if is_readable && !found.eq_ignore_ascii_case(&named) {
            return NotAsNamed { named: format!(".{named}"), found }.into();
        }
        UnsupportedFile { found, readable: [self.list(Lang::Ja), self.list(Lang::En)] }.into()
    }

    /// All formats with their extensions: `HTML (.html, .htm), CSV (.csv, .tsv)`.
    fn list(self, lang: Lang) -> String {
        let (open, comma, close) = match lang {
            Lang::Ja => ("（", "、", "）"),
            Lang::En => (" (", ", ", ")"),
        };
        let entry = |format: &&Format| {
            let endings: Vec<String> = format.endings.iter().map(|ending| format!(".{ending}")).collect();
            format!("{}{open}{}{close}", format.name(lang), endings.join(comma))
        };
        self.readable.iter().map(entry).collect::<Vec<_>>().join(comma)
    }
}

/// The extension of a file name, in lower case.
fn ending(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}
