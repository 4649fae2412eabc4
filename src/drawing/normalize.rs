//! From strokes to the picture that a network reads, prepared as MNIST's were.
//!
//! LeCun's digits were scanned, scaled to fit a 20x20 box with their proportions kept, and placed
//! in 28x28 so that the center of mass of their ink is the middle. Strokes are scaled before they
//! are painted, so that lines come out as wide as MNIST's however large the drawing and its brush.

use crate::drawing::{
    BRUSH, Bounds, PAD_SIZES, PIXELS, Point, Preparation, Raster, SIDE, Step, Stroke, clean,
};

/// The side of the box that a digit's ink fits, in pixels (LeCun et al. 1998).
pub const BOX: f32 = 20.0;

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

/// A drawing prepared for reading, with what it was on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct NormalizedDrawing {
    /// Where the ink's middle lines lie on the pad, in pad units.
    pub bounds: Bounds,
    /// The ink scaled into its frame, its box in the middle.
    pub framed: Raster,
    /// Where the center of mass of `framed` is, in pixels; nothing where the ink lies beyond the
    /// picture.
    pub center_of_mass: Option<Point>,
    /// The picture.
    pub raster: Raster,
}

impl NormalizedDrawing {
    /// The picture's grays, 0 to 1, row by row.
    pub fn pixels(&self) -> &[f32; PIXELS] {
        self.raster.pixels()
    }
}

/// Prepares a drawing on a square pad, `pad_size` units wide; nothing where there is no ink, or no such pad as
/// [`PAD_SIZES`] has.
///
/// Defined for any strokes whatever: see [`clean`] for what is left out.
pub fn normalize(strokes: &[Stroke], pad_size: f32) -> Option<NormalizedDrawing> {
    normalize_by(Preparation::default(), strokes, pad_size)
}

/// The same with some of the steps.
pub fn normalize_by(
    preparation: Preparation,
    strokes: &[Stroke],
    pad_size: f32,
) -> Option<NormalizedDrawing> {
    let scaled = Scaled::new(preparation, strokes, pad_size)?;
    let framed = scaled.paint(scaled.middle, scaled.width(preparation));
    let center_of_mass = framed.center_of_mass();
    let raster = match center_of_mass {
        Some(mass) if preparation.takes(Step::Center) => {
            scaled.paint(scaled.on_pad(mass), scaled.width(preparation))
        }
        // A box within the picture has no ink only where numbers overflow.
        None if preparation.takes(Step::Crop) => return None,
        _ => framed.clone(),
    };
    Some(NormalizedDrawing {
        bounds: scaled.bounds,
        framed,
        center_of_mass,
        raster,
    })
}

/// The ink as it comes out of scaling, with the brush's lines scaled too: what there is before lines
/// get a width of their own and the ink is centered. Nothing where [`normalize_by`] gives nothing.
pub fn shrunk(preparation: Preparation, strokes: &[Stroke], pad_size: f32) -> Option<Raster> {
    let scaled = Scaled::new(preparation, strokes, pad_size)?;
    Some(scaled.paint(
        scaled.middle,
        scaled.width(preparation.without(Step::LineWidth)),
    ))
}

/// Strokes with the scale at which they go into the picture.
struct Scaled {
    strokes: Vec<Stroke>,
    bounds: Bounds,
    /// Pixels a pad unit.
    scale: f32,
    /// What of the pad comes into the picture's middle.
    middle: Point,
    /// The brush's width, in pad units.
    brush: f32,
}

impl Scaled {
    fn new(preparation: Preparation, strokes: &[Stroke], pad_size: f32) -> Option<Self> {
        if !PAD_SIZES.contains(&pad_size) {
            return None;
        }
        let strokes = clean(strokes, pad_size);
        let bounds = Bounds::of(&strokes)?;
        let brush = BRUSH * pad_size;
        let (scale, middle) = if preparation.takes(Step::Crop) {
            let room = if preparation.takes(Step::Frame) {
                BOX
            } else {
                SIDE as f32
            };
            let extent = bounds.width.max(bounds.height).max(LEAST_EXTENT * pad_size);
            // The lines, half of which lie outside the box of their middles, fit as well.
            let scale = if preparation.takes(Step::LineWidth) {
                (room - LINE_WIDTH) / extent
            } else {
                room / (extent + brush)
            };
            (scale, bounds.middle())
        } else {
            let middle = Point::new(pad_size / 2.0, pad_size / 2.0);
            (SIDE as f32 / pad_size, middle)
        };
        Some(Self {
            strokes,
            bounds,
            scale,
            middle,
            brush,
        })
    }

    /// How wide lines are painted, in pixels.
    fn width(&self, preparation: Preparation) -> f32 {
        if preparation.takes(Step::LineWidth) {
            LINE_WIDTH
        } else {
            self.brush * self.scale
        }
    }

    /// The place on the pad of a place in the picture whose middle is [`Self::middle`].
    fn on_pad(&self, Point { x, y }: Point) -> Point {
        let center = SIDE as f32 / 2.0;
        Point::new(
            self.middle.x + (x - center) / self.scale,
            self.middle.y + (y - center) / self.scale,
        )
    }

    /// The picture in whose middle a place on the pad comes.
    fn paint(&self, middle: Point, width: f32) -> Raster {
        let center = SIDE as f32 / 2.0;
        let place = |p: &Point| {
            Point::new(
                (p.x - middle.x) * self.scale + center,
                (p.y - middle.y) * self.scale + center,
            )
        };
        let placed = |stroke: &Stroke| Stroke {
            points: stroke.points.iter().map(place).collect(),
        };
        let strokes: Vec<Stroke> = self.strokes.iter().map(placed).collect();
        Raster::paint(&strokes, width, SOFTNESS)
    }
}
