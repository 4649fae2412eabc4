//! How large and how small each number of a spec may be.

use crate::training::{Field, FieldError, Problem};

/// The least and the most that each number may be; the form states them, the check applies them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The least allowed.
    pub least: f64,
    /// The most allowed.
    pub most: f64,
    /// Whether only whole numbers will do.
    pub whole: bool,
}

impl Limits {
    /// The limits of a field that is a number, given how many training images there are.
    pub fn of(field: Field, training_images: usize) -> Option<Self> {
        let images = training_images as f64;
        let (least, most, whole) = match field {
            Field::LearningRate => (1e-6, 1_000.0, false),
            Field::WeightDeviation => (0.0, 100.0, false),
            Field::Momentum => (0.0, 0.999, false),
            Field::Lambda => (0.0, 100_000.0, false),
            Field::MiniBatch | Field::TrainingSize => (1.0, images, true),
            Field::Epochs => (1.0, 100_000.0, true),
            Field::Seed => (0.0, f64::from(u32::MAX), true),
            _ => return None,
        };
        Some(Self { least, most, whole })
    }

    /// The value, where it keeps within the limits.
    pub(super) fn check(self, field: Field, got: f64) -> Result<f64, FieldError> {
        let Self { least, most, whole } = self;
        let problem = if got.is_nan() {
            Problem::NotANumber { least, most }
        } else if !(least..=most).contains(&got) {
            Problem::OutOfRange { least, most, got }
        } else if whole && got.fract() != 0.0 {
            Problem::NotWhole { least, most, got }
        } else {
            return Ok(got);
        };
        Err(FieldError { field, problem })
    }
}
