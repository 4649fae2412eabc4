//! The small engines against what is known of them.

use digit_lab::book::{Job, NumericalGradient, Task, TaskError, Version, experiment, judge};
use digit_lab::data::Mnist;
use digit_lab::training::{Layers, TrainingSpec};

use crate::book::done;
use crate::fixtures::mnist;

/// One neuron's last outputs from both of the book's starts.
fn last_outputs(id: &str) -> Vec<f64> {
    let row = experiment(id).unwrap();
    let arms = row.arms.iter();
    arms.map(|arm| {
        let outcome = done(&arm.job, &mnist(1, 1, 1));
        outcome.value("output-last").unwrap()
    })
    .collect()
}

#[test]
fn one_neuron_ends_where_the_book_says() {
    let quadratic = last_outputs("3.1");
    assert!((quadratic[0] - 0.09).abs() < 0.005, "{quadratic:?}");
    assert!((quadratic[1] - 0.20).abs() < 0.005, "{quadratic:?}");
    let cross_entropy = last_outputs("3.2");
    assert!(
        (cross_entropy[0] - 0.0116).abs() < 0.000_05,
        "{cross_entropy:?}"
    );
    assert!(
        (cross_entropy[1] - 0.0120).abs() < 0.000_05,
        "{cross_entropy:?}"
    );
}

#[test]
fn gradients_grow_from_the_first_hidden_layer_to_the_last() {
    let data = mnist(1_000, 1, 1);
    let row = experiment("5.2").unwrap();
    let runs: Vec<Vec<_>> = (1..=3)
        .map(|seed| {
            let arms = row.arms.iter();
            arms.map(|arm| Some(done(&arm.job(Version::Full, 1_000, seed), &data)))
                .collect()
        })
        .collect();
    let verdict = judge(&row, &runs);
    assert_eq!(verdict.failed_claims, []);
}

#[test]
fn backpropagation_and_central_differences_agree() {
    let job = Job::NumericalGradient(NumericalGradient {
        spec: TrainingSpec {
            layers: Layers::Hidden("3".to_owned()),
            training_size: Some(4.0),
            mini_batch: 4.0,
            ..TrainingSpec::default()
        },
        h: 1e-4,
    });
    let outcome = done(&job, &mnist(4, 1, 1));
    let cosine = outcome.value("cosine").unwrap();
    let ratio = outcome.value("length-ratio").unwrap();
    assert!(cosine > 0.999_999, "{cosine}");
    assert!((ratio - 1.0).abs() < 1e-5, "{ratio}");
    assert!(outcome.value("times-slower").unwrap() > 0.0);
}

#[test]
fn a_sum_of_gradients_with_a_tenth_of_the_rate_takes_the_means_path() {
    let data = mnist(200, 50, 50);
    let row = experiment("N.5").unwrap();
    let outcomes: Vec<_> = row.arms[..2]
        .iter()
        .map(|arm| done(&crate::book::tiny(arm, 200), &data))
        .collect();
    let costs: Vec<_> = outcomes
        .iter()
        .map(|o| o.records[0].training_cost)
        .collect();
    assert!((costs[0] - costs[1]).abs() < 1e-6 * costs[0], "{costs:?}");
}

#[test]
fn penalties_leave_smaller_weights() {
    let data = mnist(200, 20, 20);
    let row = experiment("N.6").unwrap();
    let l1 = |arm: usize| {
        let outcome = done(&crate::book::tiny(&row.arms[arm], 200), &data);
        outcome.value("weights-l1").unwrap()
    };
    let none = l1(0);
    assert!(l1(1) < none);
    assert!(l1(2) < none);
}

#[test]
fn a_sigmoid_moves_a_little_where_a_step_jumps() {
    let row = experiment("N.4").unwrap();
    let outcome = done(&row.arms[0].job, &mnist(1, 1, 1));
    assert_eq!(outcome.value("step-largest-move"), Some(1.0));
    let most = outcome.value("sigmoid-largest-move").unwrap();
    assert!(most > 0.02 && most <= 0.025, "{most}");
}

#[test]
fn images_that_are_missing_are_named() {
    let row = experiment("1.1").unwrap();
    let data = Mnist {
        test: mnist(1, 1, 1).test.part(0, 0),
        ..mnist(20, 1, 1)
    };
    let refused = Task::new(&row.arms[0].job(Version::Full, 20, 1), &data).err();
    assert_eq!(
        refused,
        Some(TaskError::Images {
            training: 20,
            test: 0
        })
    );
}
