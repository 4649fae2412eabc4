//! Memory that layers compute in, kept from one batch to the next.

use crate::nn::Real;
use crate::nn::kernels::{NonZero, NonZeroColumns, WindowsRoom};

/// Room for a batch's non-zero numbers, and for what convolutions need.
#[derive(Clone, Debug, Default)]
pub struct Scratch<T> {
    /// For whoever does not keep a batch's non-zero numbers.
    pub(super) rows: NonZero<T>,
    /// Those of the layer whose gradient is being taken.
    pub(super) columns: NonZeroColumns<T>,
    /// Of the convolution under way.
    pub(super) windows: WindowsRoom<T>,
}

impl<T: Real> Scratch<T> {
    /// No room yet.
    pub fn new() -> Self {
        Self {
            rows: NonZero::new(),
            columns: NonZeroColumns::new(),
            windows: WindowsRoom::new(),
        }
    }
}
