//! Tests of `digit_lab::training`.

mod config;
mod hand;
mod layers;
mod protocol;
mod run;
mod session;
