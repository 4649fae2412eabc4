//! The small engines, one for each sort of job.

mod chance;
mod darkness;
mod gradient_norms;
mod neuron;
mod numerical_gradient;
mod perceptron;
mod random_search;
#[cfg(feature = "svm")]
mod svm;
mod training;
mod vote;

use ndarray::Array2;

pub use neuron::neuron_course;
pub use perceptron::Decision;

use crate::book::session::Trained;
use crate::book::{Job, Outcome, TaskError};
use crate::data::{Dataset, Mnist};
use crate::nn::{Evaluator, Network, Tally};
use crate::training::{TrainingConfig, TrainingSpec};

/// A job being done.
pub(super) trait Study: Send {
    /// Does one unit of work; answers whether there is more.
    fn advance(&mut self, data: &Mnist) -> bool;
    /// How long the last unit took.
    fn add_secs(&mut self, _secs: f64) {}
    /// How much is done, from 0 to 1.
    fn share(&self) -> f64;
    /// What it has come to so far.
    fn outcome(&self) -> Outcome;
    /// Of a training that has come to its end, what its record needs.
    fn trained(&self) -> Option<Trained> {
        None
    }
}

/// The engine for a job.
pub(super) fn study(job: &Job, data: &Mnist) -> Result<Box<dyn Study>, TaskError> {
    let config = |spec: &TrainingSpec| {
        TrainingConfig::check(spec, data.training.len()).map_err(TaskError::Settings)
    };
    let (training, test) = (data.training.len(), data.test.len());
    if job.needs_images() && (training == 0 || test == 0) {
        return Err(TaskError::Images { training, test });
    }
    Ok(match job {
        Job::Training(spec) => Box::new(training::Training::new(config(spec)?)),
        Job::Neuron(start) => Box::new(neuron::Neuron::new(*start)),
        Job::Perceptron => Box::new(perceptron::Perceptron::new()),
        Job::GradientNorms(job) => Box::new(gradient_norms::Norms::new(&config(&job.spec)?)),
        Job::NumericalGradient(job) => Box::new(numerical_gradient::Comparison::new(
            &config(&job.spec)?,
            job.h,
            &data.training,
        )),
        Job::RandomSearch(job) => {
            Box::new(random_search::Search::new(config(&job.spec)?, job.draws))
        }
        Job::Chance { seed } => Box::new(chance::Chance::new(*seed)),
        Job::Darkness { images } => Box::new(darkness::Darkness::new(&data.training, *images)),
        #[cfg(feature = "svm")]
        Job::Svm(settings) => Box::new(svm::Machine::new(*settings, data)),
        #[cfg(not(feature = "svm"))]
        Job::Svm(_) => return Err(TaskError::NoSvm),
        Job::Vote(job) => {
            let others = (1..job.members).map(|member| {
                config(&TrainingSpec {
                    seed: job.spec.seed + f64::from(member),
                    ..job.spec.clone()
                })
            });
            let others = others.collect::<Result<_, _>>()?;
            Box::new(vote::Ballot::new(config(&job.spec)?, others))
        }
    })
}

/// Reads the next images of a set, at most `rows` of the first `size`, into a tally; answers whether there
/// are more.
fn tally_next(
    network: &Network<f32>,
    config: &TrainingConfig,
    images: &Dataset,
    size: usize,
    rows: usize,
    tally: &mut Tally,
) -> bool {
    let to = size.min(images.len()).min(tally.of + rows);
    if tally.of >= to {
        return false;
    }
    let coding = config.output_coding();
    let (x, _) = images.arrays(tally.of, to);
    let mut y = Array2::zeros((to - tally.of, coding.outputs()));
    for (&label, y) in images.labels()[tally.of..to].iter().zip(y.rows_mut()) {
        coding.write(label.into(), y);
    }
    let mut evaluator = Evaluator::new(network, rows).coded(coding);
    evaluator.add(network, config.cost(), x.view(), y.view(), tally);
    true
}
