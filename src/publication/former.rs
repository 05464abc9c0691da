//! The addresses at which documents stood before.

use crate::publication::redirect::Redirect;
use crate::publication::withdrawal::Withdrawal;

/// What stands at addresses where documents were published before.
#[derive(Clone, Debug, Default)]
pub struct FormerPages {
    /// Of documents that stand elsewhere now.
    pub redirects: Vec<Redirect>,
    /// Of documents that were withdrawn.
    pub withdrawals: Vec<Withdrawal>,
}
