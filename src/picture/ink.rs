//! How far each pixel stands out from its paper.

use crate::picture::gray::{Plane, percentile};

/// The least contrast that counts as ink, of 255: pencil has 50 and more, the grain of paper and a
/// badly estimated light up to 20.
const LEAST: f32 = 30.0;

/// How many standard deviations of the noise ink stands out at least.
const SIGMAS: f32 = 5.0;

/// Paper darker than this (of 255), or for light ink lighter than its mirror, is taken as this:
/// in the dark a few levels of noise are a large share of the light.
const LEAST_LIGHT: i32 = 64;

/// Contrast at each pixel, and from where on it is ink.
pub(super) struct Contrast {
    /// 0 is paper, 255 the strongest ink there can be.
    pub(super) plane: Plane,
    /// The least value that may be ink.
    pub(super) floor: u8,
}

/// Ink darker than its paper: `1 - gray / paper`, since light multiplies what paper and ink reflect.
pub(super) fn dark(gray: &Plane, paper: &Plane) -> Contrast {
    contrast(gray, paper, |gray, paper| {
        255 * (paper - gray) / paper.max(LEAST_LIGHT)
    })
}

/// Ink lighter than its paper: the same with black and white changed.
pub(super) fn light(gray: &Plane, paper: &Plane) -> Contrast {
    contrast(gray, paper, |gray, paper| {
        255 * (gray - paper) / (255 - paper).max(LEAST_LIGHT)
    })
}

fn contrast(gray: &Plane, paper: &Plane, of: impl Fn(i32, i32) -> i32) -> Contrast {
    let mut magnitudes = [0_usize; 256];
    let values = gray
        .values
        .iter()
        .zip(&paper.values)
        .map(|(&gray, &paper)| {
            let contrast = of(i32::from(gray), i32::from(paper));
            magnitudes[contrast.unsigned_abs().min(255) as usize] += 1;
            contrast.clamp(0, 255) as u8
        })
        .collect();
    let plane = Plane { values, ..*gray };
    // The median magnitude of normal noise is 0.6745 standard deviations.
    let sigma = percentile(&magnitudes, 0.5) as f32 / 0.6745;
    Contrast {
        plane,
        floor: (SIGMAS * sigma).clamp(LEAST, 254.0) as u8,
    }
}
