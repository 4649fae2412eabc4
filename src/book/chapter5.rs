//! Chapter 5: deep networks, and how small gradients become in their first layers.

use crate::book::Criterion::Factor;
use crate::book::Measure::{Last, Value};
use crate::book::Part::Validation;
use crate::book::figure::SINGLE;
use crate::book::settings::scaled;
use crate::book::{Claim, Experiment, GradientNorms, Group, Job};
use crate::training::TrainingSpec;

/// The first 1,000 images, all of them for each of so many updates.
fn norms(layers: &str, updates: f64) -> Job {
    Job::GradientNorms(GradientNorms {
        spec: TrainingSpec {
            training_size: Some(1_000.0),
            mini_batch: 1_000.0,
            epochs: updates,
            ..scaled(layers, 0.1, 5.0)
        },
    })
}

/// The rows.
pub(super) fn experiments() -> Vec<Experiment> {
    let row = |id| Experiment::new(id, Group::Chapter5);
    let start = Factor(2.0);
    let end = Factor(5.0);
    vec![
        row("5.1")
            .training("30", scaled("30", 0.1, 5.0))
            .published(Last(Validation), 96.48, SINGLE)
            .training("30, 30", scaled("30, 30", 0.1, 5.0))
            .published(Last(Validation), 96.90, SINGLE)
            .training("30, 30, 30", scaled("30, 30, 30", 0.1, 5.0))
            .published(Last(Validation), 96.57, SINGLE)
            .training("30, 30, 30, 30", scaled("30, 30, 30, 30", 0.1, 5.0))
            .published(Last(Validation), 96.53, SINGLE),
        row("5.2")
            .arm("2 layers", norms("30, 30", 1.0))
            .published(Value("layer-1-start"), 0.07, start)
            .published(Value("layer-2-start"), 0.31, start)
            .arm("3 layers", norms("30, 30, 30", 1.0))
            .published(Value("layer-1-start"), 0.012, start)
            .published(Value("layer-2-start"), 0.060, start)
            .published(Value("layer-3-start"), 0.283, start)
            .arm("4 layers", norms("30, 30, 30, 30", 1.0))
            .published(Value("layer-1-start"), 0.003, start)
            .published(Value("layer-2-start"), 0.017, start)
            .published(Value("layer-3-start"), 0.070, start)
            .published(Value("layer-4-start"), 0.285, start)
            .claim(Claim::Rising(vec![
                "2 layers layer-1-start",
                "2 layers layer-2-start",
            ]))
            .claim(Claim::Rising(vec![
                "3 layers layer-1-start",
                "3 layers layer-2-start",
                "3 layers layer-3-start",
            ]))
            .claim(Claim::Rising(vec![
                "4 layers layer-1-start",
                "4 layers layer-2-start",
                "4 layers layer-3-start",
                "4 layers layer-4-start",
            ])),
        row("5.3")
            .arm("2 layers", norms("30, 30", 500.0))
            .published(Value("layer-1-end"), 0.0034, end)
            .published(Value("layer-2-end"), 0.0096, end)
            .arm("3 layers", norms("30, 30, 30", 500.0))
            .published(Value("layer-1-end"), 8.6e-5, end)
            .published(Value("layer-2-end"), 2.2e-4, end)
            .published(Value("layer-3-end"), 1.3e-3, end)
            .arm("4 layers", norms("30, 30, 30, 30", 500.0))
            .published(Value("layer-1-end"), 8.2e-6, end)
            .published(Value("layer-2-end"), 2.6e-5, end)
            .published(Value("layer-3-end"), 1.8e-4, end)
            .published(Value("layer-4-end"), 9.2e-4, end)
            .claim(Claim::Rising(vec![
                "2 layers layer-1-end",
                "2 layers layer-2-end",
            ]))
            .claim(Claim::Rising(vec![
                "3 layers layer-1-end",
                "3 layers layer-2-end",
                "3 layers layer-3-end",
            ]))
            .claim(Claim::Rising(vec![
                "4 layers layer-1-end",
                "4 layers layer-2-end",
                "4 layers layer-3-end",
                "4 layers layer-4-end",
            ])),
    ]
}
