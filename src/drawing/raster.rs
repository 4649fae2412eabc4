//! Lines with round ends and joins, painted into a picture of grays.

use crate::drawing::{PIXELS, Point, SIDE, Stroke};

/// A 28x28 picture: 0 is paper, 1 is ink, row by row from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster {
    pixels: [f32; PIXELS],
}

impl Default for Raster {
    fn default() -> Self {
        Self {
            pixels: [0.0; PIXELS],
        }
    }
}

impl Raster {
    /// The strokes, in pixels, painted with lines `width` pixels wide.
    ///
    /// A pixel's gray is the share of its square that the line covers, taken from the distance `d`
    /// of its center to the line's middle: `clamp((width + softness) / 2 - d, 0, softness) / softness`.
    /// `softness` is the width, in pixels, of the edge over which ink fades to paper; MNIST's own
    /// edges come from shrinking bilevel scans and are about one pixel wide. Where lines cross, the
    /// darker one counts, as with a pen.
    pub fn paint(strokes: &[Stroke], width: f32, softness: f32) -> Self {
        let mut raster = Self::default();
        for stroke in strokes {
            if let [only] = stroke.points[..] {
                raster.paint_segment(only, only, width, softness);
            }
            for pair in stroke.points.windows(2) {
                raster.paint_segment(pair[0], pair[1], width, softness);
            }
        }
        raster
    }

    /// The grays, 0 to 1, row by row from the top.
    pub fn pixels(&self) -> &[f32; PIXELS] {
        &self.pixels
    }

    /// The mean place of the ink, in pixels from the picture's upper left corner.
    pub fn center_of_mass(&self) -> Option<Point> {
        let (mut mass, mut x_sum, mut y_sum) = (0.0, 0.0, 0.0);
        for (index, &ink) in self.pixels.iter().enumerate() {
            mass += ink;
            x_sum += ink * ((index % SIDE) as f32 + 0.5);
            y_sum += ink * ((index / SIDE) as f32 + 0.5);
        }
        (mass > 0.0).then(|| Point::new(x_sum / mass, y_sum / mass))
    }

    fn paint_segment(&mut self, from: Point, to: Point, width: f32, softness: f32) {
        let reach = f32::midpoint(width, softness);
        let columns = pixels_within(from.x.min(to.x) - reach, from.x.max(to.x) + reach);
        for row in pixels_within(from.y.min(to.y) - reach, from.y.max(to.y) + reach) {
            for column in columns.clone() {
                let center = Point::new(column as f32 + 0.5, row as f32 + 0.5);
                let ink =
                    ((reach - distance_to_segment(center, from, to)) / softness).clamp(0.0, 1.0);
                let pixel = &mut self.pixels[row * SIDE + column];
                *pixel = pixel.max(ink);
            }
        }
    }
}

/// The pixels along one axis that a stretch from `low` to `high` touches; none outside the picture.
fn pixels_within(low: f32, high: f32) -> std::ops::Range<usize> {
    // `as` saturates and takes NaN to 0, so no number can lead outside the picture.
    let end = (high.ceil().max(0.0) as usize).min(SIDE);
    (low.floor().max(0.0) as usize).min(end)..end
}

fn distance_to_segment(p: Point, from: Point, to: Point) -> f32 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length_squared = dx * dx + dy * dy;
    let along = if length_squared > 0.0 {
        (((p.x - from.x) * dx + (p.y - from.y) * dy) / length_squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (p.x - from.x - along * dx).hypot(p.y - from.y - along * dy)
}
