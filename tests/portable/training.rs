//! Tests of `digit_lab::training`.

mod config;
mod hand;
mod layers;
mod options;
mod protocol;
mod record;
mod run;
mod samples;
mod session;
