//! The bytes from which a training goes on.

use digit_lab::nn::Regularization;
use digit_lab::training::{
    Augmentation, Layers, Optimizer, Pixels, RateSchedule, Run, TrainingSpec,
};

use crate::message::assert_clear;
use crate::samples::{IMAGES, MNIST, run, spec};
use crate::words::json_words;
use crate::{PARSER_RUNS, Target};

/// `training::Run::resume`
pub const TARGET: Target = Target {
    name: "checkpoint",
    check,
    seeds,
    words: json_words![
        "digit-lab-training",
        "network",
        "last-good",
        "velocity",
        "candidate",
        "order",
        "settings",
        "point",
        "Batch",
        "Preparing",
        "Finished",
        "position",
        "epochs_done",
        "batches_done",
        "standardization",
        "ending",
    ],
    longest: 8_192,
    runs: PARSER_RUNS,
};

/// Units of work that a training goes on for.
const UNITS: usize = 2;

pub(crate) fn check(bytes: &[u8]) {
    let mut run = match Run::resume(bytes, IMAGES) {
        Ok(run) => run,
        Err(error) => return assert_clear(&error),
    };
    let again = Run::resume(&run.checkpoint(), IMAGES).expect("a checkpoint of what was resumed");
    assert_eq!(again.config(), run.config());
    for _ in 0..UNITS {
        run.advance(&MNIST);
    }
    run.checkpoint();
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let kept = |units, change: fn(&mut TrainingSpec)| run(&spec(change), units).checkpoint();
    vec![
        kept(0, |_| {}),
        kept(2, |spec| {
            spec.momentum = 0.5;
            spec.pixels = Pixels::Standardized;
        }),
        kept(5, |spec| {
            spec.schedule = RateSchedule::Plateau;
            spec.layer_monitors = true;
            spec.augmentation = Augmentation::Shifts;
        }),
        kept(3, |spec| {
            spec.layers = Layers::Hidden("pool 7, dropout 0.4, 3".to_owned());
            spec.early_stopping = 2.0;
            spec.regularization = Regularization::L1;
        }),
        kept(3, |spec| spec.optimizer = Optimizer::RandomSearch),
        kept(2, |spec| {
            spec.optimizer = Optimizer::NumericalGradient;
            spec.momentum = 0.5;
        }),
        kept(40, |_| {}),
    ]
}

/// A training whose first layer's weights are deferred: a larger file.
pub(crate) fn large_seed() -> Vec<u8> {
    let deferred = spec(|spec| {
        spec.layers = Layers::Hidden("1".to_owned());
        spec.pixels = Pixels::Standardized;
        spec.lambda = 0.3;
    });
    run(&deferred, 3).checkpoint()
}
