//! Notes, headings and tables as HTML.

use super::{Anchors, PageWord, Place, to_html};

fn place(anchors: Anchors) -> Place {
    let words = &|word: PageWord| match word {
        PageWord::Note(number) => format!("注{number}"),
        PageWord::Back(1) => "本文へ".to_owned(),
        PageWord::Back(time) => format!("本文へ{time}"),
        PageWord::Table => "表".to_owned(),
    };
    Place { address: &|address| Some(address.to_owned()), words, lang: None, anchors }
}

const NOTE: &str = "甲[注1](#note-1 \"noteref-1-1\")\n\n[^1-2]: 乙\n";

#[test]
fn a_note_leads_there_and_back() {
    assert_eq!(
        to_html(NOTE, &place(Anchors::Here(None))),
        "<p>甲<sup class=\"note\" id=\"noteref-1-1\"><a href=\"#note-1\">注1</a></sup></p>\n\
         <div class=\"footnote-definition\" id=\"note-1\"><sup class=\"footnote-definition-label\">注1</sup>\n\
         <p>乙</p>\n<a class=\"back\" href=\"#noteref-1-1\">本文へ</a> \
         <a class=\"back\" href=\"#noteref-1-2\">本文へ2</a></div>\n"
    );
}

#[test]
fn a_text_on_another_page_has_no_anchors() {
    let page = to_html(&format!("### 丙\n\n{NOTE}"), &Place { lang: Some("en"), ..place(Anchors::Elsewhere) });
    assert_eq!(
        page,
        "<h3>丙</h3>\n<p>甲<sup class=\"note\" lang=\"en\"><a href=\"#note-1\">注1</a></sup></p>\n\
         <div class=\"footnote-definition\"><sup class=\"footnote-definition-label\" lang=\"en\">注1</sup>\n\
         <p>乙</p>\n</div>\n"
    );
}

#[test]
fn headings_have_anchors_by_their_words() {
    let page = to_html("### 甲 乙\n\n### 甲 乙\n", &place(Anchors::Here(Some("§節"))));
    assert_eq!(page, "<h3 id=\"§節/甲-乙\">甲 乙</h3>\n<h3 id=\"§節/甲-乙-2\">甲 乙</h3>\n");
}

#[test]
fn columns_are_aligned_by_classes() {
    let page = to_html(
        "| 甲 | 乙 | 丙 | 丁 |\n|:--|:-:|--:|---|\n| 一 | 二 | 三 | style=\"text-align: right\" |\n",
        &place(Anchors::Elsewhere),
    );
    for cell in ["<th class=\"to-left\">甲", "<th class=\"to-center\">乙", "<td class=\"to-right\">三", "<th>丁"] {
        assert!(page.contains(cell), "{cell} in {page}");
    }
    assert!(!page.contains(" style="), "{page}");
    assert!(page.contains("<td>style="), "{page}");
}
