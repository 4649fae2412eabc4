//! Random numbers as drawings need them: the same on every target.
//!
//! Only sums, products and square roots are taken of them, here and in the modules around: these
//! are exact in IEEE 754, while `sin` and `exp` differ between math libraries.

use rand::RngExt;

use crate::rng::Generator;

/// A number between the two, each equally likely.
pub(super) fn between(low: f32, high: f32, rng: &mut Generator) -> f32 {
    low + (high - low) * rng.random::<f32>()
}

/// A number within `reach` of 0, near 0 likelier: the mean of three uniform ones, so that its
/// standard deviation is a third of `reach`.
pub(super) fn around_zero(reach: f32, rng: &mut Generator) -> f32 {
    (between(-reach, reach, rng) + between(-reach, reach, rng) + between(-reach, reach, rng)) / 3.0
}

/// True in this share of cases.
pub(super) fn chance(share: f32, rng: &mut Generator) -> bool {
    rng.random::<f32>() < share
}

/// A whole number from `low` to `high`, both included.
pub(super) fn whole(low: u32, high: u32, rng: &mut Generator) -> u32 {
    rng.random_range(low..=high)
}

/// One of the items, as often as its weight says; nothing where there are none.
pub(super) fn pick<'a, T>(
    items: &'a [T],
    weight: impl Fn(&T) -> f32,
    rng: &mut Generator,
) -> Option<&'a T> {
    let total: f32 = items.iter().map(&weight).sum();
    let mut left = between(0.0, total, rng);
    for item in items {
        left -= weight(item);
        if left < 0.0 {
            return Some(item);
        }
    }
    // Rounding may leave a hair of the sum.
    items.last()
}
