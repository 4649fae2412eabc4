//! A fully connected layer's errors on their way back: `∂C/∂x = δ Wᵀ`.
//!
//! A row of the weights belongs to an input, so that each number of the gradient is the product of two rows. Where
//! rows are short, adding up a vector's lanes would take longer than multiplying: weights are then transposed, some
//! inputs at a time, and the gradient is a sum of multiples of rows as everywhere else.

// Vectors stay in registers only where the compiler sees what becomes of them.
#![allow(clippy::inline_always)]

use super::combination::{self, Rows, Term};
use super::vector::{Vector, Work};
use crate::nn::Real;

/// Rows of this many weights are still short.
const SHORT: usize = 32;
/// Inputs whose weights are transposed together, in memory that is nearest to the processor.
const INPUTS: usize = 64;
/// Rows that are multiplied by the same errors together.
const TOGETHER: usize = 4;

/// Errors `δ` `(n, outputs)`, weights `(inputs, outputs)`, gradient `(n, inputs)`, of at least one output and one
/// input.
pub(super) struct InputGradient<'a, T> {
    pub(super) delta: &'a [T],
    pub(super) weights: &'a [T],
    pub(super) outputs: usize,
    pub(super) gradient: &'a mut [T],
}

impl<T: Real> Work<T> for InputGradient<'_, T> {
    #[inline(always)]
    fn with<V: Vector<T>>(self) {
        if self.outputs <= SHORT {
            self.by_sums::<V>();
        } else {
            self.by_products::<V>();
        }
    }
}

impl<T: Real> InputGradient<'_, T> {
    #[inline(always)]
    fn by_sums<V: Vector<T>>(self) {
        let inputs = self.weights.len() / self.outputs;
        let mut transposed = [T::zero(); INPUTS * SHORT];
        for (block, weights) in self.weights.chunks(INPUTS * self.outputs).enumerate() {
            for (input, weights) in weights.chunks_exact(self.outputs).enumerate() {
                for (output, &weight) in weights.iter().enumerate() {
                    transposed[output * INPUTS + input] = weight;
                }
            }
            let rows = Rows {
                numbers: &transposed,
                stride: INPUTS,
            };
            let (from, size) = (block * INPUTS, weights.len() / self.outputs);
            let deltas = self.delta.chunks_exact(self.outputs);
            for (delta, gradient) in deltas.zip(self.gradient.chunks_exact_mut(inputs)) {
                let mut terms = [Term::nothing(); SHORT];
                let length = Term::collect(delta, &mut terms);
                let gradient = &mut gradient[from..from + size];
                gradient.fill(T::zero());
                combination::add::<T, V>(&terms[..length], rows, gradient);
            }
        }
    }

    #[inline(always)]
    fn by_products<V: Vector<T>>(self) {
        let inputs = self.weights.len() / self.outputs;
        for (block, weights) in self.weights.chunks(TOGETHER * self.outputs).enumerate() {
            let deltas = self.delta.chunks_exact(self.outputs);
            for (delta, gradient) in deltas.zip(self.gradient.chunks_exact_mut(inputs)) {
                let gradient = &mut gradient[block * TOGETHER..];
                if let Some(gradient) = gradient.first_chunk_mut::<TOGETHER>() {
                    *gradient = products::<T, V, TOGETHER>(delta, weights);
                } else {
                    for (g, weights) in gradient.iter_mut().zip(weights.chunks_exact(self.outputs))
                    {
                        [*g] = products::<T, V, 1>(delta, weights);
                    }
                }
            }
        }
    }
}

/// The products of a row with each of `N` others that follow one another.
#[inline(always)]
fn products<T: Real, V: Vector<T>, const N: usize>(row: &[T], others: &[T]) -> [T; N] {
    let others: [&[T]; N] = std::array::from_fn(|index| &others[index * row.len()..][..row.len()]);
    let mut sums = [V::of(T::zero()); N];
    let whole = row.len() / V::LANES * V::LANES;
    for at in (0..whole).step_by(V::LANES) {
        let vector = V::load(&row[at..]);
        for k in 0..N {
            sums[k] = sums[k].add_product(vector, V::load(&others[k][at..]));
        }
    }
    let mut products = [T::zero(); N];
    for k in 0..N {
        products[k] = sums[k].sum();
        for at in whole..row.len() {
            products[k] += row[at] * others[k][at];
        }
    }
    products
}
