//! `licence.txt`: the terms under which the data may be used, and how to cite it.

use crate::export::csv::MARK;
use crate::model::site::Site;

/// Prints the terms that the site states. The program adds none of its own.
pub(super) fn print(site: &Site) -> Vec<u8> {
    let config = &site.tables.config;
    let mut lines = vec![format!("「{}」のデータの利用条件", config.title), String::new()];
    match &config.licence {
        None => lines.push("利用条件の記載はありません。利用する前に、発行者に確かめてください。".to_owned()),
        Some(licence) => {
            lines.push(format!("利用条件: {}", licence.name));
            lines.extend(licence.url.iter().map(|url| format!("          {url}")));
            lines.extend(licence.citation.iter().map(|citation| format!("出典の書き方: {citation}")));
            lines.push("加工して使うときは、加工したことも書いてください。".to_owned());
        }
    }
    lines.extend(config.publisher.iter().map(|publisher| format!("発行者: {publisher}")));
    let contact = config.contact.iter().flat_map(|contact| [&contact.section, &contact.phone, &contact.email]);
    lines.extend(contact.flatten().map(|part| format!("問い合わせ先: {part}")));
    lines.extend(config.source.iter().map(|source| format!("もとの資料: {}", source.title)));
    lines.extend(config.source.iter().flat_map(|source| &source.note).map(|note| format!("          {note}")));
    lines.extend(site.dates.1.map(|day| format!("最後の更新: {day}")));
    text_file(&lines)
}

/// A text file with a byte order mark and CRLF, which old editors on Windows need.
pub(super) fn text_file(lines: &[String]) -> Vec<u8> {
    let mut bytes = MARK.to_vec();
    for line in lines {
        bytes.extend_from_slice(line.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}
