//! The session as the training worker holds it.

use crate::data::DataFile;
use crate::training::{Command, Event, Session};
use crate::web::slices::{self, in_worker};

in_worker!(WorkerSession, Session);

impl slices::Session for Session {
    type Command = Command;
    type Event = Event;

    /// As often as a plot is worth redrawing.
    const REPORT_SECS: f64 = 0.1;
    const ARE_ALIKE: bool = true;
    /// A unit is a few milliseconds long, on a slow phone and for a large network some hundred.
    const MOST_UNIT_SECS: f64 = 2.0;

    fn load(files: Vec<DataFile>) -> Command {
        Command::Load { files }
    }
    fn handle(&mut self, command: Command) {
        self.handle(command);
    }
    fn is_running(&self) -> bool {
        self.is_running()
    }
    /// Evaluations are left out of the time of a training.
    fn is_timed(&self) -> bool {
        self.is_training()
    }
    fn advance(&mut self) {
        self.advance();
    }
    fn add_secs(&mut self, secs: f64) {
        self.add_training_secs(secs);
    }
    fn take_events(&mut self) -> Vec<Event> {
        self.take_events()
    }
}
