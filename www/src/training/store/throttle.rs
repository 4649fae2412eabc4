//! Not more often than the eye follows.

use std::time::Duration;

use leptos::prelude::*;

/// The time between two redraws: plots and numbers that change more often cost and show nothing.
const INTERVAL_MILLIS: f64 = 100.0;

/// Tells the readers of a signal of changes, at most ten times a second.
#[derive(Clone, Copy)]
pub struct Throttle {
    told_at: StoredValue<f64>,
    is_waiting: StoredValue<bool>,
}

impl Throttle {
    /// Nothing told yet.
    pub fn new() -> Self {
        Self {
            told_at: StoredValue::new(f64::NEG_INFINITY),
            is_waiting: StoredValue::new(false),
        }
    }

    /// Tells of a change now, where the last one is long enough ago, or soon.
    pub fn tell_soon<T: Send + Sync + 'static>(self, signal: RwSignal<T>) {
        if self.is_waiting.get_value() {
            return;
        }
        let wait = self.told_at.get_value() + INTERVAL_MILLIS - now_millis();
        if wait <= 0.0 {
            self.tell(signal);
            return;
        }
        self.is_waiting.set_value(true);
        // A set timer's panel may be gone by the time it goes off.
        let tell = move || {
            if self.is_waiting.try_set_value(false).is_none() {
                self.tell(signal);
            }
        };
        // Whatever the clock does, it is soon.
        let wait = wait.min(INTERVAL_MILLIS);
        set_timeout(tell, Duration::from_secs_f64(wait / 1000.0));
    }

    /// Tells of a change at once: one that answers a person's action.
    pub fn tell<T: Send + Sync + 'static>(self, signal: RwSignal<T>) {
        self.told_at.set_value(now_millis());
        signal.notify();
    }
}

/// Milliseconds since the page was opened.
pub fn now_millis() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
