//! Random search: no learning, only luck.

use super::{Run, Stage, Work};
use crate::data::Dataset;
use crate::nn::{Network, Tally};
use crate::rng::Generator;

/// One network after another is drawn, and the one whose cost on the training images is least is kept.
#[derive(Clone, Debug)]
pub(super) struct Search {
    /// The network on trial.
    pub(super) candidate: Network<f32>,
    /// From which the next one is drawn.
    pub(super) rng: Generator,
    /// The least cost so far, penalty included; infinite before the first trial.
    pub(super) least_cost: f64,
    /// What the network with that cost came to on the training images.
    pub(super) best: Tally,
}

impl Run {
    /// Evaluates a little more of the candidate; at the end the better one of two stays, and the next is drawn.
    pub(super) fn try_candidate(&mut self, images: &Dataset, mut tally: Tally) -> Work {
        let size = self.config.training_size();
        let Some(search) = &mut self.search else {
            return Work::Nothing;
        };
        if tally.of < size {
            std::mem::swap(&mut self.network, &mut search.candidate);
            self.add_images(images, size, &mut tally);
            if let Some(search) = &mut self.search {
                std::mem::swap(&mut self.network, &mut search.candidate);
            }
            self.stage = Stage::Trial(tally);
            return Work::PartOfBatch;
        }
        let regularization = self.config.sgd().regularization;
        let factor = self.rates.lambda / self.config.samples() as f64;
        let cost = tally.mean_cost() + factor * search.candidate.penalty(regularization);
        if cost < search.least_cost {
            search.least_cost = cost;
            search.best = tally;
            self.network.clone_from(&search.candidate);
        }
        let (architecture, initialization) =
            (self.config.architecture(), self.config.initialization());
        search.candidate = Network::new(architecture, initialization, &mut search.rng);
        self.batches_done = 1;
        self.images_done += size as f64;
        self.position = self.order.len();
        self.begin_evaluation();
        Work::Batch {
            cost: cost as f32,
            images: size,
        }
    }
}
