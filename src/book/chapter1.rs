//! Chapter 1: the first network, and what it is to be compared with.

use crate::book::Criterion::Shown;
use crate::book::Measure::{Best, BestEpoch, First, Last, Value};
use crate::book::Part::Test;
use crate::book::figure::{BEST, SINGLE};
use crate::book::settings::{ALL, chapter1};
use crate::book::{Claim, Experiment, Group, Job, SvmSettings};
use crate::nn::OutputCoding;
use crate::training::TrainingSpec;

fn row(id: &'static str) -> Experiment {
    Experiment::new(id, Group::Chapter1)
}

/// All training images for one update.
fn whole_set(layers: &str, learning_rate: f64) -> TrainingSpec {
    TrainingSpec {
        mini_batch: ALL,
        ..chapter1(layers, learning_rate)
    }
}

/// As far down the gradient as 30 epochs of 5,000 steps with η = 0.001 go: 150 = 50 · 3.
fn short_way() -> TrainingSpec {
    TrainingSpec {
        training_size: Some(500.0),
        epochs: 1.0,
        ..chapter1("100", 3.0)
    }
}

/// Four output neurons, which say the digit's bits.
fn four_outputs() -> TrainingSpec {
    TrainingSpec {
        output_coding: OutputCoding::Binary,
        ..chapter1("30", 3.0)
    }
}

/// The rows.
pub(super) fn experiments() -> Vec<Experiment> {
    vec![
        row("1.1")
            .best_of_three()
            .training("30", chapter1("30", 3.0))
            .published(First(Test), 91.29, SINGLE)
            .published(Best(Test), 95.42, BEST)
            .published(BestEpoch(Test), 28.0, Shown),
        row("1.2")
            .best_of_three()
            .training("100", chapter1("100", 3.0))
            .quick(10_000, 20)
            .published(Best(Test), 96.59, BEST),
        row("1.3")
            .training("eta 0.001", chapter1("100", 0.001))
            .quick(10_000, 20)
            .published(First(Test), 11.39, Shown)
            .published(Last(Test), 21.42, Shown)
            // As long a way in 50 long steps: where so short a way ends depends on its start.
            .training("50 mini-batches, eta 3", short_way())
            .quick(70, 1)
            .measured(Last(Test))
            .claim(Claim::AtMost("eta 0.001 test-last", 30.0))
            .claim(Claim::Near(
                "eta 0.001 test-last",
                "50 mini-batches, eta 3 test-last",
                5.0,
            )),
        row("1.4")
            .training("eta 100", chapter1("30", 100.0))
            .published(First(Test), 10.09, Shown)
            .published(Last(Test), 9.82, Shown)
            .claim(Claim::AtMost("test-last", 15.0)),
        row("1.5")
            .training("none hidden", chapter1("", 3.0))
            .measured(Best(Test))
            .training("30 hidden", chapter1("30", 3.0))
            .measured(Best(Test))
            .claim(Claim::Rising(vec![
                "none hidden test-best",
                "30 hidden test-best",
            ])),
        row("1.6")
            .arm("chance", Job::Chance { seed: 1 })
            .published(Value("test"), 10.0, SINGLE)
            .arm("darkness", Job::Darkness { images: 50_000 })
            .published(Value("test"), 22.25, SINGLE)
            .arm("svm", Job::Svm(SvmSettings::default_of(50_000)))
            .quick(2_000, 1)
            .published(Value("test"), 94.35, SINGLE),
        row("1.7")
            .training("four outputs", four_outputs())
            .measured(Best(Test))
            .training("ten outputs", chapter1("30", 3.0))
            .measured(Best(Test))
            .claim(Claim::Rising(vec![
                "four outputs test-best",
                "ten outputs test-best",
            ])),
        row("1.8")
            // As far a way for each image: the sum of ten gradients is divided by ten.
            .training(
                "mini-batch 1",
                TrainingSpec {
                    mini_batch: 1.0,
                    ..chapter1("30", 0.3)
                },
            )
            .measured(First(Test))
            .measured(Best(Test))
            .training("mini-batch 10", chapter1("30", 3.0))
            .measured(First(Test))
            .measured(Best(Test))
            .training("whole set", whole_set("30", 3.0))
            .measured(First(Test))
            .measured(Best(Test))
            .claim(Claim::Rising(vec![
                "whole set test-best",
                "mini-batch 10 test-best",
            ]))
            .claim(Claim::Near(
                "mini-batch 1 test-best",
                "mini-batch 10 test-best",
                2.0,
            )),
    ]
}
