//! Tests of the plots of experiments.

use digit_lab::book::{Experiment, Measure, experiment};
use digit_lab::training::EpochRecord;

use super::curve::{MOST_POINTS, lined};
use super::references::place_of;
use super::*;
use crate::experiments::address::Setup;
use crate::experiments::progress::{Stage, expected_counts};
use crate::training::data::Origin;

fn record(epoch: u32, correct: u32) -> EpochRecord {
    EpochRecord {
        epoch,
        training_cost: 1.0 / f64::from(epoch),
        validation_cost: 0.5,
        training_correct: correct,
        training_size: 100,
        validation_correct: correct,
        validation_size: 100,
        test_correct: Some(correct),
        test_cost: Some(0.4),
        test_size: 100,
        ..EpochRecord::default()
    }
}

fn names() -> Names<'static> {
    Names {
        arm: &str::to_owned,
        part: &|part| part.to_string(),
        series: &str::to_owned,
        published: &|_, value| value.to_string(),
        x: "epoch".to_owned(),
    }
}

fn run(id: &str, seeds: u32) -> (Experiment, Progress) {
    let experiment = experiment(id).unwrap();
    let setup = Setup {
        seeds,
        ..Setup::default()
    };
    let counts = expected_counts(Origin::Bundled);
    let mut progress = Progress::planned(&experiment, setup, counts);
    for piece in &mut progress.pieces {
        let better = piece.arm as u32 * 10 + piece.seed;
        piece.outcome.records = (1..=3).map(|epoch| record(epoch, 50 + better)).collect();
        piece.stage = Stage::Done;
    }
    (experiment, progress)
}

#[test]
fn arms_are_lines_and_published_figures_crosses_and_levels() {
    let (experiment, progress) = run("3.13", 1);
    let part = usual_part(&experiment);
    assert_eq!(part, Part::Validation);
    let chart = of_epochs(&experiment, &progress, part, Quantity::Accuracy, &names());
    let lines: Vec<&str> = chart.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(lines, ["normal", "scaled"]);
    assert_ne!(chart.lines[0].hue, chart.lines[1].hue);
    let places: Vec<_> = chart.references.iter().map(|it| (it.x, it.y)).collect();
    let (x, y) = places[0];
    assert!(x == Some(1.0) && (y - 0.8643).abs() < 1e-9, "{x:?} {y}");
    assert_eq!(places.len(), 4);

    let (experiment, progress) = run("1.1", 1);
    let chart = of_epochs(
        &experiment,
        &progress,
        Part::Test,
        Quantity::Accuracy,
        &names(),
    );
    assert_eq!(chart.lines.len(), 3, "all parts of a single arm");
    assert!(
        chart
            .references
            .iter()
            .any(|it| it.x.is_none() && (it.y - 0.9542).abs() < 1e-9)
    );
}

#[test]
fn several_seeds_are_a_median_within_a_band() {
    let (experiment, progress) = run("3.13", 3);
    let chart = of_epochs(
        &experiment,
        &progress,
        Part::Validation,
        Quantity::Accuracy,
        &names(),
    );
    assert_eq!(chart.lines[0].points[0], (1.0, 0.52));
    assert_eq!(chart.lines[0].noise[0], (1.0, 0.51, 0.53));
}

#[test]
fn a_long_run_is_thinned_and_keeps_its_end() {
    let curve: Vec<(f64, f64)> = (0..15_000).map(|x| (f64::from(x), 1.0)).collect();
    let line = lined(String::new(), 0, &[curve]);
    assert!(line.points.len() <= MOST_POINTS + 1);
    assert_eq!(line.points.last(), Some(&(14_999.0, 1.0)));
}

#[test]
fn arms_of_growing_size_stand_on_an_axis_of_their_own() {
    let (experiment, progress) = run("3.11", 1);
    let chart = of_arms(&experiment, &progress, &names());
    assert!(chart.is_x_log);
    assert_eq!(chart.references.len(), experiment.arms.len());
    assert_eq!(chart.lines[0].points.len(), experiment.arms.len());
    assert!(chart.lines[0].points.is_sorted_by_key(|point| point.0));
}

#[test]
fn gradients_of_layers_begin_with_logarithms_before_there_are_any() {
    let begins_log = |id| {
        let experiment = experiment(id).unwrap();
        of_series(&experiment, &Progress::default(), 0, &any, &names()).begins_log
    };
    assert!(begins_log("5.3"));
    assert!(!begins_log("N.4"));
}

#[test]
fn figures_of_curves_stand_at_their_beginning_and_end() {
    let at = |name| place_of(Measure::Value(name), 300.0);
    assert_eq!(at("output-first"), Some(("output".to_owned(), 0.0)));
    assert_eq!(at("layer-2-end"), Some(("layer-2".to_owned(), 300.0)));
    assert_eq!(at("test"), None);
}
