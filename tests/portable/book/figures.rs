//! How figures are read and judged.

use digit_lab::book::{Criterion, Measure, Outcome, Part, experiment, judge};
use digit_lab::training::EpochRecord;

fn record(epoch: u32, validation: u32, test: u32, cost: f64) -> EpochRecord {
    EpochRecord {
        epoch,
        training_cost: cost,
        validation_cost: 2.0 * cost,
        training_correct: 50,
        training_size: 50,
        validation_correct: validation,
        validation_size: 200,
        test_correct: Some(test),
        test_cost: Some(3.0 * cost),
        test_size: 1_000,
    }
}

fn outcome() -> Outcome {
    Outcome {
        records: vec![
            record(1, 100, 900, 0.5),
            record(2, 150, 940, 0.25),
            record(3, 150, 950, 0.75),
        ],
        ..Outcome::default()
    }
}

#[test]
fn measures_read_epochs_from_0_and_percentages() {
    let expected = [
        (Measure::First(Part::Test), 90.0),
        (Measure::Last(Part::Test), 95.0),
        (Measure::Best(Part::Validation), 75.0),
        (Measure::BestEpoch(Part::Validation), 1.0),
        (Measure::TestAtBestValidation, 94.0),
        (Measure::Reaches(Part::Training, 100.0), 0.0),
        (Measure::FirstCost(Part::Training), 0.5),
        (Measure::LastCost(Part::Validation), 1.5),
        (Measure::LeastCost(Part::Test), 0.75),
        (Measure::LeastCostEpoch(Part::Test), 1.0),
        (Measure::MostCost(Part::Training), 0.75),
    ];
    for (measure, value) in expected {
        assert_eq!(measure.of(&outcome()), Some(value), "{measure}");
    }
    assert_eq!(Measure::Value("vote").of(&outcome()), None);
    assert_eq!(Measure::Best(Part::Test).of(&Outcome::default()), None);
}

#[test]
fn criteria_end_where_they_say() {
    let runs = [95.0, 96.0, 94.0, 99.0];
    assert!(Criterion::Points(0.5).is_met(93.5, &runs));
    assert!(!Criterion::Points(0.5).is_met(93.4, &runs));
    assert!(Criterion::BestOfThree(0.5).is_met(96.5, &runs));
    // The fourth run does not count.
    assert!(!Criterion::BestOfThree(0.5).is_met(99.0, &runs));
    assert!(Criterion::Share(0.2).is_met(1.2, &[1.0]));
    assert!(!Criterion::Share(0.2).is_met(1.21, &[1.0]));
    assert!(Criterion::Factor(2.0).is_met(0.5, &[1.0]));
    assert!(!Criterion::Factor(2.0).is_met(0.49, &[1.0]));
    assert!(!Criterion::Factor(2.0).is_met(2.1, &[1.0]));
}

#[test]
fn what_was_not_run_is_not_judged_and_what_came_to_nothing_is_not_met() {
    let row = experiment("3.3").unwrap();
    let runs = vec![vec![Some(outcome())], vec![Some(outcome())]];
    let verdict = judge(&row, &runs);
    assert_eq!((verdict.figures[0].median, verdict.is_met), (95.0, true));
    let not_run = judge(&row, &[vec![None]]);
    assert!(!not_run.figures[0].is_run);
    assert!(not_run.is_met);
    let nothing = judge(&row, &[vec![Some(Outcome::default())]]);
    assert!(nothing.figures[0].is_run);
    assert!(!nothing.is_met);
}

#[test]
fn claims_are_about_the_runs_figures() {
    let row = experiment("1.4").unwrap();
    let chance = |test: u32| Outcome {
        records: vec![record(1, 20, test, 0.9)],
        ..Outcome::default()
    };
    assert!(
        judge(&row, &[vec![Some(chance(100))]])
            .failed_claims
            .is_empty()
    );
    let learned = judge(&row, &[vec![Some(chance(100))], vec![Some(chance(900))]]);
    assert_eq!(learned.failed_claims.len(), 1);
    assert!(!learned.is_met);
}
