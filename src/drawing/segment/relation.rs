//! How two pieces of ink lie to each other, and what that says about their being one digit.

use crate::drawing::Point;
use crate::drawing::segment::ink::{Ink, union};

/// Two pieces of ink; lengths in pad units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Relation {
    /// How far one would have to move sideways for the boxes to be side by side; below 0 the white
    /// between them.
    depth: f32,
    /// The least distance between their middle lines.
    distance: f32,
    /// How far the shorter one strays from the longer one.
    strays: f32,
    /// How much higher than the higher one both together are, as a share of it.
    stagger: f32,
    /// The height of the less high one.
    lower: f32,
    /// Whether their lines go through each other.
    crosses: bool,
    /// Whether one was drawn right after the other.
    follows: bool,
}

/// The relations of each of some pieces of ink to each.
pub(super) struct Relations {
    /// Row `a` has those to all pieces before `a`, and to itself.
    rows: Vec<Vec<Relation>>,
}

impl Relations {
    /// See [`Relation::between`].
    pub(super) fn among(inks: &[Ink], far: f32) -> Self {
        let row = |(a, ink): (usize, &Ink)| {
            let others = inks.iter().take(a + 1);
            others
                .map(|other| Relation::between(ink, other, far))
                .collect()
        };
        Self {
            rows: inks.iter().enumerate().map(row).collect(),
        }
    }

    pub(super) fn get(&self, a: usize, b: usize) -> &Relation {
        &self.rows[a.max(b)][a.min(b)]
    }
}

impl Relation {
    /// The relation of two pieces; of boxes farther apart than `far`, in pad units, only the
    /// distance of the boxes is taken, which is less than that of the ink.
    pub(super) fn between(a: &Ink, b: &Ink, far: f32) -> Self {
        let depth = (a.right() - b.bounds.left).min(b.right() - a.bounds.left);
        let above = (b.bounds.top - a.bottom()).max(a.bounds.top - b.bottom());
        let apart = (-depth).max(0.0).hypot(above.max(0.0));
        let (distance, strays) = if apart > far {
            (apart, apart)
        } else {
            distances(a, b)
        };
        let crosses = apart == 0.0 && crosses(a, b);
        let together = union(a.bounds, b.bounds).height;
        let lower = a.bounds.height.min(b.bounds.height);
        let higher = a.bounds.height.max(b.bounds.height);
        let mut neighbors = a
            .strokes
            .iter()
            .flat_map(|i| b.strokes.iter().map(move |j| i.abs_diff(*j)));
        Self {
            depth,
            distance,
            strays,
            stagger: together / higher.max(f32::MIN_POSITIVE) - 1.0,
            lower,
            crosses,
            follows: neighbors.any(|apart| apart == 1),
        }
    }

    /// The least distance between their middle lines, in pad units.
    pub(super) fn distance(&self) -> f32 {
        self.distance
    }

    /// Whether one lies along the other everywhere, as where a line is drawn over again.
    pub(super) fn covers(&self, line_height: f32) -> bool {
        /// In heights of the line: about half of a pen's width.
        const SAME_LINE: f32 = 0.03;
        self.strays <= SAME_LINE * line_height
    }

    /// How far this speaks against one digit and for two, in nats.
    ///
    /// The slopes are round numbers that part two distributions. Strokes of one digit, among the
    /// drawn digits: nine tenths touch, and nine tenths reach over each other by more than a tenth of
    /// the height; where they do not, as in an open 4, one mostly ends well above the other. Digits
    /// side by side: boxes share a tenth of the height at most, and all are about as high and on one
    /// line. `digit-lab read-numbers` changes by less than half a point when any slope is changed by
    /// a quarter.
    pub(super) fn cost(&self, line_height: f32) -> f32 {
        /// Boxes of neighbors may share this much, in heights of the line.
        const NEIGHBORS_DEPTH: f32 = 0.1;
        const DEPTH_SLOPE: f32 = 20.0;
        const DEPTH_MOST: f32 = 3.0;
        /// Slanted neighbors may reach far over each other, but then not through each other, as the
        /// strokes of an X do.
        const CROSSING_DEPTH_MOST: f32 = 6.0;
        /// Ink of one digit that should touch may miss by this much, in heights of the line.
        const MISS: f32 = 0.03;
        const DISTANCE_SLOPE: f32 = 15.0;
        /// Neighbors are together this much higher than the higher one, at most.
        const NEIGHBORS_STAGGER: f32 = 0.2;
        const STAGGER_SLOPE: f32 = 15.0;
        const STAGGER_MOST: f32 = 3.0;
        /// Each of two strokes of a digit is rarely higher than this, in heights of the line.
        const STROKES_HEIGHT: f32 = 0.7;
        const HEIGHT_SLOPE: f32 = 10.0;
        const HEIGHT_MOST: f32 = 2.0;
        /// Strokes of a digit are mostly drawn one after the other.
        const NOT_FOLLOWING: f32 = 0.5;
        let depth = DEPTH_SLOPE * (NEIGHBORS_DEPTH - self.depth / line_height);
        let distance = DISTANCE_SLOPE * (self.distance / line_height - MISS);
        let stagger = STAGGER_SLOPE * (self.stagger - NEIGHBORS_STAGGER);
        let height = HEIGHT_SLOPE * (self.lower / line_height - STROKES_HEIGHT);
        let deepest = if self.crosses {
            CROSSING_DEPTH_MOST
        } else {
            DEPTH_MOST
        };
        depth.clamp(-deepest, DEPTH_MOST) + distance - stagger.clamp(0.0, STAGGER_MOST)
            + height.clamp(0.0, HEIGHT_MOST)
            + if self.follows { 0.0 } else { NOT_FOLLOWING }
    }
}

/// The least distance of the shorter one's points to the longer one's, and the greatest.
fn distances(a: &Ink, b: &Ink) -> (f32, f32) {
    let (short, long) = if a.extent() <= b.extent() {
        (a, b)
    } else {
        (b, a)
    };
    let (mut least, mut greatest) = (f32::INFINITY, 0.0_f32);
    for p in &short.points {
        let squares = long
            .points
            .iter()
            .map(|q| (p.x - q.x).powi(2) + (p.y - q.y).powi(2));
        let to_long = squares.fold(f32::INFINITY, f32::min);
        least = least.min(to_long);
        greatest = greatest.max(to_long);
    }
    (least.sqrt(), greatest.sqrt())
}

/// Whether the line of one stroke goes through that of another.
fn crosses(a: &Ink, b: &Ink) -> bool {
    let pieces = |ink: &Ink| -> Vec<[Point; 2]> {
        let pairs = ink.points.windows(2).map(|pair| [pair[0], pair[1]]);
        pairs.collect()
    };
    let others = pieces(b);
    pieces(a)
        .iter()
        .any(|one| others.iter().any(|other| cross(one, other)))
}

/// Whether each of two straight lines has its ends on different sides of the other.
fn cross(one: &[Point; 2], other: &[Point; 2]) -> bool {
    let side = |[from, to]: &[Point; 2], point: &Point| {
        (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
    };
    let parts =
        |line: &[Point; 2], ends: &[Point; 2]| side(line, &ends[0]) * side(line, &ends[1]) < 0.0;
    parts(one, other) && parts(other, one)
}
