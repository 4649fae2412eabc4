//! The session as an experiment's worker holds it.

use crate::book::session::{Command, Event, Session};
use crate::data::DataFile;
use crate::web::slices::{self, in_worker};

in_worker!(ExperimentSession, Session);

impl slices::Session for Session {
    type Command = Command;
    type Event = Event;

    /// Several workers report to one page.
    const REPORT_SECS: f64 = 0.1;
    const ARE_ALIKE: bool = false;
    /// What a library does takes as long as it does.
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
}
