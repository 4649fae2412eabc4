//! Tests of `digit_lab::training`.

mod augmentation;
mod change;
mod checkpoint;
mod config;
mod effect;
mod hand;
mod history;
mod hyperparameters;
mod layers;
mod monitors;
mod numerical;
mod options;
mod pixels;
mod protocol;
mod record;
mod run;
mod samples;
mod search;
mod session;
mod stopping;
