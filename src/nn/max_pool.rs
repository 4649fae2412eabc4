//! Max-pooling: forward and backward.

use ndarray::{ArrayView2, ArrayViewMut2};

use crate::nn::kernels::{self, Pools};
use crate::nn::{LayerKind, Real, Shape};

/// The largest of each `window x window` square of a picture, channel by channel, chapter 6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaxPool {
    input: Shape,
    window: usize,
    /// Where in a picture each window begins.
    places: Vec<usize>,
    /// Where each pixel of a window is, counted from the window's beginning.
    pixels: Vec<usize>,
}

impl MaxPool {
    /// Windows of this side over pictures of this shape, in which at least one has room.
    pub fn new(input: Shape, window: usize) -> Self {
        let begin = |row: usize, column: usize| (row * input.width + column) * input.channels;
        let all = |height: usize, width: usize, step: usize| {
            let rows = (0..height).flat_map(|row| (0..width).map(move |column| (row, column)));
            rows.map(|(row, column)| begin(row * step, column * step))
                .collect()
        };
        Self {
            input,
            window,
            places: all(input.height / window, input.width / window, window),
            pixels: all(window, window, 1),
        }
    }

    /// What it is.
    pub fn kind(&self) -> LayerKind {
        LayerKind::MaxPool {
            window: self.window,
        }
    }

    /// The shape of a sample that goes in.
    pub fn input(&self) -> Shape {
        self.input
    }

    /// The shape of a sample that comes out.
    pub fn output(&self) -> Shape {
        Shape {
            height: self.input.height / self.window,
            width: self.input.width / self.window,
            channels: self.input.channels,
        }
    }

    /// Writes each window's largest number to `a` `(n, outputs)` for the pictures `x` `(n, inputs)`.
    pub fn forward<T: Real>(&self, x: ArrayView2<'_, T>, mut a: ArrayViewMut2<'_, T>) {
        let a = a.as_slice_mut().unwrap_or_default();
        kernels::largest(self.pools(), x.to_slice().unwrap_or_default(), a);
    }

    /// Writes `∂C/∂x` `(n, inputs)`: each window's `∂C/∂a` `(n, outputs)` goes to the number that was the
    /// largest, the first of several.
    pub fn backward<T: Real>(
        &self,
        x: ArrayView2<'_, T>,
        a: ArrayView2<'_, T>,
        delta: ArrayView2<'_, T>,
        mut gradient: ArrayViewMut2<'_, T>,
    ) {
        if self.output().features() * self.pixels.len() < self.input.features() {
            // What is left over at the edge.
            gradient.fill(T::zero());
        }
        let of_windows = [x, a, delta].map(|it| it.to_slice().unwrap_or_default());
        let gradient = gradient.as_slice_mut().unwrap_or_default();
        kernels::send_back(self.pools(), of_windows, gradient);
    }

    fn pools(&self) -> Pools<'_> {
        Pools {
            features: self.input.features(),
            channels: self.input.channels,
            places: &self.places,
            pixels: &self.pixels,
        }
    }
}
