//! Tests of `digit_lab::drawing`.

mod generate;
mod normalize;
mod segment;
mod strokes;
