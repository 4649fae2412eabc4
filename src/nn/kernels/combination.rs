//! A sum of multiples of a matrix's rows: the one loop in which fully connected layers spend their time.
//!
//! Up to eight vectors of four numbers are summed at once, so that the sums stay in registers from the first
//! term to the last and no addition waits for the one before. Rows need not be multiples of four long: their
//! last four numbers are a vector too, whatever of them the vector before has already.

// Sums stay in registers only where the compiler sees how many there are.
#![allow(clippy::inline_always)]

use crate::nn::Real;

/// The width of a SIMD vector of `f32` everywhere.
const LANES: usize = 4;
/// Vectors summed at once: half of the sixteen registers that x86 has for them.
const MOST_VECTORS: usize = 8;

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
}

/// `sum <- sum + Σ factor · rows[row]`, where `rows` is a matrix with as many columns as `sum` is long.
pub(super) fn add<T: Real>(terms: &[Term<T>], rows: &[T], sum: &mut [T]) {
    combine(Addition, terms, rows, sum);
}

/// `target <- target - scale · Σ factor · rows[row]`, bit for bit what taking the sum first comes to.
pub(super) fn subtract<T: Real>(scale: T, terms: &[Term<T>], rows: &[T], target: &mut [T]) {
    combine(Subtraction { scale }, terms, rows, target);
}

/// What a sum begins with, and what becomes of it.
trait Purpose<T: Real>: Copy {
    /// What the terms are added to where `before` is.
    fn begin(self, before: T::Vector) -> T::Vector;
    /// What `before` becomes.
    fn end(self, before: T::Vector, sum: T::Vector) -> T::Vector;
}

#[derive(Clone, Copy)]
struct Addition;

impl<T: Real> Purpose<T> for Addition {
    #[inline(always)]
    fn begin(self, before: T::Vector) -> T::Vector {
        before
    }
    #[inline(always)]
    fn end(self, _: T::Vector, sum: T::Vector) -> T::Vector {
        sum
    }
}

#[derive(Clone, Copy)]
struct Subtraction<T> {
    scale: T,
}

impl<T: Real> Purpose<T> for Subtraction<T> {
    #[inline(always)]
    fn begin(self, _: T::Vector) -> T::Vector {
        T::Vector::from(T::zero())
    }
    #[inline(always)]
    fn end(self, before: T::Vector, sum: T::Vector) -> T::Vector {
        before - T::Vector::from(self.scale) * sum
    }
}

/// Goes through `target` in blocks as even as can be.
#[inline(always)]
fn combine<T: Real>(purpose: impl Purpose<T>, terms: &[Term<T>], rows: &[T], target: &mut [T]) {
    let width = target.len();
    if width < LANES {
        return combine_few(purpose, terms, rows, target);
    }
    let vectors = width.div_ceil(LANES);
    let blocks = vectors.div_ceil(MOST_VECTORS);
    let mut from = 0;
    for block in 1..=blocks {
        // A block of one vector is the whole row, so that none has less than four numbers.
        let next = vectors * block / blocks;
        let to = width.min(next * LANES);
        let size = next - from / LANES;
        let rows = Columns {
            rows,
            width,
            from,
            to,
        };
        let target = &mut target[from..to];
        match size {
            1 => combine_block::<T, 1>(purpose, terms, rows, target),
            2 => combine_block::<T, 2>(purpose, terms, rows, target),
            3 => combine_block::<T, 3>(purpose, terms, rows, target),
            4 => combine_block::<T, 4>(purpose, terms, rows, target),
            5 => combine_block::<T, 5>(purpose, terms, rows, target),
            6 => combine_block::<T, 6>(purpose, terms, rows, target),
            7 => combine_block::<T, 7>(purpose, terms, rows, target),
            _ => combine_block::<T, MOST_VECTORS>(purpose, terms, rows, target),
        }
        from = to;
    }
}

/// Some columns of a matrix.
#[derive(Clone, Copy)]
struct Columns<'a, T> {
    rows: &'a [T],
    width: usize,
    from: usize,
    to: usize,
}

impl<'a, T> Columns<'a, T> {
    #[inline(always)]
    fn row(self, row: u32) -> &'a [T] {
        let start = row as usize * self.width;
        &self.rows[start + self.from..start + self.to]
    }
}

/// A block of `N` vectors.
#[inline(always)]
fn combine_block<T: Real, const N: usize>(
    purpose: impl Purpose<T>,
    terms: &[Term<T>],
    rows: Columns<'_, T>,
    target: &mut [T],
) {
    let mut sums = vectors::<T, N>(target).map(|vector| purpose.begin(vector));
    for term in terms {
        let factor = T::Vector::from(term.factor);
        let row = vectors::<T, N>(rows.row(term.row));
        for k in 0..N {
            sums[k] = sums[k] + factor * row[k];
        }
    }
    let before = vectors::<T, N>(target);
    // The last vector comes first, so that what it shares with the one before is written over with the same.
    if let Some(last) = target.last_chunk_mut() {
        *last = purpose.end(before[N - 1], sums[N - 1]).into();
    }
    let (chunks, _) = target.as_chunks_mut();
    for (k, chunk) in chunks.iter_mut().take(N - 1).enumerate() {
        *chunk = purpose.end(before[k], sums[k]).into();
    }
}

/// `N - 1` vectors from the start on, and one of the last four numbers.
#[inline(always)]
fn vectors<T: Real, const N: usize>(numbers: &[T]) -> [T::Vector; N] {
    let mut vectors = [T::Vector::from(T::zero()); N];
    let (head, last) = (numbers.as_chunks().0.get(..N - 1), numbers.last_chunk());
    if let (Some(head), Some(&last)) = (head, last) {
        for k in 0..N - 1 {
            vectors[k] = head[k].into();
        }
        vectors[N - 1] = last.into();
    }
    vectors
}

/// Rows that are shorter than a vector: as the first numbers of one.
fn combine_few<T: Real>(purpose: impl Purpose<T>, terms: &[Term<T>], rows: &[T], target: &mut [T]) {
    let vector = |numbers: &[T]| {
        let mut vector = [T::zero(); LANES];
        vector[..numbers.len()].copy_from_slice(numbers);
        T::Vector::from(vector)
    };
    let (width, before) = (target.len(), vector(target));
    let sum = terms.iter().fold(purpose.begin(before), |sum, term| {
        let start = term.row as usize * width;
        sum + T::Vector::from(term.factor) * vector(&rows[start..start + width])
    });
    let after: [T; LANES] = purpose.end(before, sum).into();
    target.copy_from_slice(&after[..width]);
}
