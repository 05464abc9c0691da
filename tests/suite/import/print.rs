//! Prints a sheet in the formats that converters write.

use crate::import::sheet::{Cell, Kind, Markup, Part};

/// The form of a whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Cells parted by tabs, as the converter of the city's PDF has them.
    Tabs,
    Pipes,
    Html,
}

/// The file's text.
pub fn print(parts: &[Part], form: Form) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Line(line) if form == Form::Html => text.push_str(&match line.strip_prefix("- ") {
                Some(entry) => format!("<li>{entry}</li>\n"),
                None => format!("<h2>{line}</h2>\n"),
            }),
            Part::Line(line) => text.push_str(&format!("{line}\n\n")),
            Part::Table(rows) => {
                rows.iter().for_each(|row| text.push_str(&row_text(row, form)));
                text.push('\n');
            }
        }
    }
    match form {
        Form::Html => wrap_tables(&text),
        _ => text,
    }
}

fn row_text(row: &[Cell], form: Form) -> String {
    let cells: Vec<String> = row.iter().map(cell_text).collect();
    match form {
        Form::Tabs => format!("{}\n", cells.join("\t")),
        Form::Pipes => format!("| {} |\n", cells.join(" | ")),
        Form::Html => {
            let cell = |(text, cell): (&String, &Cell)| {
                let tag = if cell.kind == Kind::Label { "th" } else { "td" };
                format!("<{tag}>{text}</{tag}>")
            };
            format!("<tr>{}</tr>\n", cells.iter().zip(row).map(cell).collect::<String>())
        }
    }
}

fn wrap_tables(text: &str) -> String {
    let mut page = String::new();
    let mut open = false;
    for line in text.lines() {
        let is_row = line.starts_with("<tr>");
        if is_row && !open {
            page.push_str("<table>\n");
        } else if !is_row && open {
            page.push_str("</table>\n");
        }
        open = is_row;
        page.push_str(line);
        page.push('\n');
    }
    page + if open { "</table>\n" } else { "" }
}

fn cell_text(cell: &Cell) -> String {
    let wrapped = |tag: &str| -> String {
        let wrap = |text: &String| format!("<{tag}>{text}</{tag}>");
        cell.paragraphs.iter().map(wrap).collect::<Vec<_>>().join(" ")
    };
    match (cell.markup, cell.paragraphs.as_slice()) {
        (_, []) => String::new(),
        (Markup::Paragraphs, _) => wrapped("p"),
        (Markup::Divisions, _) => wrapped("div"),
        (Markup::Text, paragraphs) => paragraphs.join(" "),
        (Markup::Breaks, paragraphs) => paragraphs.join("<br>"),
        (Markup::Entries, _) => format!("<ul>{}</ul>", wrapped("li")),
        (Markup::BareList, [first, rest @ ..]) => {
            let rest = rest.join(" ");
            format!("<p>{first}</p> <ul style=\"list-style-type: none\"> {rest} </ul>")
        }
    }
}
