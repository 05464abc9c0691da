//! Tags as they are typed, and brackets that are none.

use super::read;
use crate::diagnostic::faults::Faults;

fn check(text: &str, expected: &str) {
    let faults = Faults::new("test");
    let (tag, length) = read(text, 0, &|word| word == "referred", &faults);
    let links: Vec<_> = tag.links.iter().map(|link| link.item.to_string()).collect();
    let id = tag.id.map(|id| id.to_string()).unwrap_or_default();
    let when = tag.when.map(|when| when.0).unwrap_or_default();
    let codes: Vec<_> = faults.into_found().iter().map(|found| found.fault.code().to_string()).collect();
    let shown = format!("{id}>{}@{when}|{}|{}", links.join(","), &text[length..], codes.join(","));
    assert_eq!(shown, expected);
}

#[test]
fn reads_all_parts() {
    check("[p1] 文", "p1>@|文|");
    check("[r1 -> p1, p2 @ 10月] 文", "r1>p1,p2@10月|文|");
    check("[-> p1] 文", ">p1@|文|");
    check("[@ 10月] 文", ">@10月|文|");
    check("[s1 @ 平成31年度]", "s1>@平成31年度||");
    check("[r1->p1] 文", "r1>p1@|文|");
    check("[p1]と続く文", "p1>@|と続く文|");
    check("[p1-d1]: 文", "p1-d1>@|文|");
    check("[center -> p1] 文", "center>p1@|文|");
}

#[test]
fn leaves_ordinary_brackets_alone() {
    for text in [
        "[策定済み：北丘校区]",
        "[link](https://x.example)",
        "[①] 文",
        "[新規] 文",
        "[ ] 文",
        "[x] 文",
        "[NPO 法人] 文",
    ] {
        check(text, &format!(">@|{text}|"));
    }
    check("[info@city.example] 文", ">@|[info@city.example] 文|");
    check("[A→B] 文", ">@|[A→B] 文|");
    check("\\[dx] 文", ">@|\\[dx] 文|");
}

#[test]
fn a_word_that_is_not_plainly_an_id_is_shown() {
    for word in ["DX", "NPO", "A", "1", "5g", "CO2", "P1", "2024"] {
        check(&format!("[{word}] 文"), &format!(">@|[{word}] 文|N0512"));
    }
    for word in ["dx", "iot", "ai", "co2", "g7"] {
        check(&format!("[{word}] 文"), &format!(">@|[{word}] 文|W0513"));
    }
    check("[wi-fi]を整備", ">@|[wi-fi]を整備|W0513");
}

#[test]
fn an_id_of_own_choice_stays_an_id() {
    check("[referred] 文", "referred>@|文|");
    check("[#dx] 文", "dx>@|文|");
    check("[#dx -> p1] 文", "dx>p1@|文|");
    check("[center-open] 文", "center-open>@|文|W0514");
}

#[test]
fn reports_broken_tags() {
    check("[r1 -> ] 文", ">@|文|E0301");
    check("[r1 p1] 文", ">@|文|E0301");
}
