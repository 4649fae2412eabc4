//! Tests of `digit_lab::data`.

mod augment;
mod content;
mod idx;
mod ink;
mod mnist;
