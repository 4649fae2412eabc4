//! What `pkg` exports, called as JavaScript calls it, in a dedicated worker.
#![cfg(target_arch = "wasm32")]

mod pkg;
mod worker_session;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
