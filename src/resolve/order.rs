//! The order of addresses: goal-2 before goal-10, independent of the system's locale.

use std::cmp::Ordering;

/// Compares runs of digits by value, and everything else byte by byte.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    loop {
        let shared = a.iter().zip(b).take_while(|(a, b)| a == b && !a.is_ascii_digit()).count();
        (a, b) = (&a[shared..], &b[shared..]);
        let (first, second) = (digits(a), digits(b));
        if first.is_empty() || second.is_empty() {
            return a.cmp(b);
        }
        let order = by_value(first, second);
        if order != Ordering::Equal {
            return order;
        }
        (a, b) = (&a[first.len()..], &b[second.len()..]);
    }
}

fn digits(text: &[u8]) -> &[u8] {
    &text[..text.iter().take_while(|byte| byte.is_ascii_digit()).count()]
}

/// Compares numbers of any length. Of equal values the shorter spelling comes first.
fn by_value(a: &[u8], b: &[u8]) -> Ordering {
    let significant = |digits: &[u8]| digits.iter().take_while(|digit| **digit == b'0').count();
    let (first, second) = (&a[significant(a)..], &b[significant(b)..]);
    first.len().cmp(&second.len()).then_with(|| first.cmp(second)).then_with(|| a.len().cmp(&b.len()))
}

#[cfg(test)]
mod tests {
    use super::natural;

    fn check(ordered: &[&str]) {
        let mut shuffled: Vec<&str> = ordered.iter().rev().copied().collect();
        shuffled.sort_by(|a, b| natural(a, b));
        assert_eq!(shuffled, ordered);
    }

    #[test]
    fn counts_numbers_by_their_value() {
        check(&["2019/a/goal-1.html", "2019/a/goal-2.html", "2019/a/goal-10.html", "2020/a/goal-1.html"]);
        check(&["goal-1.html", "goal-1a.html", "goal-01.html", "goal-2.html"]);
        check(&["a", "a1", "a1b", "a1b2", "ab", "b"]);
    }
}
