//! When to stop, and when to learn more slowly: two exercises.

use crate::book::Measure::{Best, Value};
use crate::book::Part::Validation;
use crate::book::chapter3::row;
use crate::book::settings::scaled;
use crate::book::{Claim, Cut, Experiment};
use crate::training::{RateSchedule, TrainingSpec};

/// More epochs than either rule lets pass.
const MOST_EPOCHS: u32 = 400;
/// The same on the bundled subset.
const MOST_QUICK: u32 = 200;

/// The settings that the chapter's search for them ends with.
fn spec(epochs: u32) -> TrainingSpec {
    TrainingSpec {
        epochs: f64::from(epochs),
        ..scaled("30", 0.5, 5.0)
    }
}

pub(super) fn experiments() -> Vec<Experiment> {
    vec![
        row("3.20")
            .training("30 epochs", spec(30))
            .measured(Best(Validation))
            .measured(Value("epochs"))
            .training(
                "no improvement in 10",
                TrainingSpec {
                    early_stopping: 10.0,
                    ..spec(MOST_EPOCHS)
                },
            )
            .quick(Cut::BUNDLED, MOST_QUICK)
            .measured(Best(Validation))
            .measured(Value("epochs"))
            .training(
                "eta halved down to 1/128",
                TrainingSpec {
                    schedule: RateSchedule::Plateau,
                    schedule_factor: 0.5,
                    schedule_patience: 10.0,
                    schedule_least: 1.0 / 128.0,
                    ..spec(MOST_EPOCHS)
                },
            )
            .quick(Cut::BUNDLED, MOST_QUICK)
            .measured(Best(Validation))
            .measured(Value("epochs"))
            // Both end by themselves, the second one after seven plateaus instead of one.
            .claim(Claim::Rising(vec![
                "no improvement in 10 epochs",
                "eta halved down to 1/128 epochs",
            ]))
            .claim(Claim::AtMost(
                "eta halved down to 1/128 epochs",
                f64::from(MOST_EPOCHS - 1),
            ))
            .claim(Claim::Rising(vec![
                "no improvement in 10 validation-best",
                "eta halved down to 1/128 validation-best",
            ])),
    ]
}
