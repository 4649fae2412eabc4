//! Random draws instead of learning: the best of many networks that nobody trained.

use crate::book::studies::{Study, tally_next};
use crate::book::{Outcome, Series};
use crate::data::Mnist;
use crate::nn::{Network, Tally};
use crate::rng::{Generator, Purpose, generator};
use crate::training::TrainingConfig;

/// Images a unit of work.
const ROWS: usize = 100;

/// The best network so far, and the one being looked at.
pub(super) struct Search {
    config: TrainingConfig,
    draws: u32,
    rng: Generator,
    network: Network<f32>,
    tally: Tally,
    best: Option<(Network<f32>, Tally)>,
    draws_done: u32,
    /// The best accuracy after each draw, in percent.
    curve: Series,
    test: Tally,
}

impl Search {
    pub(super) fn new(config: TrainingConfig, draws: u32) -> Self {
        let mut rng = generator(config.seed(), Purpose::Initialization);
        Self {
            network: Network::new(config.architecture(), config.initialization(), &mut rng),
            config,
            draws,
            rng,
            tally: Tally::default(),
            best: None,
            draws_done: 0,
            curve: Series::new("best"),
            test: Tally::default(),
        }
    }

    /// Keeps the network if it reads more training images, and draws the next.
    fn end_draw(&mut self) {
        let is_better = |(_, best): &(_, Tally)| self.tally.correct > best.correct;
        let architecture = self.config.architecture();
        let next = Network::new(architecture, self.config.initialization(), &mut self.rng);
        let network = std::mem::replace(&mut self.network, next);
        if self.best.as_ref().is_none_or(is_better) {
            self.best = Some((network, self.tally));
        }
        self.tally = Tally::default();
        self.draws_done += 1;
        if let Some((_, tally)) = &self.best {
            self.curve
                .push(f64::from(self.draws_done), 100.0 * tally.accuracy());
        }
    }
}

impl Study for Search {
    fn advance(&mut self, data: &Mnist) -> bool {
        let cost = self.config.cost();
        if self.draws_done < self.draws {
            let size = self.config.training_size();
            let (network, tally) = (&self.network, &mut self.tally);
            if !tally_next(network, cost, &data.training, size, ROWS, tally) {
                self.end_draw();
            }
            return true;
        }
        let Some((network, _)) = &self.best else {
            return false;
        };
        let size = data.test.len();
        tally_next(network, cost, &data.test, size, ROWS, &mut self.test)
    }

    fn share(&self) -> f64 {
        let part = self.tally.of as f64 / self.config.training_size() as f64;
        (f64::from(self.draws_done) + part) / f64::from(self.draws.max(1))
    }

    fn outcome(&self) -> Outcome {
        let mut values = Vec::new();
        if let Some((_, training)) = &self.best {
            values.push(("training".to_owned(), 100.0 * training.accuracy()));
        }
        if self.test.of > 0 {
            values.push(("test".to_owned(), 100.0 * self.test.accuracy()));
        }
        Outcome {
            values,
            series: vec![self.curve.clone()],
            ..Outcome::default()
        }
    }
}
