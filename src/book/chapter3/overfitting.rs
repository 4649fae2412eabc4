//! Overfitting and regularization.

use crate::book::Criterion::Shown;
use crate::book::Measure::{Best, BestEpoch, Last, LastCost, LeastCost, LeastCostEpoch, Reaches};
use crate::book::Part::{Test, Training, Validation};
use crate::book::chapter3::row;
use crate::book::figure::{COST, FEW_IMAGES, SINGLE};
use crate::book::settings::{chapter3, overfitting};
use crate::book::{Claim, Experiment};
use crate::nn::Regularization;
use crate::training::TrainingSpec;

pub(super) fn experiments() -> Vec<Experiment> {
    vec![
        row("3.5")
            .training("1,000 images", overfitting(0.0))
            .published(Best(Test), 82.27, FEW_IMAGES)
            .published(BestEpoch(Test), 280.0, Shown)
            .published(Reaches(Training, 100.0), 67.0, Shown)
            .published(LastCost(Training), 0.0042, COST)
            .published(LeastCost(Test), 1.203, COST)
            .published(LeastCostEpoch(Test), 14.0, Shown)
            .published(LastCost(Test), 1.773, COST),
        row("3.6")
            .training("50,000 images", chapter3("30", 0.5))
            .published(Best(Training), 97.86, SINGLE)
            .published(Best(Test), 95.33, SINGLE),
        row("3.7")
            .training("lambda 0.1", overfitting(0.1))
            .published(Best(Test), 87.1, FEW_IMAGES)
            .measured(LastCost(Training)),
        row("3.8")
            .training(
                "lambda 5",
                TrainingSpec {
                    lambda: 5.0,
                    ..chapter3("30", 0.5)
                },
            )
            .published(Best(Test), 96.49, SINGLE)
            .measured(Best(Training)),
        row("3.9")
            .training(
                "100, lambda 5",
                TrainingSpec {
                    lambda: 5.0,
                    ..chapter3("100", 0.5)
                },
            )
            .quick(10_000, 20)
            .published(Best(Validation), 97.92, SINGLE),
        row("3.10")
            .training(
                "60 epochs, eta 0.1",
                TrainingSpec {
                    lambda: 5.0,
                    epochs: 60.0,
                    ..chapter3("100", 0.1)
                },
            )
            .quick(10_000, 30)
            .published(Best(Validation), 98.04, SINGLE),
        row("3.19")
            .training("none", overfitting(0.0))
            .measured(Best(Test))
            .measured(Last(Test))
            .training(
                "L1",
                TrainingSpec {
                    regularization: Regularization::L1,
                    ..overfitting(0.1)
                },
            )
            .measured(Best(Test))
            .measured(Last(Test))
            .training("L2", overfitting(0.1))
            .measured(Best(Test))
            .measured(Last(Test))
            .claim(Claim::Rising(vec!["none test-last", "L1 test-last"]))
            .claim(Claim::Rising(vec!["none test-last", "L2 test-last"])),
    ]
}
