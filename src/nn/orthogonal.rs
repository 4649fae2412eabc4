//! Orthogonal matrices, by Gram and Schmidt.

use ndarray::{Array2, ArrayViewMut1};
use rand_distr::{Distribution, StandardNormal};

use crate::nn::Real;
use crate::rng::Generator;

/// Products of two numbers that making one matrix may take, some seconds' worth in a slow browser.
const MOST_PRODUCTS: usize = 400_000_000;

/// Whether a matrix of this shape can be made within a breath.
pub fn is_feasible(inputs: usize, outputs: usize) -> bool {
    let (few, many) = (inputs.min(outputs), inputs.max(outputs));
    few.saturating_mul(few).saturating_mul(many) <= MOST_PRODUCTS
}

/// A matrix `(inputs, outputs)` whose columns, or rows where those are fewer, have length 1 and are
/// at right angles to one another.
///
/// Modified Gram-Schmidt on normal vectors `v_k`: `q_k = v_k / |v_k|`, then `v_j <- v_j - (v_j·q_k) q_k`
/// for all `j > k`; in f64 whatever `T` is, since what is left of a vector can be small.
pub(super) fn draw<T: Real>(inputs: usize, outputs: usize, rng: &mut Generator) -> Array2<T> {
    let (few, many) = (inputs.min(outputs), inputs.max(outputs));
    let mut vectors: Array2<f64> =
        Array2::from_shape_simple_fn((few, many), || StandardNormal.sample(rng));
    for k in 0..few {
        let (mut done, mut rest) = vectors.view_mut().split_at(ndarray::Axis(0), k + 1);
        let mut unit = done.row_mut(k);
        normalize(&mut unit);
        for mut vector in rest.rows_mut() {
            let share = vector.dot(&unit);
            vector.scaled_add(-share, &unit);
        }
    }
    let along = if inputs >= outputs {
        vectors.t()
    } else {
        vectors.view()
    };
    Array2::from_shape_fn((inputs, outputs), |at| T::from_f64(along[at]))
}

/// Makes a vector's length 1; one that happens to be nothing stays nothing.
fn normalize(vector: &mut ArrayViewMut1<'_, f64>) {
    let length = vector.dot(vector).sqrt();
    if length > 0.0 {
        *vector /= length;
    }
}
