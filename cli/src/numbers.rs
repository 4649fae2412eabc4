//! Numbers composed of one writer's drawings of digits.

use std::collections::BTreeMap;

use digit_lab::drawing::{Bounds, LabeledDrawing, Stroke};
use digit_lab::rng::Generator;
use rand::RngExt;

use crate::drawings::{PAD, moved};

/// A digit's height, in shares of what digits of the number are high on average.
const HEIGHTS: std::ops::RangeInclusive<f32> = 0.85..=1.15;

/// How far a digit stands below the line, in the same shares.
const BASELINES: std::ops::RangeInclusive<f32> = -0.1..=0.1;

/// The white between the boxes of neighbors, in the same shares; below 0 they overlap.
const GAPS: std::ops::RangeInclusive<f32> = -0.1..=0.4;

/// The shares of the pad that a number may take: its width, and a digit's height.
const WIDTH: f32 = 0.9;
const HEIGHT: f32 = 0.6;

/// A number on the pad.
pub(crate) struct Number {
    /// What it says.
    pub(crate) label: String,
    pub(crate) strokes: Vec<Stroke>,
    /// For each digit, from left to right, its strokes.
    pub(crate) digits: Vec<Vec<usize>>,
    /// Which drawings its digits are.
    pub(crate) drawings: Vec<usize>,
}

/// Indices of each writer's drawings.
pub(crate) fn by_writer(drawings: &[LabeledDrawing]) -> Vec<Vec<usize>> {
    let mut writers: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, drawing) in drawings.iter().enumerate() {
        let writer = (drawing.source.as_str(), drawing.writer.as_str());
        writers.entry(writer).or_default().push(index);
    }
    writers.into_values().collect()
}

/// A number of `length` digits, each drawn at random from one writer's, written one after the other;
/// with `late_strokes` the last stroke of each digit that has several comes after all others.
pub(crate) fn compose(
    drawings: &[LabeledDrawing],
    writer: &[usize],
    length: usize,
    late_strokes: bool,
    rng: &mut Generator,
) -> Number {
    let chosen: Vec<usize> = (0..length)
        .map(|_| writer[rng.random_range(0..writer.len())])
        .collect();
    // In shares of a digit's height, the first digit's left edge and the line at 0.
    let mut right = 0.0;
    let mut written: Vec<Vec<Stroke>> = Vec::new();
    for &index in &chosen {
        let strokes = &drawings[index].strokes;
        let Some(bounds) = Bounds::of(strokes) else {
            written.push(Vec::new());
            continue;
        };
        let scale = rng.random_range(HEIGHTS) / height(bounds);
        let baseline = rng.random_range(BASELINES);
        let left = if written.is_empty() {
            0.0
        } else {
            right + rng.random_range(GAPS)
        };
        let bottom = bounds.top + bounds.height;
        written.push(moved(strokes, |[x, y]| {
            [
                (x - bounds.left) * scale + left,
                (y - bottom) * scale + baseline,
            ]
        }));
        right = left + bounds.width * scale;
    }
    let (strokes, digits) = in_order(written, late_strokes);
    Number {
        label: chosen
            .iter()
            .map(|&index| drawings[index].label.to_string())
            .collect(),
        strokes: on_pad(&strokes),
        digits,
        drawings: chosen,
    }
}

/// What counts as a drawing's height, in its units: not much less than its width, lest a line drawn
/// level become endless.
fn height(bounds: Bounds) -> f32 {
    bounds.height.max(bounds.width / 3.0).max(f32::MIN_POSITIVE)
}

/// The strokes as they are drawn, and which of them make up each digit.
fn in_order(written: Vec<Vec<Stroke>>, late_strokes: bool) -> (Vec<Stroke>, Vec<Vec<usize>>) {
    let mut digits = vec![Vec::new(); written.len()];
    let (mut strokes, mut late) = (Vec::new(), Vec::new());
    for (digit, mut of_digit) in written.into_iter().enumerate() {
        if late_strokes && of_digit.len() > 1 {
            late.extend(of_digit.pop().map(|stroke| (digit, stroke)));
        }
        for stroke in of_digit {
            digits[digit].push(strokes.len());
            strokes.push(stroke);
        }
    }
    for (digit, stroke) in late {
        digits[digit].push(strokes.len());
        strokes.push(stroke);
    }
    (strokes, digits)
}

/// The number in the middle of the pad, as large as it fits.
fn on_pad(strokes: &[Stroke]) -> Vec<Stroke> {
    let Some(bounds) = Bounds::of(strokes) else {
        return Vec::new();
    };
    let scale = PAD * HEIGHT.min(WIDTH / bounds.width.max(f32::MIN_POSITIVE));
    let (middle_x, middle_y) = (
        bounds.left + bounds.width / 2.0,
        bounds.top + bounds.height / 2.0,
    );
    moved(strokes, |[x, y]| {
        [
            (x - middle_x) * scale + PAD / 2.0,
            (y - middle_y) * scale + PAD / 2.0,
        ]
    })
}
