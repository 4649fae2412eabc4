//! What the selected digit's ink is at each stage of its preparation.

use std::fmt::Write;

use digit_lab::drawing::{NormalizedDrawing, Raster, Stroke, normalize_by, shrunk};
use leptos::prelude::*;

use crate::pad::{Content, Drawing};
use crate::reading::live::{Latest, LiveReading, PAD_SIZE};

/// A digit's ink at each stage.
#[derive(Clone, PartialEq)]
pub struct Stages {
    /// The digit's lines on the pad, as an SVG path.
    pub ink: String,
    /// What else is on the pad.
    pub rest: String,
    /// The ink scaled, its lines with it.
    pub shrunk: Raster,
    /// What comes after.
    pub normalized: NormalizedDrawing,
}

/// The stages of the selected digit; nothing while none was drawn.
pub fn use_stages() -> Memo<Option<Stages>> {
    let drawing = expect_context::<Drawing>();
    let latest = expect_context::<LiveReading>().latest();
    Memo::new(move |_| {
        latest.with(|latest| {
            drawing.with_untracked(|content| match content {
                Content::Strokes(strokes) => stages(latest, strokes),
                Content::Picture(_) => None,
            })
        })
    })
}

/// The drawing may have grown since it was read: what is new shows in the next frame.
fn stages(latest: &Latest, strokes: &[Stroke]) -> Option<Stages> {
    let indices = &latest.selected()?.strokes;
    let is_ink = |(index, _): &(usize, &Stroke)| indices.contains(index);
    let (ink, rest): (Vec<_>, Vec<_>) = strokes.iter().enumerate().partition(is_ink);
    let ink: Vec<Stroke> = ink.into_iter().map(|(_, stroke)| stroke.clone()).collect();
    Some(Stages {
        rest: path(rest.into_iter().map(|(_, stroke)| stroke)),
        shrunk: shrunk(latest.preparation, &ink, PAD_SIZE)?,
        normalized: normalize_by(latest.preparation, &ink, PAD_SIZE)?,
        ink: path(ink.iter()),
    })
}

/// Lines from point to point, in thousandths of the pad's side.
fn path<'a>(strokes: impl Iterator<Item = &'a Stroke>) -> String {
    let mut path = String::new();
    for stroke in strokes {
        for (index, point) in stroke.points.iter().enumerate() {
            let [x, y] = [point.x, point.y].map(|at| (at * 1000.0 / PAD_SIZE).round() as i32);
            let command = if index == 0 { 'M' } else { 'L' };
            // Writing to a string cannot fail.
            let _ = write!(path, "{command}{x} {y}");
        }
        if stroke.points.len() == 1 {
            // A line of no length still gets its round ends.
            path.push_str("h0");
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_begin_and_go_on_where_the_pen_did() {
        let strokes = [
            Stroke::new([[0.1, 0.2], [0.5, 1.0]]),
            Stroke::new([[0.25, -0.01]]),
        ];
        assert_eq!(path(strokes.iter()), "M100 200L500 1000M250 -10h0");
        assert_eq!(path([].iter()), "");
    }
}
