//! A sum of multiples of a matrix's rows: the one loop in which fully connected layers spend their time, and
//! convolutions theirs going back.
//!
//! Up to thirteen vectors are summed at once, so that the sums stay in registers from the first term to the last and
//! no addition waits for the one before.

// Sums stay in registers only where the compiler sees how many there are.
#![allow(clippy::inline_always)]

use super::vector::{Vector, Work, load, store};
use crate::nn::Real;

/// Vectors summed at once. x86 has sixteen registers for them, of which a factor and a row's next numbers take two.
const MOST_VECTORS: usize = 13;

/// A row of a matrix, and how many times it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Term<T> {
    /// Which row.
    pub(super) row: u32,
    /// Its factor.
    pub(super) factor: T,
}

impl<T: Real> Term<T> {
    /// What adds nothing, to fill memory with.
    pub(super) fn nothing() -> Self {
        Self {
            row: 0,
            factor: T::zero(),
        }
    }

    /// Writes those of these numbers that are not zero to the beginning of `terms`, which has room for all; answers
    /// how many they are.
    pub(super) fn collect(numbers: &[T], terms: &mut [Self]) -> usize {
        let mut length = 0;
        for (row, &factor) in (0..).zip(numbers) {
            // Written where the next one that is not zero belongs, it stays if it is one: no branch depends on it.
            terms[length] = Self { row, factor };
            length += usize::from(factor != T::zero());
        }
        length
    }
}

/// A matrix whose rows are added up.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a, T> {
    /// Row after row.
    pub(super) numbers: &'a [T],
    /// From the beginning of one row to that of the next. Rows that are longer overlap.
    pub(super) stride: usize,
}

impl<'a, T> Rows<'a, T> {
    /// `width` numbers of a row, from one of them on.
    #[inline(always)]
    fn row(self, row: u32, from: usize, width: usize) -> &'a [T] {
        let start = row as usize * self.stride + from;
        &self.numbers[start..start + width]
    }
}

/// `sum <- sum + Σ factor · rows[row]` for each sum and its terms, as many numbers of each row as the sum has.
pub(super) fn add_each<'a, T: Real>(
    sums: impl Iterator<Item = (&'a [Term<T>], &'a mut [T])>,
    rows: Rows<'_, T>,
) {
    let purpose = Addition;
    T::with_vectors(Each {
        purpose,
        sums,
        rows,
    });
}

/// `target <- target - scale · Σ factor · rows[row]` for each target and its terms, bit for bit what taking the
/// sums first comes to.
pub(super) fn subtract_each<'a, T: Real>(
    scale: T,
    sums: impl Iterator<Item = (&'a [Term<T>], &'a mut [T])>,
    rows: Rows<'_, T>,
) {
    let purpose = Subtraction { scale };
    T::with_vectors(Each {
        purpose,
        sums,
        rows,
    });
}

struct Each<'r, T, P, I> {
    purpose: P,
    sums: I,
    rows: Rows<'r, T>,
}

impl<'a, T: Real, P, I> Work<T> for Each<'_, T, P, I>
where
    P: Purpose<T>,
    I: Iterator<Item = (&'a [Term<T>], &'a mut [T])>,
{
    #[inline(always)]
    fn with<V: Vector<T>>(self) {
        for (terms, target) in self.sums {
            combine::<T, V>(self.purpose, terms, self.rows, target);
        }
    }
}

/// `sum <- sum + Σ factor · rows[row]`: what [`add_each`] does, as a part of other work.
#[inline(always)]
pub(super) fn add<T: Real, V: Vector<T>>(terms: &[Term<T>], rows: Rows<'_, T>, sum: &mut [T]) {
    combine::<T, V>(Addition, terms, rows, sum);
}

/// What a sum begins with, and what becomes of it.
pub(super) trait Purpose<T: Real>: Copy {
    /// What the terms are added to where `before` is.
    fn begin<V: Vector<T>>(self, before: V) -> V;
    /// What `before` becomes.
    fn end<V: Vector<T>>(self, before: V, sum: V) -> V;
}

/// Sums are added to what there is.
#[derive(Clone, Copy)]
pub(super) struct Addition;

