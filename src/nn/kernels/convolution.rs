//! The three products of a convolution's training, on pictures as they lie.
//!
//! A window is a few stretches of contiguous numbers, one a row of pixels. Going forward, four windows side by side
//! are taken at once, so that each weight that is read serves four places, and rows without ink are left out. Going back, most errors are zero wherever
//! pooling follows, since only a window's largest number counts: the errors' products are sums over those that are
//! not, of stretches of the picture or of the weights.

// Vectors stay in registers only where the compiler sees what becomes of them.
#![allow(clippy::inline_always)]

use std::ops::Range;

use super::combination::{self, Rows, Term};
use super::vector::{Vector, Work, load, store, with_f32, with_f64};
use super::windows::Windows;
use crate::nn::Real;

/// Windows side by side that are taken at once; of so few maps that they are one vector, twice as many.
const PLACES: usize = 4;
/// Vectors of maps that are: with so many places, the sums fill twelve of sixteen registers.
const MOST_VECTORS: usize = 3;

/// The three products in one type of number.
///
/// What is generic is compiled once more with every program that uses it, and a program may be compiled for size, as
/// the page is. These are compiled with the engine.
pub trait Convolve: Sized {
    /// What [`convolve`] does.
    fn weighted_inputs(work: WeightedInputs<'_, Self>);
    /// What [`add_window_gradient`] does.
    fn window_gradient(work: WeightGradient<'_, Self>);
    /// What [`picture_gradient`] does.
    fn picture_gradient(work: InputGradient<'_, Self>);
}

macro_rules! convolve_in {
    ($number:ty, $with:ident) => {
        impl Convolve for $number {
            fn weighted_inputs(work: WeightedInputs<'_, Self>) {
                $with(work);
            }
            fn window_gradient(work: WeightGradient<'_, Self>) {
                $with(work);
            }
            fn picture_gradient(work: InputGradient<'_, Self>) {
                $with(work);
            }
        }
    };
}

convolve_in!(f32, with_f32);
convolve_in!(f64, with_f64);

/// Room for what the products need, kept from one batch to the next.
#[derive(Clone, Debug, Default)]
pub struct WindowsRoom<T> {
    /// A layer's weights or their gradient, `(maps, window)`.
    transposed: Vec<T>,
    /// Errors that are not zero: a place's, or a picture's map by map.
    terms: Vec<Term<T>>,
    /// How many of them each map has.
    lengths: Vec<usize>,
    /// Where there is ink in a picture's rows.
    inked: Vec<Range<usize>>,
}

impl<T: Real> WindowsRoom<T> {
    /// None yet.
    pub fn new() -> Self {
        Self {
            transposed: Vec::new(),
            terms: Vec::new(),
            lengths: Vec::new(),
            inked: Vec::new(),
        }
    }

    /// Finds each map's errors that are not zero among a picture's, `(places, maps)`.
    fn take_maps(&mut self, windows: Windows, delta: &[T]) {
        let (places, maps) = (windows.places(), self.lengths.len());
        self.lengths.fill(0);
        for (place, delta) in delta.chunks_exact(maps).enumerate() {
            let row = windows.pixel(place) as u32;
            let rooms = self.terms.chunks_exact_mut(places);
            for ((&factor, terms), length) in delta.iter().zip(rooms).zip(&mut self.lengths) {
                // Written where the next one that is not zero belongs, it stays if it is one.
                terms[*length] = Term { row, factor };
                *length += usize::from(factor != T::zero());
            }
        }
    }
}

/// Writes a matrix of so many columns with its rows as columns.
fn transpose<T: Real>(matrix: &[T], columns: usize, transposed: &mut [T]) {
    let rows = matrix.len() / columns;
    for (column, row) in transposed.chunks_exact_mut(rows).enumerate() {
        for (to, from) in row.iter_mut().zip(matrix.chunks_exact(columns)) {
            *to = from[column];
        }
    }
}

/// `z = x * W + b`: pictures `(n, pixels·channels)`, weights `(window, maps)`, biases `(maps)`,
/// weighted inputs `(n, places·maps)`.
pub fn convolve<T: Real>(
    windows: Windows,
    x: &[T],
    [weights, biases]: [&[T]; 2],
    z: &mut [T],
    room: &mut WindowsRoom<T>,
) {
    T::weighted_inputs(WeightedInputs {
        windows,
        x,
        weights,
        biases,
        z,
        inked: &mut room.inked,
    });
}

/// [`convolve`], as the vectors do it.
pub struct WeightedInputs<'a, T> {
    windows: Windows,
    x: &'a [T],
    weights: &'a [T],
    biases: &'a [T],
    z: &'a mut [T],
    inked: &'a mut Vec<Range<usize>>,
}

impl<T: Real> Work<T> for WeightedInputs<'_, T> {
    #[inline(always)]
    fn with<V: Vector<T>>(self) {
        let (windows, maps) = (self.windows, self.biases.len());
        let pictures = self.x.chunks_exact(windows.input.features());
        let outputs = self.z.chunks_exact_mut(windows.places() * maps);
        for (picture, z) in pictures.zip(outputs) {
            self.inked.clear();
            self.inked
                .extend(picture.chunks_exact(windows.row()).map(inked));
            let rows = z.chunks_exact_mut(windows.width() * maps);
            for (top, z) in rows.enumerate() {
                RowOfWindows {
                    windows,
                    weights: self.weights,
                    biases: self.biases,
                    picture: &picture[top * windows.row()..],
                    inked: &self.inked[top..],
                }
                .all_places::<V>(z);
            }
        }
    }
}

/// Where in a row the numbers begin and end that are not zero.
fn inked<T: Real>(row: &[T]) -> Range<usize> {
    let is_ink = |x: &T| *x != T::zero();
    let end = row.iter().rposition(is_ink).map_or(0, |last| last + 1);
    row.iter().position(is_ink).unwrap_or(end)..end
}

/// Windows side by side, and what they are multiplied by.
#[derive(Clone, Copy)]
struct RowOfWindows<'a, T> {
    windows: Windows,
    weights: &'a [T],
    biases: &'a [T],
    /// From the windows' first row on.
    picture: &'a [T],
    /// Where there is ink in each of these rows.
    inked: &'a [Range<usize>],
}

