//! Samples as a network takes them in.

use ndarray::{Array2, ArrayView2, s};

use crate::drawing::PIXELS;
use crate::nn::kernels::NonZero;
use crate::nn::{Inputs, LayerKind};
use crate::training::{self, Optimizer, TrainingConfig};

/// A few samples, and the outputs wanted.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    pub(super) x: Pixels,
    /// `(most samples, outputs)`
    pub(super) y: Array2<f32>,
    /// How many there are.
    pub(super) samples: usize,
}

/// The samples' pixels.
#[derive(Clone, Debug)]
pub(super) enum Pixels {
    /// `(most samples, 784)`, standardized where they are to be.
    All(Array2<f32>),
    /// Of raw pixels, for a fully connected layer, which asks for no others. Where pixels are standardized, the
    /// layer does that by its weights.
    NonZero(NonZero<f32>),
}

impl Batch {
    /// Room for so many samples, in the form that suits the settings.
    pub(super) fn new(config: &TrainingConfig, most_samples: usize) -> Self {
        let first = config.architecture().kinds().first();
        let is_dense = matches!(first, Some(LayerKind::Dense { .. }));
        // Networks that are drawn one after another are not worth a form for raw pixels each.
        let is_raw = config.pixels() == training::Pixels::Raw
            || config.optimizer() != Optimizer::RandomSearch;
        let x = if is_dense && is_raw {
            Pixels::NonZero(NonZero::new())
        } else {
            Pixels::All(Array2::zeros((most_samples, PIXELS)))
        };
        let y = Array2::zeros((most_samples, config.output_coding().outputs()));
        let samples = 0;
        Self { x, y, samples }
    }

    /// The most samples there is room for.
    pub(super) fn most_samples(&self) -> usize {
        self.y.nrows()
    }

    /// What goes into the network, and what is wanted.
    pub(super) fn samples(&self) -> (Inputs<'_, f32>, ArrayView2<'_, f32>) {
        let rows = s![..self.samples, ..];
        let x = match &self.x {
            Pixels::All(x) => Inputs::All(x.slice(rows)),
            Pixels::NonZero(x) => Inputs::NonZero(x),
        };
        (x, self.y.slice(rows))
    }
}
