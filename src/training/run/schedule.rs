//! Learning rates that change while training goes on: pure logic.

use crate::nn::cosine;
use crate::training::Patience;

/// How the learning rate goes on, known to make sense.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// As it began.
    Constant,
    /// Times `factor` whenever validation has not become better for `patience` epochs, down to `least`.
    Plateau {
        /// From above 0 to below 1; the book's is one half.
        factor: f64,
        /// Epochs.
        patience: u32,
        /// The share of the first learning rate at which training ends.
        least: f64,
    },
    /// Times `factor` every `epochs` epochs.
    Step {
        /// From above 0 to below 1.
        factor: f64,
        /// Epochs.
        epochs: u32,
    },
    /// Half a cosine, from all at the beginning to nothing at the end, mini-batch by mini-batch: see [`cosine`].
    Cosine,
}

/// Where a rule has come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Schedule {
    rule: Rule,
    /// What a plateau has left of the learning rate.
    pub(super) share: f64,
    pub(super) patience: Patience,
}

impl Schedule {
    /// At the beginning.
    pub fn new(rule: Rule) -> Self {
        Self {
            rule,
            share: 1.0,
            patience: Patience::default(),
        }
    }

    /// The share of the first learning rate to train with, given the epochs done and the progress of the whole
    /// training, 0 to 1.
    pub fn share(&self, epochs_done: u32, progress: f64) -> f64 {
        match self.rule {
            Rule::Constant => 1.0,
            Rule::Plateau { .. } => self.share,
            Rule::Step { factor, epochs } => {
                // Not `powi`, which may round otherwise elsewhere.
                (0..epochs_done / epochs.max(1)).fold(1.0, |share, _| share * factor)
            }
            Rule::Cosine => cosine(progress),
        }
    }

    /// Whether validation is to be evaluated after every epoch.
    pub fn needs_validation(&self) -> bool {
        matches!(self.rule, Rule::Plateau { .. })
    }

    /// Takes in the validation images read rightly after an epoch; answers whether the learning rate has
    /// fallen as far as it may.
    pub fn is_at_floor(&mut self, correct: u32) -> bool {
        let Rule::Plateau {
            factor,
            patience,
            least,
        } = self.rule
        else {
            return false;
        };
        if self.patience.is_over(correct, patience) {
            self.share *= factor;
        }
        self.share <= least
    }
}
