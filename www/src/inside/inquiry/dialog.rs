//! What the page and the worker that looks into networks say to each other.

use digit_lab::insight::session::{Command, Event, Fault};

use crate::workers::Dialog;

/// The messages of the worker that looks into networks.
pub(super) struct OfInsight;

impl Dialog for OfInsight {
    type Command = Command;
    type Event = Event;

    const SCRIPT: &'static str = "insight_worker.js";

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
