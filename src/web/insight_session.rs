//! The session as the worker that looks into a network holds it.

use crate::data::DataFile;
use crate::insight::session::{Command, Event, Session};
use crate::web::slices::{self, in_worker};

in_worker!(InsightSession, Session);

impl slices::Session for Session {
    type Command = Command;
    type Event = Event;

    const REPORT_SECS: f64 = 0.1;
    const ARE_ALIKE: bool = false;
    /// Nobody is told how long one took.
    const MOST_UNIT_SECS: f64 = f64::INFINITY;

    fn load(files: Vec<DataFile>) -> Command {
        Command::Load { files }
    }
    fn handle(&mut self, command: Command) {
        self.handle(command);
    }
    fn is_running(&self) -> bool {
        self.is_running()
    }
    fn is_timed(&self) -> bool {
        true
    }
    fn advance(&mut self) {
        self.advance();
    }
    fn add_secs(&mut self, secs: f64) {
        self.add_secs(secs);
    }
    fn take_events(&mut self) -> Vec<Event> {
        self.take_events()
    }
    fn rest_after(&self, secs: f64) -> f64 {
        self.rest_after(secs)
    }
}
