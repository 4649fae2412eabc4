//! Which settings have an effect beside the others.

use crate::nn::Initializer;
use crate::training::{Field, Optimizer, RateSchedule, TrainingSpec};

impl TrainingSpec {
    /// Whether a setting changes anything, given the others: a form need not show one that does not.
    pub fn depends_on(&self, field: Field) -> bool {
        let descends = self.optimizer != Optimizer::RandomSearch;
        let is = |schedule| descends && self.schedule == schedule;
        match field {
            Field::WeightDeviation => self.initializer == Initializer::CustomNormal,
            Field::ScheduleFactor => is(RateSchedule::Plateau) || is(RateSchedule::Step),
            Field::ScheduleEpochs => is(RateSchedule::Step),
            Field::SchedulePatience | Field::ScheduleLeast => is(RateSchedule::Plateau),
            Field::Schedule | Field::Momentum | Field::Reduction => descends,
            _ => true,
        }
    }
}
