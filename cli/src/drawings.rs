//! Drawings files, and how their drawings are put on a pad.

use std::path::Path;

use digit_lab::drawing::{Bounds, LabeledDrawing, Stroke};
use digit_lab::json::SerdeJson;

use crate::fault::Fault;
use crate::files;

/// The side of the pad that drawings are put on: any would do.
pub(crate) const PAD: f32 = 1_000.0;

/// The share of the pad that a drawing's larger side takes.
const SHARE: f32 = 0.6;

/// The drawings in a file, one JSON object a line, plain or gzipped; at least one.
pub(crate) fn drawings(file: &Path) -> Result<Vec<LabeledDrawing>, Fault> {
    let content = files::read_unpacked(file)?;
    let text = String::from_utf8_lossy(&content);
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let drawings = lines
        .map(|(index, line)| {
            LabeledDrawing::parse::<SerdeJson>(line).map_err(|error| Fault::Drawing {
                path: file.to_owned(),
                line: index + 1,
                error,
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    if drawings.is_empty() {
        return Err(Fault::NoDrawings {
            path: file.to_owned(),
        });
    }
    Ok(drawings)
}

/// The drawing scaled into the middle of the pad, proportions kept: sources have units of their own.
pub(crate) fn placed(strokes: &[Stroke]) -> Vec<Stroke> {
    placed_at(strokes, SHARE, [0.5, 0.5])
}

/// The drawing scaled so that its larger side takes `share` of the pad, and moved: `[0, 0]` is the
/// upper left corner, `[1, 1]` the lower right one.
pub(crate) fn placed_at(strokes: &[Stroke], share: f32, place: [f32; 2]) -> Vec<Stroke> {
    let Some(bounds) = Bounds::of(strokes) else {
        return Vec::new();
    };
    let scale = PAD * share / bounds.width.max(bounds.height).max(f32::MIN_POSITIVE);
    let [right, down] = place;
    let left = right * (PAD - bounds.width * scale);
    let top = down * (PAD - bounds.height * scale);
    moved(strokes, |[x, y]| {
        [
            (x - bounds.left) * scale + left,
            (y - bounds.top) * scale + top,
        ]
    })
}

/// The strokes with each point moved.
pub(crate) fn moved(strokes: &[Stroke], to: impl Fn([f32; 2]) -> [f32; 2]) -> Vec<Stroke> {
    let stroke = |stroke: &Stroke| Stroke::new(stroke.points.iter().map(|&p| to(p.into())));
    strokes.iter().map(stroke).collect()
}
