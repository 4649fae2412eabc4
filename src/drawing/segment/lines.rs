//! Lines of digits, one below the other.

use crate::drawing::segment::ink::Ink;

/// The least share of the taller of two lines that the other is high: a bar above a 5 is no line.
const LEAST_HEIGHT: f32 = 0.4;

/// The least white between two lines, as a share of the less high one. The circles of an 8 may be
/// a tenth of its height apart, a fifth of their own.
const LEAST_GAP: f32 = 0.25;

/// A line in the making: ink and where it begins and ends.
struct Band {
    inks: Vec<Ink>,
    top: f32,
    bottom: f32,
}

impl Band {
    fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

/// The ink of each line, from top to bottom: cut where a white stripe goes through all of the
/// drawing and the ink on either side is about as high as a digit.
pub(super) fn split(mut inks: Vec<Ink>) -> Vec<Vec<Ink>> {
    inks.sort_by(|a, b| a.bounds.top.total_cmp(&b.bounds.top));
    let mut bands: Vec<Band> = Vec::new();
    for ink in inks {
        match bands.last_mut() {
            Some(band) if ink.bounds.top <= band.bottom => {
                band.bottom = band.bottom.max(ink.bottom());
                band.inks.push(ink);
            }
            _ => bands.push(Band {
                top: ink.bounds.top,
                bottom: ink.bottom(),
                inks: vec![ink],
            }),
        }
    }
    while let Some(upper) = first_not_apart(&bands) {
        let mut lower = bands.remove(upper + 1);
        bands[upper].bottom = lower.bottom;
        bands[upper].inks.append(&mut lower.inks);
    }
    bands.into_iter().map(|band| band.inks).collect()
}

/// The narrowest white stripe that does not part two lines, as the index of the band above it.
fn first_not_apart(bands: &[Band]) -> Option<usize> {
    let gap = |pair: &[Band]| pair[1].top - pair[0].bottom;
    let is_apart = |pair: &[Band]| {
        let (low, high) = (
            pair[0].height().min(pair[1].height()),
            pair[0].height().max(pair[1].height()),
        );
        low >= LEAST_HEIGHT * high && gap(pair) >= LEAST_GAP * low
    };
    bands
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| !is_apart(pair))
        .min_by(|(_, a), (_, b)| gap(a).total_cmp(&gap(b)))
        .map(|(upper, _)| upper)
}
