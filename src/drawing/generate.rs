//! Drawings made from a seed: digits as people all over the world write them, and what is none.
//!
//! A shape is one of many [`Template`]s, drawn by a hand of its own: bent, slanted, turned,
//! trembling, with gaps and overlaps at joins, at uneven speed. Networks learn from these digits
//! the hands that MNIST, written by Americans with pencils, has not seen.
//!
//! Drawings fit the unit square, `y` growing downwards, and reach two opposite sides of it.
//! The same generator makes the same strokes, bit for bit, on every target.

mod bend;
mod chance;
mod curve;
mod eight_nine;
mod four_five;
mod hand;
mod letters;
mod look_alikes;
mod no_digit;
mod overlaid;
mod scribbles;
mod six_seven;
mod symbols;
mod template;
mod two_three;
mod zero_one;

use crate::drawing::Stroke;
use crate::rng::Generator;

pub use no_digit::{NoDigit, no_digit};
pub use template::Template;

/// A drawing of a digit; of nothing, if it is more than 9.
pub fn digit(digit: u8, rng: &mut Generator) -> Vec<Stroke> {
    Template::pick(templates(digit), rng)
        .map(|template| template.draw(rng))
        .unwrap_or_default()
}

/// The shapes that a digit is given; none, if it is more than 9.
pub fn templates(digit: u8) -> &'static [Template] {
    match digit {
        0 => zero_one::ZERO,
        1 => zero_one::ONE,
        2 => two_three::TWO,
        3 => two_three::THREE,
        4 => four_five::FOUR,
        5 => four_five::FIVE,
        6 => six_seven::SIX,
        7 => six_seven::SEVEN,
        8 => eight_nine::EIGHT,
        9 => eight_nine::NINE,
        _ => &[],
    }
}
