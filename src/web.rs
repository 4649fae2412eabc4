//! What `pkg` exports: the only code that speaks to JavaScript.
//!
//! `Trainer`, `Recognizer` and `convertModel` are for other people's pages, `WorkerSession`, `ExperimentSession`,
//! `InsightSession` and `openModel` for Digit Lab's own workers. Plain objects go in and out; every fault is an `Error` whose
//! message says what was expected and what came.

mod clock;
mod convert;
mod experiment_session;
mod insight_session;
mod models;
mod recognizer;
mod slices;
mod trainer;
mod worker_session;

pub use experiment_session::ExperimentSession;
pub use insight_session::InsightSession;
pub use models::{convert_model, open_model};
pub use recognizer::{Recognizer, picture_header};
pub use trainer::Trainer;
use wasm_bindgen::prelude::wasm_bindgen;
pub use worker_session::WorkerSession;

/// Makes a panic, which would be a bug, readable in the browser's console.
#[wasm_bindgen(js_name = showPanics)]
pub fn show_panics() {
    console_error_panic_hook::set_once();
}
