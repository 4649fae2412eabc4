//! The engine's tests: one binary that runs natively and, the same, in a browser's worker.
//!
//! Modules mirror those of `src`. `fixtures` holds what several of them need.
#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may fail loudly, and bits that must be equal are compared as such"
)]

mod backup;
mod book;
mod data;
mod drawing;
mod fixtures;
mod insight;
mod model_file;
mod names;
mod nn;
mod onnx;
mod picture;
mod reading;
mod training;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
