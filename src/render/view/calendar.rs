//! What is due as a calendar (RFC 5545), which the calendars of phones and offices subscribe to.

use jiff::civil::Date;

/// A day on which something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Never given to another event, and the same in every build.
    pub uid: String,
    pub day: Date,
    pub summary: String,
    pub description: String,
    /// The address of the item, if the site has one.
    pub url: Option<String>,
    /// The day of the last change.
    pub stamp: Date,
}

/// The longest line in octets, without its end.
const LONGEST: usize = 75;

/// Prints a calendar. Every line ends with CRLF, and a longer one goes on in the next behind a space.
pub fn print(name: &str, language: &str, events: &[Event]) -> String {
    let mut text = String::new();
    let mut line = |line: &str| fold(line, &mut text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line(&format!("PRODID:-//tomei//{}//{}", env!("CARGO_PKG_VERSION"), language.to_uppercase()));
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escaped(name)));
    for event in events {
        lines(event).iter().for_each(|text| line(text));
    }
    line("END:VCALENDAR");
    text
}

fn lines(Event { uid, day, summary, description, url, stamp }: &Event) -> Vec<String> {
    let plain = |day: Date| day.strftime("%Y%m%d").to_string();
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{uid}"),
        format!("DTSTAMP:{}T000000Z", plain(*stamp)),
        format!("DTSTART;VALUE=DATE:{}", plain(*day)),
        format!("SUMMARY:{}", escaped(summary)),
        format!("DESCRIPTION:{}", escaped(description)),
    ];
    lines.extend(url.as_ref().map(|url| format!("URL:{url}")));
    lines.extend(["TRANSP:TRANSPARENT".to_owned(), "END:VEVENT".to_owned()]);
    lines
}

/// A text value (section 3.3.11). Control characters, which it cannot have, are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Appends a line in parts of at most [`LONGEST`] octets, none of which divides a character.
fn fold(line: &str, text: &mut String) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(c);
        octets += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{Event, LONGEST, print};

    fn event(summary: &str, description: &str) -> Event {
        Event {
            uid: "2019-soumu-1.p1@tomei".to_owned(),
            day: date(2020, 3, 31),
            summary: summary.to_owned(),
            description: description.to_owned(),
            url: Some("https://example.lg.jp/2019/soumu/goal-1.html#p1".to_owned()),
            stamp: date(2020, 6, 1),
        }
    }

    /// The values that a parser of its own reads back, escapes undone. Lines are joined before, since this parser trims
    /// their parts.
    fn read(calendar: &str) -> Vec<(String, String)> {
        let parsed = ical::IcalParser::new(calendar.replace("\r\n ", "").as_bytes()).next().unwrap().unwrap();
        let properties = parsed.events.into_iter().flat_map(|event| event.properties);
        properties.map(|property| (property.name, unescaped(&property.value.unwrap_or_default()))).collect()
    }

    fn unescaped(value: &str) -> String {
        let (mut text, mut chars) = (String::new(), value.chars());
        while let Some(c) = chars.next() {
            match (c, if c == '\\' { chars.next() } else { None }) {
                (_, Some('n')) => text.push('\n'),
                (_, Some(escaped)) => text.push(escaped),
                (c, None) => text.push(c),
            }
        }
        text
    }

    #[test]
    fn has_what_calendars_require() {
        let calendar = print("そらの市 期限", "ja", &[event("見守り隊を作る", "期限：令和元年度")]);
        let found = read(&calendar);
        let value = |name: &str| found.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        assert_eq!(value("UID"), Some("2019-soumu-1.p1@tomei"));
        assert_eq!(value("DTSTAMP"), Some("20200601T000000Z"));
        assert_eq!(value("DTSTART"), Some("20200331"));
        assert_eq!(value("SUMMARY"), Some("見守り隊を作る"));
    }

    const TEXT: &str = "始([a-z約、，,;:\\\\\n😀（）0-9取組みを行う][ 　]?){1,80}終";

    proptest! {
        /// A parser reads every text back, and no line is longer than calendars accept.
        #[test]
        fn every_text_comes_back(summary in TEXT, description in TEXT) {
            let calendar = print("名前", "ja", &[event(&summary, &description)]);
            prop_assert!(calendar.split("\r\n").all(|line| line.len() <= LONGEST && !line.contains('\n')));
            let found = read(&calendar);
            for (name, text) in [("SUMMARY", &summary), ("DESCRIPTION", &description)] {
                prop_assert!(found.contains(&(name.to_owned(), text.clone())), "{} {:?} {:?}", name, text, found);
            }
        }
    }
}
