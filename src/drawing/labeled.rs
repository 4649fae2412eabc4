//! A labeled drawing, and the line of JSON that it is in files and in storage.

use std::fmt::Write;

use serde::Deserialize;
use thiserror::Error;

use crate::drawing::{Bounds, PIXELS, Point, Stroke, normalize};
use crate::json::Json;
use crate::quote::shown;

/// The side of the pad: drawings made here lie in shares of it.
const PAD: f32 = 1.0;

/// The share of the pad that a drawing from elsewhere takes.
const SHARE: f32 = 0.6;

/// Labels are below it.
const DIGITS: usize = 10;

/// What somebody drew, and which digit it is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct LabeledDrawing {
    /// 0 to 9.
    pub label: u8,
    /// Who drew it; free text, as the next two are.
    #[serde(default)]
    pub writer: String,
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
    /// What it was drawn with.
    #[serde(default)]
    pub input: String,
    /// In shares of the pad's side.
    pub strokes: Vec<Stroke>,
}

/// Why a line describes no labeled drawing.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum LineError {
    /// No JSON, or other JSON.
    #[error(
        "expected {{\"label\": 0-9, \"strokes\": [[[x, y], ...], ...]}}, got a line that is none: {}",
        shown(reason)
    )]
    Malformed {
        /// What the parser said.
        reason: String,
    },
    /// A label that is no digit.
    #[error("expected a label from 0 to 9, got {got}")]
    Label {
        /// The label.
        got: u8,
    },
    /// Strokes without a point.
    #[error("expected strokes with at least one point, got none")]
    NoInk,
    /// Numbers too large to compute with.
    #[error("expected coordinates that a pad may have, got some that are too large")]
    TooLarge,
}

impl LabeledDrawing {
    /// A drawing made on the page.
    pub fn made_here(label: u8, strokes: Vec<Stroke>) -> Self {
        Self {
            label,
            writer: "me".to_owned(),
            source: "digit-lab".to_owned(),
            input: String::new(),
            strokes,
        }
    }

    /// The drawing that a line describes, in the units of whoever wrote it; perhaps without ink.
    pub fn parse<J: Json>(line: &str) -> Result<Self, LineError> {
        let drawing: Self = J::parse(line).map_err(|reason| LineError::Malformed { reason })?;
        if usize::from(drawing.label) < DIGITS {
            Ok(drawing)
        } else {
            let got = drawing.label;
            Err(LineError::Label { got })
        }
    }

    /// The drawing that a line describes, put on the pad where its units are others.
    pub fn on_pad<J: Json>(line: &str) -> Result<Self, LineError> {
        let drawing = Self::parse::<J>(line)?;
        let bounds = Bounds::of(&drawing.strokes).ok_or(LineError::NoInk)?;
        let edges = [bounds.left, bounds.top, bounds.width, bounds.height];
        if !edges.iter().all(|edge| edge.is_finite()) {
            return Err(LineError::TooLarge);
        }
        let is_on_pad = bounds.left >= 0.0
            && bounds.top >= 0.0
            && bounds.left + bounds.width <= PAD
            && bounds.top + bounds.height <= PAD;
        if is_on_pad {
            return Ok(drawing);
        }
        let extent = bounds.width.max(bounds.height).max(f32::MIN_POSITIVE);
        let scale = SHARE * PAD / extent;
        let left = (PAD - bounds.width * scale) / 2.0;
        let top = (PAD - bounds.height * scale) / 2.0;
        Ok(Self {
            strokes: moved(&drawing.strokes, |p| {
                Point::new(
                    (p.x - bounds.left) * scale + left,
                    (p.y - bounds.top) * scale + top,
                )
            }),
            ..drawing
        })
    }

    /// The line that describes it.
    pub fn line(&self) -> String {
        let texts = [
            ("writer", &self.writer),
            ("source", &self.source),
            ("input", &self.input),
        ];
        let mut line = format!("{{\"label\":{}", self.label);
        for (name, text) in texts {
            let _ = write!(line, ",\"{name}\":{}", quoted(text));
        }
        let points = |stroke: &Stroke| {
            let points = stroke.points.iter().map(|p| format!("[{},{}]", p.x, p.y));
            format!("[{}]", points.collect::<Vec<_>>().join(","))
        };
        let strokes: Vec<_> = self.strokes.iter().map(points).collect();
        let _ = write!(line, ",\"strokes\":[{}]}}", strokes.join(","));
        line
    }

    /// The picture that a network gets of it, grays from 0 to 255.
    pub fn picture(&self) -> [u8; PIXELS] {
        let drawing = normalize(&self.strokes, PAD);
        drawing.map_or([0; PIXELS], |drawing| {
            drawing.pixels().map(|gray| (gray * 255.0).round() as u8)
        })
    }
}

fn moved(strokes: &[Stroke], to: impl Fn(&Point) -> Point) -> Vec<Stroke> {
    let stroke = |stroke: &Stroke| Stroke {
        points: stroke.points.iter().map(&to).collect(),
    };
    strokes.iter().map(stroke).collect()
}

/// A text as JSON has it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\0'..='\u{1f}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(sign));
            }
            _ => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}
