//! Tests of `digit_lab::insight`.

mod gradient_check;
mod knock_out;
mod networks;
mod pictures;
mod readings;
mod step;
mod trace;
