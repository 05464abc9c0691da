//! What is known of fields when a form is proposed.

use crate::model::form::FormField::{self, *};

/// What a field is called for people, in Japanese and in English.
pub fn name(field: FormField) -> [&'static str; 2] {
    match field {
        Department => ["部局", "department"],
        Year => ["年度", "fiscal year"],
        Post => ["職名", "post"],
        Name => ["氏名", "name"],
        Greeting => ["あいさつ", "greeting"],
        Motto => ["モットー", "motto"],
        Staff => ["職員数", "staff"],
        Mission => ["使命", "mission"],
        Approach => ["方針", "approach"],
        Review => ["総括", "review"],
        No => ["目標の番号", "number of the goal"],
        Title => ["目標の題名", "title of the goal"],
        Summary => ["概要", "summary"],
        Promise => ["取組み", "promises"],
        Deliverable => ["取組みの内容", "deliverables"],
        Result => ["実績", "results"],
        Issue => ["課題", "issues"],
        Target => ["めざすもの", "targets"],
        Step => ["工程", "steps"],
        Plan => ["総合計画", "plan"],
        Policies => ["基本政策", "policies"],
        Grade => ["評価", "grade"],
        GradeReason => ["評価の理由", "reason of the grade"],
        IndicatorName => ["指標", "indicator"],
        IndicatorUnit => ["指標の単位", "unit of the indicator"],
        IndicatorBaseline => ["指標の基準値", "baseline of the indicator"],
        IndicatorTarget => ["指標の目標値", "target of the indicator"],
        IndicatorActual => ["指標の実績値", "actual value of the indicator"],
        IndicatorAsOf => ["指標の時点", "date of the value"],
        BudgetPlanned => ["予算", "budget"],
        BudgetSettled => ["決算", "settled budget"],
        Partners => ["協働の相手", "partners"],
        LegalBasis => ["根拠法令", "legal basis"],
        Sdgs => ["SDGs", "SDGs"],
        UnmetReason => ["未達成の理由", "reason why it was not met"],
        Midyear => ["年度途中の状況", "state at mid-year"],
        Due => ["期限", "due date"],
        Level => ["達成水準", "level to be reached"],
        Legend => ["評価の凡例", "legend of the grades"],
        Head => ["職名と氏名", "post and name"],
        LeaveOut => ["読まない", "left out"],
        Text => ["見出しを付けた文章", "free text under its label"],
    }
}

/// Whether a field belongs to the sheet as a whole.
pub fn is_of_sheet(field: FormField) -> bool {
    matches!(field, Department | Year | Post | Name | Greeting | Motto | Staff | Mission | Approach | Review)
}

/// Whether a goal has the field once.
pub fn is_single(field: FormField) -> bool {
    matches!(
        field,
        No | Title
            | Grade
            | GradeReason
            | BudgetPlanned
            | BudgetSettled
            | IndicatorName
            | IndicatorUnit
            | IndicatorBaseline
            | IndicatorTarget
            | IndicatorActual
            | IndicatorAsOf
            | UnmetReason
            | Midyear
            | Level
            | Legend
    )
}
