//! Sessions of the engine as their workers hold them: commands in, slices of work, events out.

use js_sys::Function;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::web::clock::Clock;
use crate::web::convert::{from_js, to_js};

/// How long a slice of work lasts before the worker looks at its messages, in seconds.
const SLICE_SECS: f64 = 0.016;

/// A state machine of the engine that works in small units.
pub(super) trait Session: Default {
    /// What it is told.
    type Command: DeserializeOwned;
    /// What it tells.
    type Event: Serialize;

    /// How far apart reports of progress are, in seconds.
    const REPORT_SECS: f64;

    fn handle(&mut self, command: Self::Command);
    /// Whether there is work to do.
    fn is_running(&self) -> bool;
    /// Does a unit of it, and answers whether its time is to be told.
    fn advance(&mut self) -> bool;
    fn add_secs(&mut self, secs: f64);
    fn take_events(&mut self) -> Vec<Self::Event>;
}

/// A session, the clock that it has none of, and the page that it reports to.
pub(super) struct Slices<S> {
    session: S,
    clock: Clock,
    post: Function,
    reported_at: f64,
}

impl<S: Session> Slices<S> {
    /// A new session that tells its events, plain objects, to `post`.
    pub(super) fn new(post: Function) -> Self {
        super::show_panics();
        Self {
            session: S::default(),
            clock: Clock::new(),
            post,
            reported_at: 0.0,
        }
    }

    /// Obeys a command, a plain object.
    pub(super) fn handle(&mut self, command: JsValue) -> Result<(), JsValue> {
        self.session.handle(from_js(command)?);
        self.report()
    }

    /// Works for about 16 ms; answers whether there is more to do.
    pub(super) fn slice(&mut self) -> Result<bool, JsValue> {
        let start = self.clock.secs();
        let mut before = start;
        while self.session.is_running() && before - start < SLICE_SECS {
            let is_told = self.session.advance();
            let after = self.clock.secs();
            if is_told {
                self.session.add_secs(after - before);
            }
            before = after;
        }
        if !self.session.is_running() || before - self.reported_at >= S::REPORT_SECS {
            self.reported_at = before;
            self.report()?;
        }
        Ok(self.session.is_running())
    }

    fn report(&mut self) -> Result<(), JsValue> {
        for event in self.session.take_events() {
            self.post.call1(&JsValue::NULL, &to_js(&event)?)?;
        }
        Ok(())
    }
}
