//! Images a second that the engine trains on natively, evaluation left out: `cargo bench --bench training`.
//!
//! Rounds of all works follow one another, so that what else the machine does meets all of them alike. Figures
//! are printed, never asserted.

// Printing and the clock are what a benchmark is for.
#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::expect_used)]

mod bundled;
mod rate;
mod works;

use bundled::bundled;
use digit_lab::nn::{Activation, Regularization};
use digit_lab::training::{Pixels, Run, TrainingConfig, TrainingSpec};
use rate::images_a_second;
use works::{convolutional, fully_connected, sigmoid};

/// Rounds, and seconds of training a work in each.
const ROUNDS: usize = 25;
const ROUND_SECS: f64 = 0.04;

fn main() {
    let only: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| !it.starts_with('-'))
        .collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|part| name.contains(part));
    let data = bundled();
    let mut works: Vec<_> = fully_connected()
        .into_iter()
        .chain([works::small_convolutional()])
        .chain(variants())
        .chain(convolutional_variants())
        .filter(|(name, _)| wanted(name))
        .map(|(name, spec)| {
            let config = TrainingConfig::check(&spec, data.training.len()).expect("a valid spec");
            (name, Run::new(config), Vec::new())
        })
        .collect();
    for _ in 0..ROUNDS {
        for (_, run, rates) in &mut works {
            rates.push(images_a_second(run, &data, ROUND_SECS));
        }
    }
    for (name, _, mut rates) in works {
        rates.sort_by(f64::total_cmp);
        let (median, best) = (rates[ROUNDS / 2], rates[ROUNDS - 1]);
        println!("{name:<55} {median:>10.0} images/s median {best:>10.0} at best");
    }
}

/// What differs in one thing from the works that the page is measured by.
fn variants() -> Vec<(&'static str, TrainingSpec)> {
    let [w1, _, w3] = fully_connected().map(|(_, spec)| spec);
    let standardized = TrainingSpec {
        pixels: Pixels::Standardized,
        ..w1.clone()
    };
    let with = |regularization, spec: &TrainingSpec| TrainingSpec {
        regularization,
        lambda: 1.0,
        ..spec.clone()
    };
    vec![
        (
            "[784,30,30,30,10] sigmoid, mini-batch 10",
            sigmoid(&[784.0, 30.0, 30.0, 30.0, 10.0]),
        ),
        (
            "w1 with mini-batch 1",
            TrainingSpec {
                mini_batch: 1.0,
                learning_rate: 0.05,
                ..w1.clone()
            },
        ),
        (
            "w1 with momentum 0.5",
            TrainingSpec {
                momentum: 0.5,
                ..w1.clone()
            },
        ),
        ("w1 with L2", with(Regularization::L2, &w1)),
        ("w1 with L1", with(Regularization::L1, &w1)),
        ("w1 on standardized pixels", standardized.clone()),
        (
            "w1 on standardized pixels with momentum 0.5",
            TrainingSpec {
                momentum: 0.5,
                ..standardized.clone()
            },
        ),
        (
            "w1 on standardized pixels with L2",
            with(Regularization::L2, &standardized),
        ),
        (
            "w1 on standardized pixels with L1",
            with(Regularization::L1, &standardized),
        ),
        (
            "784-128-10 ReLU, no biases, standardized, batch 1,000",
            TrainingSpec {
                biases: false,
                pixels: Pixels::Standardized,
                mini_batch: 1_000.0,
                ..w3
            },
        ),
    ]
}

/// Convolutional ones: chapter 6's, and the one that the page reads with.
fn convolutional_variants() -> Vec<(&'static str, TrainingSpec)> {
    vec![
        (
            "w4 with mini-batch 1",
            convolutional("conv 8@5x5, pool 2, conv 16@5x5, pool 2", 1.0),
        ),
        (
            "chapter 6: conv 20@5x5, 100 sigmoid",
            TrainingSpec {
                activation: Activation::Sigmoid,
                ..convolutional("conv 20@5x5, pool 2, 100", 10.0)
            },
        ),
        (
            "chapter 6: conv 20@5x5, conv 40@5x5, 100",
            convolutional("conv 20@5x5, pool 2, conv 40@5x5, pool 2, 100", 10.0),
        ),
        (
            "chapter 6: the same with two of 1,000 and dropout",
            convolutional(
                "conv 20@5x5, pool 2, conv 40@5x5, pool 2, dropout 0.5, 1000, dropout 0.5, 1000, dropout 0.5",
                10.0,
            ),
        ),
        (
            "the reading network, mini-batch 64",
            convolutional(
                "conv 16@5x5, pool 2, conv 32@3x3, conv 64@3x3, pool 2, dropout 0.2, 64, dropout 0.4",
                64.0,
            ),
        ),
    ]
}
