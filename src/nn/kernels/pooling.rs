//! The largest numbers of windows that lie side by side, some channels at once.

// Vectors stay in registers only where the compiler sees what becomes of them.
#![allow(clippy::inline_always)]

use super::vector::{Vector, Work};
use crate::nn::Real;

/// Where the windows of pictures are.
#[derive(Clone, Copy, Debug)]
pub struct Pools<'a> {
    /// Numbers a picture.
    pub features: usize,
    /// Numbers a pixel.
    pub channels: usize,
    /// Where in a picture each window begins.
    pub places: &'a [usize],
    /// Where each pixel of a window is, counted from the window's beginning.
    pub pixels: &'a [usize],
}

impl Pools<'_> {
    /// Where vectors of so many lanes begin, so that all channels are in one; the last one may share some with the
    /// one before.
    #[inline(always)]
    fn vectors(self, lanes: usize) -> impl Iterator<Item = usize> {
        let last = self.channels.saturating_sub(lanes);
        (0..self.channels)
            .step_by(lanes)
            .map(move |at| at.min(last))
    }
}

/// Writes each window's largest number to `a` `(n, places·channels)` for the pictures `x` `(n, pixels·channels)`.
pub fn largest<T: Real>(pools: Pools<'_>, x: &[T], a: &mut [T]) {
    T::with_vectors(Largest { pools, x, a });
}

struct Largest<'a, T> {
    pools: Pools<'a>,
    x: &'a [T],
    a: &'a mut [T],
}

impl<T: Real> Work<T> for Largest<'_, T> {
    #[inline(always)]
    fn with<V: Vector<T>>(self) {
        let pools = self.pools;
        if pools.channels < V::LANES && V::LANES > 1 {
            return self.with::<V::Narrower>();
        }
        let outputs = pools.places.len() * pools.channels;
        let pictures = self.x.chunks_exact(pools.features);
        for (x, a) in pictures.zip(self.a.chunks_exact_mut(outputs)) {
            for (a, &place) in a.chunks_exact_mut(pools.channels).zip(pools.places) {
                for at in pools.vectors(V::LANES) {
                    let mut largest = V::of(T::neg_infinity());
                    for pixel in pools.pixels {
                        largest = largest.or_larger(V::load(&x[place + pixel + at..]));
                    }
                    largest.store(&mut a[at..]);
                }
            }
        }
    }
}

/// Writes `∂C/∂x` `(n, pixels·channels)` for the pictures `x` and their largest numbers `a`: each window's `δ` goes to
/// the number that was the largest, the first of several. What no window covers is left as it is.
pub fn send_back<T: Real>(pools: Pools<'_>, [x, a, delta]: [&[T]; 3], gradient: &mut [T]) {
    T::with_vectors(SendBack {
        pools,
        x,
        a,
        delta,
        gradient,
    });
}

struct SendBack<'a, T> {
    pools: Pools<'a>,
    x: &'a [T],
    a: &'a [T],
    delta: &'a [T],
    gradient: &'a mut [T],
}

impl<T: Real> Work<T> for SendBack<'_, T> {
    #[inline(always)]
    fn with<V: Vector<T>>(self) {
        let pools = self.pools;
        if pools.channels < V::LANES && V::LANES > 1 {
            return self.with::<V::Narrower>();
        }
        let outputs = pools.places.len() * pools.channels;
        let pictures = self.x.chunks_exact(pools.features);
        let gradients = self.gradient.chunks_exact_mut(pools.features);
        let largest = self.a.chunks_exact(outputs);
        let deltas = self.delta.chunks_exact(outputs);
        for (((x, gradient), a), delta) in pictures.zip(gradients).zip(largest).zip(deltas) {
            let a = a.chunks_exact(pools.channels);
            let delta = delta.chunks_exact(pools.channels);
            for ((a, delta), &place) in a.zip(delta).zip(pools.places) {
                for at in pools.vectors(V::LANES) {
                    let (a, mut left) = (V::load(&a[at..]), V::load(&delta[at..]));
                    for pixel in pools.pixels {
                        let number = place + pixel + at;
                        let [here, others] = left.where_equal(V::load(&x[number..]), a);
                        here.store(&mut gradient[number..]);
                        left = others;
                    }
                }
            }
        }
    }
}
