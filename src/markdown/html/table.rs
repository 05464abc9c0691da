//! The tables of running text.

/// Tables in frames of their own, which scroll where the page is narrow. What was typed holds no `<`.
///
/// The alignment of a column becomes a class: the printer's `style` attribute would have no effect, since the pages are
/// served under a policy that forbids inline style.
pub(super) fn in_frames(page: &str, label: &str) -> String {
    let label = label.replace('"', "&quot;");
    let frame = format!("<div class=\"wide\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\"><table>");
    let page = page.replace("<table>", &frame).replace("</table>", "</table></div>");
    ALIGNMENTS.into_iter().fold(page, |page, (style, class)| page.replace(style, class))
}

/// The attributes that the printer gives the cells of a column, and those that a page has instead.
const ALIGNMENTS: [(&str, &str); 6] = [
    ("<th style=\"text-align: left\">", "<th class=\"to-left\">"),
    ("<td style=\"text-align: left\">", "<td class=\"to-left\">"),
    ("<th style=\"text-align: center\">", "<th class=\"to-center\">"),
    ("<td style=\"text-align: center\">", "<td class=\"to-center\">"),
    ("<th style=\"text-align: right\">", "<th class=\"to-right\">"),
    ("<td style=\"text-align: right\">", "<td class=\"to-right\">"),
];
