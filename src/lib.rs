//! Digit Lab's engine: neural networks that read drawn digits, and their training.
//!
//! The straight way from pointer to score is [`drawing`] (strokes to a 28x28 picture), [`nn`]
//! (picture to outputs), both joined in [`reading`]. The straight way from a form to a curve is
//! [`training`]: a `TrainingSpec` becomes a `TrainingConfig`, a `Session` trains with it in small
//! units of work, and `Event`s tell what came out.
//!
//! The engine knows no browser, clock, file system or thread; randomness comes from seeds
//! ([`rng`]). Only the module behind the feature `web`, for `wasm32`, speaks to JavaScript.

pub mod book;
pub mod data;
pub mod drawing;
pub mod insight;
pub mod json;
pub mod model_file;
pub mod names;
pub mod nn;
pub mod picture;
mod quote;
pub mod reading;
pub mod rng;
pub mod training;

#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub mod web;
