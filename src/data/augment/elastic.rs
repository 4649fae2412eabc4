//! A smooth random displacement of all pixels.

use rand::RngExt;

use crate::drawing::SIDE;
use crate::rng::Generator;

/// Knots along each side: seven pixels apart, so that a stroke bends and does not fray.
const KNOTS: usize = 5;

/// Displacements at the knots of a grid over the picture; smooth in between.
pub(super) struct Field {
    knots: [[[f32; 2]; KNOTS]; KNOTS],
}

impl Field {
    /// Each knot moved along each axis by up to `most` pixels.
    pub(super) fn random(most: f32, rng: &mut Generator) -> Self {
        let mut knots = [[[0.0; 2]; KNOTS]; KNOTS];
        if most > 0.0 {
            for amount in knots.as_flattened_mut().as_flattened_mut() {
                *amount = rng.random_range(-1.0..=1.0) * most;
            }
        }
        Self { knots }
    }

    /// The displacement of a pixel, to the right and downwards.
    pub(super) fn at(&self, column: usize, row: usize) -> [f32; 2] {
        let (left, along) = place(column);
        let (top, down) = place(row);
        let mix = |a: [f32; 2], b: [f32; 2], share: f32| {
            [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
        };
        let upper = mix(self.knots[top][left], self.knots[top][left + 1], along);
        let lower = mix(
            self.knots[top + 1][left],
            self.knots[top + 1][left + 1],
            along,
        );
        mix(upper, lower, down)
    }
}

/// The knot before a pixel, and the share of the way to the next one, eased so that there is no
/// kink at a knot: `3t² - 2t³`.
fn place(pixel: usize) -> (usize, f32) {
    let knots = pixel as f32 * (KNOTS - 1) as f32 / (SIDE - 1) as f32;
    let knot = (knots as usize).min(KNOTS - 2);
    let t = knots - knot as f32;
    (knot, t * t * (3.0 - 2.0 * t))
}
