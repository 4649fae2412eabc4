//! Which parts are digits.

mod cut;
mod join;

use crate::picture::gray::{Plane, percentile};
use crate::picture::parts::{Area, Labels, Part};

/// The least height of a digit, as a share of the picture's longer side and in pixels: below that a
/// network's 20 pixels are mostly made up.
const LEAST_HEIGHT: (f32, usize) = (0.012, 8);

/// A digit's height, as a share of the height usual in the picture: digits of one hand differ by
/// less than half, and a small heading still counts.
const HEIGHTS: std::ops::RangeInclusive<f32> = 0.4..=2.5;

/// The share of its box from which a part no longer is made of lines: a box has 1, a disk 0.79; a 0
/// or 8 with the thickest marker has 0.6.
const FILLED: f32 = 0.72;

/// Parts this many times as high as wide may fill their box: a 1.
const UPRIGHT: f32 = 2.0;

/// Parts more than this many times as wide as high are dashes and underlines.
const WIDEST: f32 = 2.2;

/// Parts that take more than this share of the picture's width and height are no digits: a sheet's
/// edge, a frame.
const HUGE: f32 = 0.9;

/// The share of the usual strength of ink from which a pixel counts: half would be the edge of a
/// stroke with its blur; a little less keeps strokes whole where the pen was light.
const LEAST_STRENGTH: f32 = 0.4;

/// How far beside ink there is paper again, as a share of the digit's height, but at least 3 pixels:
/// the blur of a picture that is just in focus.
const BLUR: f32 = 0.08;

/// The most contrast there, as a share of the ink's own: a shadow fades more slowly, and writing
/// that is close, or a rule, is only beside some of the ink.
const BESIDE: f32 = 0.5;

/// Ink that may be one digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Where it lies.
    pub(super) area: Area,
    /// Which parts' ink in that area is the digit's.
    pub(super) labels: Vec<u32>,
}

impl Candidate {
    /// Whether the digit has the pixels of this label.
    pub(super) fn has(&self, label: u32) -> bool {
        label != 0 && self.labels.contains(&label)
    }

    /// Whether there is paper beside the ink, as there is not where a shadow fades.
    fn is_sharp(&self, contrast: &Plane, labels: &Labels) -> bool {
        let Area { left, right, .. } = self.area;
        let away = ((BLUR * self.area.height() as f32) as usize).max(3);
        let (mut beside, mut count) = (0_u64, 0_u64);
        for row in self.area.top..self.area.bottom {
            let own = |column: usize| {
                (left..right).contains(&column)
                    && self.has(labels.labels[row * labels.width + column])
            };
            for edge in (left..right).filter(|&column| own(column)) {
                let before = (edge == left || !own(edge - 1)).then(|| edge.checked_sub(away));
                let after = (!own(edge + 1)).then_some(Some(edge + away));
                for column in [before, after].into_iter().flatten().flatten() {
                    if column < labels.width && !own(column) {
                        beside += u64::from(contrast.values[row * labels.width + column]);
                        count += 1;
                    }
                }
            }
        }
        let (inside, pixels) = self
            .values(contrast, labels)
            .fold((0_u64, 0_u64), |(sum, count), value| {
                (sum + u64::from(value), count + 1)
            });
        let mean = |sum: u64, count: u64| sum as f32 / count.max(1) as f32;
        mean(beside, count) <= BESIDE * mean(inside, pixels)
    }

    /// The contrast of its pixels.
    pub(super) fn values(&self, contrast: &Plane, labels: &Labels) -> impl Iterator<Item = u8> {
        let Area { left, right, .. } = self.area;
        (self.area.top..self.area.bottom).flat_map(move |row| {
            let values =
                &contrast.values[row * contrast.width + left..row * contrast.width + right];
            labels
                .row(row, left, right)
                .iter()
                .zip(values)
                .filter(|&(&label, _)| self.has(label))
                .map(|(_, &value)| value)
        })
    }
}

/// From which contrast on a pixel is ink, by what is strong in parts that look like digits.
pub(super) fn ink_threshold(contrast: &Plane, labels: &Labels) -> u8 {
    let sizes = Sizes::of(labels);
    let looks_right: Vec<bool> = std::iter::once(false)
        .chain(labels.parts.iter().map(|part| sizes.may_be_digit(part)))
        .collect();
    let mut counts = [0_usize; 256];
    for (&value, &label) in contrast.values.iter().zip(&labels.labels) {
        if looks_right[label as usize] {
            counts[usize::from(value)] += 1;
        }
    }
    (LEAST_STRENGTH * percentile(&counts, 0.9) as f32) as u8
}

/// The digits among the parts, in no order.
pub(super) fn candidates(contrast: &Plane, labels: &Labels) -> Vec<Candidate> {
    let sizes = Sizes::of(labels);
    let Some(usual) = usual_height(labels, &sizes) else {
        return Vec::new();
    };
    join::joined(labels, &sizes, usual)
        .into_iter()
        .flat_map(|candidate| cut::cut(labels, candidate))
        .filter(|candidate| {
            let height = candidate.area.height();
            height >= sizes.least_height
                && HEIGHTS.contains(&(height as f32 / usual))
                && candidate.area.width() as f32 <= WIDEST * height as f32
                && candidate.is_sharp(contrast, labels)
        })
        .collect()
}

/// What sizes parts may have in a picture.
struct Sizes {
    width: usize,
    height: usize,
    least_height: usize,
}

impl Sizes {
    fn of(labels: &Labels) -> Self {
        let longer = labels.width.max(labels.height) as f32;
        Self {
            width: labels.width,
            height: labels.height,
            least_height: ((LEAST_HEIGHT.0 * longer) as usize).max(LEAST_HEIGHT.1),
        }
    }

    /// Whether a part may belong to a digit: it does not touch the picture's edge, as shadows, the
    /// table around a sheet and digits that are not whole do, and is not as large as the picture.
    fn may_belong(&self, Part { area, .. }: &Part) -> bool {
        let touches = area.left == 0
            || area.top == 0
            || area.right >= self.width
            || area.bottom >= self.height;
        let is_huge = area.width() as f32 > HUGE * self.width as f32
            && area.height() as f32 > HUGE * self.height as f32;
        !touches && !is_huge
    }

    /// Whether a part may be a digit by itself.
    fn may_be_digit(&self, part: &Part) -> bool {
        let (width, height) = (part.area.width() as f32, part.area.height() as f32);
        let is_line = part.ink as f32 <= FILLED * width * height || height >= UPRIGHT * width;
        self.may_belong(part)
            && part.area.height() >= self.least_height
            && width <= WIDEST * height
            && is_line
    }
}

/// The height that half of the ink's digits do not exceed; nothing where no part looks like one.
fn usual_height(labels: &Labels, sizes: &Sizes) -> Option<f32> {
    let mut heights: Vec<(usize, usize)> = labels
        .parts
        .iter()
        .filter(|part| sizes.may_be_digit(part))
        .map(|part| (part.area.height(), part.ink))
        .collect();
    heights.sort_unstable();
    let total: usize = heights.iter().map(|(_, ink)| ink).sum();
    let mut seen = 0;
    heights
        .iter()
        .find(|(_, ink)| {
            seen += ink;
            2 * seen >= total
        })
        .map(|&(height, _)| height as f32)
}
