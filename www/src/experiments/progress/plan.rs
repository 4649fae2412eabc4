//! What a run consists of: the pieces that can be done here, and those that cannot.

use digit_lab::book::{Arm, Experiment, Job, Outcome};

use super::{Piece, Progress, Stage, Status};
use crate::experiments::address::Setup;
use crate::training::data::{Counts, Origin};

/// The most images of which a support vector machine is trained in a page.
pub const MOST_SVM_IMAGES: usize = 2_000;

/// The test images of MNIST.
const ALL_TEST_IMAGES: u32 = 10_000;

/// Whether a job has fewer images than the size that its arm stands for.
pub fn is_short(arm: &Arm, job: &Job) -> bool {
    let used = match job {
        Job::Svm(settings) => Some(settings.images as f64),
        job => job.spec().and_then(|spec| spec.training_size),
    };
    arm.x.zip(used).is_some_and(|(x, used)| x > used)
}

/// What an arm is to do, or nothing where it cannot be done here.
fn job_of(
    experiment: &Experiment,
    arm: usize,
    setup: Setup,
    images: u32,
    seed: u32,
) -> (Job, bool) {
    let arm = &experiment.arms[arm];
    let job = arm.job(setup.version, images as usize, seed);
    let job = job.tuned(setup.c, setup.gamma);
    let is_heavy = matches!(&job, Job::Svm(settings) if settings.images > MOST_SVM_IMAGES);
    let is_here = !is_short(arm, &job) && !is_heavy;
    (job, is_here)
}

/// Whether a job's figures are of validation or test images; gradients are those of training images.
fn reads_others(job: &Job) -> bool {
    job.needs_images() && !matches!(job, Job::GradientNorms(_) | Job::NumericalGradient(_))
}

impl Progress {
    /// A run on such digits that is about to begin. What no seed changes is done once.
    pub fn planned(experiment: &Experiment, setup: Setup, counts: Counts) -> Self {
        let images = counts.training;
        let mut pieces = Vec::new();
        let mut is_as_published = true;
        for seed in 1..=setup.seeds {
            for arm in 0..experiment.arms.len() {
                let (job, is_here) = job_of(experiment, arm, setup, images, seed);
                if seed > 1 && !job.is_random() {
                    continue;
                }
                let is_same = experiment.arms[arm].job.seeded(seed) == job;
                let reads_all = !reads_others(&job) || counts.test == ALL_TEST_IMAGES;
                is_as_published &= is_same && reads_all;
                pieces.push(Piece {
                    arm,
                    seed,
                    job,
                    stage: if is_here {
                        Stage::Waiting
                    } else {
                        Stage::Elsewhere
                    },
                    share: 0.0,
                    secs: 0.0,
                    outcome: Outcome::default(),
                });
            }
        }
        Self {
            status: Status::Running,
            setup,
            pieces,
            loaded: 1.0,
            trouble: None,
            is_comparable: is_as_published,
        }
    }
}

/// The images that an origin has, as far as is known before they are loaded.
pub fn expected_counts(origin: Origin) -> Counts {
    let others = match origin {
        Origin::Bundled | Origin::Own => 2_000,
        Origin::Full => 10_000,
    };
    Counts {
        training: match origin {
            Origin::Own => Origin::Bundled.expected_training_images(),
            _ => origin.expected_training_images(),
        },
        validation: others,
        test: others,
    }
}
