//! Training as a conversation: commands in, events out.
//!
//! [`Session`] is a pure state machine. It knows no clock, thread or browser: whoever runs it (the
//! worker, the command line, a test) hands it commands and asks it to advance by one unit of work
//! at a time.

mod choice;
mod config;
mod field;
pub mod hand;
mod hint;
mod history;
mod layers;
mod limits;
mod preset;
mod problem;
mod protocol;
mod record;
mod run;
pub mod search;
mod session;
mod spec;

pub use choice::{Augmentation, Optimizer, Order, Pixels, RateSchedule, Reduction};
pub use config::TrainingConfig;
pub use field::Field;
pub use hint::Hint;
pub use history::{History, Moment};
pub use layers::{Layers, LayersError};
pub use limits::Limits;
pub use preset::Preset;
pub use problem::{FieldError, Problem};
pub use protocol::{Command, EpochRecord, Event, Fault, LayerMonitor, Phase, Plan, Refusal};
pub use record::{
    Bucket, Build, Changed, DataNote, Difference, NotSamples, Outcome, Place, RecordError,
    Recorder, RunRecord, Samples, digest,
};
pub use run::{Change, CheckpointError, Ending, Patience, Rates, Rule, Run, Schedule, Work};
pub use session::Session;
pub use spec::TrainingSpec;
