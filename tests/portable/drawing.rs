//! Tests of `digit_lab::drawing`.

mod generate;
mod normalize;
mod strokes;
