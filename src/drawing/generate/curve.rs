//! Lines through control points, and lines cut into even steps.

use crate::drawing::Point;
use crate::drawing::generate::chance::around_zero;
use crate::rng::Generator;

/// A line drawn without lifting the pen, as dense points, in hundredths of the drawing's side.
pub(super) type Path = Vec<Point>;

/// How far from the straight way a hand's straight lines bulge at most, as a share of their length.
const BULGE: f32 = 0.09;

/// Places between two control points that are computed.
const STEPS: u32 = 12;

/// A place that a line goes through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Control {
    pub(super) at: Point,
    /// Whether the line has a corner there.
    pub(super) is_corner: bool,
}

/// The line through these points: smooth from corner to corner.
pub(super) fn through(controls: &[Control], rng: &mut Generator) -> Path {
    let mut path = Vec::new();
    let mut piece: Vec<Point> = Vec::new();
    for control in controls {
        piece.push(control.at);
        if control.is_corner && piece.len() > 1 {
            smooth(&piece, &mut path, rng);
            piece = vec![control.at];
        }
    }
    if piece.len() > 1 || path.is_empty() {
        smooth(&piece, &mut path, rng);
    }
    path
}

/// Adds the centripetal Catmull-Rom curve through the points (Barry and Goldman 1988; Yuksel et
/// al. 2011: it never loops within a segment); a straight line bulges a little.
fn smooth(points: &[Point], path: &mut Path, rng: &mut Generator) {
    let bowed;
    let points = match *points {
        [from, to] => {
            let bulge = around_zero(BULGE, rng);
            let middle = between(from, to, 0.5);
            bowed = [
                from,
                Point::new(
                    middle.x - bulge * (to.y - from.y),
                    middle.y + bulge * (to.x - from.x),
                ),
                to,
            ];
            &bowed[..]
        }
        _ => points,
    };
    path.extend(points.first());
    for (index, pair) in points.windows(2).enumerate() {
        let [p1, p2] = [pair[0], pair[1]];
        // Beyond the ends the line goes on as it came.
        let before = index.checked_sub(1).and_then(|at| points.get(at));
        let p0 = before.copied().unwrap_or(between(p1, p2, -1.0));
        let p3 = points.get(index + 2).copied();
        let p3 = p3.unwrap_or(between(p1, p2, 2.0));
        for step in 1..=STEPS {
            path.push(catmull_rom([p0, p1, p2, p3], step as f32 / STEPS as f32));
        }
    }
}

/// The place at `share` of the way from the second to the third point.
fn catmull_rom([p0, p1, p2, p3]: [Point; 4], share: f32) -> Point {
    // Knots are apart by the square root of the distance; no two may coincide.
    let knot = |a, b| distance(a, b).sqrt().max(1e-3);
    let t1 = knot(p0, p1);
    let t2 = t1 + knot(p1, p2);
    let t3 = t2 + knot(p2, p3);
    let t = t1 + (t2 - t1) * share;
    let a1 = between(p0, p1, t / t1);
    let a2 = between(p1, p2, (t - t1) / (t2 - t1));
    let a3 = between(p2, p3, (t - t2) / (t3 - t2));
    let b1 = between(a1, a2, t / t2);
    let b2 = between(a2, a3, (t - t1) / (t3 - t1));
    between(b1, b2, (t - t1) / (t2 - t1))
}

/// The path cut anew: each step is `spacing` long, as the function says for the way so far.
pub(super) fn resampled(path: &[Point], mut spacing: impl FnMut(f32) -> f32) -> Path {
    let Some((&first, rest)) = path.split_first() else {
        return Vec::new();
    };
    let mut out = vec![first];
    let (mut at, mut walked) = (first, 0.0);
    let mut next = spacing(0.0).max(0.1);
    for &to in rest {
        let mut left = distance(at, to);
        while left >= next {
            at = between(at, to, next / left);
            out.push(at);
            walked += next;
            left = distance(at, to);
            next = spacing(walked).max(0.1);
        }
        next -= left;
        walked += left;
        at = to;
    }
    if out.last() != Some(&at) {
        out.push(at);
    }
    out
}

/// The path with its corners rounded: each point becomes the mean of those up to `reach` places
/// before and after, fewer near the ends, which stay.
pub(super) fn rounded(path: &[Point], reach: usize) -> Path {
    let last = path.len().saturating_sub(1);
    (0..path.len())
        .map(|index| {
            let reach = reach.min(index).min(last - index);
            let near = &path[index - reach..=index + reach];
            let count = near.len() as f32;
            Point::new(
                near.iter().map(|p| p.x).sum::<f32>() / count,
                near.iter().map(|p| p.y).sum::<f32>() / count,
            )
        })
        .collect()
}

/// The length of the whole path.
pub(super) fn length(path: &[Point]) -> f32 {
    path.windows(2).map(|pair| distance(pair[0], pair[1])).sum()
}

/// The part of the path between two ways from its start.
pub(super) fn part(path: &[Point], from: f32, to: f32) -> Path {
    let mut walked = 0.0;
    let mut out = Vec::new();
    for pair in path.windows(2) {
        let step = distance(pair[0], pair[1]);
        if step > 0.0 && walked + step >= from && walked <= to {
            if out.is_empty() {
                out.push(between(pair[0], pair[1], ((from - walked) / step).max(0.0)));
            }
            out.push(between(pair[0], pair[1], ((to - walked) / step).min(1.0)));
        }
        walked += step;
    }
    out
}

/// The place at `share` of the straight way from one to the other.
pub(super) fn between(from: Point, to: Point, share: f32) -> Point {
    Point::new(
        from.x + (to.x - from.x) * share,
        from.y + (to.y - from.y) * share,
    )
}

/// How far apart two places are. Not `hypot`, whose last bit differs between math libraries.
pub(super) fn distance(a: Point, b: Point) -> f32 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    (dx * dx + dy * dy).sqrt()
}
