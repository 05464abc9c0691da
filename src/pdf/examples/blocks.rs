//! Prints the blocks of a PDF.
#![allow(clippy::print_stdout)]
#![expect(clippy::disallowed_methods, reason = "an example reads the file that it is given")]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: blocks FILE.pdf")?;
    let document =
        tomei_pdf::read(&std::fs::read(path)?, &tomei_pdf::Limits::default()).map_err(|error| format!("{error:?}"))?;
    for block in &document.blocks {
        match block {
            tomei_pdf::Block::Line(line) => println!("{}", line.text),
            tomei_pdf::Block::Table(table) => {
                println!("=== table");
                table.rows.iter().for_each(|row| {
                    println!("--");
                    row.cells.iter().for_each(|cell| {
                        println!("  [{}+{} x{}] {:?}", cell.column, cell.columns, cell.rows, cell.text())
                    });
                })
            }
        }
    }
    document.set_aside.iter().for_each(|aside| println!("aside: {aside:?}"));
    Ok(())
}
