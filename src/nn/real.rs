//! The number types that networks compute in.

use ndarray::NdFloat;

use crate::nn::kernels::{self, Convolve, Work, exponential};

/// `f32`, in which networks train, or `f64`, in which their gradients are checked.
pub trait Real: NdFloat + Send + Sync + Convolve {
    /// Does this work with the widest vectors that the processor has for such numbers.
    fn with_vectors(work: impl Work<Self>);
    /// The nearest value of this type.
    fn from_f64(value: f64) -> Self;
    /// The same value with more digits.
    fn as_f64(self) -> f64;
    /// `e^x`; in `f32` fast, and right to seven digits.
    #[must_use]
    fn exponential(self) -> Self;
}

impl Real for f32 {
    fn with_vectors(work: impl Work<Self>) {
        kernels::with_f32(work);
    }
    fn from_f64(value: f64) -> Self {
        value as Self
    }
    fn as_f64(self) -> f64 {
        f64::from(self)
    }
    fn exponential(self) -> Self {
        exponential(self)
    }
}

impl Real for f64 {
    fn with_vectors(work: impl Work<Self>) {
        kernels::with_f64(work);
    }
    fn from_f64(value: f64) -> Self {
        value
    }
    fn as_f64(self) -> f64 {
        self
    }
    fn exponential(self) -> Self {
        self.exp()
    }
}
