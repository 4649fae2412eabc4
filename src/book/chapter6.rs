//! Chapter 6: convolutions, more data, dropout and votes.
//!
//! `network3.py` draws weights with deviation 1/√outputs and starts its softmax layer at zero; here all layers
//! start scaled by their inputs. Its figures are test accuracies at the best validation epoch, of the best of
//! three runs. Its λ is divided by the number of mini-batches: 0.1 there is 1.0 here.

use crate::book::Measure::{TestAtBestValidation, Value};
use crate::book::figure::BEST;
use crate::book::settings::{scaled, softmax};
use crate::book::{Claim, Experiment, Group, Job, Vote};
use crate::nn::{Activation, Initializer};
use crate::training::TrainingSpec;

/// One convolution, and two.
const ONE: &str = "conv 20@5x5, pool 2, 100";
const TWO: &str = "conv 20@5x5, pool 2, conv 40@5x5, pool 2, 100";

fn row(id: &'static str) -> Experiment {
    Experiment::new(id, Group::Chapter6).best_of_three()
}

/// Sigmoid neurons under a softmax layer.
fn sigmoid(layers: &str) -> TrainingSpec {
    softmax(TrainingSpec {
        epochs: 60.0,
        ..scaled(layers, 0.1, 0.0)
    })
}

/// Rectified linear neurons with a little L2.
fn relu(layers: &str) -> TrainingSpec {
    softmax(TrainingSpec {
        epochs: 60.0,
        activation: Activation::Relu,
        initializer: Initializer::He,
        ..scaled(layers, 0.03, 1.0)
    })
}

/// The rows.
pub(super) fn experiments() -> Vec<Experiment> {
    vec![
        row("6.1")
            .training("100", sigmoid("100"))
            .quick(10_000, 20)
            .published(TestAtBestValidation, 97.80, BEST),
        row("6.2")
            .training("one convolution", sigmoid(ONE))
            .quick(2_000, 10)
            .reduced(50_000, 20)
            .published(TestAtBestValidation, 98.78, BEST),
        row("6.3")
            .training("two convolutions", sigmoid(TWO))
            .quick(2_000, 10)
            .reduced(50_000, 10)
            .published(TestAtBestValidation, 99.06, BEST),
        row("6.4")
            .training("relu", relu(TWO))
            .quick(2_000, 5)
            .reduced(50_000, 6)
            .published(TestAtBestValidation, 99.23, BEST),
        row("6.8")
            .arm(
                "five networks",
                Job::Vote(Vote {
                    spec: relu(TWO),
                    members: 5,
                }),
            )
            .quick(1_000, 3)
            .reduced(50_000, 1)
            .measured(Value("member-least"))
            .measured(Value("member-most"))
            .published(Value("vote"), 99.67, BEST)
            .claim(Claim::Rising(vec!["member-least", "vote"])),
    ]
}
