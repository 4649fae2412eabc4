//! Where weights start.

use crate::book::Measure::{First, Last};
use crate::book::Part::Validation;
use crate::book::chapter3::row;
use crate::book::figure::SINGLE;
use crate::book::settings::scaled;
use crate::book::{Claim, Experiment};
use crate::nn::Initializer;
use crate::training::TrainingSpec;

fn large(layers: &str) -> TrainingSpec {
    TrainingSpec {
        initializer: Initializer::Normal,
        ..scaled(layers, 0.1, 5.0)
    }
}

/// The scaled start is ahead after the first epoch.
fn ahead() -> Claim {
    Claim::Rising(vec!["normal validation-first", "scaled validation-first"])
}

pub(super) fn experiments() -> Vec<Experiment> {
    vec![
        row("3.13")
            .training("normal", large("30"))
            .published(First(Validation), 86.43, SINGLE)
            .published(Last(Validation), 96.37, SINGLE)
            .training("scaled", scaled("30", 0.1, 5.0))
            .published(First(Validation), 92.70, SINGLE)
            .published(Last(Validation), 96.50, SINGLE)
            .claim(ahead()),
        row("3.14")
            .training("normal", large("100"))
            .quick(10_000, 20)
            .published(First(Validation), 89.94, SINGLE)
            .published(Last(Validation), 97.42, SINGLE)
            .training("scaled", scaled("100", 0.1, 5.0))
            .quick(10_000, 20)
            .published(First(Validation), 92.95, SINGLE)
            .published(Last(Validation), 97.81, SINGLE)
            .claim(ahead()),
    ]
}
