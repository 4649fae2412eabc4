//! Learning a person's hand: a network that reads digits well is taught the digits of one person.
//!
//! [`HandRun`] works as [`Run`](crate::training::Run) does, unit by unit: it measures the network, teaches a copy of it,
//! and measures that copy, on drawings of the person's that it never learns from and on MNIST's test
//! images.

mod messages;
mod problem;
mod run;
mod samples;
mod split;

pub use messages::{HandPlan, HandScore, HandStage};
pub use problem::HandProblem;
pub use run::{HandRun, HandWork};
pub use split::Split;
