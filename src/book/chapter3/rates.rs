//! How to choose η and λ, and other ways to descend.

use crate::book::Criterion::Shown;
use crate::book::Measure::{Best, FirstCost, LastCost, LeastCost, MostCost, Value};
use crate::book::Part::{Training, Validation};
use crate::book::chapter3::row;
use crate::book::figure::COST;
use crate::book::settings::scaled;
use crate::book::{Claim, Experiment};
use crate::nn::{Activation, Initializer};
use crate::training::TrainingSpec;

/// No hidden layer and 1,000 images: an answer in a second. The book reads 100 validation images, and here it
/// is all of them.
fn probe(learning_rate: f64, lambda: f64) -> TrainingSpec {
    TrainingSpec {
        training_size: Some(1_000.0),
        ..scaled("", learning_rate, lambda)
    }
}

pub(super) fn experiments() -> Vec<Experiment> {
    vec![
        row("3.15")
            .training("eta 0.025", scaled("30", 0.025, 5.0))
            .published(FirstCost(Training), 0.878, COST)
            .published(LastCost(Training), 0.339, COST)
            .training("eta 0.25", scaled("30", 0.25, 5.0))
            .published(FirstCost(Training), 0.495, COST)
            .published(LastCost(Training), 0.339, COST)
            .published(LeastCost(Training), 0.320, COST)
            .training("eta 2.5", scaled("30", 2.5, 5.0))
            .published(FirstCost(Training), 0.925, COST)
            .published(LastCost(Training), 0.861, COST)
            .published(MostCost(Training), 1.137, COST),
        row("3.16")
            .training("eta 10, lambda 1000", scaled("30", 10.0, 1_000.0))
            .published(Best(Validation), 10.0, Shown)
            .claim(Claim::AtMost("validation-best", 15.0)),
        row("3.17")
            // η λ / n is 10: each update multiplies the weights by -9, until they overflow.
            .training("eta 10, lambda 1000", probe(10.0, 1_000.0))
            .published(Value("validation-left"), 10.0, Shown)
            .measured(Value("overflow-epoch"))
            .claim(Claim::AtMost("validation-left", 30.0)),
        row("3.18")
            .training("eta 10", probe(10.0, 20.0))
            .published(Best(Validation), 25.0, Shown)
            .training("eta 100", probe(100.0, 20.0))
            .published(Best(Validation), 10.0, Shown)
            .training("eta 1", probe(1.0, 20.0))
            .published(Best(Validation), 62.0, Shown)
            .claim(Claim::Rising(vec![
                "eta 100 validation-best",
                "eta 10 validation-best",
                "eta 1 validation-best",
            ])),
        row("3.21")
            .training("sigmoid", scaled("30", 0.1, 5.0))
            .measured(Best(Validation))
            .training(
                "tanh",
                TrainingSpec {
                    activation: Activation::Tanh,
                    ..scaled("30", 0.1, 5.0)
                },
            )
            .measured(Best(Validation))
            .training(
                "relu",
                TrainingSpec {
                    activation: Activation::Relu,
                    initializer: Initializer::He,
                    ..scaled("30", 0.1, 5.0)
                },
            )
            .measured(Best(Validation))
            // Velocities add up to steps as long: the rate is divided by 1 / (1 - 0.9).
            .training(
                "momentum 0.9",
                TrainingSpec {
                    momentum: 0.9,
                    ..scaled("30", 0.01, 5.0)
                },
            )
            .measured(Best(Validation))
            .claim(Claim::Near(
                "sigmoid validation-best",
                "tanh validation-best",
                2.0,
            ))
            .claim(Claim::Near(
                "sigmoid validation-best",
                "relu validation-best",
                2.0,
            ))
            .claim(Claim::Near(
                "sigmoid validation-best",
                "momentum 0.9 validation-best",
                2.0,
            )),
    ]
}
