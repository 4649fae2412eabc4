//! A drawing's lines as a picture of a list.

use std::fmt::Write;

use digit_lab::drawing::{Bounds, Stroke};

/// The lines as an SVG path in a square of this side, as large as fits.
pub fn path(strokes: &[Stroke], side: f32, margin: f32) -> String {
    let Some(bounds) = Bounds::of(strokes) else {
        return String::new();
    };
    let extent = bounds.width.max(bounds.height).max(f32::MIN_POSITIVE);
    let scale = (side - 2.0 * margin) / extent;
    let mut path = String::new();
    for stroke in strokes {
        for (index, p) in stroke.points.iter().enumerate() {
            let x = (p.x - bounds.left - bounds.width / 2.0) * scale + side / 2.0;
            let y = (p.y - bounds.top - bounds.height / 2.0) * scale + side / 2.0;
            let command = if index == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{command}{x:.1} {y:.1}");
        }
        // A dot has no length, and is seen by its round ends.
        path.push_str("h0");
    }
    path
}
