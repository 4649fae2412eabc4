//! Kernels of fully connected layers.

use std::hint::black_box;

use digit_lab::data::Dataset;
use digit_lab::drawing::PIXELS;
use digit_lab::nn::kernels::{self, NonZero, NonZeroColumns};
use digit_lab::nn::{Activation, Deferred};
use ndarray::{Array1, Array2};

use super::table::Table;

/// Samples, inputs, outputs; a layer with as many inputs as pixels takes images.
const LAYERS: [(&str, [usize; 3]); 5] = [
    ("w1, 10 x 784 x 30", [10, PIXELS, 30]),
    ("w1, 10 x 30 x 10", [10, 30, 10]),
    ("w2, 10 x 784 x 100", [10, PIXELS, 100]),
    ("w3, 128 x 784 x 128", [128, PIXELS, 128]),
    ("w3, 128 x 128 x 10", [128, 128, 10]),
];

pub(crate) fn measure(table: &mut Table, images: &Dataset) {
    for (name, [n, inputs, outputs]) in LAYERS {
        let mut x = NonZero::new();
        if inputs == PIXELS {
            fill(&mut x, images, 0..n);
        } else {
            x.take(numbers(n, inputs).view());
        }
        let mut columns = NonZeroColumns::new();
        columns.take(&x);
        let delta = numbers(n, outputs);
        let mut weights = numbers(inputs, outputs);
        let biases = Array1::zeros(outputs);
        let mut z = Array2::zeros((n, outputs));
        let mut sums = Array2::zeros((inputs, outputs));
        let operations = 2 * n * inputs * outputs;

        table.measure(&format!("weighted inputs, {name}"), operations, || {
            kernels::weighted_inputs(black_box(&x), weights.view(), biases.view(), z.view_mut());
        });
        table.measure(&format!("weight gradient, {name}"), operations, || {
            kernels::add_weight_gradient(black_box(&columns), delta.view(), sums.view_mut());
        });
        table.measure(&format!("update at once, {name}"), operations, || {
            let columns = black_box(&columns);
            kernels::descend_at_once(columns, delta.view(), 1e-6, weights.view_mut());
        });
        if inputs == PIXELS {
            measure_deferred(table, name, (&x, &columns), &weights, &delta);
            continue;
        }
        let mut below = Array2::zeros((n, inputs));
        table.measure(&format!("input gradient, {name}"), operations, || {
            kernels::input_gradient(black_box(&delta).view(), weights.view(), below.view_mut());
        });
    }
    measure_small(table, images);
}

/// Standardized pixels with decay.
fn measure_deferred(
    table: &mut Table,
    name: &str,
    (x, columns): (&NonZero<f32>, &NonZeroColumns<f32>),
    weights: &Array2<f32>,
    delta: &Array2<f32>,
) {
    let mut weights = Deferred::new(weights.view(), 0.13, 0.31);
    let biases = Array1::zeros(delta.ncols());
    let mut z = Array2::zeros(delta.raw_dim());
    let operations = 2 * delta.len() * PIXELS;
    table.measure(&format!("deferred inputs, {name}"), operations, || {
        weights.weighted_inputs(black_box(x), biases.view(), z.view_mut());
    });
    table.measure(&format!("deferred update, {name}"), operations, || {
        weights.descend(black_box(x), columns, delta.view(), 0.999_95, 1e-6);
    });
}

/// What products need before and after.
fn measure_small(table: &mut Table, images: &Dataset) {
    let (mut x, mut columns) = (NonZero::new(), NonZeroColumns::new());
    let mut from = 0;
    table.measure("10 images to pixels that are not 0", 0, || {
        // Other images each time, as in training.
        from = (from + 10) % (images.len() - 10);
        fill(&mut x, images, from..from + 10);
    });
    table.measure("the same by columns", 0, || columns.take(black_box(&x)));
    for activation in [Activation::Sigmoid, Activation::Relu, Activation::Softmax] {
        let z = numbers(10, 100);
        let mut a = z.clone();
        table.measure(&format!("{activation}, 10 x 100"), 0, || {
            a.assign(&z);
            activation.apply(a.view_mut());
        });
    }
}

/// Takes in some images.
pub(super) fn fill(x: &mut NonZero<f32>, images: &Dataset, which: std::ops::Range<usize>) {
    let grays = std::array::from_fn(|byte| byte as f32 / 255.0);
    x.begin(PIXELS);
    which.for_each(|index| x.push(images.ink().image(index), &grays));
}

/// Numbers from -0.5 to 0.5 in no order.
pub(super) fn numbers(rows: usize, columns: usize) -> Array2<f32> {
    Array2::from_shape_fn((rows, columns), |(row, column)| {
        ((row * columns + column) * 7919 % 1009) as f32 / 1008.0 - 0.5
    })
}
