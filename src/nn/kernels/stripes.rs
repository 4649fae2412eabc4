//! The same sums where many are taken over the same wide rows, as the weighted inputs of a mini-batch are.
//!
//! Rows are cut into stripes. In each, all sums are taken before the next stripe is begun: images have ink at much the
//! same places, so that one finds most of its rows' stripes in the memory nearest to the processor, where the image
//! before it has read them. Whole rows would not fit there.

// Sums stay in registers only where the compiler sees how many there are.
#![allow(clippy::inline_always)]

use super::combination::{Addition, Rows, Term, add_each, combine, combine_vectors};
use super::vector::{Vector, Work};
use crate::nn::Real;

/// Vectors of a stripe: of wider ones less stays in the memory nearest to the processor. See docs/bench.md.
const MOST_VECTORS_OF_STRIPE: usize = 6;

/// Of vectors of eight numbers a stripe would be too wide, and of fewer of them one addition would wait for another.
const LANES_OF_STRIPES: usize = 4;

/// So many numbers and more are worth stripes, which then have five or six vectors.
const LEAST_STRIPED: usize = 100;

/// `sums[i] <- sums[i] + Σ factor · rows[row]` for each row of `sums`, as long as those of `rows` are, and its terms.
pub(super) fn add_all<'a, T: Real>(
    terms: impl Iterator<Item = &'a [Term<T>]> + Clone,
    sums: &'a mut [T],
    rows: Rows<'_, T>,
) {
    let width = rows.stride;
    if width < LEAST_STRIPED || sums.len() == width {
        return add_each(terms.zip(sums.chunks_exact_mut(width.max(1))), rows);
    }
    T::with_vectors(Striped { terms, sums, rows });
}

/// Few sizes of blocks only: in a function with all of them V8 is short of registers.
struct Striped<'r, T, I> {
    terms: I,
    sums: &'r mut [T],
    rows: Rows<'r, T>,
}

impl<'a, T: Real, I> Work<T> for Striped<'_, T, I>
where
    I: Iterator<Item = &'a [Term<T>]> + Clone,
{
    #[inline(always)]
    fn with<V: Vector<T>>(self) {
        let width = self.rows.stride;
        if V::LANES != LANES_OF_STRIPES {
            for (terms, sum) in self.terms.zip(self.sums.chunks_exact_mut(width)) {
                combine::<T, V>(Addition, terms, self.rows, sum);
            }
            return;
        }
        let vectors = width.div_ceil(V::LANES);
        let stripes = vectors.div_ceil(MOST_VECTORS_OF_STRIPE);
        let end = |stripe: usize| width.min(vectors * stripe / stripes * V::LANES);
        for stripe in 0..stripes {
            let stripe = end(stripe)..end(stripe + 1);
            let sums = self.sums.chunks_exact_mut(width);
            for (terms, sum) in self.terms.clone().zip(sums) {
                let sum = &mut sum[stripe.clone()];
                if sum.len() > 5 * V::LANES {
                    combine_vectors::<T, V, 6>(Addition, terms, self.rows, stripe.start, sum);
                } else {
                    combine_vectors::<T, V, 5>(Addition, terms, self.rows, stripe.start, sum);
                }
            }
        }
    }
}
