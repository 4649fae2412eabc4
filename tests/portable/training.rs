//! Tests of `digit_lab::training`.

mod augmentation;
mod change;
mod checkpoint;
mod config;
mod hand;
mod layers;
mod monitors;
mod numerical;
mod options;
mod pixels;
mod protocol;
mod run;
mod search;
mod session;
mod stopping;
