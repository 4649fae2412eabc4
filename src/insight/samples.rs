//! Images as a network takes them in, and what it should say of them.

use ndarray::Array2;

use crate::data::Dataset;
use crate::nn::{OutputCoding, Real};

/// The images from `from` to before `to`: inputs `(n, 784)` and wanted outputs `(n, outputs)`.
pub(super) fn samples<T: Real>(
    images: &Dataset,
    from: usize,
    to: usize,
    coding: OutputCoding,
) -> (Array2<T>, Array2<T>) {
    let (x, one_hot) = images.arrays(from, to);
    if coding == OutputCoding::OneHot {
        return (x, one_hot);
    }
    let mut y = Array2::zeros((to - from, coding.outputs()));
    for (y, &label) in y.rows_mut().into_iter().zip(&images.labels()[from..to]) {
        coding.write(label.into(), y);
    }
    (x, y)
}
