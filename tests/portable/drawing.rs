//! Tests of `digit_lab::drawing`.

mod generate;
mod labeled;
mod normalize;
mod preparation;
mod segment;
mod strokes;
