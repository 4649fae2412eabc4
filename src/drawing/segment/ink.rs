//! Ink as segmentation sees it: points along it, and its box.

use crate::drawing::{Bounds, Point, Stroke, clean};

/// The most points by which one stroke is represented, which bounds the work for any drawing.
const MOST_POINTS: usize = 96;

/// The ink of one stroke, or of several that belong together.
#[derive(Clone, Debug)]
pub(super) struct Ink {
    /// Indices of its strokes, ascending.
    pub(super) strokes: Vec<usize>,
    /// Points at even distances along it.
    pub(super) points: Vec<Point>,
    pub(super) bounds: Bounds,
}

impl Ink {
    /// The ink of each stroke that has a possible point.
    pub(super) fn of_strokes(strokes: &[Stroke], pad_size: f32) -> Vec<Self> {
        let ink = |(index, stroke): (usize, &Stroke)| {
            let cleaned = clean(std::slice::from_ref(stroke), pad_size);
            let bounds = Bounds::of(&cleaned)?;
            let points = evenly_spaced(&cleaned.first()?.points);
            Some(Self {
                strokes: vec![index],
                points,
                bounds,
            })
        };
        strokes.iter().enumerate().filter_map(ink).collect()
    }

    /// All strokes that have a possible point as one ink, which has nothing but a box.
    pub(super) fn scribble(strokes: &[Stroke], pad_size: f32) -> Option<Self> {
        let possible = (0..strokes.len()).filter(|&index| strokes[index].has_ink(pad_size));
        Some(Self {
            strokes: possible.collect(),
            points: Vec::new(),
            bounds: Bounds::of(&clean(strokes, pad_size))?,
        })
    }

    /// All of several inks; nothing of none.
    pub(super) fn joined<'a>(inks: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let mut inks = inks.into_iter();
        let mut all = inks.next()?.clone();
        for ink in inks {
            all.strokes.extend(&ink.strokes);
            all.points.extend(&ink.points);
            all.bounds = union(all.bounds, ink.bounds);
        }
        all.strokes.sort_unstable();
        Some(all)
    }

    /// The longer side of the box.
    pub(super) fn extent(&self) -> f32 {
        self.bounds.width.max(self.bounds.height)
    }

    pub(super) fn right(&self) -> f32 {
        self.bounds.left + self.bounds.width
    }

    pub(super) fn bottom(&self) -> f32 {
        self.bounds.top + self.bounds.height
    }

    pub(super) fn middle_x(&self) -> f32 {
        self.bounds.left + self.bounds.width / 2.0
    }
}

/// The least box around two boxes.
pub(super) fn union(a: Bounds, b: Bounds) -> Bounds {
    let left = a.left.min(b.left);
    let top = a.top.min(b.top);
    Bounds {
        left,
        top,
        width: (a.left + a.width).max(b.left + b.width) - left,
        height: (a.top + a.height).max(b.top + b.height) - top,
    }
}

/// Both ends of the line and points between them, equally far apart along it.
fn evenly_spaced(points: &[Point]) -> Vec<Point> {
    let lengths = points
        .windows(2)
        .map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y));
    let total: f32 = lengths.clone().sum();
    let Some(&first) = points.first() else {
        return Vec::new();
    };
    let step = total / (MOST_POINTS - 1) as f32;
    let mut spaced = vec![first];
    let mut to_next = step;
    for (pair, length) in points.windows(2).zip(lengths) {
        let mut along = to_next;
        while along <= length && spaced.len() < MOST_POINTS {
            let share = along / length.max(f32::MIN_POSITIVE);
            spaced.push(Point::new(
                pair[0].x + share * (pair[1].x - pair[0].x),
                pair[0].y + share * (pair[1].y - pair[0].y),
            ));
            along += step;
        }
        to_next = along - length;
    }
    if let (Some(&last), true) = (points.last(), spaced.len() < MOST_POINTS) {
        spaced.push(last);
    }
    spaced
}
