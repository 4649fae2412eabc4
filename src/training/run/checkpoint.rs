//! A training as bytes, to be gone on with elsewhere or later as if nothing had happened.

mod error;
mod state;

use std::collections::HashMap;

use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, TensorView, serialize};

use super::deferral::first_weights;
use super::evaluation::Verdict;
use super::{Evaluation, PixelSums, Run, Stage};
use crate::model_file::{load, save_exact};
use crate::nn::{Network, Parameters};
use crate::training::{Change, TrainingConfig};
use state::{Point, State};

pub use error::CheckpointError;

/// The one key of the file's metadata.
const METADATA_KEY: &str = "digit-lab-training";
const NETWORK: &str = "network";
const LAST_GOOD: &str = "last-good";
const VELOCITY: &str = "velocity";
/// The network with the table of its first layer's deferred weights in their place.
const TABLE: &str = "table";
const CANDIDATE: &str = "candidate";
const ORDER: &str = "order";

impl Run {
    /// The training as it is now, a safetensors file: model files as bytes, the order of the samples, and all
    /// else as JSON in the metadata, its floats by their bits.
    ///
    /// What is under way, a mini-batch or an evaluation, is kept as not yet begun; doing it again gives the
    /// same bits.
    pub fn checkpoint(&self) -> Vec<u8> {
        let mut files = vec![
            (NETWORK, save_exact(self.network())),
            (LAST_GOOD, save_exact(&self.last_good)),
        ];
        if let Some(momentum) = &self.momentum {
            let mut velocities = self.network.clone();
            let layers = velocities.layers_mut().iter_mut();
            for (layer, velocity) in layers.zip(momentum.velocities()) {
                if let Some(parameters) = layer.parameters_mut() {
                    parameters.clone_from(velocity);
                }
            }
            files.push((VELOCITY, save_exact(&velocities)));
        }
        if let Some(first) = &self.deferred {
            let mut table = self.network.clone();
            if let Some(weights) = first_weights(&mut table) {
                weights.clone_from(first.table());
            }
            files.push((TABLE, save_exact(&table)));
        }
        if let Some(search) = &self.search {
            files.push((CANDIDATE, save_exact(&search.candidate)));
        }
        let order = self.order.iter().flat_map(|index| index.to_le_bytes());
        files.push((ORDER, order.collect()));

        let state = serde_json::to_string(&State::of(self)).unwrap_or_default();
        let metadata = HashMap::from([(METADATA_KEY.to_owned(), state)]);
        let views = files.iter().filter_map(|(name, bytes)| {
            let view = TensorView::new(Dtype::U8, vec![bytes.len()], bytes).ok()?;
            Some((*name, view))
        });
        // Shapes and byte counts agree by construction.
        serialize(views, Some(metadata)).unwrap_or_default()
    }

    /// Whether bytes say that they are a checkpoint; [`Self::resume`] is who finds out.
    pub fn is_checkpoint(bytes: &[u8]) -> bool {
        let header = SafeTensors::read_metadata(bytes);
        header.is_ok_and(|(_, header)| {
            let metadata = header.metadata().as_ref();
            metadata.is_some_and(|metadata| metadata.contains_key(METADATA_KEY))
        })
    }

    /// A training that goes on where a checkpoint was made, on the same data, of which so many images are to
    /// train on.
    pub fn resume(checkpoint: &[u8], training_images: usize) -> Result<Self, CheckpointError> {
        let (_, header) =
            SafeTensors::read_metadata(checkpoint).map_err(|_| CheckpointError::Other)?;
        let metadata = header.metadata().as_ref();
        let state = metadata.and_then(|metadata| metadata.get(METADATA_KEY));
        let state = state.ok_or(CheckpointError::Other)?;
        let state: State = serde_json::from_str(state).map_err(|_| CheckpointError::Broken)?;
        let files = SafeTensors::deserialize(checkpoint).map_err(|_| CheckpointError::Broken)?;

        let config = TrainingConfig::check(&state.spec()?, training_images)
            .map_err(|errors| CheckpointError::Settings { errors })?;
        state.check_images(config.training_size())?;
        let architecture = config.architecture().clone();
        let network = |name: &str| -> Result<Network<f32>, CheckpointError> {
            let bytes = files.tensor(name).map_err(|_| CheckpointError::Broken)?;
            let network = load(bytes.data()).ok();
            let network = network.and_then(|network| network.with_architecture(&architecture));
            network.ok_or(CheckpointError::Broken)
        };
        let mut run = Self::with_network(config, network(NETWORK)?);
        run.network = network(NETWORK)?;
        run.last_good = network(LAST_GOOD)?;
        if let Some(momentum) = &mut run.momentum {
            let stored = network(VELOCITY)?;
            let stored = stored
                .layers()
                .iter()
                .map(|layer| layer.parameters().cloned());
            for (velocity, stored) in momentum.velocities_mut().iter_mut().zip(stored) {
                *velocity = stored.unwrap_or_else(Parameters::none);
            }
        }
        if let Some(search) = &mut run.search {
            search.candidate = network(CANDIDATE)?;
        }
        let order = files.tensor(ORDER).map_err(|_| CheckpointError::Broken)?;
        run.order = order_of(order.data(), run.order.len()).ok_or(CheckpointError::Broken)?;
        let table = state.is_deferred().then(|| network(TABLE)).transpose()?;
        state
            .put_into(&mut run, table)
            .ok_or(CheckpointError::Broken)?;
        // A table of deferred weights may be finite where they are not.
        let is_finite = run.network().is_finite();
        is_finite.then_some(run).ok_or(CheckpointError::Broken)
    }

    /// Puts the stage back that a checkpoint was made at; nothing where there can be no such stage.
    fn begin_anew(&mut self, point: Point) -> Option<()> {
        self.stage = match point {
            Point::Preparing => Stage::Preparing(PixelSums::default()),
            Point::Batch => (self.position < self.order.len())
                .then_some(Stage::Training { rows: 0, cost: 0.0 })?,
            Point::Evaluating {
                is_monitored,
                is_decided,
                ending,
            } => {
                let mut evaluation = Evaluation::new(is_monitored);
                if is_decided {
                    evaluation.verdict = ending.map_or(Verdict::GoesOn, Verdict::Ends);
                }
                if let Some(search) = &self.search {
                    evaluation.take_training(search.best);
                }
                self.evaluate_on_raw();
                Stage::Evaluating(evaluation)
            }
            Point::Finished => Stage::Finished,
        };
        Some(())
    }

    /// Puts rates back, where they are possible.
    fn restore_rates(&mut self, rates: Change, pending: Option<Change>) -> Option<()> {
        self.change(rates).ok()?;
        let rates = self.pending.take()?;
        self.apply(rates);
        pending.map_or(Some(()), |pending| self.change(pending).ok())
    }
}

/// The order of so many samples, if it has each of them once.
fn order_of(bytes: &[u8], samples: usize) -> Option<Vec<u32>> {
    let (numbers, rest) = bytes.as_chunks::<4>();
    let order: Vec<u32> = numbers
        .iter()
        .map(|&number| u32::from_le_bytes(number))
        .collect();
    let mut sorted = order.clone();
    sorted.sort_unstable();
    let is_whole = rest.is_empty() && sorted.into_iter().eq(0..samples as u32);
    is_whole.then_some(order)
}
