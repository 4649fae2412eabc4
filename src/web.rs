//! What `pkg` exports: the only code that speaks to JavaScript.
//!
//! `Trainer`, `Recognizer`, `pictureHeader` and `convertModel` are for other people's pages, `WorkerSession`,
//! `ExperimentSession`, `InsightSession`, `openModel`, `openBackup`, `saveBackup` and `lastPanic` for Digit Lab's own
//! workers. Plain objects go in and out; every fault is an `Error` whose message says what was expected and what came.
//!
//! With the feature `web-reader` alone there is only `Recognizer`.

#[cfg(feature = "web")]
mod backup;
#[cfg(not(feature = "web"))]
mod browser_json;
#[cfg(feature = "web")]
mod clock;
mod convert;
#[cfg(feature = "web")]
mod experiment_session;
#[cfg(feature = "web")]
mod files;
#[cfg(feature = "web")]
mod insight_session;
#[cfg(feature = "web")]
mod models;
#[cfg(feature = "web")]
mod panics;
#[cfg(feature = "web")]
mod picture;
mod recognizer;
#[cfg(feature = "web")]
mod slices;
#[cfg(feature = "web")]
mod trainer;
#[cfg(feature = "web")]
mod worker_session;

#[cfg(feature = "web")]
pub use backup::{open_backup, save_backup};
#[cfg(feature = "web")]
pub use experiment_session::ExperimentSession;
#[cfg(feature = "web")]
pub use insight_session::InsightSession;
#[cfg(feature = "web")]
pub use models::{convert_model, open_model};
#[cfg(feature = "web")]
pub use panics::last_panic;
#[cfg(feature = "web")]
pub use picture::picture_header;
pub use recognizer::Recognizer;
#[cfg(feature = "web")]
pub use trainer::Trainer;
#[cfg(feature = "web")]
pub use worker_session::WorkerSession;

/// Makes a panic, which would be a bug, readable in the browser's console.
fn show_panics() {
    #[cfg(feature = "web")]
    panics::watch();
    #[cfg(not(feature = "web"))]
    console_error_panic_hook::set_once();
}
