//! The words of goal sheets: which field a label names.

use crate::import::words;
use crate::model::form::FormField::{self, *};

/// Labels that name a field whatever stands around them, with spaces between them.
const LABELS: [(FormField, &str); 37] = [
    (Department, "部局 部局名 部名 部 部署 部署名 所属 所属名 部等 部等名 局 局名 担当部局 担当部"),
    (Year, "年度 対象年度 評価年度 実施年度"),
    (Post, "補職 補職名 職 職名 役職 役職名"),
    (Name, "氏名 部長名 局長名 部局長名 責任者名"),
    (Greeting, "あいさつ ごあいさつ 挨拶 部長あいさつ メッセージ 部長メッセージ ひとこと"),
    (Motto, "モットー スローガン 座右の銘 キャッチフレーズ 合言葉"),
    (Staff, "職員数 人員 職員 職員体制 人員体制"),
    (Mission, "使命 部局の使命 部の使命 ミッション 役割 部の役割 組織の使命 目指す姿 めざす姿"),
    (
        Approach,
        "方針 基本方針 運営方針 部の方針 部局の方針 重点方針 基本姿勢 取組方針 取り組み方針 経営方針 \
         部の運営方針",
    ),
    (Review, "総括 年度総括 取り組みの総括 取組みの総括 取組の総括 振り返り 1年の振り返り 部長総括"),
    (No, "no no. № 番号 項番 目標番号 整理番号 通番 目標no 順位 優先順位 #"),
    (
        Title,
        "目標 重点目標 重点課題 当年度目標 年度目標 目標名 目標項目 個別目標 組織目標 部局目標 部の目標 \
         事業名 事務事業名 事務事業 施策名 施策 主要施策 重点施策 重点取組 重点事業 重点項目 取組項目 取組名 \
         取組事業 項目 件名 テーマ 約束 目標テーマ 実行宣言 宣言",
    ),
    (
        Promise,
        "取組 取組み 取り組み 取組内容 取組み内容 取り組み内容 取組事項 取組み事項 具体的取組 具体的な取組 \
         具体的な取組み 具体的取組内容 具体的な取り組み 主な取組 主な取組み 内容 事業内容 実施内容 方策 具体策 \
         実施計画 年度計画 行動計画 すること 活動内容 目標の内容 実施事項 達成手段 実施手段 手段 実施方法 具体的方策 \
         具体的な方策 取組計画 アクションプラン",
    ),
    (
        Result,
        "実績 成果 結果 実績・成果 取組実績 取組結果 取組の成果 取組成果 実施結果 実施状況 達成状況 取組状況 \
         進捗状況 主な成果 できたこと 目標達成状況 年度末実績 取組みの成果 取組みの実績 年度末報告 年度末の状況 \
         年度末状況 期末報告 最終報告 実績報告 年間実績 事業実績 事業の実績 事業成果 達成内容",
    ),
    (
        Issue,
        "課題 今後の課題 課題・今後の方向性 今後の方向性 今後の取組 今後の取組方針 今後の方針 次年度に向けて \
         次年度の方向性 改善点 改善策 課題と対応 残された課題 次年度の取組 これから 今後の対応 今後の展開",
    ),
    (Target, "めざす成果 目指す成果 到達目標"),
    (Grade, "評価 自己評価 達成度 総合評価 判定 評定 評価結果 達成度評価 ランク 一次評価 年度末評価"),
    (GradeReason, "評価理由 評価の理由 評価コメント 評価の説明 評価内容 所見 評価根拠"),
    (IndicatorName, "指標 指標名 成果指標 活動指標 目標指標 数値指標 評価指標 成果指標名 活動指標名 kpi"),
    (IndicatorUnit, "単位"),
    (IndicatorBaseline, "基準値 現状値 策定時 当初値 前年度実績 前年度値 前年度実績値 現状"),
    (IndicatorTarget, "目標値 計画値 目標数値 数値目標"),
    (IndicatorActual, "実績値 実績数値 達成値 到達値"),
    (IndicatorAsOf, "時点 基準日 実績時点"),
    (BudgetPlanned, "予算 予算額 当初予算 当初予算額 事業費 事業予算"),
    (BudgetSettled, "決算 決算額"),
    (Partners, "協働関係先 連携先 協働先 関係団体 協力団体 連携・協働先 関係機関 協働の相手"),
    (LegalBasis, "根拠法令 根拠法令等 法的根拠 根拠"),
    (Sdgs, "sdgs sdgsの目標 sdgsゴール"),
    (UnmetReason, "未達成の理由 未達成理由 達成できなかった理由"),
    (Midyear, "中間評価 中間報告 中間実績 中間進捗 上半期 上半期の状況 年度途中の状況 中間振り返り"),
    (Step, "工程 スケジュール(工程)"),
    (
        Due,
        "期限 達成期限 実施期限 完了期限 期日 納期 実施時期 時期 達成時期 完了時期 完了予定 完了予定時期 \
         スケジュール いつまでに",
    ),
    (Level, "達成水準 目標水準 到達水準 達成の水準 水準"),
    (Legend, "凡例 評価の凡例 評価基準 評価の基準 評価区分 評定基準 判定基準 評価の目安 達成度の目安"),
    (
        LeaveOut,
        "担当者 担当者名 記入者 記入者名 作成者 入力者 内線 内線番号 電話 電話番号 連絡先 確認欄 チェック チェック欄 \
         事務局使用欄 事務局記入欄 整理欄 庁内メモ 内部メモ",
    ),
    (
        Text,
        "実施期間 期間 備考 担当課 担当 所管課 対象 目的 背景 現状と課題 ウエイト 難易度 二次評価 外部評価 所属長コメント \
         部長コメント 部局長コメント 評価者コメント",
    ),
];

