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

#[cfg(target_arch = "x86_64")]
mod avx;
mod combination;
mod convolution;
mod exponential;
mod input_gradient;
mod nonzero;
mod pooling;
mod stripes;
mod vector;
mod windows;

use ndarray::{ArrayView1, ArrayView2, ArrayViewMut2};

use self::combination::Rows;
use self::input_gradient::InputGradient;
use crate::nn::Real;

pub use convolution::{Convolve, WindowsRoom, add_window_gradient, convolve, picture_gradient};
pub use exponential::exponential;
pub use nonzero::{NonZero, NonZeroColumns};
pub use pooling::{Pools, largest, send_back};
pub use vector::{Vector, Work, name};
pub(super) use vector::{with_f32, with_f64};
pub use windows::Windows;

/// `z = x W + b`: inputs `(n, inputs)`, weights `(inputs, outputs)`, biases `(outputs)`,
/// weighted inputs `z` `(n, outputs)`.
pub fn weighted_inputs<T: Real>(
    x: &NonZero<T>,
    weights: ArrayView2<'_, T>,
    biases: ArrayView1<'_, T>,
    mut z: ArrayViewMut2<'_, T>,
) {
    z.assign(&biases);
    let stride = weights.ncols();
    let rows = z.as_slice_mut().unwrap_or_default();
    let numbers = contiguous(&weights);
    stripes::add_all(x.rows(), rows, Rows { numbers, stride });
}

/// `dW += xᵀ δ`: inputs `(n, inputs)`, errors `δ` `(n, outputs)`, gradient `(inputs, outputs)`.
pub fn add_weight_gradient<T: Real>(
    x: &NonZeroColumns<T>,
    delta: ArrayView2<'_, T>,
    mut gradient: ArrayViewMut2<'_, T>,
) {
    let stride = gradient.ncols();
    let rows = gradient.as_slice_mut().unwrap_or_default();
    let errors = Rows {
        numbers: contiguous(&delta),
        stride,
    };
    if x.are_of_one_row() {
        return combination::add_each(x.of_one_row(rows, stride), errors);
    }
    let sums = x.columns().zip(rows.chunks_exact_mut(stride.max(1)));
    combination::add_each(sums.filter(|(x, _)| !x.is_empty()), errors);
}

/// `W <- W - scale · xᵀ δ`: bit for bit what [`add_weight_gradient`] to zeros and [`descend`] come to, in one
/// pass over those weights only whose input is not zero in all samples.
pub fn descend_at_once<T: Real>(
    x: &NonZeroColumns<T>,
    delta: ArrayView2<'_, T>,
    scale: T,
    mut weights: ArrayViewMut2<'_, T>,
) {
    let stride = weights.ncols();
    let rows = weights.as_slice_mut().unwrap_or_default();
    let errors = Rows {
        numbers: contiguous(&delta),
        stride,
    };
    if x.are_of_one_row() {
        return combination::subtract_each(scale, x.of_one_row(rows, stride), errors);
    }
    let sums = x.columns().zip(rows.chunks_exact_mut(stride.max(1)));
    combination::subtract_each(scale, sums.filter(|(x, _)| !x.is_empty()), errors);
}

/// `∂C/∂x = δ Wᵀ`: errors `(n, outputs)`, weights `(inputs, outputs)`, gradient `(n, inputs)`.
pub fn input_gradient<T: Real>(
    delta: ArrayView2<'_, T>,
    weights: ArrayView2<'_, T>,
    mut gradient: ArrayViewMut2<'_, T>,
) {
    let outputs = weights.ncols();
    if weights.is_empty() {
        gradient.fill(T::zero());
        return;
    }
    T::with_vectors(InputGradient {
        delta: contiguous(&delta),
        weights: contiguous(&weights),
        outputs,
        gradient: gradient.as_slice_mut().unwrap_or_default(),
    });
}

/// `w <- w - scale * dw`, and the gradient is zeroed for the next mini-batch in the same pass.
pub fn descend<T: Real>(weights: &mut [T], gradient: &mut [T], scale: T) {
    for (w, g) in weights.iter_mut().zip(gradient) {
        *w -= scale * *g;
        *g = T::zero();
    }
}

/// Batches and weights are made row by row and never sliced by column; an empty slice would mean a bug
/// upstream and shows in the tests as a network that does not learn.
fn contiguous<'a, T>(matrix: &ArrayView2<'a, T>) -> &'a [T] {
    debug_assert!(matrix.is_standard_layout());
    matrix.to_slice().unwrap_or_default()
}
