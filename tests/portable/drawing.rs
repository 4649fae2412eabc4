//! Tests of `digit_lab::drawing`.

mod normalize;
mod strokes;
