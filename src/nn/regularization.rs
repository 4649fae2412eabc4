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

    /// The penalty of all weights, before the factor `λ/n`.
    ///
    /// Eight partial sums: it is taken after every mini-batch, and one sum would make each addition
    /// wait for the one before.
    pub fn total<T: Real>(self, weights: &[T]) -> f64 {
        const LANES: usize = 8;
        if self == Self::None {
            return 0.0;
        }
        let mut sums = [0.0; LANES];
        let (head, tail) = weights.as_chunks::<LANES>();
        for weights in head {
            for lane in 0..LANES {
                sums[lane] += self.penalty(weights[lane]);
            }
        }
        sums.iter().sum::<f64>() + tail.iter().map(|&w| self.penalty(w)).sum::<f64>()
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
