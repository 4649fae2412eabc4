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
    pub fn total<T: Real>(self, weights: &[T]) -> f64 {
        match self {
            Self::None => 0.0,
            Self::L1 => sum(weights, T::abs),
            Self::L2 => 0.5 * sum(weights, |w| w * w),
        }
    }

    /// The derivative of [`Self::penalty`]; at a kink (L1 at 0) it is 0.
    pub fn derivative<T: Real>(self, weight: T) -> T {
        match self {
            Self::None => T::zero(),
            Self::L1 if weight == T::zero() => T::zero(),
            Self::L1 => T::one().copysign(weight),
            Self::L2 => weight,
        }
    }
}

/// The sum of what becomes of weights.
///
/// It is taken for every mini-batch. Blocks are summed with the weights' own digits, in so many lanes that additions
/// do not wait for one another and can share vectors, and the blocks' sums with all digits.
fn sum<T: Real>(weights: &[T], of: impl Fn(T) -> T) -> f64 {
    const LANES: usize = 16;
    const BLOCK: usize = 16 * LANES;
    let mut total = 0.0;
    for block in weights.chunks(BLOCK) {
        let mut sums = [T::zero(); LANES];
        let (head, tail) = block.as_chunks::<LANES>();
        for weights in head {
            for lane in 0..LANES {
                sums[lane] += of(weights[lane]);
            }
        }
        for (sum, &weight) in sums.iter_mut().zip(tail) {
            *sum += of(weight);
        }
        total += sums.into_iter().map(T::as_f64).sum::<f64>();
    }
    total
}
