//! Which points came out best.

use std::cmp::Ordering;

use crate::training::EpochRecord;

/// What a point has come to, on the validation images alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The share read rightly after the last epoch so far: what one gets who trains so, not what one could have
    /// stopped at.
    pub accuracy: f64,
    /// The cost there.
    pub cost: f64,
    /// That epoch.
    pub epoch: u32,
}

impl Score {
    /// Of a training so far; nothing before its first epoch.
    pub fn of(records: &[EpochRecord]) -> Option<Self> {
        records.last().map(|record| Self {
            accuracy: record.validation_share(),
            cost: record.validation_cost,
            epoch: record.epoch,
        })
    }

    /// The better one first: by accuracy, and where that is the same by cost.
    fn compared(&self, other: &Self) -> Ordering {
        let by_accuracy = other.accuracy.total_cmp(&self.accuracy);
        by_accuracy.then(self.cost.total_cmp(&other.cost))
    }
}

/// The places of the points that have a score, the best first; those that are alike stay in their order.
pub fn rank(scores: &[Option<Score>]) -> Vec<usize> {
    let mut ranked: Vec<(usize, Score)> = scores
        .iter()
        .enumerate()
        .filter_map(|(place, score)| Some((place, (*score)?)))
        .collect();
    ranked.sort_by(|(_, one), (_, other)| one.compared(other));
    ranked.into_iter().map(|(place, _)| place).collect()
}
