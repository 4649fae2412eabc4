//! The digits in a drawing: segmentation by recognition.

use crate::drawing::{Group, Line, Stroke, segment};
use crate::reading::{DigitReading, Reading};

/// Ink that geometry speaks so much against, in nats, is not surely a digit whatever the network
/// says: a mark a third as high as the line, a stroke twice as wide as high.
const DOUBTFUL_COST: f32 = 4.0;

/// Reads a drawing on a square pad, `pad_size` units wide: as many digits as it shows.
///
/// Where geometry says which strokes make up each digit, each digit is read once. Where it does not,
/// all groups of strokes that may be digits are read, and those are the digits that are cheapest
/// together: by their geometry (see [`segment`]) and by how little the network makes of them.
///
/// `read_inks` reads each ink, some strokes, as one digit; nothing where one has no picture because
/// its numbers overflow, and then nothing is read.
pub(super) fn read_number(
    strokes: &[Stroke],
    pad_size: f32,
    read_inks: impl FnOnce(Vec<Vec<Stroke>>) -> Option<Vec<DigitReading>>,
) -> Reading {
    let lines = segment(strokes, pad_size);
    let groups = lines.iter().flat_map(Line::groups);
    let ink = |group: &Group| {
        let ink = group.strokes.iter().filter_map(|&index| strokes.get(index));
        ink.cloned().collect()
    };
    let inks: Vec<Vec<Stroke>> = groups.map(ink).collect();
    let mut readings = read_inks(inks).unwrap_or_default().into_iter();
    let mut digits = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let readings: Vec<_> = readings.by_ref().take(line.groups().len()).collect();
        let costs: Vec<f32> = readings.iter().map(reading_cost).collect();
        let chosen = line.cheapest(&costs);
        let groups = line.groups().iter().zip(readings).enumerate();
        let chosen = groups.filter(|(index, _)| chosen.contains(index));
        digits.extend(chosen.map(|(_, (group, reading))| of_group(group, reading, index)));
    }
    Reading { digits }
}

/// What is read from a group's ink, with what is known of the group.
fn of_group(group: &Group, reading: DigitReading, line: usize) -> DigitReading {
    DigitReading {
        sure: reading.sure && group.cost < DOUBTFUL_COST && group.specks.is_empty(),
        line,
        strokes: group.strokes.clone(),
        specks: group.specks.clone(),
        ..reading
    }
}

/// What it costs to take this for a digit, in nats: `-ln` of the score of the digit read.
///
/// Scores below a hundredth count as one: what a network says of ink that is no digit is no
/// measurement.
fn reading_cost(reading: &DigitReading) -> f32 {
    const LEAST_SCORE: f32 = 0.01;
    -reading.score().max(LEAST_SCORE).ln()
}
