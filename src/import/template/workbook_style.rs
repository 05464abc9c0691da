//! How the cells and the pages of the workbook look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet};

/// The font, which Windows and macOS have.
pub(super) const FONT: &str = "游ゴシック";

/// The formats of every kind of cell.
pub(super) struct Styles {
    pub mark: Format,
    pub title: Format,
    pub section: Format,
    pub label: Format,
    pub heading: Format,
    pub text: Format,
    /// Numbers and dates that stay as they are typed: 4-1 is no date.
    pub short: Format,
    pub guide: Format,
    pub option: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let plain = || Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::VerticalCenter);
        let boxed = || plain().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x808080)).set_text_wrap();
        let grey = || boxed().set_background_color(Color::RGB(0xE8_E8_E8));
        let input = || boxed().set_background_color(Color::RGB(0xFF_FB_E6)).set_align(FormatAlign::Top);
        Self {
            mark: plain().set_font_size(8).set_font_color(Color::RGB(0x59_59_59)),
            title: plain().set_font_size(15).set_bold(),
            section: plain().set_font_size(12).set_bold(),
            label: grey(),
            heading: grey().set_align(FormatAlign::Center),
            text: input(),
            short: input().set_num_format("@"),
            guide: plain().set_text_wrap(),
            option: plain().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x808080)),
        }
    }
}

/// A4 in landscape, smaller than on the screen by so much that the columns fit. Excel would ignore the page breaks if it were to
/// find out the scale itself.
pub(super) fn on_paper(sheet: &mut Worksheet) {
    const A4: u8 = 9;
    const SCALE: u16 = 70;
    sheet.set_paper_size(A4).set_landscape().set_print_scale(SCALE);
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.2, 0.2).set_footer("&C&A　&P / &N");
}
