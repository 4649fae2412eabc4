//! When to stop early, and when to learn more slowly: pure logic on the validation images read rightly.

use serde::{Deserialize, Serialize};

/// Why a training came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Ending {
    /// All epochs were done.
    AllEpochs,
    /// For as many epochs as allowed, no more validation images were read rightly than before.
    NoImprovement,
    /// The learning rate fell to the least share of what it was at first.
    RateFloor,
}

/// How long there has been no improvement: chapter 3's "no-improvement-in-n" rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Patience {
    /// The most validation images read rightly so far; nothing before the first epoch.
    pub(super) best: Option<u32>,
    /// Epochs since then.
    pub(super) waited: u32,
}

impl Patience {
    /// Takes in an epoch's result; answers whether `most` epochs have now gone by without a better one.
    ///
    /// As good as before is no better. Whoever asks begins to wait anew once the answer was yes.
    pub fn is_over(&mut self, correct: u32, most: u32) -> bool {
        if self.best.is_none_or(|best| correct > best) {
            self.best = Some(correct);
            self.waited = 0;
            return false;
        }
        self.waited = self.waited.saturating_add(1);
        let is_over = self.waited >= most;
        if is_over {
            self.waited = 0;
        }
        is_over
    }
}
