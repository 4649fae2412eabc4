//! Activation functions and their derivatives.

use ndarray::{ArrayViewMut2, Zip};
use serde::{Deserialize, Serialize};

use crate::names::named_enum;
use crate::nn::Real;

named_enum! {
    /// What a neuron makes of its weighted input `z`.
    pub enum Activation ("activation") {
        /// `σ(z) = 1 / (1 + e^-z)`, chapter 1 of the book.
        Sigmoid = "sigmoid",
        /// `tanh(z)`, chapter 3.
        Tanh = "tanh",
        /// `max(0, z)`, chapter 3.
        Relu = "relu",
        /// `e^z_j / Σ_k e^z_k` over a layer's neurons, chapter 3; for the output layer only.
        Softmax = "softmax",
        /// `z` itself: a layer that adds nothing but weights, chapter 6's linear model.
        Linear = "linear",
        /// 1 where `z > 0`, else 0: the perceptron of chapter 1. Its derivative is 0 wherever there is
        /// one, so that no gradient can train it.
        Step = "step",
    }
}

impl Activation {
    /// Replaces the weighted inputs `z`, shape `(n, neurons)`, by the activations `a`.
    pub fn apply<T: Real>(self, mut z: ArrayViewMut2<'_, T>) {
        match self {
            Self::Sigmoid => z.mapv_inplace(sigmoid),
            Self::Tanh => z.mapv_inplace(T::tanh),
            Self::Relu => z.mapv_inplace(|z| if z > T::zero() { z } else { T::zero() }),
            Self::Softmax => z.rows_mut().into_iter().for_each(softmax),
            Self::Linear => {}
            Self::Step => z.mapv_inplace(|z| if z > T::zero() { T::one() } else { T::zero() }),
        }
    }

    /// Turns `∂C/∂a` into `∂C/∂z`, in place.
    ///
    /// Both have shape `(n, neurons)`. Every derivative is written in terms of the activations `a`,
    /// so that `z` need not be kept: `σ' = a (1 - a)`, `tanh' = 1 - a²`, ReLU' = 1 where `a > 0`,
    /// for linear 1, for the step 0, and for softmax, whose outputs depend on every `z` of the row,
    /// `∂C/∂z_j = a_j (∂C/∂a_j - Σ_k a_k ∂C/∂a_k)`.
    pub fn chain<T: Real>(self, a: ndarray::ArrayView2<'_, T>, mut gradient: ArrayViewMut2<'_, T>) {
        let one = T::one();
        match self {
            Self::Sigmoid => Zip::from(gradient)
                .and(a)
                .for_each(|g, &a| *g *= a * (one - a)),
            Self::Tanh => Zip::from(gradient)
                .and(a)
                .for_each(|g, &a| *g *= one - a * a),
            // Written whichever it is, so that no branch depends on it.
            Self::Relu => Zip::from(gradient)
                .and(a)
                .for_each(|g, &a| *g = if a <= T::zero() { T::zero() } else { *g }),
            Self::Softmax => {
                for (mut g, a) in gradient.rows_mut().into_iter().zip(a.rows()) {
                    let mean = g.dot(&a);
                    g.zip_mut_with(&a, |g, &a| *g = a * (*g - mean));
                }
            }
            Self::Linear => {}
            Self::Step => gradient.fill(T::zero()),
        }
    }

    /// Whether a neuron with this activation is saturated, its slope below a twenty-fifth of the steepest: sigmoid
    /// outputs within about 0.01 of 0 or 1, tanh's within 0.02 of -1 or 1. Nothing for functions that never
    /// flatten out, have no slope, or, as softmax, none of each neuron's own.
    pub fn is_saturated<T: Real>(self, a: T) -> Option<bool> {
        let one = T::one();
        let share_of_steepest = match self {
            Self::Sigmoid => T::from_f64(4.0) * a * (one - a),
            Self::Tanh => one - a * a,
            Self::Relu | Self::Softmax | Self::Linear | Self::Step => return None,
        };
        Some(share_of_steepest < T::from_f64(0.04))
    }
}

fn sigmoid<T: Real>(z: T) -> T {
    T::one() / (T::one() + (-z).exponential())
}

/// The largest `z` is subtracted first: the result is the same and no exponential overflows.
fn softmax<T: Real>(mut row: ndarray::ArrayViewMut1<'_, T>) {
    let largest = row.fold(T::neg_infinity(), |m, &z| if z > m { z } else { m });
    row.mapv_inplace(|z| (z - largest).exponential());
    let sum = row.sum();
    row.mapv_inplace(|e| e / sum);
}
