//! More and more training images, for a network and for a support vector machine.

use crate::book::Measure::{Last, Value};
use crate::book::Part::Validation;
use crate::book::chapter3::row;
use crate::book::figure::FEW_IMAGES;
use crate::book::settings::chapter3;
use crate::book::{Experiment, Job, SvmSettings};
use crate::training::TrainingSpec;

/// Images and the validation accuracies published for the network and for the machine.
const SIZES: [(&str, u32, f64, f64); 9] = [
    ("100", 100, 69.09, 25.07),
    ("200", 200, 76.37, 48.93),
    ("500", 500, 85.29, 75.13),
    ("1,000", 1_000, 88.85, 83.87),
    ("2,000", 2_000, 91.27, 88.49),
    ("5,000", 5_000, 93.24, 91.46),
    ("10,000", 10_000, 94.89, 92.45),
    ("20,000", 20_000, 95.85, 93.47),
    ("50,000", 50_000, 95.97, 94.48),
];

/// As many updates for each size, and as much decay of the weights.
fn spec(images: u32) -> TrainingSpec {
    let images = f64::from(images);
    TrainingSpec {
        lambda: images * 0.0001,
        epochs: 1_500_000.0 / images,
        training_size: Some(images),
        ..chapter3("30", 0.5)
    }
}

pub(super) fn experiments() -> Vec<Experiment> {
    let network = SIZES
        .into_iter()
        .fold(row("3.11"), |row, (name, images, published, _)| {
            row.training(name, spec(images))
                .at(f64::from(images))
                .quick(10_000, 150_000 / images.min(10_000))
                .published(Last(Validation), published, FEW_IMAGES)
        });
    let machine = SIZES
        .into_iter()
        .fold(row("3.12"), |row, (name, images, _, published)| {
            row.arm(name, Job::Svm(SvmSettings::default_of(images as usize)))
                .at(f64::from(images))
                .quick(2_000, 1)
                .published(Value("validation"), published, FEW_IMAGES)
        });
    vec![network, machine]
}
