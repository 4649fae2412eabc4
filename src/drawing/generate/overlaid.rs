//! Two digits on top of one another.

use crate::drawing::generate::chance::{between, pick};
use crate::drawing::generate::digit;
use crate::drawing::{Bounds, Point, Stroke};
use crate::rng::Generator;

/// Digits of which one does not hide the other. Pairs that pass for one digit are not here: a 1
/// over a 0 is a slashed 0, a 1 over a 7 nearly that 7, a 3 over an 8 an 8.
const PAIRS: [[u8; 2]; 14] = [
    [0, 2],
    [0, 4],
    [2, 4],
    [2, 5],
    [2, 6],
    [2, 9],
    [3, 4],
    [3, 6],
    [4, 5],
    [4, 6],
    [4, 8],
    [5, 7],
    [6, 7],
    [7, 8],
];

/// A pair, the second a little beside the first, as when someone forgot to clear the pad.
pub(super) fn overlaid(rng: &mut Generator) -> Vec<Stroke> {
    let Some(&[first, second]) = pick(&PAIRS, |_| 1.0, rng) else {
        return Vec::new();
    };
    let mut strokes = digit(first, rng);
    let (scale, right, down) = (
        between(0.8, 1.15, rng),
        between(-0.15, 0.15, rng),
        between(-0.15, 0.15, rng),
    );
    strokes.extend(digit(second, rng).into_iter().map(|stroke| {
        Stroke::new(stroke.points.into_iter().map(|p| {
            Point::new(
                (p.x - 0.5) * scale + 0.5 + right,
                (p.y - 0.5) * scale + 0.5 + down,
            )
        }))
    }));
    fitted(strokes)
}

/// The drawing in the middle of the unit square, as large as fits.
fn fitted(strokes: Vec<Stroke>) -> Vec<Stroke> {
    let Some(bounds) = Bounds::of(&strokes) else {
        return strokes;
    };
    let extent = bounds.width.max(bounds.height).max(f32::MIN_POSITIVE);
    let place = |p: Point| {
        Point::new(
            ((p.x - bounds.left - bounds.width / 2.0) / extent + 0.5).clamp(0.0, 1.0),
            ((p.y - bounds.top - bounds.height / 2.0) / extent + 0.5).clamp(0.0, 1.0),
        )
    };
    strokes
        .into_iter()
        .map(|stroke| Stroke::new(stroke.points.into_iter().map(place)))
        .collect()
}
