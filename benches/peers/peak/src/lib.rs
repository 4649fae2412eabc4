//! The peak that shares are taken of: fused multiply-adds (relaxed SIMD) on registers, nothing else.

#[cfg(target_arch = "wasm32")]
use std::arch::wasm32::{f32x4_add, f32x4_extract_lane, f32x4_relaxed_madd, f32x4_splat};

/// As many sums at once as hide an addition's latency and still fit into sixteen registers.
const SUMS: usize = 12;

/// Floating-point operations in one round: a multiplication and an addition in each of four lanes.
#[unsafe(no_mangle)]
pub extern "C" fn operations_a_round() -> u32 {
    (2 * 4 * SUMS) as u32
}

/// Does so many rounds; the answer only keeps them from being left out.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "relaxed-simd")]
#[unsafe(no_mangle)]
pub extern "C" fn spin(rounds: u32) -> f32 {
    let (a, b) = (f32x4_splat(0.999_999), f32x4_splat(1e-6));
    let mut sums = [f32x4_splat(1.0); SUMS];
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = f32x4_relaxed_madd(*sum, a, b);
        }
    }
    f32x4_extract_lane::<0>(sums.into_iter().fold(b, |a, b| f32x4_add(a, b)))
}
