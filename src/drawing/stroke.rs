//! Strokes as the pointer drew them.

use serde::{Deserialize, Serialize};

/// A place on the pad, in pad units; `y` grows downwards. Written as `[x, y]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "[f32; 2]", into = "[f32; 2]")]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

impl Point {
    /// The point at `(x, y)`.
    pub fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// Whether it is a place, and not absurdly far from a pad of this size.
    fn is_possible(self, pad_size: f32) -> bool {
        /// How many pad sizes from the origin a point may lie.
        const FARTHEST: f32 = 100.0;
        self.x.abs() <= FARTHEST * pad_size && self.y.abs() <= FARTHEST * pad_size
    }
}

impl From<[f32; 2]> for Point {
    fn from([x, y]: [f32; 2]) -> Self {
        Self { x, y }
    }
}

impl From<Point> for [f32; 2] {
    fn from(point: Point) -> Self {
        [point.x, point.y]
    }
}

/// One line drawn without lifting the pointer; a single point is a dot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stroke {
    /// The points in the order in which they were drawn.
    pub points: Vec<Point>,
}

impl Stroke {
    /// A stroke through these points.
    pub fn new(points: impl IntoIterator<Item = impl Into<Point>>) -> Self {
        Self {
            points: points.into_iter().map(Into::into).collect(),
        }
    }

    /// Whether any of its points is possible, see [`clean`].
    pub(super) fn has_ink(&self, pad_size: f32) -> bool {
        self.points.iter().any(|point| point.is_possible(pad_size))
    }
}

/// The least upright rectangle around some points, in pad units.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// From left to right; 0 for a single point.
    pub width: f32,
    /// From top to bottom; 0 for a single point.
    pub height: f32,
}

impl Bounds {
    /// The rectangle around all points of all strokes, or nothing where there are none.
    pub fn of(strokes: &[Stroke]) -> Option<Self> {
        let mut points = strokes.iter().flat_map(|stroke| &stroke.points);
        let first = points.next()?;
        let (mut left, mut right, mut top, mut bottom) = (first.x, first.x, first.y, first.y);
        for point in points {
            left = left.min(point.x);
            right = right.max(point.x);
            top = top.min(point.y);
            bottom = bottom.max(point.y);
        }
        Some(Self {
            left,
            top,
            width: right - left,
            height: bottom - top,
        })
    }

    /// The point in the middle.
    pub fn middle(&self) -> Point {
        Point::new(self.left + self.width / 2.0, self.top + self.height / 2.0)
    }
}

/// Strokes that the pipeline can compute with.
///
/// Points that are no numbers, or lie absurdly far outside the pad, are left out; so are points
/// that repeat the one before and strokes without a point. A pointer never makes such points, but
/// files and other people's pages may.
pub fn clean(strokes: &[Stroke], pad_size: f32) -> Vec<Stroke> {
    let possible = |point: &&Point| point.is_possible(pad_size);
    strokes
        .iter()
        .map(|stroke| {
            let mut points: Vec<Point> = stroke.points.iter().filter(possible).copied().collect();
            points.dedup();
            Stroke { points }
        })
        .filter(|stroke| !stroke.points.is_empty())
        .collect()
}
