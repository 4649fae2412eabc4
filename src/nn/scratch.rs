//! Memory that layers compute in, kept from one batch to the next.

use ndarray::ArrayViewMut2;

use crate::nn::Real;
use crate::nn::kernels::{NonZero, NonZeroColumns};

/// Room for one sample's matrices, as large as the largest asked for so far, and for a batch's non-zero
/// numbers.
#[derive(Clone, Debug, Default)]
pub struct Scratch<T> {
    numbers: Vec<T>,
    /// For whoever does not keep a batch's non-zero numbers.
    pub(super) rows: NonZero<T>,
    /// Those of the layer whose gradient is being taken.
    pub(super) columns: NonZeroColumns<T>,
}

impl<T: Real> Scratch<T> {
    /// No room yet.
    pub fn new() -> Self {
        Self {
            numbers: Vec::new(),
            rows: NonZero::new(),
            columns: NonZeroColumns::new(),
        }
    }

    /// A matrix of this shape; what is in it is left over from before.
    pub fn matrix(&mut self, rows: usize, columns: usize) -> ArrayViewMut2<'_, T> {
        let needed = rows * columns;
        if self.numbers.len() < needed {
            self.numbers.resize(needed, T::zero());
        }
        // As many numbers as the shape says: there is no other shape to fall back on.
        ArrayViewMut2::from_shape((rows, columns), &mut self.numbers[..needed])
            .unwrap_or_else(|_| ArrayViewMut2::from(&mut [] as &mut [[T; 1]]))
    }
}
