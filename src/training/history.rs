//! A training's networks as they were at the ends of its epochs.

use serde::{Deserialize, Serialize};

use crate::model_file::save_exact;
use crate::nn::Network;

/// Networks from a training's beginning to where it is: as many as there is room for, spread evenly.
///
/// When the room is full every second one goes, and from then on only every second as many are taken in; where the
/// training ends is always there.
#[derive(Clone, Debug)]
pub struct History {
    most: usize,
    kept: Vec<Moment>,
    end: Option<Moment>,
    /// How many epochs apart those kept are.
    stride: u32,
}

/// A network at some time of its training.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Moment {
    /// Epochs done, with the share of the one under way.
    pub epochs: f64,
    /// A model file with every bit: see [`save_exact`].
    #[serde(with = "serde_bytes")]
    pub model: Vec<u8>,
}

impl Moment {
    fn new(epochs: f64, network: &Network<f32>) -> Self {
        Self {
            epochs,
            model: save_exact(network),
        }
    }
}

impl History {
    /// More moments than this nobody looks at.
    const MOST: usize = 64;
    /// Room for the files, in bytes.
    const BYTES: usize = 24 << 20;

    /// Nothing yet of the training of a network of this size.
    pub fn new(parameters: usize) -> Self {
        Self {
            most: Self::most(parameters),
            kept: Vec::new(),
            end: None,
            stride: 1,
        }
    }

    /// How many networks of this size there is room for.
    pub(super) fn most(parameters: usize) -> usize {
        let bytes = (parameters * size_of::<f32>()).max(1);
        (Self::BYTES / bytes).clamp(2, Self::MOST)
    }

    /// Whether the network after so many epochs is to be kept.
    pub fn wants(&self, epochs: f64) -> bool {
        self.kept.is_empty() || epochs % f64::from(self.stride) == 0.0
    }

    /// Takes in the network at the end of an epoch, or as it was at first.
    pub fn keep(&mut self, epochs: f64, network: &Network<f32>) {
        self.end = None;
        self.kept.push(Moment::new(epochs, network));
        while self.kept.len() > self.most {
            self.stride *= 2;
            let stride = f64::from(self.stride);
            let mut is_first = true;
            self.kept
                .retain(|moment| std::mem::take(&mut is_first) || moment.epochs % stride == 0.0);
        }
    }

    /// Takes in where the training ends; should it go on, that is forgotten.
    pub fn end(&mut self, epochs: f64, network: &Network<f32>) {
        let is_kept = self.kept.last().is_some_and(|last| last.epochs >= epochs);
        self.end = (!is_kept).then(|| Moment::new(epochs, network));
    }

    /// All moments there are, in order.
    pub fn all(&self) -> impl Iterator<Item = &Moment> {
        self.kept.iter().chain(&self.end)
    }
}
