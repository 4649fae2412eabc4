//! Thicker and thinner lines.

use crate::drawing::{PIXELS, SIDE};

/// The picture with lines thicker (`amount` above 0) or thinner (below).
///
/// Mixes the picture with its dilation or erosion over a pixel and its four neighbors, 1 being all
/// of it: a line of width `w` becomes about `w ± 2 amount` pixels wide.
pub(super) fn changed(image: &[f32; PIXELS], amount: f32) -> [f32; PIXELS] {
    let mut out = *image;
    if amount == 0.0 {
        return out;
    }
    let extreme: fn(f32, f32) -> f32 = if amount > 0.0 { f32::max } else { f32::min };
    let share = amount.abs();
    for row in 0..SIDE {
        for column in 0..SIDE {
            let at = row * SIDE + column;
            // Beyond the edge is paper, as everywhere near it.
            let near = |inside: bool, index: usize| if inside { image[index] } else { 0.0 };
            let neighbors = [
                near(column > 0, at.saturating_sub(1)),
                near(column + 1 < SIDE, (at + 1).min(PIXELS - 1)),
                near(row > 0, at.saturating_sub(SIDE)),
                near(row + 1 < SIDE, (at + SIDE).min(PIXELS - 1)),
            ];
            let reached = neighbors.into_iter().fold(image[at], extreme);
            out[at] = image[at] + share * (reached - image[at]);
        }
    }
    out
}
