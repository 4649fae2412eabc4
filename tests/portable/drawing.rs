//! Tests of `digit_lab::drawing`.

mod generate;
mod normalize;
mod preparation;
mod segment;
mod strokes;
