//! Rows for the site itself, and for the schema of every table.

use crate::export::cell::{Cell, count, maybe, text};
use crate::export::rows::reference;
use crate::export::rows::row::Rows;
use crate::model::config::Config;
use crate::model::dataset::{Column, DEFINITIONS, SITE, TABLES, Table, WORDS};
use crate::model::site::Site;

/// Adds the single row for the site, and the schema.
pub(super) fn add<'a>(rows: &mut Rows<'a>, site: &'a Site) {
    add_site(rows, &site.tables.config);
    TABLES.iter().for_each(|table| add_definition(rows, table));
    TABLES.iter().for_each(|table| table.columns.iter().for_each(|column| add_words(rows, table, column)));
}

fn add_site<'a>(rows: &mut Rows<'a>, config: &'a Config) {
    let Config {
        title,
        subtitle,
        publisher,
        language,
        languages: _,
        base_url,
        theme,
        time_zone: _,
        furigana,
        notice,
        contact,
        licence,
        source,
        search: _,
        offline: _,
        data: _,
        allow: _,
    } = config;
    let start = [
        text(title),
        maybe(subtitle.as_deref()),
        maybe(publisher.as_deref()),
        text(language),
        maybe(base_url.as_deref()),
        text(theme),
        Cell::Flag(*furigana),
        maybe(notice.as_deref()),
    ];
    let (licence, source) = (licence.as_ref(), source.as_ref());
    let end = [
        maybe(licence.map(|licence| licence.name.as_str())),
        maybe(licence.and_then(|licence| licence.url.as_deref())),
        maybe(licence.and_then(|licence| licence.citation.as_deref())),
        maybe(source.map(|source| source.title.as_str())),
        maybe(source.and_then(|source| source.url.as_deref())),
        maybe(source.and_then(|source| source.publisher.as_deref())),
        maybe(source.and_then(|source| source.note.as_deref())),
    ];
    let contact = reference::contact(contact.as_ref());
    rows.add(&SITE, start.into_iter().chain(contact).chain(end).collect());
}

fn add_definition(rows: &mut Rows<'_>, table: &'static Table) {
    for (number, column) in (1..).zip(table.columns) {
        let cells = vec![
            text(table.name),
            count(number),
            text(table.title),
            text(column.name),
            text(column.title),
            text(column.kind.name()),
            Cell::Flag(table.key.contains(&column.name)),
            Cell::Flag(column.is_derived),
        ];
        rows.add(&DEFINITIONS, cells);
    }
}

fn add_words(rows: &mut Rows<'_>, table: &'static Table, column: &'static Column) {
    let mut add = |kind, word, title| {
        rows.add(&WORDS, vec![text(table.name), text(column.name), Cell::Word(kind), text(word), text(title)]);
    };
    column.kind.choices().iter().for_each(|choice| add("choice", choice.value, choice.title));
    column.missing.iter().for_each(|missing| add("missing", missing.label(), missing.title()));
}
