//! Tests of `digit_lab::training`.

mod config;
mod hand;
mod layers;
mod options;
mod protocol;
mod run;
mod session;
