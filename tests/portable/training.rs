//! Tests of `digit_lab::training`.

mod config;
mod layers;
mod protocol;
mod run;
mod session;
