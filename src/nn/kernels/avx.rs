//! Vectors of eight numbers, on processors of the x86 family that have AVX2 and FMA: nearly all since 2013.
//!
//! Which processor it is shows at run time only, so that the compiler cannot know that these instructions are
//! there. That is what is `unsafe` about them, and the only thing.

// Vectors stay in registers only where the compiler sees what becomes of them.
#![allow(clippy::inline_always)]
#![allow(unsafe_code)]

use std::arch::x86_64::{
    __m256, _CMP_EQ_OQ, _mm256_and_ps, _mm256_andnot_ps, _mm256_cmp_ps, _mm256_fmadd_ps,
    _mm256_loadu_ps, _mm256_max_ps, _mm256_mul_ps, _mm256_set1_ps, _mm256_setzero_ps,
    _mm256_storeu_ps, _mm256_sub_ps,
};

use wide::f32x4;

use super::vector::{Vector, Work};

/// What they are called.
pub(super) const NAME: &str = "avx2+fma";

/// Whether this processor has what is needed.
pub(super) fn is_there() -> bool {
    is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma")
}

/// Does the work with vectors of eight where the processor has them, and else gives it back.
pub(super) fn try_with<W: Work<f32>>(work: W) -> Option<W> {
    if !is_there() {
        return Some(work);
    }
    // SAFETY: the processor has both features, as has just been asked.
    unsafe { with_eight(work) };
    None
}

#[target_feature(enable = "avx2,fma")]
fn with_eight<W: Work<f32>>(work: W) {
    work.with::<Eight>();
}

/// Eight lanes. Only [`with_eight`] names this type, so that whoever has it or its functions was called from there.
#[derive(Clone, Copy)]
struct Eight(__m256);

// SAFETY, for all of them: code comes here through `with_eight` only, that is, on a processor that has these
// instructions. The pointers are those of eight numbers.
impl Vector<f32> for Eight {
    const LANES: usize = 8;
    type Narrower = f32x4;

    #[inline(always)]
    fn of(value: f32) -> Self {
        Self(unsafe { _mm256_set1_ps(value) })
    }

    #[inline(always)]
    fn load(from: &[f32]) -> Self {
        Self(match from.first_chunk::<8>() {
            Some(eight) => unsafe { _mm256_loadu_ps(eight.as_ptr()) },
            None => unsafe { _mm256_setzero_ps() },
        })
    }

    #[inline(always)]
    fn store(self, to: &mut [f32]) {
        if let Some(eight) = to.first_chunk_mut::<8>() {
            unsafe { _mm256_storeu_ps(eight.as_mut_ptr(), self.0) }
        }
    }

    #[inline(always)]
    fn add_product(self, a: Self, b: Self) -> Self {
        Self(unsafe { _mm256_fmadd_ps(a.0, b.0, self.0) })
    }

    #[inline(always)]
    fn subtract_product(self, a: Self, b: Self) -> Self {
        Self(unsafe { _mm256_sub_ps(self.0, _mm256_mul_ps(a.0, b.0)) })
    }

    #[inline(always)]
    fn sum(self) -> f32 {
        let mut lanes = [0.0; 8];
        self.store(&mut lanes);
        let [a, b, c, d, e, f, g, h] = lanes;
        ((a + e) + (c + g)) + ((b + f) + (d + h))
    }

    #[inline(always)]
    fn or_larger(self, x: Self) -> Self {
        // The second one where they are equal or either is NaN.
        Self(unsafe { _mm256_max_ps(self.0, x.0) })
    }

    #[inline(always)]
    fn where_equal(self, a: Self, b: Self) -> [Self; 2] {
        unsafe {
            let equal = _mm256_cmp_ps::<_CMP_EQ_OQ>(a.0, b.0);
            [
                Self(_mm256_and_ps(equal, self.0)),
                Self(_mm256_andnot_ps(equal, self.0)),
            ]
        }
    }
}
