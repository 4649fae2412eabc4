//! Tests of `digit_lab::insight`.

mod networks;
mod step;
mod trace;
