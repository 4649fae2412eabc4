//! The line to the training worker.

use digit_lab::training::{Command, Event, Fault};

use crate::workers::{Dialog, Line};

/// What the panel and its worker say to each other.
pub struct OfTraining;

/// A training worker that lives as long as this does.
pub type Link = Line<OfTraining>;

impl Dialog for OfTraining {
    type Command = Command;
    type Event = Event;

    const SCRIPT: &'static str = "worker.js";

    /// Its slices last 16 ms.
    const PATIENCE: u32 = 3;

    fn ping() -> Command {
        Command::Ping
    }

    fn broken(message: String) -> Event {
        Event::Failed {
            fault: Fault::Broken { message },
        }
    }

    fn answers_files(event: &Event) -> bool {
        matches!(
            event,
            Event::Loaded { .. }
                | Event::Failed {
                    fault: Fault::Data { .. }
                }
        )
    }
}
