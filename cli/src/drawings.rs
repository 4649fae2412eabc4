//! Drawings files, and how their drawings are put on a pad.

use std::path::Path;

use digit_lab::drawing::{Bounds, Stroke};
use digit_lab::reading::DIGITS;
use serde::Deserialize;

use crate::fault::Fault;
use crate::files;

/// The side of the pad that drawings are put on: any would do.
pub(crate) const PAD: f32 = 1_000.0;

/// The share of the pad that a drawing's larger side takes.
const SHARE: f32 = 0.6;

/// A line of a drawings file; what else it says is not needed here.
#[derive(Deserialize)]
pub(crate) struct Drawing {
    pub(crate) label: u8,
    #[serde(default)]
    pub(crate) source: String,
    pub(crate) strokes: Vec<Stroke>,
}

/// The drawings in a file, one JSON object a line, plain or gzipped; at least one.
pub(crate) fn drawings(file: &Path) -> Result<Vec<Drawing>, Fault> {
    let content = files::read_unpacked(file)?;
    let text = String::from_utf8_lossy(&content);
    let wrong = |line: usize, reason: String| Fault::Drawing {
        path: file.to_owned(),
        line: line + 1,
        reason,
    };
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let drawings = lines
        .map(|(index, line)| {
            let drawing: Drawing =
                serde_json::from_str(line).map_err(|error| wrong(index, error.to_string()))?;
            if usize::from(drawing.label) >= DIGITS {
                return Err(wrong(index, format!("the label {}", drawing.label)));
            }
            Ok(drawing)
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
    let Some(bounds) = Bounds::of(strokes) else {
        return Vec::new();
    };
    let scale = PAD * SHARE / bounds.width.max(bounds.height).max(f32::MIN_POSITIVE);
    let (x, y) = (
        bounds.left + bounds.width / 2.0,
        bounds.top + bounds.height / 2.0,
    );
    let place = |stroke: &Stroke| {
        Stroke::new(
            stroke
                .points
                .iter()
                .map(|p| [(p.x - x) * scale + PAD / 2.0, (p.y - y) * scale + PAD / 2.0]),
        )
    };
    strokes.iter().map(place).collect()
}
