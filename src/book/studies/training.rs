//! A training to its end.

use crate::book::Outcome;
use crate::book::session::Trained;
use crate::book::studies::{Study, tally_next};
use crate::data::Mnist;
use crate::nn::{Layer, NEGLIGIBLE, Network, Tally};
use crate::training::{self, Build, EpochRecord, Phase, Place, Run, TrainingConfig, Work, digest};

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
        let images = &data.validation;
        let is_more = self.overflow.as_mut().is_some_and(|(_, tally)| {
            let (network, config) = (self.run.reading_network(), self.run.config());
            tally_next(&network, config, images, images.len(), ROWS, tally)
        });
        self.is_done = !is_more;
        is_more
    }
}

/// How many epochs it took, which a rule may decide.
fn epochs(records: &[EpochRecord]) -> Option<(String, f64)> {
    let last = records.last()?;
    Some(("epochs".to_owned(), f64::from(last.epoch)))
}

/// The norms of all weights as one vector, biases left alone: how many are not negligible, `Σ |w|`, `√(Σ w²)`, `max |w|`.
fn norms(network: &Network<f32>) -> [(&'static str, f64); 4] {
    let (mut l0, mut l1, mut squares, mut most) = (0.0, 0.0, 0.0, 0.0_f64);
    for parameters in network.layers().iter().filter_map(Layer::parameters) {
        for &weight in &parameters.weights {
            let size = f64::from(weight).abs();
            l0 += if weight.abs() > NEGLIGIBLE { 1.0 } else { 0.0 };
            l1 += size;
            squares += size * size;
            most = most.max(size);
        }
    }
    [
        ("weights-l0", l0),
        ("weights-l1", l1),
        ("weights-l2", squares.sqrt()),
        ("weights-l-infinity", most),
    ]
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
        let mut values = match self.overflow {
            Some((epoch, tally)) => vec![
                ("overflow-epoch".to_owned(), f64::from(epoch) - 1.0),
                ("validation-left".to_owned(), 100.0 * tally.accuracy()),
            ],
            None => Vec::new(),
        };
        values.extend(epochs(&self.records));
        values.extend(norms(self.run.network()).map(|(name, norm)| (name.to_owned(), norm)));
        Outcome {
            records: self.records.clone(),
            values,
            ..Outcome::default()
        }
    }

    fn trained(&self) -> Option<Trained> {
        // A network whose numbers have overflowed is not what a run that failed keeps.
        (self.is_done && self.overflow.is_none()).then(|| Trained {
            plan: self.run.config().plan(),
            build: Build::this(),
            outcome: training::Outcome {
                phase: Phase::Finished,
                place: Place {
                    epoch: self.run.epoch(),
                    batch: self.run.batches_done() as u32,
                },
                digest: digest(self.run.network()),
            },
        })
    }
}
