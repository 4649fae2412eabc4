//! Whether a training came out as it did before.

use crate::training::RunRecord;

/// The first thing in which two trainings with the same settings differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// One has not ended, or in another way or elsewhere.
    Ending,
    /// The results of an epoch, counted from 1.
    Epoch(u32),
    /// The costs of mini-batches.
    Costs,
    /// The final weights.
    Weights,
}

impl Difference {
    /// The first difference between what came out of two trainings; none where every number is the
    /// same, bit for bit.
    pub fn between(one: &RunRecord, other: &RunRecord) -> Option<Self> {
        // Where monitors are some time apart, other epochs may have been looked at; what was seen of the
        // same epoch is the same.
        let mut epochs = one.epochs.iter().filter(|epoch| {
            let twin = other.epochs.iter().find(|other| other.epoch == epoch.epoch);
            twin.is_some_and(|twin| twin != *epoch)
        });
        if let Some(epoch) = epochs.next() {
            return Some(Self::Epoch(epoch.epoch));
        }
        let is_timed = one.spec.monitor_millis > 0.0;
        let place = |record: &RunRecord| {
            let outcome = record.outcome.as_ref();
            outcome.map(|it| (it.phase, it.place))
        };
        if place(one).is_none()
            || place(one) != place(other)
            || !is_timed && one.epochs.len() != other.epochs.len()
        {
            return Some(Self::Ending);
        }
        // An experiment keeps none.
        let costs = [&one.batch_costs, &other.batch_costs];
        let are_kept = costs.iter().all(|costs| !costs.buckets().is_empty());
        if are_kept && one.batch_costs != other.batch_costs {
            return Some(Self::Costs);
        }
        let digest = |record: &RunRecord| record.outcome.as_ref().map(|it| it.digest.clone());
        (digest(one) != digest(other)).then_some(Self::Weights)
    }
}
