//! A digit's ink as 28x28 grays, prepared as MNIST's were.
//!
//! MNIST's digits were written with a pen of one width, whose lines come out some 2 to 3 pixels wide
//! when the digit fits 20x20. Lines in pictures come in any width: a ballpoint's on large digits
//! would shrink to a gray breath, a marker's fill the holes of an 8. So the ink's edge is moved
//! until the lines, once shrunk, are as wide as MNIST's, and then the digit is shrunk.

use crate::drawing::{PIXELS, SIDE};
use crate::picture::digits::Candidate;
use crate::picture::distance;
use crate::picture::gray::{Plane, percentile};
use crate::picture::parts::Labels;

/// The side of the box that a digit's ink fits, in pixels (LeCun et al. 1998).
const BOX: f32 = 20.0;

/// How wide lines may come out without being changed, in pixels of the 28x28.
const LINE_WIDTHS: [f32; 2] = [1.9, 3.0];

/// Lines lose at most this share of their width: where the pen was lifted they are thinner than
/// the mean, and must not vanish.
const MOST_LOST: f32 = 0.5;

/// The longer side of the ink before it is shrunk, at least, in pixels: six for each of the 20, so
/// that moving an edge by a tenth of a pixel of the 28x28 is possible.
const DETAIL: f32 = 120.0;

/// Ink as a network gets it.
pub(super) struct Framed {
    /// Its 28x28 grays.
    pub(super) pixels: Box<[f32; PIXELS]>,
    /// How long its lines are together, in line widths.
    pub(super) length: f32,
}

/// The candidate's ink, framed; nothing where it has none.
pub(super) fn framed(contrast: &Plane, labels: &Labels, candidate: &Candidate) -> Option<Framed> {
    let canvas = Canvas::of(contrast, labels, candidate);
    let (width, height) = (canvas.width, canvas.values.len() / canvas.width);
    let is_ink: Vec<bool> = canvas.values.iter().map(|&ink| ink >= 0.5).collect();
    let mut edge = distance::signed(&is_ink, width);

    // In a bar of width w the mean distance to the edge is w / 4.
    let (mut sum, mut count) = (0.0_f64, 0_usize);
    for &inside in edge.iter().filter(|&&inside| inside > 0.0) {
        sum += f64::from(inside);
        count += 1;
    }
    if count == 0 {
        return None;
    }
    let line_width = (4.0 * sum / count as f64) as f32;
    let length = count as f32 / line_width.powi(2);

    // The extent of the lines' middles, plus the new width, is to be BOX:
    // (extent - line_width) * scale + wanted = BOX.
    let extent = canvas.extent;
    let as_it_is = line_width * BOX / extent;
    let wanted = as_it_is.clamp(LINE_WIDTHS[0], LINE_WIDTHS[1]);
    let scale = (BOX - wanted) / (extent - line_width).max(0.25 * extent);
    let moved = (wanted / scale - line_width) / 2.0;
    let moved = moved.max(-MOST_LOST * line_width / 2.0);

    let mut mass = [0.0_f64; 3];
    for (index, value) in edge.iter_mut().enumerate() {
        *value = (*value + moved + 0.5).clamp(0.0, 1.0);
        let ink = f64::from(*value);
        mass[0] += ink;
        mass[1] += ink * ((index % width) as f64 + 0.5);
        mass[2] += ink * ((index / width) as f64 + 0.5);
    }
    let center = [mass[1] / mass[0], mass[2] / mass[0]];
    if !center.iter().all(|place| place.is_finite()) {
        return None;
    }

    let sums = Sums::of(&edge, width, height);
    let step = 1.0 / f64::from(scale);
    let at = |pixel: usize, center: f64| (pixel as f64 - SIDE as f64 / 2.0) * step + center;
    let mut pixels = Box::new([0.0; PIXELS]);
    for (index, pixel) in pixels.iter_mut().enumerate() {
        let (column, row) = (index % SIDE, index / SIDE);
        let ink = sums.within(
            [at(column, center[0]), at(column + 1, center[0])],
            [at(row, center[1]), at(row + 1, center[1])],
        );
        *pixel = ((ink / (step * step)) as f32).clamp(0.0, 1.0);
    }
    Some(Framed { pixels, length })
}

