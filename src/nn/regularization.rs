//! Weight decay: L1 and L2.

use serde::{Deserialize, Serialize};

use crate::names::named_enum;
use crate::nn::Real;

named_enum! {
    /// What is added to the cost to keep weights small, chapter 3. Biases are left alone.
    pub enum Regularization ("regularization") {
        /// Nothing.
        None = "none",
        /// `λ/n Σ |w|`
        L1 = "l1",
        /// `λ/2n Σ w²`
        L2 = "l2",
    }
}

impl Regularization {
    /// What a weight adds to the cost, before the factor `λ/n`.
    pub fn penalty<T: Real>(self, weight: T) -> f64 {
        let weight = weight.as_f64();
        match self {
            Self::None => 0.0,
            Self::L1 => weight.abs(),
            Self::L2 => 0.5 * weight * weight,
        }
    }

    /// The derivative of [`Self::penalty`]; at a kink (L1 at 0) it is 0.
    pub fn derivative<T: Real>(self, weight: T) -> T {
        match self {
            Self::None => T::zero(),
            Self::L1 if weight == T::zero() => T::zero(),
            Self::L1 => weight.signum(),
            Self::L2 => weight,
        }
    }
}
