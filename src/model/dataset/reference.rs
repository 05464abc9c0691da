//! Tables of the open data that documents refer to: departments, plans, policies and the like.

use crate::model::dataset::table::{
    CONTACT, Kind, NOT_APPLICABLE, OF_DOCUMENT, POSITION, Table, UNSET, WITHHELD, column, integer, reference, text,
};

pub static DEPARTMENTS: Table = Table {
    name: "departments",
    title: "部局",
    about: "行ごとに一つの部局",
    columns: &[
        text("department_id", "部局のid"),
        POSITION,
        text("name", "名前"),
        text("reading", "よみ").or(UNSET),
        text("name_en", "英語名").or(UNSET),
        text("parent_id", "上位の部局のid").or(UNSET),
        text("years_written", "部局があった年度（書かれたとおり）").or(UNSET),
        CONTACT[0],
        CONTACT[1],
        CONTACT[2],
        CONTACT[3],
        CONTACT[4],
        CONTACT[5],
        CONTACT[6],
        text("note", "注記").or(UNSET),
        text("notice", "ページに示すことわり書き").or(UNSET),
    ],
    key: &["department_id"],
    references: &[reference(&["parent_id"], "departments", &["department_id"])],
};

pub static PLANS: Table = Table {
    name: "plans",
    title: "総合計画",
    about: "行ごとに一つの総合計画（前期と後期は別の行）",
    columns: &[
        text("plan_id", "計画のid"),
        POSITION,
        text("title", "名前"),
        text("years_written", "期間（書かれたとおり）").or(UNSET),
        text("note", "注記").or(UNSET),
    ],
    key: &["plan_id"],
    references: &[],
};

pub static MEASURES: Table = Table {
    name: "measures",
    title: "施策",
    about: "行ごとに総合計画の施策一つ",
    columns: &[
        text("plan_id", "計画のid"),
        text("measure_code", "施策の番号"),
        POSITION,
        text("code_written", "番号の資料での書き方").or(UNSET),
        text("title", "名前"),
        text("note", "注記").or(UNSET),
    ],
    key: &["plan_id", "measure_code"],
    references: &[reference(&["plan_id"], "plans", &["plan_id"])],
};

pub static MEASURE_TITLES: Table = Table {
    name: "measure_titles",
    title: "施策の別の書き方",
    about: "行ごとに、シートの中での施策の名前の別の書き方一つ",
    columns: &[
        text("plan_id", "計画のid"),
        text("measure_code", "施策の番号"),
        POSITION,
        text("title", "別の書き方").or(UNSET),
    ],
    key: &["plan_id", "measure_code", "position"],
    references: &[reference(&["plan_id", "measure_code"], "measures", &["plan_id", "measure_code"])],
};

pub static POLICY_SETS: Table = Table {
    name: "policy_sets",
    title: "政策集",
    about: "行ごとに、市長の一つの任期の基本政策の集まり。同じ番号でも政策集が違えば内容が違う",
    columns: &[
        text("policy_set_id", "政策集のid"),
        POSITION,
        text("title", "名前"),
        text("years_written", "期間（書かれたとおり）").or(UNSET),
        text("note", "注記").or(UNSET),
    ],
    key: &["policy_set_id"],
    references: &[],
};

pub static POLICIES: Table = Table {
    name: "policies",
    title: "基本政策",
    about: "行ごとに政策集の政策一つ",
    columns: &[
        text("policy_set_id", "政策集のid"),
        text("policy_no", "政策の番号"),
        POSITION,
        text("title", "名前"),
        text("note", "注記").or(UNSET),
    ],
    key: &["policy_set_id", "policy_no"],
    references: &[reference(&["policy_set_id"], "policy_sets", &["policy_set_id"])],
};

pub static POLICY_TITLES: Table = Table {
    name: "policy_titles",
    title: "基本政策の別の書き方",
    about: "行ごとに、シートの中での政策の名前の別の書き方一つ",
    columns: &[
        text("policy_set_id", "政策集のid"),
        text("policy_no", "政策の番号"),
        POSITION,
        text("title", "別の書き方").or(UNSET),
    ],
    key: &["policy_set_id", "policy_no", "position"],
    references: &[reference(&["policy_set_id", "policy_no"], "policies", &["policy_set_id", "policy_no"])],
};

pub static GRADE_SCHEMES: Table = Table {
    name: "grade_schemes",
    title: "評価の尺度",
    about: "行ごとに、自治体が決めた評価の尺度一つ",
    columns: &[text("grade_scheme_id", "尺度のid"), POSITION, text("title", "名前"), text("note", "注記").or(UNSET)],
    key: &["grade_scheme_id"],
    references: &[],
};

pub static GRADES: Table = Table {
    name: "grades",
    title: "評価の値",
    about: "行ごとに尺度の値一つ",
    columns: &[
        text("grade_scheme_id", "尺度のid"),
        POSITION,
        text("grade_value", "値"),
        text("label", "値の名前"),
        text("meaning", "意味").or(UNSET),
    ],
    key: &["grade_scheme_id", "position"],
    references: &[reference(&["grade_scheme_id"], "grade_schemes", &["grade_scheme_id"])],
};

pub static GLOSSARY: Table = Table {
    name: "glossary",
    title: "用語",
    about: "行ごとに用語一つ。renamed は、約束したときと違う名前になったもの",
    columns: &[
        text("term_id", "用語のid"),
        POSITION,
        text("term", "用語"),
        text("reading", "よみ").or(UNSET),
        text("meaning", "意味").or(UNSET),
        text("renamed_from", "前の名前").or(UNSET),
        text("renamed_to", "今の名前").or(UNSET),
        text("renamed_note", "名前が変わったことの注記").or(UNSET),
    ],
    key: &["term_id"],
    references: &[],
};

pub static GLOSSARY_ALIASES: Table = Table {
    name: "glossary_aliases",
    title: "用語の別の書き方",
    about: "行ごとに用語の別の書き方一つ",
    columns: &[text("term_id", "用語のid"), POSITION, text("alias", "別の書き方").or(UNSET)],
    key: &["term_id", "position"],
    references: &[reference(&["term_id"], "glossary", &["term_id"])],
};

pub static CORRECTIONS: Table = Table {
    name: "corrections",
    title: "訂正",
    about: "行ごとに、公開した後の訂正一つ",
    columns: &[
        POSITION,
        column("date", Kind::Date, "訂正した日"),
        text("document_id", "文書のid"),
        text("item_id", "項目のid").or(UNSET),
        text("before", "直す前").or(WITHHELD),
        text("after", "直した後"),
        text("reason", "理由"),
    ],
    key: &["position"],
    references: &[OF_DOCUMENT],
};

pub static FISCAL_YEARS: Table = Table {
    name: "fiscal_years",
    title: "年度",
    about: "行ごとに、データに出てくる年度一つ（4月から翌年3月まで）",
    columns: &[
        integer("fiscal_year", "年度（西暦）"),
        column("first_day", Kind::Date, "最初の日"),
        column("last_day", Kind::Date, "最後の日"),
        text("era", "和暦").or(NOT_APPLICABLE),
        text("earlier_era", "年度の途中で改元があったときの、前の和暦").or(NOT_APPLICABLE),
    ],
    key: &["fiscal_year"],
    references: &[],
};
