//! The words of the faults of typed signs and brackets.

use crate::diagnostic::message::{Text, say};
use crate::diagnostic::typing_fault::TypingFault;

/// Japanese first, then English; each title, expectation and hint.
pub(super) fn texts(fault: &TypingFault) -> [Text; 2] {
    match fault {
        TypingFault::SignRead { typed, read } => [
            say(
                format!("行頭の「{typed}」を「{read}」と読みました"),
                "半角の記号と半角の空白",
                "文章の一部なら、記号の前に \\ を付けてください",
            ),
            say(
                format!("`{typed}` at the start of the line was read as `{read}`"),
                "an ASCII sign and an ASCII space",
                "put a \\ before the sign if it belongs to the text",
            ),
        ],
        TypingFault::SignUnclear { typed, sign } => [
            say(
                format!("行頭の「{typed}」が、見出しや項目の印なのか文章なのか分かりません"),
                format!("印なら「{sign} 」と半角の空白"),
                "文章の一部なら、記号の前に \\ を付けてください",
            ),
            say(
                format!("`{typed}` at the start of the line may begin a heading or an entry, or be text"),
                format!("`{sign} ` with a space, if it is a sign"),
                "put a \\ before the sign if it belongs to the text",
            ),
        ],
        TypingFault::SignKept { typed, sign } => [
            say(
                format!("行頭の「{typed}」は印として読まず、文章のまま表示します"),
                format!("印なら「{sign} 」と半角の空白"),
                "文章の一部なら、記号の前に \\ を付けてください",
            ),
            say(
                format!("`{typed}` at the start of the line is shown as text, not read as a sign"),
                format!("`{sign} ` with a space, if it is a sign"),
                "put a \\ before the sign if it belongs to the text",
            ),
        ],
        TypingFault::HeadingRead { written, name } => [
            say(
                format!("見出し「{written}」を「{name}」と読みました"),
                format!("「## {name}」"),
                "別の意味なら、見出しの言葉を変えてください",
            ),
            say(
                format!("the heading `{written}` was read as `{name}`"),
                format!("`## {name}`"),
                "choose other words if it means something else",
            ),
        ],
        TypingFault::HeadingInItem { written } => [
            say(
                format!("見出し「{written}」が項目の中にあります"),
                "行の初めから書いた見出し",
                "見出しの前の空白を消してください。項目の文章なら、# の前に \\ を付けてください",
            ),
            say(
                format!("the heading `{written}` stands inside an entry"),
                "a heading at the very start of its line",
                "remove the spaces before it; put a \\ before the # if it is text of the entry",
            ),
        ],
        TypingFault::DefinitionRead { written } => [
            say(
                format!("「{written}」はリンクの定義とせず、文章として読みました"),
                "[名前]: アドレス",
                "リンクにするなら [文字](アドレス) と書いてください",
            ),
            say(
                format!("`{written}` was read as text, not as the definition of a link"),
                "[name]: address",
                "write [text](address) for a link",
            ),
        ],
        TypingFault::WordKept { word } => {
            let id = word.to_lowercase();
            let id = if id.starts_with(|c: char| c.is_ascii_digit()) { format!("x{id}") } else { id };
            [
                say(
                    format!("「[{word}]」は文章として読みました"),
                    "項目の id は [p1] の形",
                    format!("id にするなら [#{id}] のように小文字で書いてください"),
                ),
                say(
                    format!("`[{word}]` was read as text"),
                    "ids of entries look like [p1]",
                    format!("write [#{id}], in lower case, to make it an id"),
                ),
            ]
        }
        TypingFault::WordUnclear { word } => [
            say(
                format!("「[{word}]」は id とせず、文章として表示します"),
                "項目の id は [p1] の形",
                format!("id にするなら [#{word}]、文章なら \\[{word}] と書いてください"),
            ),
            say(
                format!("`[{word}]` is shown as text, not read as an id"),
                "ids of entries look like [p1]",
                format!("write [#{word}] to make it an id, \\[{word}] if it is text"),
            ),
        ],
        TypingFault::IdUnclear { word } => [
            say(
                format!("「[{word}]」は項目の id として読み、表示しません"),
                "項目の id は [p1] の形",
                format!("id なら [#{word}]、文章なら \\[{word}] と書いてください"),
            ),
            say(
                format!("`[{word}]` is read as the id of its entry and not shown"),
                "ids of entries look like [p1]",
                format!("write [#{word}] if it is an id, \\[{word}] if it is text"),
            ),
        ],
    }
}
