//! Signs within the text of a line.

use crate::validate::fault::bracket::DefinitionRead;
use crate::validate::fault::markup::LinkBroken;
use crate::validate::fault::note::DefinitionUnused;
use crate::validate::sign;
use crate::validate::sign::parts::{Sign, SignKind, ascii};
use crate::validate::typing::Scan;

impl Scan<'_> {
    /// A backslash marks a sign as text. Markdown supports that only before ASCII signs, and before the dot of a
    /// number.
    pub(super) fn escape(&mut self, text: &str, at: usize) {
        let Some(text) = text.strip_prefix('\\') else { return };
        let is_label = sign::read(text).is_some_and(|sign| sign.label > 0);
        let is_heading = !text.starts_with(|c: char| c.is_ascii_punctuation()) && self.role_of(text).is_some();
        if is_heading || is_label && text.starts_with(char::is_alphanumeric) {
            return self.add(at..at + 1, at, Some(String::new()), None);
        }
        if text.starts_with(|c: char| !c.is_ascii() && ascii(c).is_some()) {
            return self.add(at..at + 1, at, Some(String::new()), None);
        }
        let Some(Sign { kind, length, .. }) = sign::read(text) else { return };
        if matches!(kind, SignKind::Number(..)) && text.starts_with(|c: char| c.is_ascii_digit()) {
            // What ends the number is a dot, a bracket, or the ideographic space behind its last digit.
            let dot = text[..length].chars().next_back().map_or(0, char::len_utf8);
            let (digits, dot) = text[..length].split_at(length - dot);
            let is_sign = dot.starts_with(|c: char| c.is_ascii_punctuation());
            let dot = if is_sign { format!("\\{dot}") } else { dot.to_owned() };
            self.add(at..at + 1 + length, at, Some(format!("{digits}{dot}")), None);
        } else if text.starts_with(|c: char| !c.is_ascii()) {
            self.add(at..at + 1, at, Some(String::new()), None);
        }
    }

    /// To Markdown `[p1]: 窓口` is a link definition, which shows nothing.
    pub(super) fn definition(&mut self, text: &str, at: usize) {
        let Some((label, target)) = text.strip_prefix('[').and_then(|text| text.split_once("]:")) else { return };
        let is_address = target.contains(['/', '.', '#', ':', '<']);
        if label.starts_with('^') || label.contains(['[', ']']) {
            return;
        }
        let (colon, written) = (at + label.len() + 2, text.trim_end().to_owned());
        if is_address {
            self.add(at..at + written.len(), at, None, Some(DefinitionUnused { written }.into()));
        } else {
            self.add(colon..colon + 1, at, Some("\\:".to_owned()), Some(DefinitionRead { written }.into()));
        }
        self.found.last_mut().expect("a finding was just added").is_definition = true;
    }

    /// Signs that may stand anywhere in a line.
    pub(super) fn signs_within(&mut self, line: &str, start: usize) {
        if line.contains('*') && !line.contains("://") {
            self.products(line, start);
        }
        if line.contains([']', '］']) && line.contains(['(', '（']) {
            self.broken_links(line, start);
        }
    }

    /// To Markdown the signs of `2*3*4` are emphasis, which takes them away.
    fn products(&mut self, line: &str, start: usize) {
        for (at, _) in line.match_indices('*') {
            let (before, after) = (line[..at].chars().next_back(), line[at + 1..].chars().next());
            if [before, after].iter().all(|c| c.is_some_and(|c| c.is_numeric())) {
                self.add(start + at..start + at, start + at, Some("\\".to_owned()), None);
            }
        }
    }

    /// What looks like a link and is none to Markdown: `[案内] (annai.pdf)`, `［案内］（annai.pdf）`.
    fn broken_links(&mut self, line: &str, start: usize) {
        for (close, sign) in line.match_indices([']', '］']) {
            let behind = &line[close + sign.len()..];
            let rest = behind.trim_start();
            let Some(open) = rest.chars().next().filter(|c| matches!(c, '(' | '（')) else { continue };
            let Some((address, _)) = rest[open.len_utf8()..].split_once([')', '）']) else { continue };
            let is_link = sign == "]" && open == '(' && behind.len() == rest.len();
            let is_whole = !address.contains(char::is_whitespace) || address.contains(['<', '"', '\'']);
            let Some(begin) = line[..close].rfind(['[', '［']).filter(|_| is_address(address)) else { continue };
            if !(is_link && is_whole) {
                let end = line.len() - rest.len() + open.len_utf8() + address.len();
                let end = end + line[end..].chars().next().map_or(0, char::len_utf8);
                let words = line[begin..close].trim_start_matches(['[', '［']);
                let fault = LinkBroken {
                    written: line[begin..end].to_owned(),
                    link: format!("[{words}]({})", link_address(address.trim())),
                };
                self.add(start + begin..start + end, start + begin, None, Some(fault.into()));
            }
        }
    }
}

/// Whether `text` names a file or a page.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    let ends = [".md", ".html", ".pdf", ".csv", ".xlsx", ".docx", ".jpg", ".jpeg", ".png"];
    text.contains("://") || ends.iter().any(|end| text.to_ascii_lowercase().ends_with(end)) || text.contains(".md#")
}

fn link_address(address: &str) -> String {
    if address.contains(char::is_whitespace) { format!("<{address}>") } else { address.to_owned() }
}
