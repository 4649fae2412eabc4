//! Tests of `digit_lab::data`.

mod augment;
mod idx;
mod ink;
mod mnist;
