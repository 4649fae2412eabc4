//! The first layer's weights over the epochs of a training.

use ndarray::{Array2, s};

use crate::nn::{Layer, Network};

/// The first layer's weights after some epochs: as many as there is room for, spread over the whole training.
///
/// When the room is full every second one is dropped, and from then on only every second as many are taken in; the
/// newest is always there.
#[derive(Clone, Debug)]
pub struct Snapshots {
    most_bytes: usize,
    kept: Vec<Snapshot>,
    newest: Option<Snapshot>,
    /// How many offers apart those kept are.
    stride: usize,
    /// Offers so far.
    offers: usize,
}

/// The first layer's weights after an epoch.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Which; 0 for the start.
    pub epoch: u32,
    /// `(inputs, units)` of the first [`Snapshots::MOST_UNITS`] neurons, or of the maps of a convolution.
    pub weights: Array2<f32>,
}

impl Snapshots {
    /// The most neurons whose weights are kept: more pictures than fit on a screen.
    pub const MOST_UNITS: usize = 64;

    /// Room for this many bytes of weights; at least two snapshots are kept whatever they take.
    pub fn new(most_bytes: usize) -> Self {
        Self {
            most_bytes,
            kept: Vec::new(),
            newest: None,
            stride: 1,
            offers: 0,
        }
    }

    /// Offers a network as it is after an epoch.
    pub fn offer(&mut self, epoch: u32, network: &Network<f32>) {
        let Some(parameters) = network.layers().first().and_then(Layer::parameters) else {
            return;
        };
        let weights = &parameters.weights;
        let units = weights.ncols().min(Self::MOST_UNITS);
        let snapshot = Snapshot {
            epoch,
            weights: weights.slice(s![.., ..units]).to_owned(),
        };
        if self.offers.is_multiple_of(self.stride) {
            self.kept.push(snapshot.clone());
        }
        self.newest = Some(snapshot);
        self.offers += 1;
        while self.bytes() > self.most_bytes && self.kept.len() > 1 {
            let mut index = 0;
            self.kept.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.stride *= 2;
        }
    }

    /// Those kept, in the order of the epochs, the newest at the end.
    pub fn all(&self) -> Vec<&Snapshot> {
        let last = self.kept.last().map(|kept| kept.epoch);
        let newest = self
            .newest
            .iter()
            .filter(|newest| last != Some(newest.epoch));
        self.kept.iter().chain(newest).collect()
    }

    /// How much memory the weights take.
    pub fn bytes(&self) -> usize {
        let all = self.kept.iter().chain(&self.newest);
        all.map(|it| it.weights.len() * size_of::<f32>()).sum()
    }

    /// Forgets all, for another training.
    pub fn clear(&mut self) {
        *self = Self::new(self.most_bytes);
    }
}
