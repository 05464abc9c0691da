//! Reads HTML pages, saved by a browser or written by a converter.

mod apart;
mod cells;
mod table;
mod tag;
pub(super) mod walk;

use crate::diagnostic::fault::Fault;
use crate::import::read::budget::Budget;
use crate::import::read::format::{Format, Found, Reader, Sign};

pub(super) static FORMAT: Format = Format {
    id: "html",
    ja: "HTML",
    en: "HTML",
    endings: &["html", "htm"],
    // Exports of other systems with the extension .xls often are HTML pages with a table.
    sign: Sign::Text { starts: is_page, posing_as: &["xls"] },
    reader: Reader::Text(read),
};

fn is_page(text: &str) -> bool {
    text.trim_start().get(..9).is_some_and(|start| {
        let start = start.to_lowercase();
        start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<table")
    })
}

/// Reads a page.
fn read(text: &str, budget: &Budget) -> Result<Found, Fault> {
    walk::read_part(text, 0, budget)
}

#[cfg(test)]
mod tests {
    use super::read;
    use super::walk::read_lines;
    use crate::import::grid::Block;
    use crate::import::read::budget::Budget;
    use crate::model::source::CellPlace;

    fn check(html: &str, expected: &str) {
        let mut found = Vec::new();
        for block in read(html, &Budget::new()).unwrap_or_default().blocks {
            match block {
                Block::Line(line) => found.push(line.text),
                Block::Aside(lines) => found.extend(lines.into_iter().map(|line| line.text)),
                Block::Grid(grid) => {
                    for row in grid.rows {
                        let cells = row.cells.iter().map(|cell| format!("{}:{}", cell.column, cell.text()));
                        found.push(format!("[{}]", cells.collect::<Vec<_>>().join("|")));
                    }
                }
            }
        }
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn reads_lines_and_tables_in_order() {
        check("前<table><tr><td>a<td>b</tr><tr><th>c</th></tr></table>後", "前 [1:a|2:b] [1:c] 後");
    }

    #[test]
    fn cells_stand_where_merged_ones_leave_room() {
        check(
            "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f</table>",
            "[1:a|2:b|4:c] [2:d|3:e|4:f]",
        );
    }

    #[test]
    fn a_table_in_a_cell_gives_it_its_lines() {
        check("<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td>d</td></tr></table>", "[1:a b c|2:d]");
    }

    #[test]
    fn drops_readings_and_scripts() {
        check("<p><ruby>目標<rt>もくひょう</rt></ruby>です</p><script>x</script>", "目標です");
    }

    #[test]
    fn what_is_struck_or_hidden_is_set_apart() {
        let apart = |html: &str| {
            let found = read(html, &Budget::new()).unwrap_or_default();
            let texts: Vec<String> =
                found.set_apart.iter().map(|apart| format!("{:?} {}", apart.why, apart.text)).collect();
            texts.join(" ")
        };
        check("<p>a<s>b</s>c<del>d</del></p>", "ac");
        assert_eq!(apart("<p>a<s>b</s>c<del>d</del></p>"), "Struck b Deleted d");
        check("<table><tr><td>a<td style='text-decoration: line-through'>b<i>c</i></td><td>d</table>", "[1:a|3:d]");
        check("<div style='display:none'>a<div>b</div>c</div>d", "d");
        check("<ruby>目標<rt>もくひょう</ruby>です<table><tr><td><s>a<td>b</table>", "目標です [2:b]");
    }

    #[test]
    fn knows_entries_of_lists() {
        let html = "a<ul><li>b<ul><li>c</ul><li>d</ul>e &amp; f";
        let lines = read_lines(html, &CellPlace::default(), &Budget::new()).unwrap().lines;
        let found: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.level)).collect();
        assert_eq!(found, [("a", None), ("b", Some(0)), ("c", Some(1)), ("d", Some(0)), ("e & f", None)]);
    }
}
