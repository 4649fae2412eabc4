//! The experiments of the book and of the notes, as data, and the small engines that run them.
//!
//! *The book* is M. Nielsen, *Neural Networks and Deep Learning* (2015); *the notes* are study notes
//! on it. An [`Experiment`] has one or several [`Arm`]s that are compared, each with a [`Job`]; a [`Task`] does a
//! job unit by unit, a few milliseconds each, and comes to an [`Outcome`]; [`Figure`]s read numbers from outcomes,
//! with what was published of them; [`judge`] holds the numbers of several runs against that. In a page, [`session`]
//! does jobs in a worker.
//!
//! Titles and explanations are the page's texts: here are ids only.

mod chapter1;
mod chapter3;
mod chapter5;
mod chapter6;
mod estimate;
mod experiment;
mod figure;
mod job;
mod measure;
mod notes;
mod outcome;
pub mod session;
mod settings;
mod studies;
mod task;
mod verdict;
mod version;

pub use estimate::Sizes;
pub use experiment::{Arm, Claim, Experiment, Group};
pub use figure::{Criterion, Figure};
pub use job::{
    GradientNorms, Job, Kind, NeuronStart, NumericalGradient, RandomSearch, SvmSettings, Vote,
};
pub use measure::{Measure, Part};
pub use outcome::{Outcome, Series};
pub use studies::{Decision, neuron_course};
pub use task::{Task, TaskError};
pub use verdict::{Summary, Verdict, judge};
pub use version::{Cut, Version};

/// Every experiment, in the order of the book and then of the notes.
pub fn experiments() -> Vec<Experiment> {
    [
        chapter1::experiments(),
        chapter3::experiments(),
        chapter5::experiments(),
        chapter6::experiments(),
        notes::experiments(),
    ]
    .concat()
}

/// The experiment of this id, such as `3.5`.
pub fn experiment(id: &str) -> Option<Experiment> {
    experiments()
        .into_iter()
        .find(|experiment| experiment.id == id)
}
