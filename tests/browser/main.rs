//! What `pkg` exports, called as JavaScript calls it, in a dedicated worker.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test may fail loudly, and bits that must be equal are compared as such"
)]

mod insight_session;
mod pkg;
mod worker_session;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
