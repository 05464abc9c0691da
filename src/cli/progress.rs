//! Progress bars for long runs, shown only on a terminal.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::report::Reporter;
use crate::pipeline::progress::{Progress, Stage};

/// The bar of the current stage.
pub(super) struct Bars<'a> {
    reporter: &'a Reporter,
    bar: Mutex<Option<ProgressBar>>,
}

impl<'a> Bars<'a> {
    /// No bar is shown until a stage begins.
    pub(super) fn new(reporter: &'a Reporter) -> Self {
        Self { reporter, bar: Mutex::new(None) }
    }

    /// Removes the bar.
    pub(super) fn finish(&self) {
        if let Some(bar) = self.bar.lock().expect("no stage panicked").take() {
            bar.finish_and_clear();
        }
    }
}

/// Stages with fewer files finish before anyone could read a bar; hosts take longer to answer.
const WORTH_A_BAR: usize = 500;
const WORTH_A_BAR_OF_HOSTS: usize = 3;

impl Progress for Bars<'_> {
    fn begin(&self, stage: Stage, total: usize) {
        self.finish();
        let least = if matches!(stage, Stage::Asking) { WORTH_A_BAR_OF_HOSTS } else { WORTH_A_BAR };
        if !self.reporter.is_for_people() || total < least {
            return;
        }
        let name = match stage {
            Stage::Reading => self.reporter.word("読み込み", "reading"),
            Stage::Indexing => self.reporter.word("検索の準備", "indexing"),
            Stage::Asking => self.reporter.word("リンク先の確認", "asking other hosts"),
            Stage::Rendering => self.reporter.word("ページ作成", "rendering"),
        };
        let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len} {eta}").expect("the template is fixed");
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr_with_hz(10));
        bar.set_style(style);
        bar.set_message(name);
        *self.bar.lock().expect("no stage panicked") = Some(bar);
    }

    fn step(&self) {
        if let Some(bar) = self.bar.lock().expect("no stage panicked").as_ref() {
            bar.inc(1);
        }
    }
}
