//! How far an experiment goes: as published, on the bundled subset, or in hours made shorter.

use crate::book::Job;
use crate::training::TrainingSpec;

/// A version of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// For the bundled 10,000, 2,000 and 2,000 images, and for a browser.
    Quick,
    /// For all images, with fewer epochs than published where those take hours.
    Reduced,
    /// As published.
    Full,
}

/// Fewer images and epochs than published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Training images at most.
    pub images: u32,
    /// Epochs at most.
    pub epochs: u32,
}

impl Version {
    /// As files and command lines call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Reduced => "reduced",
            Self::Full => "full",
        }
    }
}

impl Cut {
    /// The training images that the page brings along.
    pub const BUNDLED: u32 = 10_000;

    /// What suits the bundled subset, if nothing else is said: as many epochs, on the images there are.
    pub(super) fn quick(job: &Job) -> Self {
        let epochs = job.spec().map_or(1, |spec| spec.epochs as u32);
        Self {
            images: Self::BUNDLED,
            epochs,
        }
    }

    /// The job, cut.
    pub(super) fn applied(self, job: &Job) -> Job {
        let job = job.limited_to(self.images as usize);
        job.with_spec(|spec| spec.epochs = spec.epochs.min(f64::from(self.epochs)))
    }
}

/// The same training on at most so many images: `λ` shrinks with them, so that `λ/n` stays.
pub(super) fn limited(spec: &mut TrainingSpec, images: usize) {
    let images = images as f64;
    let Some(size) = spec.training_size.filter(|&size| size > images) else {
        return;
    };
    spec.lambda *= images / size;
    spec.training_size = Some(images);
    spec.mini_batch = spec.mini_batch.min(images);
}
