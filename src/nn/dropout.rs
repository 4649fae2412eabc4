//! Dropout: forward and backward.

use ndarray::{ArrayView2, ArrayViewMut2, Zip};
use rand::RngExt;

use crate::nn::{LayerKind, Real, Shape};
use crate::rng::Generator;

/// While training, each number becomes 0 with probability `share` and is otherwise divided by
/// `1 - share`, so that its mean stays (chapter 3; Srivastava et al. 2014). When the network is used,
/// nothing happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dropout {
    input: Shape,
    share: f64,
}

impl Dropout {
    /// Dropout of a share from 0 to below 1.
    pub fn new(input: Shape, share: f64) -> Self {
        Self { input, share }
    }

    /// What it is.
    pub fn kind(&self) -> LayerKind {
        LayerKind::Dropout { share: self.share }
    }

    /// The shape of a sample, the same before and after.
    pub fn input(&self) -> Shape {
        self.input
    }

    /// Draws the factors `m` `(n, inputs)` of a batch, 0 or `1 / (1 - share)`, sample by sample, so
    /// that a batch taken in parts has those of the batch taken whole.
    pub fn draw<T: Real>(&self, mut mask: ArrayViewMut2<'_, T>, rng: &mut Generator) {
        let kept = T::from_f64(1.0 / (1.0 - self.share));
        mask.mapv_inplace(|_| {
            if rng.random::<f64>() < self.share {
                T::zero()
            } else {
                kept
            }
        });
    }

    /// Writes `a = x ⊙ m`, all `(n, inputs)`; backwards, `∂C/∂x = ∂C/∂a ⊙ m`, it is the same.
    pub fn apply<T: Real>(x: ArrayView2<'_, T>, mask: ArrayView2<'_, T>, a: ArrayViewMut2<'_, T>) {
        Zip::from(a)
            .and(x)
            .and(mask)
            .for_each(|a, &x, &m| *a = x * m);
    }
}
