//! How long an experiment takes, roughly.

use crate::book::{Arm, Job, Version};
use crate::drawing::PIXELS;
use crate::training::TrainingConfig;

/// Numbers of images, on which times depend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Training images.
    pub training: usize,
    /// Validation images.
    pub validation: usize,
    /// Test images.
    pub test: usize,
}

/// Multiplications a second and core: [784,30,10] with mini-batches of 10 does 24,000 of them an image for each of
/// a way forward and two back, and 390,000 images a second in a browser; chapter 6's convolutions 1.6 million, and
/// 5,900 images natively.
const A_SECOND: f64 = 2.5e10;

/// Of a support vector machine's kernel, whose sums a compiler may not reorder.
const KERNEL_A_SECOND: f64 = 1.2e9;

impl Arm {
    /// Seconds on one core.
    pub fn estimated_secs(&self, version: Version, sizes: Sizes) -> f64 {
        self.job(version, sizes.training, 1).estimated_secs(sizes)
    }
}

impl Job {
    /// Seconds on one core.
    pub fn estimated_secs(&self, sizes: Sizes) -> f64 {
        let read = (sizes.validation + sizes.test) as f64;
        match self {
            Self::Svm(settings) => {
                // Each image is in nine pairs, with a fifth of the images; a third of them become
                // support vectors.
                let n = settings.images as f64;
                let train = 9.0 * n * n / 5.0;
                let vote = 3.0 * n * read;
                (train + vote) * PIXELS as f64 / KERNEL_A_SECOND
            }
            Self::Neuron(_) | Self::Perceptron | Self::Chance { .. } | Self::Darkness { .. } => 0.1,
            _ => network_secs(self, sizes, read),
        }
    }
}

fn network_secs(job: &Job, sizes: Sizes, read: f64) -> f64 {
    let config = job
        .spec()
        .and_then(|spec| TrainingConfig::check(spec, sizes.training).ok());
    let Some(config) = config else {
        return 0.0;
    };
    let (n, epochs) = (config.training_size() as f64, f64::from(config.epochs()));
    let samples = config.samples() as f64;
    let evaluations = epochs / f64::from(config.monitor_epochs());
    let forward = config.architecture().multiplications() as f64;
    // A gradient costs three times as much as an output.
    let training = epochs * 3.0 * samples + evaluations * (n + read);
    let images = match job {
        Job::GradientNorms(_) => epochs * 3.0 * n,
        Job::NumericalGradient(_) => 2.0 * n * config.architecture().parameters() as f64,
        Job::RandomSearch(job) => f64::from(job.draws) * n + read,
        Job::Vote(job) => f64::from(job.members) * (training + read),
        _ => training,
    };
    images * forward / A_SECOND
}
