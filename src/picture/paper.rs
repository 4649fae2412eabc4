//! How light the paper is at each place.
//!
//! Paper is what most of the surroundings look like: the median of a window larger than strokes,
//! whether the ink is darker or lighter. A median follows the edge of a shadow or of the sheet,
//! which a mean would smear into a band that looks like ink.

use crate::picture::gray::Plane;
use crate::picture::sheets;

/// The longest side of the thumbnail on which medians are taken, in pixels: light changes slowly.
const THUMBNAIL_SIDE: usize = 200;

/// The windows' sides as shares of the thumbnail's shorter side.
///
/// The first window must be more paper than ink even where thick strokes cross in a digit that
/// fills the picture (MNIST's own pictures: strokes of a tenth, up to a fifth, of the side). The
/// second sees no ink and can be small, which follows uneven light better.
const WINDOWS: [f32; 2] = [0.6, 0.16];

/// The contrast to the first estimate from which a pixel is kept out of the second, as a share.
const NO_PAPER: f32 = 0.2;

/// The windows' side, in blocks, of the median that takes strokes and rules out of the thumbnail
/// before sheets are looked for.
const THIN: usize = 5;

/// The paper's gray behind each pixel; where there is no paper, the pixel's own gray.
pub(super) fn estimate(gray: &Plane) -> Plane {
    let factor = gray.width.max(gray.height).div_ceil(THUMBNAIL_SIDE);
    let whole = Thumbnail::of(gray, factor, |_, _| true);
    let rough: Vec<f32> = whole
        .median(THIN / 2, None)
        .values
        .into_iter()
        .map(|value| value.map_or(255.0, f32::from))
        .collect();
    let mut paper = gray.clone();
    for sheet in sheets::find(&rough, whole.width) {
        of_sheet(gray, &whole, &sheet, &mut paper);
    }
    paper
}

/// Writes the paper's gray behind the pixels of one sheet.
fn of_sheet(gray: &Plane, whole: &Thumbnail, sheet: &[bool], paper: &mut Plane) {
    let reach = |share: f32| {
        let side = share * whole.width.min(whole.height) as f32;
        (side / 2.0).ceil() as usize
    };
    let first = whole.only(sheet).median(reach(WINDOWS[0]), None);
    let rough = first.enlarged(gray);
    let is_paper = |index: usize, value: u8| {
        let paper = f32::from(rough.values[index]);
        let off = f32::from(value) - paper;
        off.abs() < NO_PAPER * if off < 0.0 { paper } else { 255.0 - paper }.max(64.0)
    };
    let fine = Thumbnail::of(gray, whole.factor, is_paper)
        .only(sheet)
        .median(reach(WINDOWS[1]), Some(&first))
        .enlarged(gray);
    for (index, (to, from)) in paper.values.iter_mut().zip(fine.values).enumerate() {
        let (row, column) = (index / gray.width, index % gray.width);
        if sheet[row / whole.factor * whole.width + column / whole.factor] {
            *to = from;
        }
    }
}

/// A small picture of block means; blocks without a pixel that counts have none.
struct Thumbnail {
    factor: usize,
    width: usize,
    height: usize,
    values: Vec<Option<u8>>,
}

impl Thumbnail {
    fn of(gray: &Plane, factor: usize, counts: impl Fn(usize, u8) -> bool) -> Self {
        let (width, height) = (gray.width.div_ceil(factor), gray.height.div_ceil(factor));
        let mut sums = vec![(0_u32, 0_u32); width * height];
        for (index, &value) in gray.values.iter().enumerate() {
            if counts(index, value) {
                let (row, column) = (index / gray.width, index % gray.width);
                let (sum, count) = &mut sums[row / factor * width + column / factor];
                *sum += u32::from(value);
                *count += 1;
            }
        }
        let values = sums
            .into_iter()
            .map(|(sum, count)| (count > 0).then(|| (sum / count.max(1)) as u8))
            .collect();
        Self {
            factor,
            width,
            height,
            values,
        }
    }

    /// The same with values only in the blocks of a sheet.
    fn only(&self, sheet: &[bool]) -> Self {
        let values = self
            .values
            .iter()
            .zip(sheet)
            .map(|(value, own)| value.filter(|_| *own))
            .collect();
        Self { values, ..*self }
    }

    /// The median of a square window, `reach` blocks to each side, around each block, by a histogram that slides along the rows
    /// (Huang, Yang and Tang 1979). Where the window has no value, that of `otherwise`.
    fn median(&self, reach: usize, otherwise: Option<&Self>) -> Self {
        let mut values = Vec::with_capacity(self.values.len());
        for row in 0..self.height {
            let rows = row.saturating_sub(reach)..(row + reach + 1).min(self.height);
            let column_values = |column: usize| {
                rows.clone()
                    .filter_map(move |row| self.values[row * self.width + column])
            };
            let mut counts = [0_u32; 256];
            let mut total = 0;
            for value in (0..reach.min(self.width)).flat_map(column_values) {
                counts[usize::from(value)] += 1;
                total += 1;
            }
            for column in 0..self.width {
                if column + reach < self.width {
                    for value in column_values(column + reach) {
                        counts[usize::from(value)] += 1;
                        total += 1;
                    }
                }
                if column > reach {
                    for value in column_values(column - reach - 1) {
                        counts[usize::from(value)] -= 1;
                        total -= 1;
                    }
                }
                let other = || otherwise.and_then(|o| o.values[row * self.width + column]);
                values.push(middle(&counts, total).or_else(other));
            }
        }
        Self { values, ..*self }
    }

    /// Each pixel of `like` between the four blocks around it.
    fn enlarged(&self, like: &Plane) -> Plane {
        let places = |pixels: usize, blocks: usize| -> Vec<(usize, usize, f32)> {
            (0..pixels)
                .map(|pixel| {
                    let place = ((pixel as f32 + 0.5) / self.factor as f32 - 0.5).max(0.0);
                    let low = (place as usize).min(blocks - 1);
                    ((low), (low + 1).min(blocks - 1), place - low as f32)
                })
                .collect()
        };
        let columns = places(like.width, self.width);
        let mut values = Vec::with_capacity(like.values.len());
        for (above, below, down) in places(like.height, self.height) {
            let blend: Vec<f32> = (0..self.width)
                .map(|column| {
                    let at = |row: usize| {
                        f32::from(self.values[row * self.width + column].unwrap_or(255))
                    };
                    at(above) + (at(below) - at(above)) * down
                })
                .collect();
            values.extend(columns.iter().map(|&(left, right, along)| {
                (blend[left] + (blend[right] - blend[left]) * along).round() as u8
            }));
        }
        Plane { values, ..*like }
    }
}

/// The value that half of those counted do not exceed; nothing where none is counted.
fn middle(counts: &[u32; 256], total: u32) -> Option<u8> {
    let mut seen = 0;
    (0..=255_u8).find(|&value| {
        seen += counts[usize::from(value)];
        total > 0 && 2 * seen >= total
    })
}
