//! Progress bars on long work; nothing where no person looks.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::report::Reporter;
use crate::pipeline::progress::{Progress, Stage};

/// One bar, for the stage that is under way.
pub(super) struct Bars<'a> {
    reporter: &'a Reporter,
    bar: Mutex<Option<ProgressBar>>,
}

impl<'a> Bars<'a> {
    /// No bar yet.
    pub(super) fn new(reporter: &'a Reporter) -> Self {
        Self { reporter, bar: Mutex::new(None) }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Some(bar) = self.bar.lock().expect("no stage panicked").take() {
            bar.finish_and_clear();
        }
    }
}

/// Work on fewer files than this is over before a bar could be read.
const WORTH_A_BAR: usize = 500;

impl Progress for Bars<'_> {
    fn begin(&self, stage: Stage, total: usize) {
        self.finish();
        if !self.reporter.is_for_people() || total < WORTH_A_BAR {
            return;
        }
        let name = match stage {
            Stage::Reading => self.reporter.word("読み込み", "reading"),
            Stage::Indexing => self.reporter.word("検索の準備", "indexing"),
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
