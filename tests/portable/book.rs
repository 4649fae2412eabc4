//! The book's experiments.

mod catalog;
mod figures;
mod session;
mod studies;
#[cfg(feature = "svm")]
mod svm;

use digit_lab::book::{Arm, Cut, Job, Outcome, Task, Version};
use digit_lab::data::Mnist;

/// A job from its beginning to its end.
fn done(job: &Job, data: &Mnist) -> Outcome {
    let mut task = Task::new(job, data).unwrap();
    while task.advance(data) {
        // A clock that goes evenly.
        task.add_secs(0.001);
    }
    task.add_secs(0.001);
    assert!((task.share() - 1.0).abs() < 1e-9 || task.outcome().value("overflow-epoch").is_some());
    task.outcome()
}

/// What an arm does on a few images in one epoch.
fn tiny(arm: &Arm, images: u32) -> Job {
    let arm = Arm {
        quick: Cut { images, epochs: 1 },
        ..arm.clone()
    };
    arm.job(Version::Quick, images as usize, 1)
}
