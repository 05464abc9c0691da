//! What a person has to decide after an import, a line each.

use crate::commands::import::ImportPlan;
use crate::diagnostic::lang::Lang;

/// The lines for what is left to decide; none if nothing is.
pub(super) fn decisions(plan: &ImportPlan, lang: Lang) -> Vec<String> {
    let kept = plan.report.not_understood.len();
    let pairs = if plan.report.linked_by.is_none() { plan.report.pairs.len() } else { 0 };
    let unnamed: Vec<&str> =
        plan.additions.iter().filter(|added| added.is_unnamed).map(|added| added.file.path()).collect();
    let kept = (kept > 0).then(|| match lang {
        Lang::Ja => format!("決めてください: 「取り込めなかった記載」{kept} か所を、あるべき見出しの下に移すか、消す"),
        Lang::En => format!("to decide: move the {kept} lines that were not understood to their place, or remove them"),
    });
    let unnamed = (!unnamed.is_empty()).then(|| match lang {
        Lang::Ja => format!("決めてください: {} に書き足した計画と政策集の、正式な名前", unnamed.join("、")),
        Lang::En => format!("to decide: the official names of what was added to {}", unnamed.join(", ")),
    });
    let pairs = (pairs > 0).then(|| match lang {
        Lang::Ja => format!(
            "決めてください: 同じ行にある取組みと実績など {pairs} 組を結び付けるか（--accept-pairs 名前 --update --dry-run で見て、--accept-pairs 名前 --update で結ぶ）"
        ),
        Lang::En => format!(
            "to decide: whether the {pairs} pairs of promises and results in one row belong together (look with --accept-pairs NAME --update --dry-run, link with --accept-pairs NAME --update)"
        ),
    });
    [kept, unnamed, pairs].into_iter().flatten().collect()
}
