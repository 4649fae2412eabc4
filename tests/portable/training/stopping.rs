//! Schedules and early stopping, on made-up curves and on a real one.

use digit_lab::training::{
    Ending, Patience, RateSchedule, Rule, Run, Schedule, TrainingConfig, Work,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::options::{short, trained};
use crate::fixtures::mnist;

#[wasm_bindgen_test(unsupported = test)]
fn patience_is_over_after_so_many_epochs_without_a_better_one() {
    let mut patience = Patience::default();
    let curve = [90, 92, 92, 91, 93, 93, 93, 93, 92, 95];
    let over: Vec<usize> = (0..curve.len())
        .filter(|&epoch| patience.is_over(curve[epoch], 3))
        .collect();
    assert_eq!(over, [7]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_plateau_halves_the_learning_rate_down_to_its_floor() {
    let mut schedule = Schedule::new(Rule::Plateau {
        factor: 0.5,
        patience: 2,
        least: 0.125,
    });
    assert!(schedule.needs_validation());
    let curve = [90, 90, 90, 91, 91, 91, 91, 91];
    let course: Vec<(bool, f64)> = curve
        .into_iter()
        .map(|correct| (schedule.is_at_floor(correct), schedule.share(0, 0.0)))
        .collect();
    let shares = [1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125];
    let expected: Vec<(bool, f64)> = shares.into_iter().map(|it| (it <= 0.125, it)).collect();
    assert_eq!(course, expected);
}

#[wasm_bindgen_test(unsupported = test)]
fn steps_and_cosines_go_by_time_alone() {
    let step = Schedule::new(Rule::Step {
        factor: 0.5,
        epochs: 3,
    });
    let shares: Vec<f64> = (0..8).map(|epochs| step.share(epochs, 0.0)).collect();
    assert_eq!(shares, [1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25]);
    let cosine = Schedule::new(Rule::Cosine);
    for (progress, share) in [(0.0, 1.0), (0.5, 0.5), (1.0, 0.0)] {
        assert!((cosine.share(0, progress) - share).abs() < 1e-15);
    }
    assert_eq!(Schedule::new(Rule::Constant).share(7, 0.9), 1.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn records_say_the_learning_rate_that_was() {
    let data = mnist(40, 20, 0);
    let spec = short(|spec| {
        spec.epochs = 3.0;
        spec.schedule = RateSchedule::Step;
        spec.schedule_epochs = 1.0;
    });
    let rates: Vec<f64> = trained(&spec, &data)
        .1
        .iter()
        .map(|it| it.learning_rate)
        .collect();
    assert_eq!(rates, [0.5, 0.25, 0.125]);
}

#[wasm_bindgen_test(unsupported = test)]
fn training_stops_early_where_the_whole_curve_says_so() {
    let data = mnist(20, 100, 20);
    let whole = short(|spec| {
        spec.epochs = 60.0;
        spec.learning_rate = 1.0;
    });
    let (_, records) = trained(&whole, &data);
    let mut patience = Patience::default();
    let stop = records
        .iter()
        .position(|it| patience.is_over(it.validation_correct, 4));
    let stop = stop.unwrap() + 1;
    assert!(stop < 60);

    let mut spec = whole.clone();
    spec.early_stopping = 4.0;
    // Records are rare, and yet every epoch counts.
    spec.monitor_epochs = 50.0;
    let mut run = Run::new(TrainingConfig::check(&spec, 20).unwrap());
    let mut last = None;
    loop {
        match run.advance(&data) {
            Work::Epoch(record) => last = Some(record),
            Work::Nothing => break,
            _ => {}
        }
    }
    assert_eq!(run.ending(), Some(Ending::NoImprovement));
    let last = last.unwrap();
    assert_eq!(last.epoch as usize, stop);
    assert_eq!(last.training_cost, records[stop - 1].training_cost);
    assert!(
        last.test_correct.is_some(),
        "the test images are read at the end"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn plateaus_end_a_training_at_the_least_rate() {
    let data = mnist(20, 50, 0);
    let spec = short(|spec| {
        spec.epochs = 500.0;
        spec.schedule = RateSchedule::Plateau;
        spec.schedule_patience = 2.0;
    });
    let mut run = Run::new(TrainingConfig::check(&spec, 20).unwrap());
    let mut rates = Vec::new();
    loop {
        match run.advance(&data) {
            Work::Epoch(record) => rates.push(record.learning_rate),
            Work::Nothing => break,
            _ => {}
        }
    }
    assert_eq!(run.ending(), Some(Ending::RateFloor));
    rates.dedup();
    let halvings: Vec<f64> = (0..7).map(|n| 0.5 / f64::from(1 << n)).collect();
    assert_eq!(rates, halvings);
}
