//! The session as an experiment's worker holds it.

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::book::session::{Command, Session};
use crate::web::clock::Clock;
use crate::web::convert::{from_js, to_js};

/// How long a slice of work lasts before the worker looks at its messages, in seconds.
const SLICE_SECS: f64 = 0.016;

/// How far apart reports of progress are, in seconds: several workers report to one page.
const REPORT_SECS: f64 = 0.1;

/// Commands in, slices of work, events out.
#[wasm_bindgen]
pub struct ExperimentSession {
    session: Session,
    clock: Clock,
    post: Function,
    reported_at: f64,
}

#[wasm_bindgen]
impl ExperimentSession {
    /// A session that tells its events, plain objects, to `post`.
    #[wasm_bindgen(constructor)]
    pub fn new(post: Function) -> Self {
        super::show_panics();
        Self {
            session: Session::new(),
            clock: Clock::new(),
            post,
            reported_at: 0.0,
        }
    }

    /// Obeys a command, a plain object.
    pub fn handle(&mut self, command: JsValue) -> Result<(), JsValue> {
        let command: Command = from_js(command)?;
        self.session.handle(command);
        self.report()
    }

    /// Works for about 16 ms; answers whether there is more to do.
    pub fn slice(&mut self) -> Result<bool, JsValue> {
        let start = self.clock.secs();
        let mut before = start;
        while self.session.is_running() && before - start < SLICE_SECS {
            self.session.advance();
            let after = self.clock.secs();
            self.session.add_secs(after - before);
            before = after;
        }
        if !self.session.is_running() || before - self.reported_at >= REPORT_SECS {
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
