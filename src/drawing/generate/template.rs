//! The notation in which shapes are written down, and what becomes of it.

use crate::drawing::generate::chance::{around_zero, between, chance, pick};
use crate::drawing::generate::curve::{Control, Path, through};
use crate::drawing::generate::hand::Hand;
use crate::drawing::{Point, Stroke};
use crate::rng::Generator;

/// How far every control point lies off its place at most, in hundredths: no two drawings of a
/// person are the same. From looking at how much repeated digits of one writer differ.
const SCATTER: f32 = 5.0;

/// One way to draw something.
///
/// The strokes are written as control points in a square from 0 to 100, `y` growing downwards:
///
/// - `50,10` is a point that the line goes through smoothly, `50,10!` one where it has a corner;
/// - `50+8a,10-5b` is moved by parameters that are drawn anew for every drawing: small letters lie
///   in -1..1, capitals in 0..1, and the same letter is the same number wherever it stands;
/// - ` | ` separates strokes; a stroke that begins with `40%` is there in 40 of 100 drawings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Template {
    name: &'static str,
    weight: f32,
    width: [f32; 2],
    strokes: &'static str,
}

impl Template {
    /// A shape: how often it is drawn, and by how much it is made narrower or wider.
    pub(super) const fn new(
        name: &'static str,
        weight: f32,
        width: [f32; 2],
        strokes: &'static str,
    ) -> Self {
        Self {
            name,
            weight,
            width,
            strokes,
        }
    }

    /// What the shape is called.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// A drawing of this shape by a hand of its own; it fits the unit square.
    pub fn draw(&self, rng: &mut Generator) -> Vec<Stroke> {
        let paths = self.paths(rng);
        Hand::new(rng).draw(&paths, rng)
    }

    /// One of several shapes, as often as their weights say.
    pub(super) fn pick<'a>(templates: &'a [Self], rng: &mut Generator) -> Option<&'a Self> {
        pick(templates, |template| template.weight, rng)
    }

    /// The shape's strokes as dense lines, in hundredths, before any hand touches them.
    pub(super) fn paths(&self, rng: &mut Generator) -> Vec<Path> {
        let parameters = Parameters::draw(rng);
        let width = between(self.width[0], self.width[1], rng);
        let mut paths = Vec::new();
        for stroke in self.strokes.split('|') {
            let (share, points) = optional(stroke);
            let is_drawn = chance(share, rng);
            let controls: Vec<Control> = points
                .split_whitespace()
                .filter_map(|text| control(text, &parameters))
                .map(|(at, is_corner)| Control {
                    at: Point::new(
                        50.0 + (at.x + around_zero(SCATTER, rng) - 50.0) * width,
                        at.y + around_zero(SCATTER, rng),
                    ),
                    is_corner,
                })
                .collect();
            if is_drawn {
                paths.push(through(&controls, rng));
            }
        }
        paths
    }
}

/// The values of a drawing's parameters.
struct Parameters {
    small: [f32; 26],
    capital: [f32; 26],
}

impl Parameters {
    fn draw(rng: &mut Generator) -> Self {
        Self {
            small: std::array::from_fn(|_| between(-1.0, 1.0, rng)),
            capital: std::array::from_fn(|_| between(0.0, 1.0, rng)),
        }
    }

    fn value(&self, letter: u8) -> Option<f32> {
        let of = |values: &[f32; 26], first: u8| {
            values.get(usize::from(letter.wrapping_sub(first))).copied()
        };
        if letter.is_ascii_lowercase() {
            of(&self.small, b'a')
        } else {
            of(&self.capital, b'A')
        }
    }
}

/// The share of drawings that have the stroke, and its points.
fn optional(stroke: &str) -> (f32, &str) {
    match stroke.split_once('%') {
        Some((percent, points)) => (percent.trim().parse().unwrap_or(100.0) / 100.0, points),
        None => (1.0, stroke),
    }
}

fn control(text: &str, parameters: &Parameters) -> Option<(Point, bool)> {
    let (place, is_corner) = match text.strip_suffix('!') {
        Some(place) => (place, true),
        None => (text, false),
    };
    let point = place.split_once(',').and_then(|(x, y)| {
        Some(Point::new(
            coordinate(x, parameters)?,
            coordinate(y, parameters)?,
        ))
    });
    // Templates are constants, and the tests draw every one.
    debug_assert!(point.is_some(), "no point: {text}");
    Some((point?, is_corner))
}

/// The sum that the text writes down, such as `30+8a-5B`.
fn coordinate(text: &str, parameters: &Parameters) -> Option<f32> {
    let mut sum = 0.0;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest[1..].find(['+', '-']).map_or(rest.len(), |at| at + 1);
        let (term, after) = rest.split_at(end);
        rest = after;
        sum += match term.as_bytes().last() {
            Some(&letter) if letter.is_ascii_alphabetic() => {
                term[..term.len() - 1].parse::<f32>().ok()? * parameters.value(letter)?
            }
            _ => term.parse::<f32>().ok()?,
        };
    }
    Some(sum)
}
