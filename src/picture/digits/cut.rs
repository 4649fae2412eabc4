//! Two digits or more whose ink touches.

use crate::picture::digits::Candidate;
use crate::picture::parts::{Area, Labels};

/// From how many times as wide as high ink may be several digits: a wide 0 or 2 has up to 1.2.
const WIDE: f32 = 1.25;

/// The usual width of a digit, as a share of its height, with the gap to the next.
const USUAL_WIDTH: f32 = 0.75;

/// How far from an even cut the place is looked for, as a share of a digit's width.
const REACH: f32 = 0.35;

/// The most ink in the column of a cut, as a share of the height: one stroke's crossing. Two
/// digits touch with one; the middle of a wide 0 or 8 has two or three.
const CUT_INK: f32 = 0.25;

/// The least height of what is cut off, as a share of the whole: the bar of a 7 is no digit.
const LEAST_HEIGHT: f32 = 0.6;

/// The digits in one candidate: itself, or its pieces where it is wide and thin enough in between.
pub(super) fn cut(labels: &Labels, candidate: Candidate) -> Vec<Candidate> {
    let Area { left, right, .. } = candidate.area;
    let (width, height) = (
        candidate.area.width() as f32,
        candidate.area.height() as f32,
    );
    if width < WIDE * height {
        return vec![candidate];
    }
    let columns = inked_rows(labels, &candidate);
    let count = (width / (USUAL_WIDTH * height)).round().max(2.0) as usize;
    let piece = width / count as f32;
    let mut edges = vec![left];
    for index in 1..count {
        let even = index as f32 * piece;
        let low = (even - REACH * piece) as usize;
        let high = ((even + REACH * piece) as usize).min(columns.len());
        let thinnest = (low..high)
            .filter(|&column| columns[column] as f32 <= CUT_INK * height)
            .min_by_key(|&column| (columns[column], column.abs_diff(even as usize)));
        match thinnest {
            Some(column) => edges.push(left + column),
            None => return vec![candidate],
        }
    }
    edges.push(right);
    let pieces: Option<Vec<Candidate>> = edges
        .windows(2)
        .map(|edge| {
            let area = Area {
                left: edge[0],
                right: edge[1],
                ..candidate.area
            };
            let labels_kept = candidate.labels.clone();
            let piece = tight(
                labels,
                Candidate {
                    area,
                    labels: labels_kept,
                },
            )?;
            (piece.area.height() as f32 >= LEAST_HEIGHT * height).then_some(piece)
        })
        .collect();
    pieces.unwrap_or_else(|| vec![candidate])
}

/// For each column, how many rows have the candidate's ink.
fn inked_rows(labels: &Labels, candidate: &Candidate) -> Vec<usize> {
    let Area {
        left,
        right,
        top,
        bottom,
    } = candidate.area;
    let mut columns = vec![0; candidate.area.width()];
    for row in top..bottom {
        for (count, &label) in columns.iter_mut().zip(labels.row(row, left, right)) {
            *count += usize::from(candidate.has(label));
        }
    }
    columns
}

/// The candidate with its area drawn in to its ink; nothing where there is none.
fn tight(labels: &Labels, candidate: Candidate) -> Option<Candidate> {
    let Area {
        left,
        right,
        top,
        bottom,
    } = candidate.area;
    let columns = inked_rows(labels, &candidate);
    let has_ink = |row: &usize| {
        labels
            .row(*row, left, right)
            .iter()
            .any(|&label| candidate.has(label))
    };
    let area = Area {
        left: left + columns.iter().position(|&rows| rows > 0)?,
        right: left + columns.iter().rposition(|&rows| rows > 0)? + 1,
        top: (top..bottom).find(has_ink)?,
        bottom: (top..bottom).rfind(has_ink)? + 1,
    };
    Some(Candidate { area, ..candidate })
}
