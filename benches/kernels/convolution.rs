//! Kernels of convolutions.

use std::hint::black_box;

use digit_lab::data::Dataset;
use digit_lab::nn::Shape;
use digit_lab::nn::kernels::{self, Windows, WindowsRoom};
use ndarray::{Array2, s};

use super::dense::numbers;
use super::table::Table;

/// Pictures at once: the mini-batch of w4.
const PICTURES: usize = 32;

pub(crate) fn measure(table: &mut Table, images: &Dataset) {
    let picture = |side, channels| Shape {
        height: side,
        width: side,
        channels,
    };
    let (images, _) = images.arrays::<f32>(0, PICTURES);
    let first = Layer::new(picture(28, 1), 5, 8, images);
    first.measure(table, "w4, 32 x 28x28 conv 8@5x5");
    let input = picture(12, 8);
    let pooled = numbers(PICTURES, input.features()).mapv(|it| it.max(0.0));
    let second = Layer::new(input, 5, 16, pooled);
    second.measure(table, "w4, 32 x 12x12x8 conv 16@5x5");
}

struct Layer {
    windows: Windows,
    x: Array2<f32>,
    weights: Array2<f32>,
    biases: Array2<f32>,
    delta: Array2<f32>,
}

impl Layer {
    fn new(input: Shape, kernel: usize, maps: usize, x: Array2<f32>) -> Self {
        let windows = Windows { input, kernel };
        let mut delta = Array2::zeros((PICTURES, windows.places() * maps));
        // After pooling, one of four places of a map has an error.
        let some = numbers(PICTURES, windows.places() * maps);
        delta
            .slice_mut(s![.., ..;4])
            .assign(&some.slice(s![.., ..;4]));
        Self {
            windows,
            x,
            weights: numbers(windows.size(), maps),
            biases: Array2::zeros((1, maps)),
            delta,
        }
    }

    fn measure(&self, table: &mut Table, name: &str) {
        let [x, weights, biases, delta] =
            [&self.x, &self.weights, &self.biases, &self.delta].map(slice);
        let mut z = vec![0.0; delta.len()];
        let mut gradient = vec![0.0; weights.len()];
        let mut below = vec![0.0; x.len()];
        let mut room = WindowsRoom::new();
        let operations = 2 * delta.len() * self.windows.size();
        table.measure(&format!("convolution, {name}"), operations, || {
            let x = black_box(x);
            kernels::convolve(self.windows, x, [weights, biases], &mut z, &mut room);
        });
        table.measure(&format!("gradient, {name}"), operations, || {
            let x = black_box(x);
            kernels::add_window_gradient(self.windows, x, delta, &mut gradient, &mut room);
        });
        if self.windows.input.channels > 1 {
            table.measure(&format!("input gradient, {name}"), operations, || {
                let delta = black_box(delta);
                kernels::picture_gradient(self.windows, delta, weights, &mut below, &mut room);
            });
        }
    }
}

fn slice(array: &Array2<f32>) -> &[f32] {
    array.as_slice().unwrap_or_default()
}
