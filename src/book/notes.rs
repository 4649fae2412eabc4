//! The study notes: what they tried, and what they discuss.

use crate::book::Criterion::Shown;
use crate::book::Measure::{Best, FirstCost, Last, LastCost, Value};
use crate::book::Part::{Test, Training};
use crate::book::settings::{ALL, chapter3, overfitting, scaled, softmax};
use crate::book::{Claim, Experiment, Group, Job, NumericalGradient, RandomSearch};
use crate::nn::{Activation, Initializer, Regularization};
use crate::training::{Pixels, Reduction, TrainingSpec};

fn row(id: &'static str) -> Experiment {
    Experiment::new(id, Group::Notes)
}

/// The network that the notes build from nothing: all images for one update, a thousand times.
fn own() -> TrainingSpec {
    softmax(TrainingSpec {
        activation: Activation::Relu,
        initializer: Initializer::CustomNormal,
        weight_deviation: 0.1,
        biases: false,
        pixels: Pixels::Standardized,
        mini_batch: ALL,
        epochs: 1_000.0,
        monitor_epochs: 10.0,
        ..scaled("128", 0.1, 0.0)
    })
}

/// 784-50-100-10, rectified linear, softmax.
fn relu() -> TrainingSpec {
    softmax(TrainingSpec {
        activation: Activation::Relu,
        initializer: Initializer::He,
        epochs: 5.0,
        training_size: Some(10_000.0),
        ..scaled("50, 100", 0.1, 0.0)
    })
}

/// Steps of the sum of ten gradients: with a tenth of the rate as long as the mean's.
fn sum(learning_rate: f64) -> TrainingSpec {
    TrainingSpec {
        reduction: Reduction::Sum,
        ..chapter3("30", learning_rate)
    }
}

/// The weights that are left by each penalty.
fn norms() -> Experiment {
    let penalties = [
        ("none", Regularization::None),
        ("L1", Regularization::L1),
        ("L2", Regularization::L2),
    ];
    let arms = penalties
        .into_iter()
        .fold(row("N.6"), |row, (name, regularization)| {
            row.training(
                name,
                TrainingSpec {
                    regularization,
                    ..overfitting(0.1)
                },
            )
            .measured(Value("weights-l0"))
            .measured(Value("weights-l1"))
            .measured(Value("weights-l2"))
            .measured(Value("weights-l-infinity"))
        });
    arms.claim(Claim::Rising(vec!["L1 weights-l0", "none weights-l0"]))
        .claim(Claim::Rising(vec!["L1 weights-l1", "none weights-l1"]))
        .claim(Claim::Rising(vec!["L2 weights-l2", "none weights-l2"]))
}

/// The rows.
pub(super) fn experiments() -> Vec<Experiment> {
    vec![
        row("N.1")
            .training("784-128-10", own())
            .quick(10_000, 30)
            .measured(FirstCost(Training))
            .measured(LastCost(Training))
            .measured(Last(Training))
            .measured(Best(Test))
            .measured(Last(Test))
            .claim(Claim::Rising(vec![
                "training-cost-last",
                "training-cost-first",
            ])),
        row("N.2")
            .arm(
                "random search",
                Job::RandomSearch(RandomSearch {
                    spec: relu(),
                    draws: 100,
                }),
            )
            .measured(Value("training"))
            .published(Value("test"), 9.48, Shown)
            .training("gradient descent", relu())
            .measured(Last(Test))
            .claim(Claim::AtMost("random search test", 30.0))
            .claim(Claim::AtLeast("gradient descent test-last", 85.0)),
        row("N.3")
            .arm(
                "both",
                Job::NumericalGradient(NumericalGradient {
                    spec: TrainingSpec {
                        training_size: Some(10.0),
                        epochs: 1.0,
                        ..chapter3("30", 0.5)
                    },
                    h: 1e-4,
                }),
            )
            .measured(Value("cosine"))
            .measured(Value("length-ratio"))
            .measured(Value("times-slower"))
            .claim(Claim::AtLeast("cosine", 0.999_999))
            .claim(Claim::AtLeast("times-slower", 100.0)),
        row("N.4")
            .arm("both", Job::Perceptron)
            .measured(Value("step-largest-move"))
            .measured(Value("sigmoid-largest-move"))
            .claim(Claim::AtLeast("step-largest-move", 1.0))
            // A change of 0.1 times the steepest slope of the sigmoid, 1/4.
            .claim(Claim::AtMost("sigmoid-largest-move", 0.025)),
        row("N.5")
            .training("mean, eta 0.5", chapter3("30", 0.5))
            .measured(Last(Test))
            .training("sum, eta 0.05", sum(0.05))
            .measured(Last(Test))
            .training("sum, eta 0.5", sum(0.5))
            .measured(Last(Test))
            .claim(Claim::Near(
                "mean, eta 0.5 test-last",
                "sum, eta 0.05 test-last",
                0.01,
            )),
        norms(),
    ]
}
