//! The three products that training consists of, on rows of contiguous numbers.
//!
//! About 81 % of an MNIST image's pixels are zero, and so are many ReLU activations. A layer's inputs are
//! therefore taken as the numbers in them that are not zero ([`NonZero`]), and all three products are sums of
//! multiples of a matrix's rows: of the weights' rows going forward, of the errors' for the gradient, of the
//! transposed weights' going back.
//! Sums run over samples in their order, so that a batch taken in parts gives bit for bit the
//! result of the batch taken whole.
//!
//! The plain triple loops that these replace are kept in the tests.

mod combination;
mod exponential;
mod nonzero;

use ndarray::{ArrayView1, ArrayView2, ArrayViewMut2};

use crate::nn::Real;

pub use exponential::exponential;
pub use nonzero::{NonZero, NonZeroColumns};

/// `z = x W + b`: inputs `(n, inputs)`, weights `(inputs, outputs)`, biases `(outputs)`,
/// weighted inputs `z` `(n, outputs)`.
pub fn weighted_inputs<T: Real>(
    x: &NonZero<T>,
    weights: ArrayView2<'_, T>,
    biases: ArrayView1<'_, T>,
    mut z: ArrayViewMut2<'_, T>,
) {
    let weights = contiguous(&weights);
    for (x, mut z) in x.rows().zip(z.rows_mut()) {
        z.assign(&biases);
        let Some(z) = z.as_slice_mut() else { continue };
        combination::add(x, weights, z);
    }
}

/// `dW += xᵀ δ`: inputs `(n, inputs)`, errors `δ` `(n, outputs)`, gradient `(inputs, outputs)`.
pub fn add_weight_gradient<T: Real>(
    x: &NonZeroColumns<T>,
    delta: ArrayView2<'_, T>,
    mut gradient: ArrayViewMut2<'_, T>,
) {
    let outputs = gradient.ncols().max(1);
    let delta = contiguous(&delta);
    let gradient = gradient.as_slice_mut().unwrap_or_default();
    for (x, row) in x.columns().zip(gradient.chunks_exact_mut(outputs)) {
        if !x.is_empty() {
            combination::add(x, delta, row);
        }
    }
}

/// `W <- W - scale · xᵀ δ`: bit for bit what [`add_weight_gradient`] to zeros and [`descend`] come to, in one
/// pass over those weights only whose input is not zero in all samples.
pub fn descend_at_once<T: Real>(
    x: &NonZeroColumns<T>,
    delta: ArrayView2<'_, T>,
    scale: T,
    mut weights: ArrayViewMut2<'_, T>,
) {
    let outputs = weights.ncols().max(1);
    let delta = contiguous(&delta);
    let weights = weights.as_slice_mut().unwrap_or_default();
    for (x, row) in x.columns().zip(weights.chunks_exact_mut(outputs)) {
        if !x.is_empty() {
            combination::subtract(scale, x, delta, row);
        }
    }
}

/// `∂C/∂x = δ Wᵀ`: errors `(n, outputs)`, weights `(inputs, outputs)`, gradient `(n, inputs)`.
pub fn input_gradient<T: Real>(
    delta: ArrayView2<'_, T>,
    weights: ArrayView2<'_, T>,
    mut gradient: ArrayViewMut2<'_, T>,
) {
    let outputs = weights.ncols();
    let weights = contiguous(&weights);
    for (delta, mut gradient) in delta.rows().into_iter().zip(gradient.rows_mut()) {
        let Some(delta) = delta.to_slice() else {
            continue;
        };
        for (g, row) in gradient.iter_mut().zip(weights.chunks_exact(outputs)) {
            *g = dot(delta, row);
        }
    }
}

/// `w <- w - scale * dw`, and the gradient is zeroed for the next mini-batch in the same pass.
pub fn descend<T: Real>(weights: &mut [T], gradient: &mut [T], scale: T) {
    for (w, g) in weights.iter_mut().zip(gradient) {
        *w -= scale * *g;
        *g = T::zero();
    }
}

/// Eight partial sums, so that additions do not wait for one another and can share a vector.
fn dot<T: Real>(a: &[T], b: &[T]) -> T {
    const LANES: usize = 8;
    let mut sums = [T::zero(); LANES];
    let (a_head, a_tail) = a.as_chunks::<LANES>();
    let (b_head, b_tail) = b.as_chunks::<LANES>();
    for (a, b) in a_head.iter().zip(b_head) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let tail = a_tail
        .iter()
        .zip(b_tail)
        .fold(T::zero(), |sum, (&a, &b)| sum + a * b);
    sums.into_iter().fold(tail, |sum, lane| sum + lane)
}

/// Batches and weights are made row by row and never sliced by column; an empty slice would mean a bug
/// upstream and shows in the tests as a network that does not learn.
fn contiguous<'a, T>(matrix: &ArrayView2<'a, T>) -> &'a [T] {
    debug_assert!(matrix.is_standard_layout());
    matrix.to_slice().unwrap_or_default()
}
