//! Tests of `digit_lab::insight`.

mod components;
mod gradient_check;
mod knock_out;
mod landscape;
mod layers;
mod networks;
mod pictures;
mod readings;
mod session;
mod step;
mod trace;
