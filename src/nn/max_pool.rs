//! Max-pooling: forward and backward.

use ndarray::{ArrayView2, ArrayViewMut2};

use crate::nn::{LayerKind, Real, Shape};

/// Channels that are looked at together: those of a vector, so that the compiler makes one of them.
const LANES: usize = 4;

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
        let channels = self.input.channels;
        for (x, a) in x.rows().into_iter().zip(a.rows_mut()) {
            let x = x.to_slice().unwrap_or_default();
            let a = a.into_slice().unwrap_or_default();
            for (a, &place) in a.chunks_exact_mut(channels).zip(&self.places) {
                let x = &x[place..];
                let (some, rest) = a.as_chunks_mut::<LANES>();
                for (index, a) in some.iter_mut().enumerate() {
                    *a = self.largest(&x[index * LANES..]);
                }
                let start = some.len() * LANES;
                for (index, a) in rest.iter_mut().enumerate() {
                    [*a] = self.largest(&x[start + index..]);
                }
            }
        }
    }

    /// The largest numbers of a window, channel by channel, that begins with `x`.
    fn largest<T: Real, const N: usize>(&self, x: &[T]) -> [T; N] {
        let mut largest = [T::neg_infinity(); N];
        for &pixel in &self.pixels {
            let x = some_of::<T, N>(x, pixel);
            for k in 0..N {
                // The number first: a NaN stays visible instead of vanishing as the lesser.
                largest[k] = if x[k] <= largest[k] { largest[k] } else { x[k] };
            }
        }
        largest
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
        if self.output().features() * self.pixels.len() < self.input.features() {
            gradient.fill(T::zero());
        }
        let samples = x.rows().into_iter().zip(a.rows()).zip(delta.rows());
        for (((x, a), delta), gradient) in samples.zip(gradient.rows_mut()) {
            let x = x.to_slice().unwrap_or_default();
            let gradient = gradient.into_slice().unwrap_or_default();
            let a = a.to_slice().unwrap_or_default().chunks_exact(channels);
            let delta = delta.to_slice().unwrap_or_default().chunks_exact(channels);
            for ((a, delta), &place) in a.zip(delta).zip(&self.places) {
                let (x, gradient) = (&x[place..], &mut gradient[place..]);
                let some = channels / LANES * LANES;
                for at in (0..some).step_by(LANES) {
                    self.send_back::<T, LANES>(
                        &x[at..],
                        &a[at..],
                        &delta[at..],
                        &mut gradient[at..],
                    );
                }
                for at in some..channels {
                    self.send_back::<T, 1>(&x[at..], &a[at..], &delta[at..], &mut gradient[at..]);
                }
            }
        }
    }

    /// [`Self::backward`] for some channels of a window that begins with `x`. All of its numbers are written, so
    /// that no branch depends on which is the largest.
    fn send_back<T: Real, const N: usize>(
        &self,
        x: &[T],
        a: &[T],
        delta: &[T],
        gradient: &mut [T],
    ) {
        let (a, mut left): ([T; N], [T; N]) = (some_of(a, 0), some_of(delta, 0));
        for &pixel in &self.pixels {
            let x = some_of::<T, N>(x, pixel);
            let mut here = [T::zero(); N];
            for k in 0..N {
                let is_largest = x[k] == a[k];
                here[k] = if is_largest { left[k] } else { T::zero() };
                left[k] = if is_largest { T::zero() } else { left[k] };
            }
            gradient[pixel..pixel + N].copy_from_slice(&here);
        }
    }
}

fn some_of<T: Real, const N: usize>(numbers: &[T], from: usize) -> [T; N] {
    let some = numbers[from..].first_chunk();
    some.copied().unwrap_or([T::nan(); N])
}
