//! Smooth bending of a whole drawing.

use crate::drawing::Point;
use crate::drawing::generate::chance::around_zero;
use crate::rng::Generator;

/// Nodes along one side of the grid whose random offsets bend the drawing.
const NODES: usize = 6;

/// The nodes' distance, in hundredths: the middle ones span the drawing's square.
const CELL: f32 = 100.0 / (NODES - 3) as f32;

/// A displacement for every place: a uniform cubic B-spline over random offsets, so that it has
/// neither kinks nor waves shorter than a third of the drawing.
pub(super) struct Bend {
    offsets: [[Point; NODES]; NODES],
}

impl Bend {
    /// A random bend by up to `reach` hundredths; the spline's averaging leaves about a third.
    pub(super) fn draw(reach: f32, rng: &mut Generator) -> Self {
        let mut offset = || Point::new(around_zero(reach, rng), around_zero(reach, rng));
        Self {
            offsets: std::array::from_fn(|_| std::array::from_fn(|_| offset())),
        }
    }

    /// Where the place is moved to.
    pub(super) fn moved(&self, p: Point) -> Point {
        let (column, across) = cell(p.x);
        let (row, down) = cell(p.y);
        let mut moved = p;
        for (nodes, weight) in self.offsets[row..row + 4].iter().zip(weights(down)) {
            for (offset, share) in nodes[column..column + 4].iter().zip(weights(across)) {
                moved.x += weight * share * offset.x;
                moved.y += weight * share * offset.y;
            }
        }
        moved
    }
}

/// The first of the four nodes that bear on a place, and how far into its cell it lies.
fn cell(place: f32) -> (usize, f32) {
    let at = (place / CELL).clamp(0.0, (NODES - 3) as f32 - 1e-3);
    (at as usize, at - at.floor())
}

/// The four cubic B-spline weights.
fn weights(t: f32) -> [f32; 4] {
    let (square, cube) = (t * t, t * t * t);
    let s = 1.0 - t;
    [
        s * s * s / 6.0,
        (3.0 * cube - 6.0 * square + 4.0) / 6.0,
        (-3.0 * cube + 3.0 * square + 3.0 * t + 1.0) / 6.0,
        cube / 6.0,
    ]
}
