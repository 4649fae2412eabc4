//! A training to its end.

use crate::book::Outcome;
use crate::book::studies::{Study, tally_next};
use crate::data::Mnist;
use crate::nn::Tally;
use crate::training::{EpochRecord, Run, TrainingConfig, Work};

/// A run and the records of its epochs.
pub(super) struct Training {
    run: Run,
    records: Vec<EpochRecord>,
    /// The epoch in which numbers overflowed, and what the network of that epoch's start reads.
    overflow: Option<(u32, Tally)>,
    is_done: bool,
}

/// Images a unit of work.
const ROWS: usize = 50;

impl Training {
    pub(super) fn new(config: TrainingConfig) -> Self {
        Self {
            run: Run::new(config),
            records: Vec::new(),
            overflow: None,
            is_done: false,
        }
    }

    /// Reads the validation images with a network whose training ended in an overflow.
    fn read_what_is_left(&mut self, data: &Mnist) -> bool {
        let (network, cost) = (self.run.network(), self.run.config().cost());
        let images = &data.validation;
        let is_more = self
            .overflow
            .as_mut()
            .is_some_and(|(_, tally)| tally_next(network, cost, images, images.len(), ROWS, tally));
        self.is_done = !is_more;
        is_more
    }
}

impl Study for Training {
    fn advance(&mut self, data: &Mnist) -> bool {
        match self.run.advance(data) {
            Work::Epoch(record) => self.records.push(record),
            Work::NotFinite => self.overflow = Some((self.run.epoch(), Tally::default())),
            Work::Nothing => return self.read_what_is_left(data),
            _ => {}
        }
        true
    }

    fn share(&self) -> f64 {
        if self.is_done {
            return 1.0;
        }
        let config = self.run.config();
        let epoch = f64::from(self.run.epoch()) - 1.0;
        let batch = self.run.batches_done() as f64 / config.batches() as f64;
        (epoch + batch) / f64::from(config.epochs())
    }

    fn outcome(&self) -> Outcome {
        let values = match self.overflow {
            Some((epoch, tally)) => vec![
                ("overflow-epoch".to_owned(), f64::from(epoch) - 1.0),
                ("validation-left".to_owned(), 100.0 * tally.accuracy()),
            ],
            None => Vec::new(),
        };
        Outcome {
            records: self.records.clone(),
            values,
            ..Outcome::default()
        }
    }
}
