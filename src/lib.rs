//! Digit Lab's engine.
#[cfg(all(feature = "web", target_arch = "wasm32"))]
mod web;
