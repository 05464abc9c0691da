//! Extracts the marked text of a page in blocks such as paragraphs and cells. Words do not extend over blocks.

use std::sync::LazyLock;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use memchr::memmem::Finder;

use crate::render::furigana::plain;
use crate::render::furigana::walk::{Blocks, MARK, Walk};

static MARKS: LazyLock<Finder> = LazyLock::new(|| Finder::new(MARK));

/// Every block of marked text that contains kanji, in the order of the page.
///
/// Parsing stops once no marked text can follow, since the header and footer of a page are most of its markup. The
/// output of most themes is simple markup, whose parser needs a tenth of the time; any other HTML goes through a
/// complete tokenizer.
pub(super) fn blocks(html: &[u8]) -> Blocks {
    let marks: Vec<usize> = MARKS.find_iter(html).collect();
    let Some(first) = marks.first() else { return Blocks::default() };
    let start = html[..*first].iter().rposition(|byte| *byte == b'<').unwrap_or(*first);
    let (html, walk) = (&html[start..], || Walk::new(marks.len()));
    plain::blocks(html, walk()).unwrap_or_else(|| blocks_of_any(html, walk()))
}

/// The blocks of any HTML.
fn blocks_of_any(html: &[u8], mut walk: Walk) -> Blocks {
    let mut tag = Vec::new();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        take(&mut walk, &mut tag, &event);
        (walk.is_done() && tag.is_empty()).then_some(())
    });
    emitter.naively_switch_states(true);
    let mut tokens = Tokenizer::new_with_emitter(html, emitter);
    // One call is enough: it returns once no marked text can follow, or at the end of the HTML.
    let _ = tokens.next();
    drop(tokens);
    walk.end()
}

/// `tag` holds the name of the start tag that is being read.
fn take(walk: &mut Walk, tag: &mut Vec<u8>, event: &CallbackEvent) {
    match event {
        CallbackEvent::OpenStartTag { name } => tag.extend_from_slice(name),
        CallbackEvent::AttributeName { name } => walk.attribute(name),
        CallbackEvent::AttributeValue { value } => walk.value(value),
        CallbackEvent::CloseStartTag { self_closing } => {
            walk.open(tag, *self_closing);
            tag.clear();
        }
        CallbackEvent::EndTag { name } => walk.close(name),
        CallbackEvent::String { value } => walk.text(value),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use memchr::memmem::find_iter;
    use proptest::prelude::*;

    use super::{blocks, blocks_of_any};
    use crate::render::furigana::plain;
    use crate::render::furigana::walk::{Blocks, MARK, Walk};

    fn texts(blocks: &Blocks) -> Vec<String> {
        blocks.iter().map(|text| String::from_utf8_lossy(text).into_owned()).collect()
    }

    fn walk(html: &str) -> Walk {
        Walk::new(find_iter(html.as_bytes(), MARK).count())
    }

    fn check(html: &str, expected: &[&str]) {
        assert_eq!(texts(&blocks(html.as_bytes())), expected, "{html}");
        assert_eq!(texts(&blocks_of_any(html.as_bytes(), walk(html))), expected, "{html}");
    }

    #[test]
    fn only_what_is_marked_is_read() {
        check("<p>外</p><main data-furigana><p>内</p></main><p>外</p>", &["内"]);
        check("<div data-furigana>前<div>中</div>後</div>外", &["前", "中", "後"]);
        check("<nav data-furigana=\"\">一</nav><main data-furigana>二</main>", &["一", "二"]);
        check("<b data-furigana-switch=x>外</b><p data-furigana>内</p><p>外data-furigana</p>", &["内"]);
        check("<p>外data-furigana</p><p data-furigana>内</p>", &["内"]);
        check("外", &[]);
    }

    #[test]
    fn words_run_through_inline_markup_and_end_with_blocks() {
        check("<p data-furigana>市民<a href=x>協<b>働</b></a>部</p>", &["市民協働部"]);
        check("<ul data-furigana><li>甲<li>乙<br>丙</ul>", &["甲", "乙", "丙"]);
        check("<p data-furigana>約<span>束</span> a &amp; b</p>", &["約", "束"]);
        check("<p data-furigana>約&amp;束</p>", &["約&束"]);
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        check("<main data-furigana>前<svg><title>図</title><svg/><text>字</text></svg>後</main>", &["前", "後"]);
        check("<main data-furigana><script>'字'</script>字<code>字</code></main>", &["字"]);
        check("<main data-furigana>字<div data-furigana=none>外<div>外</div></div>後</main>", &["字", "後"]);
        check("<main data-furigana><ruby>字<rt>じ</rt></ruby>かな</main>", &[]);
    }

    #[test]
    fn what_themes_write_is_plain() {
        let html = "<main id=\"main\" data-furigana>\n<h1>目標</h1>\n<p class='lead'>約&amp;束<br>字</p>\
                    <svg viewBox=\"0 0 1 1\"><title>図</title><rect/></svg></main>";
        let found = plain::blocks(html.as_bytes(), walk(html)).expect("this is plain");
        assert_eq!(texts(&found), ["目標", "約&束", "字"]);
    }

    /// Pieces of markup that is mostly of the simple kind.
    fn piece() -> impl Strategy<Value = &'static str> {
        let plain = vec![
            "字",
            "約束",
            "かな",
            " ",
            "\n",
            "&amp;",
            "&#39;",
            ">",
            "/",
            "=",
            "\"",
            "'",
            "<p>",
            "</p>",
            "<br>",
            "<br/>",
            "<div data-furigana>",
            "<div data-furigana=\"none\">",
            "<div DATA-Furigana='none'>",
            "<b data-furigana data-furigana=\"none\">",
            "<i data-furigana-switch=\"x\">",
            "</div>",
            "<b>",
            "</b>",
            "<span class=\"a b\" id='c'>",
            "</span>",
            "<svg>",
            "</svg>",
            "<svg/>",
            "<title>",
            "</title>",
            "<script>",
            "</script>",
            "<textarea>",
            "</textarea>",
            "<template>",
            "</template>",
            "<noscript>",
            "</noscript>",
            "<select>",
            "</select>",
            "<code>",
            "</code>",
            "<ruby>",
            "</ruby>",
            "<a href=\"x>y\">",
            "<a\nhref='\"'\n>",
            "</a>",
            "<x-y>",
            "</x-y>",
            "data-furigana",
        ];
        let odd = vec![
            "\r\n",
            "\0",
            "&lt",
            "&",
            "<",
            "<P>",
            "<div data-furigana=none>",
            "<p data-furigana = \"none\">",
            "<p data-furigana=\"&#110;one\">",
            "<a b=\"c\"d>",
            "</div >",
            "</div data-furigana>",
            "<!-- ",
            " -->",
            "<!doctype html>",
            "<1",
            "</1",
        ];
        prop_oneof![20 => prop::sample::select(plain), 1 => prop::sample::select(odd)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn plain_markup_is_read_as_any_is(pieces in prop::collection::vec(piece(), 0..12)) {
            let html = format!("<div data-furigana>{}", pieces.concat());
            if let Some(found) = plain::blocks(html.as_bytes(), walk(&html)) {
                prop_assert_eq!(texts(&found), texts(&blocks_of_any(html.as_bytes(), walk(&html))), "{}", html);
            }
        }
    }
}