/// The ink alone, 0 to 1, enlarged where it is small, with paper around it.
struct Canvas {
    width: usize,
    values: Vec<f32>,
    /// The longer side of the ink.
    extent: f32,
}

impl Canvas {
    fn of(contrast: &Plane, labels: &Labels, candidate: &Candidate) -> Self {
        let mut counts = [0_usize; 256];
        for value in candidate.values(contrast, labels) {
            counts[usize::from(value)] += 1;
        }
        // The strongest fifth is the middle of lines, whatever the blur at their edges.
        let full = (percentile(&counts, 0.8) as f32).max(1.0);
        let area = candidate.area;
        let ink = |column: isize, row: isize| {
            let (column, row) = (
                column + area.left.cast_signed(),
                row + area.top.cast_signed(),
            );
            let inside = |place: isize, from: usize, to: usize| {
                usize::try_from(place).is_ok_and(|place| (from..to).contains(&place))
            };
            if !inside(column, area.left, area.right) || !inside(row, area.top, area.bottom) {
                return 0.0;
            }
            let index = row as usize * labels.width + column as usize;
            if candidate.has(labels.labels[index]) {
                (f32::from(contrast.values[index]) / full).min(1.0)
            } else {
                0.0
            }
        };

        let longer = area.width().max(area.height()).max(1) as f32;
        let zoom = (DETAIL / longer).max(1.0);
        let extent = longer * zoom;
        // Room for lines that become wider.
        let margin = (extent * LINE_WIDTHS[0] / BOX).ceil() + 1.0;
        let side = |pixels: usize| (pixels as f32 * zoom + 2.0 * margin).ceil() as usize;
        let (width, height) = (side(area.width()), side(area.height()));
        let mut values = Vec::with_capacity(width * height);
        for y in 0..height {
            let from_y = (y as f32 + 0.5 - margin) / zoom - 0.5;
            let down = from_y - from_y.floor();
            let top = from_y.floor() as isize;
            for x in 0..width {
                let from_x = (x as f32 + 0.5 - margin) / zoom - 0.5;
                let along = from_x - from_x.floor();
                let left = from_x.floor() as isize;
                let blend = |row: isize| {
                    let here = ink(left, row);
                    here + (ink(left + 1, row) - here) * along
                };
                let above = blend(top);
                values.push(above + (blend(top + 1) - above) * down);
            }
        }
        Self {
            width,
            values,
            extent,
        }
    }
}

/// Sums of ink above and to the left of each corner between pixels.
struct Sums {
    width: usize,
    height: usize,
    sums: Vec<f64>,
}

impl Sums {
    fn of(ink: &[f32], width: usize, height: usize) -> Self {
        let mut sums = vec![0.0; (width + 1) * (height + 1)];
        for row in 0..height {
            let mut so_far = 0.0;
            for column in 0..width {
                so_far += f64::from(ink[row * width + column]);
                sums[(row + 1) * (width + 1) + column + 1] =
                    sums[row * (width + 1) + column + 1] + so_far;
            }
        }
        Self {
            width,
            height,
            sums,
        }
    }

    /// The ink in a rectangle whose edges may lie anywhere.
    fn within(&self, columns: [f64; 2], rows: [f64; 2]) -> f64 {
        let [left, right] = columns;
        let [top, bottom] = rows;
        self.before(right, bottom) - self.before(left, bottom) - self.before(right, top)
            + self.before(left, top)
    }

    /// The ink above and to the left of a place.
    fn before(&self, x: f64, y: f64) -> f64 {
        let split = |place: f64, most: usize| {
            let place = place.clamp(0.0, most as f64);
            let low = (place as usize).min(most.saturating_sub(1));
            (low, place - low as f64)
        };
        let ((column, along), (row, down)) = (split(x, self.width), split(y, self.height));
        let at = |row: usize, column: usize| self.sums[row * (self.width + 1) + column];
        let blend = |row: usize| at(row, column) + (at(row, column + 1) - at(row, column)) * along;
        blend(row) + (blend(row + 1) - blend(row)) * down
    }
}