impl<T: Real> RowOfWindows<'_, T> {
    /// Writes the weighted inputs `(places, maps)`.
    #[inline(always)]
    fn all_places<V: Vector<T>>(self, z: &mut [T]) {
        let (width, maps) = (self.windows.width(), self.biases.len());
        if maps < V::LANES && V::LANES > 1 {
            self.all_places::<V::Narrower>(z);
        } else if V::LANES == 1 || width < PLACES {
            self.places::<V, 1>(z);
        } else if maps == V::LANES && width >= 2 * PLACES {
            self.places::<V, { 2 * PLACES }>(z);
        } else {
            self.places::<V, PLACES>(z);
        }
    }

    /// Goes through the places by `P`; the last ones are taken together, whichever of them have been taken before.
    #[inline(always)]
    fn places<V: Vector<T>, const P: usize>(self, z: &mut [T]) {
        let (width, maps) = (self.windows.width(), self.biases.len());
        for left in (0..width).step_by(P) {
            let left = left.min(width - P);
            self.all_maps::<V, P>(left, &mut z[left * maps..]);
        }
    }

    #[inline(always)]
    fn all_maps<V: Vector<T>, const P: usize>(self, left: usize, z: &mut [T]) {
        let maps = self.biases.len();
        let vectors = maps.div_ceil(V::LANES);
        let blocks = vectors.div_ceil(MOST_VECTORS);
        let mut from = 0;
        for block in 1..=blocks {
            let next = vectors * block / blocks;
            let to = maps.min(next * V::LANES);
            match next - from / V::LANES {
                _ if P > PLACES => self.block::<V, P, 1>(left, 0..maps, z),
                1 => self.block::<V, P, 1>(left, from..to, z),
                2 => self.block::<V, P, 2>(left, from..to, z),
                _ => self.block::<V, P, MOST_VECTORS>(left, from..to, z),
            }
            from = to;
        }
    }

    /// Some of the maps, in `N` vectors, at `P` places.
    #[inline(always)]
    fn block<V: Vector<T>, const P: usize, const N: usize>(
        self,
        left: usize,
        some: Range<usize>,
        z: &mut [T],
    ) {
        let (windows, maps) = (self.windows, self.biases.len());
        let (channels, stretch) = (windows.input.channels, windows.stretch());
        let from = left * channels;
        let to = from + (P - 1) * channels + stretch;
        let mut sums = [load::<T, V, N>(&self.biases[some.clone()]); P];
        let rows = self.picture.chunks_exact(windows.row()).zip(self.inked);
        for ((row, inked), weights) in rows.zip(self.weights.chunks_exact(stretch * maps)) {
            if inked.end <= from || inked.start >= to {
                continue;
            }
            let row = &row[from..to];
            let x: [&[T]; P] = std::array::from_fn(|place| &row[place * channels..][..stretch]);
            for (at, weights) in weights.chunks_exact(maps).enumerate() {
                let weights = load::<T, V, N>(&weights[some.clone()]);
                for (sums, x) in sums.iter_mut().zip(x) {
                    let x = V::of(x[at]);
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum = sum.add_product(x, weight);
                    }
                }
            }
        }
        for (sums, z) in sums.into_iter().zip(z.chunks_exact_mut(maps)) {
            store(sums, &mut z[some.clone()]);
        }
    }
}

