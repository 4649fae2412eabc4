//! The number types that networks compute in.

use std::ops::{Add, Mul, Sub};

use ndarray::NdFloat;
use wide::{f32x4, f64x4};

use crate::nn::kernels::exponential;

/// `f32`, in which networks train, or `f64`, in which their gradients are checked.
pub trait Real: NdFloat + Send + Sync {
    /// Four of them, where the processor can in one register.
    type Vector: Copy
        + Add<Output = Self::Vector>
        + Mul<Output = Self::Vector>
        + Sub<Output = Self::Vector>
        + From<Self>
        + From<[Self; 4]>
        + Into<[Self; 4]>;
    /// The nearest value of this type.
    fn from_f64(value: f64) -> Self;
    /// The same value with more digits.
    fn as_f64(self) -> f64;
    /// `e^x`; in `f32` fast, and right to seven digits.
    #[must_use]
    fn exponential(self) -> Self;
}

impl Real for f32 {
    type Vector = f32x4;

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
    type Vector = f64x4;

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
