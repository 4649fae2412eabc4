//! From strokes to the picture that a network reads, prepared as MNIST's were.
//!
//! LeCun's digits were scanned, scaled to fit a 20x20 box with their proportions kept, and placed
//! in 28x28 so that the center of mass of their ink is the middle. Strokes are scaled before they
//! are painted, so that lines come out as wide as MNIST's however large the drawing and its brush.

use crate::drawing::{Bounds, PIXELS, Point, Raster, SIDE, Stroke, clean};

/// The side of the box that a digit's ink fits, in pixels (LeCun et al. 1998).
const BOX: f32 = 20.0;

/// The width of painted lines, in pixels.
///
/// Chosen by `digit-lab read-strokes` on 1,973 drawn digits: from 1.8 to 2.6 pixels, with edges from
/// 0.8 to 1.6, the shipped network reads 95.5 to 96.5 % of them; 3 pixels cost another half point.
const LINE_WIDTH: f32 = 2.0;

/// The width of the edge between ink and paper, in pixels: MNIST's edges come from shrinking
/// bilevel scans and are about one pixel wide.
const SOFTNESS: f32 = 1.0;

/// Drawings smaller than this share of the pad are not enlarged as far as larger ones: a dot stays
/// a dot rather than becoming a picture of the tremor of the hand that made it.
const LEAST_EXTENT: f32 = 0.06;

/// A drawing prepared for reading.
#[derive(Clone, Debug, PartialEq)]
pub struct NormalizedDrawing {
    /// Where the ink's middle lines lie on the pad, in pad units.
    pub bounds: Bounds,
    /// The picture.
    pub raster: Raster,
}

impl NormalizedDrawing {
    /// The picture's grays, 0 to 1, row by row.
    pub fn pixels(&self) -> &[f32; PIXELS] {
        self.raster.pixels()
    }
}

/// Prepares a drawing on a square pad, `pad_size` units wide; nothing where there is no ink.
///
/// Defined for any strokes whatever: see [`clean`] for what is left out.
pub fn normalize(strokes: &[Stroke], pad_size: f32) -> Option<NormalizedDrawing> {
    if !(pad_size.is_finite() && pad_size > 0.0) {
        return None;
    }
    let strokes = clean(strokes, pad_size);
    let bounds = Bounds::of(&strokes)?;

    let extent = bounds.width.max(bounds.height).max(LEAST_EXTENT * pad_size);
    let scale = (BOX - LINE_WIDTH) / extent;
    let middle = Point::new(
        bounds.left + bounds.width / 2.0,
        bounds.top + bounds.height / 2.0,
    );
    let center = SIDE as f32 / 2.0;
    let centered_on = |origin: Point| {
        move |p: &Point| {
            Point::new(
                (p.x - origin.x) * scale + center,
                (p.y - origin.y) * scale + center,
            )
        }
    };

    let by_box = Raster::paint(&mapped(&strokes, centered_on(middle)), LINE_WIDTH, SOFTNESS);
    let mass = by_box.center_of_mass()?;
    let offset = Point::new((mass.x - center) / scale, (mass.y - center) / scale);
    let origin = Point::new(middle.x + offset.x, middle.y + offset.y);
    let raster = Raster::paint(&mapped(&strokes, centered_on(origin)), LINE_WIDTH, SOFTNESS);
    Some(NormalizedDrawing { bounds, raster })
}

fn mapped(strokes: &[Stroke], place: impl Fn(&Point) -> Point) -> Vec<Stroke> {
    strokes
        .iter()
        .map(|stroke| Stroke {
            points: stroke.points.iter().map(&place).collect(),
        })
        .collect()
}
