//! Images a second that the engine trains on natively, evaluation left out: `cargo bench --bench training`.
//!
//! Rounds of all works follow one another, so that what else the machine does meets all of them alike. Figures
//! are printed, never asserted.

// Printing and the clock are what a benchmark is for.
#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::expect_used)]

mod bundled;

use std::time::Instant;

use bundled::bundled;
use digit_lab::data::Mnist;
use digit_lab::nn::{Activation, Cost, Initializer, Regularization};
use digit_lab::training::{Layers, Pixels, Run, TrainingConfig, TrainingSpec, Work};

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
    let mut works: Vec<_> = works()
        .into_iter()
        .chain(convolutional_works())
        .filter(|(name, _)| wanted(name))
        .map(|(name, spec)| {
            let config = TrainingConfig::check(&spec, data.training.len()).expect("a valid spec");
            (name, Run::new(config), Vec::new())
        })
        .collect();
    for _ in 0..ROUNDS {
        for (_, run, rates) in &mut works {
            rates.push(images_a_second(run, &data));
        }
    }
    for (name, _, mut rates) in works {
        rates.sort_by(f64::total_cmp);
        let (median, best) = (rates[ROUNDS / 2], rates[ROUNDS - 1]);
        println!("{name:<55} {median:>10.0} images/s median {best:>10.0} at best");
    }
}

/// Trains for a moment.
fn images_a_second(run: &mut Run, data: &Mnist) -> f64 {
    let (mut secs, mut done) = (0.0, 0);
    while secs < ROUND_SECS {
        let start = Instant::now();
        let work = run.advance(data);
        let took = start.elapsed().as_secs_f64();
        match work {
            Work::Batch { images, .. } => {
                done += images;
                secs += took;
            }
            Work::PartOfBatch => secs += took,
            _ => {}
        }
    }
    done as f64 / secs
}

/// The works that the benchmark of the page measures, and what differs from them in one thing.
fn works() -> Vec<(&'static str, TrainingSpec)> {
    let sigmoid = |layers: &[f64]| TrainingSpec {
        layers: Layers::Sizes(layers.to_vec()),
        cost: Cost::CrossEntropy,
        mini_batch: 10.0,
        learning_rate: 0.5,
        regularization: Regularization::None,
        epochs: 1000.0,
        ..TrainingSpec::default()
    };
    let w1 = sigmoid(&[784.0, 30.0, 10.0]);
    let standardized = TrainingSpec {
        pixels: Pixels::Standardized,
        ..w1.clone()
    };
    let with = |regularization, spec: &TrainingSpec| TrainingSpec {
        regularization,
        lambda: 1.0,
        ..spec.clone()
    };
    let w3 = TrainingSpec {
        activation: Activation::Relu,
        output_activation: Activation::Softmax,
        cost: Cost::LogLikelihood,
        initializer: Initializer::He,
        mini_batch: 128.0,
        learning_rate: 0.1,
        ..sigmoid(&[784.0, 128.0, 10.0])
    };
    vec![
        ("w1 [784,30,10] sigmoid, mini-batch 10", w1.clone()),
        (
            "w2 [784,100,10] sigmoid, mini-batch 10",
            sigmoid(&[784.0, 100.0, 10.0]),
        ),
        ("w3 [784,128,10] ReLU, softmax, mini-batch 128", w3.clone()),
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

/// The small convolutional network of the page's benchmark, chapter 6's, and the one that the page reads with.
fn convolutional_works() -> Vec<(&'static str, TrainingSpec)> {
    vec![
        (
            "w4 conv 8@5x5, conv 16@5x5, mini-batch 32",
            convolutional("conv 8@5x5, pool 2, conv 16@5x5, pool 2", 32.0),
        ),
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

/// Rectified linear neurons under a softmax layer.
fn convolutional(layers: &str, mini_batch: f64) -> TrainingSpec {
    TrainingSpec {
        layers: Layers::Hidden(layers.to_owned()),
        activation: Activation::Relu,
        output_activation: Activation::Softmax,
        cost: Cost::LogLikelihood,
        initializer: Initializer::He,
        mini_batch,
        learning_rate: 0.003,
        regularization: Regularization::None,
        epochs: 1000.0,
        ..TrainingSpec::default()
    }
}
