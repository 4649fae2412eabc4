//! A few made-up digits to train on, and small trainings on them.

use std::sync::LazyLock;

use digit_lab::data::{Dataset, Mnist};
use digit_lab::training::{Layers, Run, TrainingConfig, TrainingSpec};

/// Images to train on.
pub(crate) const IMAGES: usize = 12;

/// So many images to train on, half as many to validate with, a quarter to test with.
pub(crate) static MNIST: LazyLock<Mnist> = LazyLock::new(|| Mnist {
    training: digits(IMAGES),
    validation: digits(IMAGES / 2),
    test: digits(IMAGES / 4),
});

fn digits(count: usize) -> Dataset {
    let pixels = (0..count * 784).map(|i| if i % 5 == 0 { (i % 251) as u8 } else { 0 });
    let labels = (0..count).map(|i| (i % 10) as u8);
    Dataset::new(pixels.collect::<Vec<_>>(), labels.collect()).expect("as many labels as images")
}

/// The settings of a small training: a network of 50 parameters, which pools the picture to four numbers.
pub(crate) fn spec(change: impl FnOnce(&mut TrainingSpec)) -> TrainingSpec {
    let mut spec = TrainingSpec {
        layers: Layers::Hidden("pool 14".to_owned()),
        epochs: 2.0,
        mini_batch: 5.0,
        ..TrainingSpec::default()
    };
    change(&mut spec);
    spec
}

/// A training after so many units of work.
pub(crate) fn run(spec: &TrainingSpec, units: usize) -> Run {
    let config = TrainingConfig::check(spec, IMAGES).expect("settings that fit");
    let mut run = Run::new(config);
    for _ in 0..units {
        run.advance(&MNIST);
    }
    run
}
