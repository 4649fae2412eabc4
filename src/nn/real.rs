//! The number types that networks compute in.

use ndarray::NdFloat;

/// `f32`, in which networks train, or `f64`, in which their gradients are checked.
pub trait Real: NdFloat + Send + Sync {
    /// The nearest value of this type.
    fn from_f64(value: f64) -> Self;
    /// The same value with more digits.
    fn as_f64(self) -> f64;
}

impl Real for f32 {
    fn from_f64(value: f64) -> Self {
        value as Self
    }
    fn as_f64(self) -> f64 {
        f64::from(self)
    }
}

impl Real for f64 {
    fn from_f64(value: f64) -> Self {
        value
    }
    fn as_f64(self) -> f64 {
        self
    }
}
