//! Sessions of the engine as their workers hold them: commands in, slices of work, events out.

use js_sys::Function;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::data::DataFile;
use crate::web::clock::Clock;
use crate::web::convert::{from_js, to_js};
use crate::web::files;

/// `in_worker!(TheSession, Session)` declares the class by which a worker holds a session.
macro_rules! in_worker {
    ($name:ident, $session:ty) => {
        /// Commands in, slices of work, events out.
        #[wasm_bindgen::prelude::wasm_bindgen]
        pub struct $name($crate::web::slices::Slices<$session>);

        #[wasm_bindgen::prelude::wasm_bindgen]
        impl $name {
            /// A session that tells its events, plain objects, to `post`.
            #[wasm_bindgen(constructor)]
            pub fn new(post: js_sys::Function) -> Self {
                Self($crate::web::slices::Slices::new(post))
            }

            /// Obeys a command, a plain object.
            pub fn handle(
                &mut self,
                command: wasm_bindgen::JsValue,
            ) -> Result<(), wasm_bindgen::JsValue> {
                self.0.handle(command)
            }

            /// Works for about 16 ms; answers whether there is more to do.
            pub fn slice(&mut self) -> Result<bool, wasm_bindgen::JsValue> {
                self.0.slice()
            }

            /// How long to rest before the next slice, in milliseconds.
            pub fn rest(&self) -> f64 {
                self.0.rest()
            }
        }
    };
}

pub(super) use in_worker;

/// How long a slice of work lasts before the worker looks at its messages, in seconds.
const SLICE_SECS: f64 = 0.016;

/// About how long it works between two looks at the clock, in seconds, where units are short; and the most of them.
const LOOK_SECS: f64 = 0.000_5;
const MOST_UNITS: u32 = 32;

/// A state machine of the engine that works in small units.
pub(super) trait Session: Default {
    /// What it is told.
    type Command: DeserializeOwned;
    /// What it tells.
    type Event: Serialize;

    /// How far apart reports of progress are, in seconds.
    const REPORT_SECS: f64;
    /// Whether timed units take about as long as one another, so that several may be done between two looks at the
    /// clock.
    const ARE_ALIKE: bool;
    /// The longest that a unit can take, in seconds. Where the clock says more the machine has slept, or the page was
    /// frozen.
    const MOST_UNIT_SECS: f64;

    /// The command by which files come in.
    fn load(files: Vec<DataFile>) -> Self::Command;
    fn handle(&mut self, command: Self::Command);
    /// Whether there is work to do.
    fn is_running(&self) -> bool;
    /// Whether the time of the next unit of it is to be told.
    fn is_timed(&self) -> bool;
    /// Does a unit of it.
    fn advance(&mut self);
    fn add_secs(&mut self, secs: f64);
    fn take_events(&mut self) -> Vec<Self::Event>;
    /// How long to rest after so much work, both in seconds.
    fn rest_after(&self, _secs: f64) -> f64 {
        0.0
    }
}

/// A session, the clock that it has none of, and the page that it reports to.
pub(super) struct Slices<S> {
    session: S,
    clock: Clock,
    post: Function,
    reported_at: f64,
    /// How long the last slice lasted, in seconds.
    worked: f64,
    /// Units done between two looks at the clock. A look takes as long as a small network's update from one image.
    units: u32,
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
            worked: 0.0,
            units: 1,
        }
    }

    /// Obeys a command, a plain object.
    pub(super) fn handle(&mut self, command: JsValue) -> Result<(), JsValue> {
        let command = match files::of_command(&command)? {
            Some(files) => S::load(files),
            None => from_js(command)?,
        };
        self.session.handle(command);
        self.report()
    }

    /// Works for about 16 ms; answers whether there is more to do.
    pub(super) fn slice(&mut self) -> Result<bool, JsValue> {
        let mut before = self.clock.secs();
        let mut worked = 0.0;
        while self.session.is_running() && worked < SLICE_SECS {
            let is_timed = self.session.is_timed();
            self.advance(is_timed);
            let after = self.clock.secs();
            let secs = (after - before).clamp(0.0, S::MOST_UNIT_SECS);
            if is_timed {
                self.session.add_secs(secs);
            }
            if is_timed && S::ARE_ALIKE {
                self.adapt(secs);
            }
            worked += secs;
            before = after;
        }
        self.worked = worked;
        // A clock that was put back is no reason to be silent until it has caught up.
        let is_due = !(0.0..S::REPORT_SECS).contains(&(before - self.reported_at));
        if !self.session.is_running() || is_due {
            self.reported_at = before;
            self.report()?;
        }
        Ok(self.session.is_running())
    }

    /// How long to rest before the next slice, in milliseconds.
    pub(super) fn rest(&self) -> f64 {
        1_000.0 * self.session.rest_after(self.worked)
    }

    /// Does one unit, or some that are alike.
    fn advance(&mut self, is_timed: bool) {
        let units = if is_timed { self.units } else { 1 };
        for _ in 0..units {
            self.session.advance();
            if !self.session.is_running() || self.session.is_timed() != is_timed {
                return;
            }
        }
    }

    /// Makes the units between two looks more or fewer, by how long they took.
    fn adapt(&mut self, secs: f64) {
        if secs < LOOK_SECS / 2.0 {
            self.units = MOST_UNITS.min(2 * self.units);
        } else if secs > LOOK_SECS {
            self.units = (self.units / 2).max(1);
        }
    }

    fn report(&mut self) -> Result<(), JsValue> {
        for event in self.session.take_events() {
            self.post.call1(&JsValue::NULL, &to_js(&event)?)?;
        }
        Ok(())
    }
}
