//! Settings that have an effect, and those that have none beside the others.

use digit_lab::nn::Initializer;
use digit_lab::training::{Field, RateSchedule, TrainingSpec};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn a_schedule_has_the_settings_that_it_uses() {
    let used = |schedule| {
        let spec = TrainingSpec {
            schedule,
            ..TrainingSpec::default()
        };
        let fields = Field::ALL.iter().copied();
        let used = fields.filter(|it| it.name().starts_with("schedule-") && spec.depends_on(*it));
        used.collect::<Vec<_>>()
    };
    assert_eq!(used(RateSchedule::Constant), []);
    assert_eq!(
        used(RateSchedule::Step),
        [Field::ScheduleFactor, Field::ScheduleEpochs]
    );
    assert_eq!(used(RateSchedule::Plateau).len(), 3);
    assert_eq!(used(RateSchedule::Cosine), []);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_deviation_belongs_to_weights_of_ones_own_deviation() {
    let mut spec = TrainingSpec::default();
    assert!(!spec.depends_on(Field::WeightDeviation));
    spec.initializer = Initializer::CustomNormal;
    assert!(spec.depends_on(Field::WeightDeviation));
}
