//! The line to the training worker: commands go, events come, and silence is noticed.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use digit_lab::training::{Command, Event, Fault};
use leptos::prelude::{IntervalHandle, set_interval_with_handle};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::messages::{JsFile, command_message, event_of, load_message};

/// Relative to the page, as everything is that the page loads.
const SCRIPT: &str = "worker.js";

/// How often the worker is asked for a sign of life.
const BEAT: Duration = Duration::from_secs(1);

/// Beats without any event after which a worker at work is taken for dead: its slices last 16 ms.
/// Beats are counted rather than seconds, so that a laptop's sleep kills no worker.
const PATIENCE: u32 = 3;

/// The same while it starts or takes in files: a slow line brings the engine in many seconds, and
/// a slow machine unpacks 60,000 images in several.
const PATIENCE_WHILE_LOADING: u32 = 60;

/// A worker that lives as long as this does.
pub struct Link {
    worker: Worker,
    silence: Rc<Silence>,
    beat: Option<IntervalHandle>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(web_sys::Event)>,
}

/// How long nothing has been heard, and whether there is a reason for it.
#[derive(Default)]
struct Silence {
    /// Beats since the last event.
    beats: Cell<u32>,
    /// Whether the engine has been there to answer at all.
    has_spoken: Cell<bool>,
    /// Files sent and not yet taken in or refused.
    loads: Cell<u32>,
}

impl Silence {
    fn end(&self, event: &Event) {
        self.beats.set(0);
        self.has_spoken.set(true);
        if matches!(
            event,
            Event::Loaded { .. }
                | Event::Failed {
                    fault: Fault::Data { .. }
                }
        ) {
            self.loads.set(self.loads.get().saturating_sub(1));
        }
    }

    /// Counts a beat; answers whether it was one too many.
    fn grow(&self) -> bool {
        let is_at_work = self.has_spoken.get() && self.loads.get() == 0;
        let patience = if is_at_work {
            PATIENCE
        } else {
            PATIENCE_WHILE_LOADING
        };
        self.beats.set(self.beats.get() + 1);
        self.beats.get() > patience
    }
}

impl Link {
    /// Starts a worker whose events go to `tell`. Its death is told as [`Fault::Broken`], without
    /// a message where it just fell silent; whoever is told drops the link.
    pub fn open(tell: impl Fn(Event) + 'static) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(SCRIPT, &options)?;
        let tell = Rc::new(tell);
        let silence = Rc::new(Silence::default());

        let on_message = {
            let (tell, silence) = (Rc::clone(&tell), Rc::clone(&silence));
            Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
                let event = event_of(message.data());
                let event = event.unwrap_or_else(|error| broken(error.to_string()));
                silence.end(&event);
                tell(event);
            })
        };
        let on_error = {
            let tell = Rc::clone(&tell);
            Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
                event.prevent_default();
                tell(broken(reason(&event)));
            })
        };
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));

        let beat = {
            let (worker, silence) = (worker.clone(), Rc::clone(&silence));
            set_interval_with_handle(
                move || {
                    if silence.grow() {
                        tell(broken(String::new()));
                    } else if let Ok(ping) = command_message(&Command::Ping) {
                        // A worker that cannot be reached stays silent, and that is noticed.
                        let _ = worker.post_message(&ping);
                    }
                },
                BEAT,
            )
            .ok()
        };
        Ok(Self {
            worker,
            silence,
            beat,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Sends a command.
    pub fn send(&self, command: &Command) -> Result<(), JsValue> {
        self.worker.post_message(&command_message(command)?)
    }

    /// Sends files to use from now on.
    pub fn send_files(&self, files: &[JsFile]) -> Result<(), JsValue> {
        self.silence.loads.set(self.silence.loads.get() + 1);
        self.worker.post_message(&load_message(files)?)
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        if let Some(beat) = self.beat.take() {
            beat.clear();
        }
        // What is already on its way is of no interest any more, and its handlers are about to go.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

fn broken(message: String) -> Event {
    Event::Failed {
        fault: Fault::Broken { message },
    }
}

/// What the browser says of an error. A script that could not be loaded is an event that says nothing.
fn reason(event: &web_sys::Event) -> String {
    let error = event.dyn_ref::<web_sys::ErrorEvent>();
    let message = error.map(web_sys::ErrorEvent::message).unwrap_or_default();
    if message.is_empty() {
        format!("{SCRIPT}: {}", event.type_())
    } else {
        message
    }
}
