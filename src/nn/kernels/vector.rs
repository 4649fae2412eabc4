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
    /// Its lanes where those of `x` are at most as large, and elsewhere those of `x`: a NaN that comes is kept.
    #[must_use]
    fn or_larger(self, x: Self) -> Self;
    /// Its lanes where `a = b`, and the others, each with 0 in the other's place.
    #[must_use]
    fn where_equal(self, a: Self, b: Self) -> [Self; 2];
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

/// The instructions that `f32` vectors are computed with, on which last bits depend.
pub fn name() -> &'static str {
    #[cfg(target_arch = "x86_64")]
    if super::avx::is_there() {
        return super::avx::NAME;
    }
    let all = [
        (cfg!(target_feature = "relaxed-simd"), "relaxed-simd"),
        (cfg!(target_feature = "simd128"), "simd128"),
        (cfg!(target_feature = "neon"), "neon"),
        (cfg!(target_feature = "sse2"), "sse2"),
    ];
    let used = all.into_iter().find(|(is_used, _)| *is_used);
    used.map_or("", |(_, name)| name)
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
    #[inline(always)]
    fn or_larger(self, x: Self) -> Self {
        if x.0 <= self.0 { self } else { x }
    }
    #[inline(always)]
    fn where_equal(self, a: Self, b: Self) -> [Self; 2] {
        let nothing = Self(T::zero());
        if a.0 == b.0 {
            [self, nothing]
        } else {
            [nothing, self]
        }
    }
}

macro_rules! four_lanes {
    ($number:ty, $vector:ty, $mul_add:path) => {
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
                $mul_add(a, b, self)
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
            #[inline(always)]
            fn or_larger(self, x: Self) -> Self {
                x.simd_le(self).bitselect(self, x)
            }
            #[inline(always)]
            fn where_equal(self, a: Self, b: Self) -> [Self; 2] {
                let equal = a.simd_eq(b);
                [equal & self, !equal & self]
            }
        }
    };
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "relaxed-simd")))]
four_lanes!(f32, f32x4, f32x4::mul_add);
#[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
four_lanes!(f32, f32x4, relaxed::mul_add);
four_lanes!(f64, f64x4, f64x4::mul_add);

/// WebAssembly that leaves it to the processor how often a product and a sum are rounded.
#[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
mod relaxed {
    use std::arch::wasm32;

    use wide::f32x4;

    /// `a b + c`
    #[inline(always)]
    pub(super) fn mul_add(a: f32x4, b: f32x4, c: f32x4) -> f32x4 {
        let [a, b, c] = [a, b, c].map(|it| {
            let [i, j, k, l] = it.into();
            wasm32::f32x4(i, j, k, l)
        });
        let sum = wasm32::f32x4_relaxed_madd(a, b, c);
        f32x4::from([
            wasm32::f32x4_extract_lane::<0>(sum),
            wasm32::f32x4_extract_lane::<1>(sum),
            wasm32::f32x4_extract_lane::<2>(sum),
            wasm32::f32x4_extract_lane::<3>(sum),
        ])
    }
}
