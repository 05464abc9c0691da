//! Counts the steps of a search, so that a page which was made to be slow ends.

/// The steps that each piece of text allows. A page of 100 lines in two columns takes a third of them.
pub(crate) const PER_PIECE: usize = 2_000;

/// The steps that were taken, each of which looks at one piece of text.
#[derive(Debug)]
pub(crate) struct Steps {
    taken: usize,
    most: usize,
}

impl Steps {
    /// The steps for a page with `pieces` pieces of text.
    pub(crate) fn for_pieces(pieces: usize) -> Self {
        Self { taken: 0, most: pieces.saturating_mul(PER_PIECE) }
    }

    /// Counts `steps` steps.
    pub(crate) fn take(&mut self, steps: usize) {
        self.taken = self.taken.saturating_add(steps);
    }

    /// Whether no more may be taken.
    pub(crate) fn are_used_up(&self) -> bool {
        self.taken > self.most
    }
}

#[cfg(test)]
impl Steps {
    /// As many steps as it takes.
    pub(crate) fn unbounded() -> Self {
        Self { taken: 0, most: usize::MAX }
    }

    /// The number of steps so far.
    pub(crate) fn taken(&self) -> usize {
        self.taken
    }
}
