//! The three products that training consists of, on rows of contiguous numbers.
//!
//! About 81 % of an MNIST image's pixels are zero, and so are many ReLU activations. All three
//! kernels therefore walk the inputs one at a time and skip those that are zero; what is left is
//! adding a multiple of one contiguous row to another, which compilers turn into SIMD.
//! Sums run over samples in their order, so that a batch taken in parts gives bit for bit the
//! result of the batch taken whole.
//!
//! The plain triple loops that these replace are kept in the tests.

use ndarray::{ArrayView1, ArrayView2, ArrayViewMut2};

use crate::nn::Real;

/// `z = x W + b`: inputs `(n, inputs)`, weights `(inputs, outputs)`, biases `(outputs)`,
/// weighted inputs `z` `(n, outputs)`.
pub fn weighted_inputs<T: Real>(
    x: ArrayView2<'_, T>,
    weights: ArrayView2<'_, T>,
    biases: ArrayView1<'_, T>,
    mut z: ArrayViewMut2<'_, T>,
) {
    let outputs = weights.ncols();
    let weights = contiguous(&weights);
    for (x, mut z) in x.rows().into_iter().zip(z.rows_mut()) {
        z.assign(&biases);
        let Some(z) = z.as_slice_mut() else { continue };
        for (&x, row) in x.iter().zip(weights.chunks_exact(outputs)) {
            add_multiple(x, row, z);
        }
    }
}

/// `dW += xᵀ δ`: inputs `(n, inputs)`, errors `δ` `(n, outputs)`, gradient `(inputs, outputs)`.
pub fn add_weight_gradient<T: Real>(
    x: ArrayView2<'_, T>,
    delta: ArrayView2<'_, T>,
    mut gradient: ArrayViewMut2<'_, T>,
) {
    let outputs = gradient.ncols();
    let Some(gradient) = gradient.as_slice_mut() else {
        return;
    };
    for (x, delta) in x.rows().into_iter().zip(delta.rows()) {
        let Some(delta) = delta.to_slice() else {
            continue;
        };
        for (&x, row) in x.iter().zip(gradient.chunks_exact_mut(outputs)) {
            add_multiple(x, delta, row);
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

/// Four at a time, the width of a SIMD vector of `f32` everywhere; left to itself the compiler
/// unrolls further and then spends its time on what is left over of short rows.
fn add_multiple<T: Real>(factor: T, row: &[T], sum: &mut [T]) {
    const LANES: usize = 4;
    if factor == T::zero() {
        return;
    }
    let (row_head, row_tail) = row.as_chunks::<LANES>();
    let (sum_head, sum_tail) = sum.as_chunks_mut::<LANES>();
    for (sum, row) in sum_head.iter_mut().zip(row_head) {
        for lane in 0..LANES {
            sum[lane] += factor * row[lane];
        }
    }
    for (sum, &value) in sum_tail.iter_mut().zip(row_tail) {
        *sum += factor * value;
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

/// Weights are made row by row and never sliced by column; an empty slice would mean a bug
/// upstream and shows in the tests as a network that does not learn.
fn contiguous<'a, T>(weights: &'a ArrayView2<'_, T>) -> &'a [T] {
    debug_assert!(weights.is_standard_layout());
    weights.as_slice().unwrap_or_default()
}
