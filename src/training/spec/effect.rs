//! Which settings have an effect beside the others.

use crate::nn::Initializer;
use crate::training::{Field, Optimizer, RateSchedule, TrainingSpec};

impl TrainingSpec {
    /// Whether a setting changes anything, given the others: a form need not show one that does not.
    pub fn depends_on(&self, field: Field) -> bool {
        let schedule = self.schedule;
        match field {
            Field::WeightDeviation => self.initializer == Initializer::CustomNormal,
            Field::ScheduleFactor => {
                matches!(schedule, RateSchedule::Plateau | RateSchedule::Step)
            }
            Field::ScheduleEpochs => schedule == RateSchedule::Step,
            Field::SchedulePatience | Field::ScheduleLeast => schedule == RateSchedule::Plateau,
            Field::Schedule | Field::Momentum | Field::Reduction => {
                self.optimizer != Optimizer::RandomSearch
            }
            _ => true,
        }
    }
}
