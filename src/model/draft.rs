//! Words that stand only in documents that are still being written.

/// The heading above the lines that an import did not understand.
pub const UNPARSED_HEADING: &str = "取り込めなかった記載";

/// What `tomei new` writes for a clerk to fill in; a test of the program holds the two together.
pub const TEMPLATE: [&str; 11] = [
    "（題名）",
    "（本文）",
    "（部局の使命）",
    "（使命を果たすための方針）",
    "（一年の総括）",
    "（取り組むこと）",
    "（その内容・スケジュール）",
    "（取り組んだ内容・成果。",
    "（課題・今後の方向性）",
    "（工程の名前）",
    "（その年度にすること）",
];

/// What clerks write behind a name, in brackets, that must not leave the office.
pub const PRIVATE_MARKS: [&str; 12] = [
    "公表不可",
    "公開不可",
    "非公表",
    "氏名非公表",
    "氏名非公開",
    "公表しない",
    "公開しない",
    "部外秘",
    "庁内限り",
    "内部限り",
    "内部用",
    "取扱注意",
];