/// `∂C/∂W += Σ x δ` over windows: pictures `(n, pixels·channels)`, errors `δ` `(n, places·maps)`,
/// gradient `(window, maps)`.
pub fn add_window_gradient<T: Real>(
    windows: Windows,
    x: &[T],
    delta: &[T],
    gradient: &mut [T],
    room: &mut WindowsRoom<T>,
) {
    let maps = gradient.len() / windows.size();
    room.transposed.resize(gradient.len(), T::zero());
    room.terms.resize(maps * windows.places(), Term::nothing());
    room.lengths.resize(maps, 0);
    transpose(gradient, maps, &mut room.transposed);
    T::window_gradient(WeightGradient {
        windows,
        x,
        delta,
        room,
    });
    transpose(&room.transposed, windows.size(), gradient);
}

/// [`add_window_gradient`], as the vectors do it.
pub struct WeightGradient<'a, T> {
    windows: Windows,
    x: &'a [T],
    delta: &'a [T],
    room: &'a mut WindowsRoom<T>,
}

impl<T: Real> Work<T> for WeightGradient<'_, T> {
    #[inline(always)]
    fn with<V: Vector<T>>(self) {
        let (windows, places) = (self.windows, self.windows.places());
        let maps = self.room.lengths.len();
        let pictures = self.x.chunks_exact(windows.input.features());
        for (picture, delta) in pictures.zip(self.delta.chunks_exact(places * maps)) {
            self.room.take_maps(windows, delta);
            let sums = self.room.transposed.chunks_exact_mut(windows.size());
            let terms = self.room.terms.chunks_exact(places);
            for ((sums, terms), &length) in sums.zip(terms).zip(&self.room.lengths) {
                let rows = sums.chunks_exact_mut(windows.stretch());
                for (row, sums) in rows.enumerate() {
                    let rows = Rows {
                        numbers: &picture[row * windows.row()..],
                        stride: windows.input.channels,
                    };
                    combination::add::<T, V>(&terms[..length], rows, sums);
                }
            }
        }
    }
}

/// `∂C/∂x = Σ δ W` over windows: errors `δ` `(n, places·maps)`, weights `(window, maps)`,
/// gradient `(n, pixels·channels)`.
pub fn picture_gradient<T: Real>(
    windows: Windows,
    delta: &[T],
    weights: &[T],
    gradient: &mut [T],
    room: &mut WindowsRoom<T>,
) {
    let maps = weights.len() / windows.size();
    room.transposed.resize(weights.len(), T::zero());
    room.terms.resize(maps, Term::nothing());
    transpose(weights, maps, &mut room.transposed);
    T::picture_gradient(InputGradient {
        windows,
        delta,
        gradient,
        room,
    });
}

/// [`picture_gradient`], as the vectors do it.
pub struct InputGradient<'a, T> {
    windows: Windows,
    delta: &'a [T],
    gradient: &'a mut [T],
    room: &'a mut WindowsRoom<T>,
}

impl<T: Real> Work<T> for InputGradient<'_, T> {
    #[inline(always)]
    fn with<V: Vector<T>>(self) {
        let (windows, maps) = (self.windows, self.room.terms.len());
        let stretch = windows.stretch();
        let deltas = self.delta.chunks_exact(windows.places() * maps);
        let gradients = self.gradient.chunks_exact_mut(windows.input.features());
        for (delta, gradient) in deltas.zip(gradients) {
            gradient.fill(T::zero());
            for (place, delta) in delta.chunks_exact(maps).enumerate() {
                let length = Term::collect(delta, &mut self.room.terms);
                let terms = &self.room.terms[..length];
                let start = windows.pixel(place) * windows.input.channels;
                for row in 0..windows.kernel {
                    let rows = Rows {
                        numbers: &self.room.transposed[row * stretch..],
                        stride: windows.size(),
                    };
                    let sums = &mut gradient[start + row * windows.row()..][..stretch];
                    combination::add::<T, V>(terms, rows, sums);
                }
            }
        }
    }
}