impl<T: Real> Purpose<T> for Addition {
    #[inline(always)]
    fn begin<V: Vector<T>>(self, before: V) -> V {
        before
    }
    #[inline(always)]
    fn end<V: Vector<T>>(self, _: V, sum: V) -> V {
        sum
    }
}

#[derive(Clone, Copy)]
struct Subtraction<T> {
    scale: T,
}

impl<T: Real> Purpose<T> for Subtraction<T> {
    #[inline(always)]
    fn begin<V: Vector<T>>(self, _: V) -> V {
        V::of(T::zero())
    }
    #[inline(always)]
    fn end<V: Vector<T>>(self, before: V, sum: V) -> V {
        before.subtract_product(V::of(self.scale), sum)
    }
}

/// Goes through `target` block after block.
#[inline(always)]
pub(super) fn combine<T: Real, V: Vector<T>>(
    purpose: impl Purpose<T>,
    terms: &[Term<T>],
    rows: Rows<'_, T>,
    target: &mut [T],
) {
    let width = target.len();
    if width < V::LANES && V::LANES > 1 {
        return combine::<T, V::Narrower>(purpose, terms, rows, target);
    }
    let mut from = 0;
    while from < width {
        // The last two are as even as can be, so that none is of one vector and has less numbers than lanes. No number
        // is divided by another: there are hundreds of targets a mini-batch.
        let size = match (width - from).div_ceil(V::LANES) {
            left @ ..=MOST_VECTORS => left,
            left if left <= 2 * MOST_VECTORS => left / 2,
            _ => MOST_VECTORS,
        };
        let to = width.min(from + size * V::LANES);
        combine_block::<T, V>(purpose, terms, rows, from, &mut target[from..to]);
        from = to;
    }
}

/// A block of `target`, of the numbers of each row that begin with number `from`.
#[inline(always)]
fn combine_block<T: Real, V: Vector<T>>(
    purpose: impl Purpose<T>,
    terms: &[Term<T>],
    rows: Rows<'_, T>,
    from: usize,
    target: &mut [T],
) {
    match target.len().div_ceil(V::LANES) {
        1 => combine_vectors::<T, V, 1>(purpose, terms, rows, from, target),
        2 => combine_vectors::<T, V, 2>(purpose, terms, rows, from, target),
        3 => combine_vectors::<T, V, 3>(purpose, terms, rows, from, target),
        4 => combine_vectors::<T, V, 4>(purpose, terms, rows, from, target),
        5 => combine_vectors::<T, V, 5>(purpose, terms, rows, from, target),
        6 => combine_vectors::<T, V, 6>(purpose, terms, rows, from, target),
        7 => combine_vectors::<T, V, 7>(purpose, terms, rows, from, target),
        8 => combine_vectors::<T, V, 8>(purpose, terms, rows, from, target),
        9 => combine_vectors::<T, V, 9>(purpose, terms, rows, from, target),
        10 => combine_vectors::<T, V, 10>(purpose, terms, rows, from, target),
        11 => combine_vectors::<T, V, 11>(purpose, terms, rows, from, target),
        12 => combine_vectors::<T, V, 12>(purpose, terms, rows, from, target),
        _ => combine_vectors::<T, V, MOST_VECTORS>(purpose, terms, rows, from, target),
    }
}

/// A block of `N` vectors.
#[inline(always)]
pub(super) fn combine_vectors<T: Real, V: Vector<T>, const N: usize>(
    purpose: impl Purpose<T>,
    terms: &[Term<T>],
    rows: Rows<'_, T>,
    from: usize,
    target: &mut [T],
) {
    // It never is. But here the compiler sees that, and checks no length in the loop.
    if target.len() < V::LANES || target.len() < (N - 1) * V::LANES {
        return;
    }
    let before = load::<T, V, N>(target);
    let mut sums = before;
    for sum in &mut sums {
        *sum = purpose.begin(*sum);
    }
    for term in terms {
        let factor = V::of(term.factor);
        let row = rows.row(term.row, from, target.len());
        for k in 0..N - 1 {
            sums[k] = sums[k].add_product(factor, V::load(&row[k * V::LANES..]));
        }
        let last = V::load(&row[row.len() - V::LANES..]);
        sums[N - 1] = sums[N - 1].add_product(factor, last);
    }
    for k in 0..N {
        sums[k] = purpose.end(before[k], sums[k]);
    }
    store(sums, target);
}
