//! Chapter 6: convolutions, more data, dropout and votes.
//!
//! `network3.py` draws weights with deviation 1/√outputs and starts its softmax layer at zero; here all layers
//! start scaled by their inputs. Its figures are test accuracies at the best validation epoch, of the best of
//! three runs. Its λ is divided by the number of mini-batches: 0.1 there is 1.0 here. Its dropout leaves the rest as it
//! is and shrinks the weights for reading; here the rest is doubled, which is the same network at four times the rate.

use crate::book::Measure::{TestAtBestValidation, Value};
use crate::book::figure::BEST;
use crate::book::settings::{scaled, softmax};
use crate::book::{Claim, Experiment, Group, Job, Vote};
use crate::nn::{Activation, Initializer};
use crate::training::{Augmentation, TrainingSpec};

/// One convolution, and two.
const ONE: &str = "conv 20@5x5, pool 2, 100";
const TWO: &str = "conv 20@5x5, pool 2, conv 40@5x5, pool 2, 100";
/// Two convolutions with two full layers.
const FULL: &str = "conv 20@5x5, pool 2, conv 40@5x5, pool 2, 100, 100";
const WIDE: &str =
    "conv 20@5x5, pool 2, conv 40@5x5, pool 2, dropout 0.5, 1000, dropout 0.5, 1000, dropout 0.5";

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

/// The same on each image and its four copies moved by a pixel.
fn expanded(layers: &str) -> TrainingSpec {
    TrainingSpec {
        augmentation: Augmentation::Shifts,
        ..relu(layers)
    }
}

/// Two full layers of 1,000 neurons, half of what comes into each full layer left out; no penalty besides.
fn dropout() -> TrainingSpec {
    TrainingSpec {
        epochs: 40.0,
        lambda: 0.0,
        ..expanded(WIDE)
    }
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
            .published(TestAtBestValidation, 98.78, BEST),
        row("6.3")
            .training("two convolutions", sigmoid(TWO))
            .quick(2_000, 10)
            .published(TestAtBestValidation, 99.06, BEST),
        row("6.4")
            .training("relu", relu(TWO))
            .quick(2_000, 5)
            .published(TestAtBestValidation, 99.23, BEST),
        row("6.5")
            .training("expanded data", expanded(TWO))
            .quick(1_000, 4)
            .reduced(50_000, 2)
            .published(TestAtBestValidation, 99.37, BEST),
        row("6.6")
            .training("second full layer", expanded(FULL))
            .quick(1_000, 4)
            .reduced(50_000, 2)
            .published(TestAtBestValidation, 99.43, BEST),
        row("6.7")
            .training("dropout", dropout())
            .quick(1_000, 3)
            .reduced(50_000, 2)
            .published(TestAtBestValidation, 99.60, BEST),
        row("6.8")
            .arm(
                "five networks",
                Job::Vote(Vote {
                    spec: dropout(),
                    members: 5,
                }),
            )
            .quick(500, 2)
            .reduced(50_000, 2)
            .measured(Value("member-least"))
            .measured(Value("member-most"))
            .published(Value("vote"), 99.67, BEST)
            .claim(Claim::Rising(vec!["member-least", "vote"])),
    ]
}
