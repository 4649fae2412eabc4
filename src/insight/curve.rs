//! Where a neuron stands on the curve of its activation function.

use std::ops::{Range, RangeInclusive};

use ndarray::{Array2, ArrayView2};

use crate::insight::LayerTrace;
use crate::nn::{Activation, Real};

/// `(z, f(z))` at `points` places of equal distance, for one neuron of a layer.
///
/// With softmax `f` depends on the layer's other weighted inputs, which are held where they are. Nothing where
/// there is no such neuron, or the layer has no activation function.
pub fn curve<T: Real>(
    layer: &LayerTrace<T>,
    neuron: usize,
    range: RangeInclusive<f64>,
    points: usize,
) -> Option<Vec<[f64; 2]>> {
    let activation = layer.activation?;
    let (row, at) = row_of(activation, neuron, layer.z.len())?;
    let z = layer.z.get(row)?;
    let step = (range.end() - range.start()) / (points.max(2) - 1) as f64;
    let place = |point| range.start() + step * point as f64;
    let mut rows = Array2::from_shape_fn((points, z.len()), |(point, k)| {
        if k == at {
            T::from_f64(place(point))
        } else {
            z[k]
        }
    });
    activation.apply(rows.view_mut());
    let a = rows.column(at).into_iter().enumerate();
    Some(a.map(|(point, a)| [place(point), a.as_f64()]).collect())
}

/// `f'(z)` where a neuron stands; with softmax `∂a_j/∂z_j`. Nothing where there is no such neuron, or the layer has
/// no activation function.
pub fn slope<T: Real>(layer: &LayerTrace<T>, neuron: usize) -> Option<T> {
    let activation = layer.activation?;
    let (row, at) = row_of(activation, neuron, layer.a.len())?;
    let a = layer.a.get(row)?;
    // Chained with ∂C/∂a = 1 at the neuron and 0 elsewhere, what comes back there is f'.
    let mut gradient = Array2::zeros((1, a.len()));
    gradient[[0, at]] = T::one();
    let a = ArrayView2::from_shape((1, a.len()), a).ok()?;
    activation.chain(a, gradient.view_mut());
    Some(gradient[[0, at]])
}

/// The neurons on whose weighted inputs a neuron's activation depends, and which of them it is itself.
fn row_of(activation: Activation, neuron: usize, neurons: usize) -> Option<(Range<usize>, usize)> {
    let row = match activation {
        Activation::Softmax => (0..neurons, neuron),
        _ => (neuron..neuron + 1, 0),
    };
    (neuron < neurons).then_some(row)
}
