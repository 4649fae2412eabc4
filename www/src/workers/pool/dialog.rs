//! What an experiment and its worker say to each other.

use digit_lab::book::session::{Command, Event, Fault};

use crate::workers::line::Dialog;

/// The messages of experiments.
pub(super) struct OfExperiments;

impl Dialog for OfExperiments {
    type Command = Command;
    type Event = Event;

    const SCRIPT: &'static str = "experiment_worker.js";

    /// A support vector machine's units are a library's work and last as long as they do.
    const PATIENCE: u32 = 20;

    fn ping() -> Command {
        Command::Ping
    }

    fn broken(message: String) -> Event {
        Event::Failed {
            ticket: None,
            fault: Fault::Broken { message },
        }
    }

    fn answers_files(event: &Event) -> bool {
        matches!(
            event,
            Event::Loaded { .. }
                | Event::Failed {
                    fault: Fault::Data { .. },
                    ..
                }
        )
    }
}
