//! Vectors of numbers, and work that is done with the widest ones that the processor has.

// Vectors stay in registers only where the compiler sees what becomes of them.
#![allow(clippy::inline_always)]

use wide::{f32x4, f64x4};

use crate::nn::Real;

/// So many numbers as the processor computes with at once.
pub trait Vector<T>: Copy {
    /// How many.
    const LANES: usize;
    /// For what is shorter than this vector.
    type Narrower: Vector<T>;

    /// The same number in all lanes.
    fn of(value: T) -> Self;
    /// The first of these numbers, of which there are at least as many as lanes.
    fn load(from: &[T]) -> Self;
    /// Writes the lanes over the first of these numbers.
    fn store(self, to: &mut [T]);
    /// `self + a b`, rounded once where the processor does that as fast, and otherwise twice.
    #[must_use]
    fn add_product(self, a: Self, b: Self) -> Self;
    /// `self - a b`, rounded twice everywhere.
    #[must_use]
    fn subtract_product(self, a: Self, b: Self) -> Self;
    /// All lanes together.
    fn sum(self) -> T;
}

/// What is to be done with vectors of any width.
///
/// Implementations are `#[inline(always)]`, and so is all that they call with vectors: it is compiled once for
/// each kind of vector.
pub trait Work<T> {
    /// Does it.
    fn with<V: Vector<T>>(self);
}

/// Does work in `f32` with the widest vectors that this processor has.
pub(in crate::nn) fn with_f32(work: impl Work<f32>) {
    #[cfg(target_arch = "x86_64")]
    let Some(work) = super::avx::try_with(work) else {
        return;
    };
    work.with::<f32x4>();
}

/// Does work in `f64`, which is for checking gradients.
pub(in crate::nn) fn with_f64(work: impl Work<f64>) {
    work.with::<f64x4>();
}

/// `N` vectors side by side. Numbers need not be multiples of a vector: the last ones are a vector too, whatever of
/// them the vector before has already.
#[inline(always)]
pub(super) fn load<T: Real, V: Vector<T>, const N: usize>(from: &[T]) -> [V; N] {
    let mut vectors = [V::of(T::zero()); N];
    let last = from.len().wrapping_sub(V::LANES);
    if let (Some(head), Some(tail)) = (from.get(..(N - 1) * V::LANES), from.get(last..)) {
        for k in 0..N - 1 {
            vectors[k] = V::load(&head[k * V::LANES..]);
        }
        vectors[N - 1] = V::load(tail);
    }
    vectors
}

/// Writes what [`load`] reads.
#[inline(always)]
pub(super) fn store<T: Real, V: Vector<T>, const N: usize>(vectors: [V; N], to: &mut [T]) {
    // The last vector comes first, so that what it shares with the one before is written over with the same.
    let last = to.len().wrapping_sub(V::LANES);
    if let Some(tail) = to.get_mut(last..) {
        vectors[N - 1].store(tail);
    }
    if let Some(head) = to.get_mut(..(N - 1) * V::LANES) {
        for k in 0..N - 1 {
            vectors[k].store(&mut head[k * V::LANES..]);
        }
    }
}

/// One number, for what is shorter than all vectors.
#[derive(Clone, Copy)]
pub struct Single<T>(T);

impl<T: Real> Vector<T> for Single<T> {
    const LANES: usize = 1;
    type Narrower = Self;

    #[inline(always)]
    fn of(value: T) -> Self {
        Self(value)
    }
    #[inline(always)]
    fn load(from: &[T]) -> Self {
        Self(from.first().copied().unwrap_or_else(T::zero))
    }
    #[inline(always)]
    fn store(self, to: &mut [T]) {
        if let Some(to) = to.first_mut() {
            *to = self.0;
        }
    }
    #[inline(always)]
    fn add_product(self, a: Self, b: Self) -> Self {
        Self(self.0 + a.0 * b.0)
    }
    #[inline(always)]
    fn subtract_product(self, a: Self, b: Self) -> Self {
        Self(self.0 - a.0 * b.0)
    }
    #[inline(always)]
    fn sum(self) -> T {
        self.0
    }
}

macro_rules! four_lanes {
    ($number:ty, $vector:ty) => {
        impl Vector<$number> for $vector {
            const LANES: usize = 4;
            type Narrower = Single<$number>;

            #[inline(always)]
            fn of(value: $number) -> Self {
                Self::from(value)
            }
            #[inline(always)]
            fn load(from: &[$number]) -> Self {
                from.first_chunk()
                    .map_or(Self::ZERO, |&four: &[_; 4]| Self::from(four))
            }
            #[inline(always)]
            fn store(self, to: &mut [$number]) {
                if let Some(to) = to.first_chunk_mut() {
                    *to = self.into();
                }
            }
            #[inline(always)]
            fn add_product(self, a: Self, b: Self) -> Self {
                a.mul_add(b, self)
            }
            #[inline(always)]
            fn subtract_product(self, a: Self, b: Self) -> Self {
                self - a * b
            }
            #[inline(always)]
            fn sum(self) -> $number {
                let [a, b, c, d]: [_; 4] = self.into();
                (a + b) + (c + d)
            }
        }
    };
}

four_lanes!(f32, f32x4);
four_lanes!(f64, f64x4);
