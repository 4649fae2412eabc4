//! What a layer learns, and what backpropagation says about it.

use ndarray::{Array1, Array2};

use crate::nn::Real;

/// Weights no farther from 0 than this are not counted (L0): the steps of L1 regularization pass over 0, so that
/// hardly a weight stays exactly there.
pub const NEGLIGIBLE: f32 = 1e-3;

/// A layer's weights and biases, or numbers of the same shapes that belong to them: gradients,
/// velocities. Layers that learn nothing have none of either.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters<T> {
    /// `(inputs, outputs)`, in standard (row-major) layout; for convolutions see [`Conv`](crate::nn::Conv).
    pub weights: Array2<T>,
    /// `(outputs)`.
    pub biases: Array1<T>,
}

impl<T: Real> Parameters<T> {
    /// Weights and biases of one layer, or nothing where their shapes disagree.
    pub fn new(weights: Array2<T>, biases: Array1<T>) -> Option<Self> {
        let fits = weights.ncols() == biases.len() && !weights.is_empty();
        let weights = if weights.is_standard_layout() {
            weights
        } else {
            weights.as_standard_layout().into_owned()
        };
        fits.then_some(Self { weights, biases })
    }

    /// Of a layer that learns nothing.
    pub fn none() -> Self {
        Self {
            weights: Array2::zeros((0, 0)),
            biases: Array1::zeros(0),
        }
    }

    /// Zeros in these shapes.
    #[must_use]
    pub fn zeros_like(&self) -> Self {
        Self {
            weights: Array2::zeros(self.weights.raw_dim()),
            biases: Array1::zeros(self.biases.raw_dim()),
        }
    }

    /// Sets all to zero.
    pub fn clear(&mut self) {
        self.weights.fill(T::zero());
        self.biases.fill(T::zero());
    }

    /// Weights and biases as two plain stretches of numbers.
    pub fn slices(&self) -> [&[T]; 2] {
        [
            self.weights.as_slice().unwrap_or_default(),
            self.biases.as_slice().unwrap_or_default(),
        ]
    }

    /// [`Self::slices`], to be changed in place.
    pub fn slices_mut(&mut self) -> [&mut [T]; 2] {
        [
            self.weights.as_slice_mut().unwrap_or_default(),
            self.biases.as_slice_mut().unwrap_or_default(),
        ]
    }

    /// Whether all are finite numbers.
    pub fn is_finite(&self) -> bool {
        self.weights
            .iter()
            .chain(&self.biases)
            .all(|p| p.is_finite())
    }
}
