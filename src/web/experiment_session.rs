//! The session as an experiment's worker holds it.

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::book::session::{Command, Event, Session};
use crate::data::DataFile;
use crate::web::slices::{self, Slices};

/// Commands in, slices of work, events out.
#[wasm_bindgen]
pub struct ExperimentSession(Slices<Session>);

#[wasm_bindgen]
impl ExperimentSession {
    /// A session that tells its events, plain objects, to `post`.
    #[wasm_bindgen(constructor)]
    pub fn new(post: Function) -> Self {
        Self(Slices::new(post))
    }

    /// Obeys a command, a plain object.
    pub fn handle(&mut self, command: JsValue) -> Result<(), JsValue> {
        self.0.handle(command)
    }

    /// Works for about 16 ms; answers whether there is more to do.
    pub fn slice(&mut self) -> Result<bool, JsValue> {
        self.0.slice()
    }

    /// How long to rest before the next slice, in milliseconds.
    pub fn rest(&self) -> f64 {
        self.0.rest()
    }
}

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
