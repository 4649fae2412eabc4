//! Max-pooling: forward and backward.

use ndarray::{ArrayView2, ArrayViewMut2};

use crate::nn::{LayerKind, Real, Shape};

/// The largest of each `window x window` square of a picture, channel by channel, chapter 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaxPool {
    input: Shape,
    window: usize,
}

impl MaxPool {
    /// Windows of this side over pictures of this shape, in which at least one has room.
    pub fn new(input: Shape, window: usize) -> Self {
        Self { input, window }
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
        let channels = self.input.channels;
        for (x, a) in x.rows().into_iter().zip(a.rows_mut()) {
            let (x, a) = (
                x.to_slice().unwrap_or_default(),
                a.into_slice().unwrap_or_default(),
            );
            for (place, a) in a.chunks_exact_mut(channels).enumerate() {
                a.fill(T::neg_infinity());
                for pixel in self.window_at(place) {
                    for (a, &x) in a.iter_mut().zip(&x[pixel..pixel + channels]) {
                        // The number first: a NaN stays visible instead of vanishing as the lesser.
                        *a = if x <= *a { *a } else { x };
                    }
                }
            }
        }
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
        let channels = self.input.channels;
        gradient.fill(T::zero());
        let samples = x.rows().into_iter().zip(a.rows()).zip(delta.rows());
        for (((x, a), delta), gradient) in samples.zip(gradient.rows_mut()) {
            let x = x.to_slice().unwrap_or_default();
            let gradient = gradient.into_slice().unwrap_or_default();
            let places = a.to_slice().unwrap_or_default().chunks_exact(channels);
            let errors = delta.to_slice().unwrap_or_default().chunks_exact(channels);
            for (place, (a, delta)) in places.zip(errors).enumerate() {
                for channel in 0..channels {
                    let mut pixels = self.window_at(place).map(|pixel| pixel + channel);
                    if let Some(largest) = pixels.find(|&pixel| x[pixel] == a[channel]) {
                        gradient[largest] = delta[channel];
                    }
                }
            }
        }
    }

    /// Where in a picture the pixels of one window begin, by the window's number.
    fn window_at(&self, place: usize) -> impl Iterator<Item = usize> + use<> {
        let Shape {
            width, channels, ..
        } = self.input;
        let windows_a_row = width / self.window;
        let (window, top) = (self.window, place / windows_a_row * self.window);
        let left = place % windows_a_row * window;
        (top..top + window).flat_map(move |row| {
            (left..left + window).map(move |column| (row * width + column) * channels)
        })
    }
}