/// The field that a label names; `None` for a word that no sheet has, or that may name two fields.
pub fn field_of(text: &str) -> Option<FormField> {
    let plain = words::label(text);
    let candidates = [plain.as_str(), without_year(&plain), without_note(&plain), without_note(without_year(&plain))];
    let exact = |words: &str| {
        LABELS.iter().find(|(_, labels)| labels.split(' ').any(|label| label == words)).map(|(field, _)| *field)
    };
    candidates.into_iter().find_map(|words| exact(words).or_else(|| phrase(words)))
}

/// Whether a label beside that of promises names what these consist of.
pub fn is_content(text: &str) -> bool {
    const CONTENTS: [&str; 8] =
        ["内容", "具体的内容", "具体的な内容", "取組の内容", "取組みの内容", "詳細", "内訳", "実施内容"];
    CONTENTS.contains(&words::label(text).as_str())
}

/// A label without the year before it: 令和6年度実績, r6目標.
fn without_year(text: &str) -> &str {
    for word in ["当年度", "本年度", "今年度"] {
        if let Some(rest) = text.strip_prefix(word).filter(|rest| !rest.is_empty()) {
            return rest.trim_start_matches('の');
        }
    }
    let start = text.trim_start_matches("令和").trim_start_matches("平成").trim_start_matches(['r', 'h']);
    let after = start.trim_start_matches(|c: char| c.is_ascii_digit() || c == '元');
    match after.strip_prefix("年度").or_else(|| after.strip_prefix("年")) {
        Some(rest) if after.len() < start.len() && !rest.is_empty() => rest.trim_start_matches('の'),
        _ => text,
    }
}

/// A label without a note in brackets behind it: 実績(3月末).
fn without_note(text: &str) -> &str {
    let note = text.ends_with(')').then(|| text.rfind('(')).flatten().filter(|at| *at > 0);
    note.map_or(text, |at| &text[..at])
}

/// The field of a longer label that has exactly one meaning: 取組みを行った内容・成果.
fn phrase(text: &str) -> Option<FormField> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let text = text.replace("めざす成果", "").replace("目指す成果", "").replace("期待される成果", "");
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let result = has(&["行った", "実績", "結果", "成果", "達成状況", "実施状況"]);
    let issue = has(&["課題", "方向性", "今後"]);
    let promise = has(&["取組", "取り組み", "方策", "事業内容", "実施内容"]);
    match (result, issue, promise) {
        (true, false, _) => Some(Result),
        (false, true, false) => Some(Issue),
        (false, false, true) => Some(Promise),
        // 取組み事項及び取組みにあたっての課題 begins with what the column has.
        (false, true, true) => {
            (text.find("取").unwrap_or(0) < text.find("課題").unwrap_or(usize::MAX)).then_some(Promise)
        }
        _ => None,
    }
}

/// The characters of the longest label.
const LONGEST: usize = 40;

#[cfg(test)]
mod tests {
    use super::field_of;
    use crate::model::form::FormField::{self, *};

    #[test]
    fn labels_are_known_in_many_spellings() {
        let check = |text: &str, field: FormField| assert_eq!(field_of(text), Some(field), "{text}");
        check("重 点 目 標", Title);
        check("【取組内容】", Promise);
        check("令和６年度実績（3月末）", Result);
        check("取組みを行った内容・成果", Result);
        check("取組み事項及びその内容・スケジュール", Promise);
        check("課題・今後の方向性", Issue);
        check("Ｎｏ．", No);
        check("自己評価", Grade);
        check("今年度の目標", Title);
        check("年度末報告（3月末）", Result);
        check("達成手段", Promise);
        check("達成値", IndicatorActual);
    }

    #[test]
    fn a_label_of_two_meanings_names_no_field() {
        for text in ["実績と課題", "市民の声", "令和6年度", ""] {
            assert_eq!(field_of(text), None, "{text}");
        }
    }
}
