//! The line to a worker: commands go, events come, and silence is noticed.

use std::cell::Cell;
use std::marker::PhantomData;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{IntervalHandle, set_interval_with_handle};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::ahead::started;
use super::message::{JsFile, event_of, load_message, message_of};

/// What a page and a sort of worker say to each other. Every worker knows the command `load`.
pub trait Dialog {
    /// What the page says.
    type Command: Serialize;
    /// What the worker says.
    type Event: DeserializeOwned + 'static;

    /// The worker's script, relative to the page, as everything is that the page loads.
    const SCRIPT: &'static str;

    /// Beats without any event after which a worker at work is taken for dead. Beats are counted rather
    /// than seconds, so that a laptop's sleep kills no worker.
    const PATIENCE: u32;

    /// The command that is answered at once.
    fn ping() -> Self::Command;

    /// The event by which the worker's death is told, without a message where it just fell silent.
    fn broken(message: String) -> Self::Event;

    /// Whether an event says that files were taken in or refused.
    fn answers_files(event: &Self::Event) -> bool;
}

/// How often the worker is asked for a sign of life.
const BEAT: Duration = Duration::from_secs(1);

/// [`Dialog::PATIENCE`] while a worker starts or takes in files: a slow line brings the engine in many seconds, and
/// a slow machine unpacks 60,000 images in several.
const PATIENCE_WHILE_LOADING: u32 = 60;

/// A worker that lives as long as this does.
pub struct Line<D> {
    worker: Worker,
    silence: Rc<Silence>,
    beat: Option<IntervalHandle>,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(web_sys::Event)>,
    _dialog: PhantomData<D>,
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
    fn end(&self, answers_files: bool) {
        self.beats.set(0);
        self.has_spoken.set(true);
        if answers_files {
            self.loads.set(self.loads.get().saturating_sub(1));
        }
    }

    /// Counts a beat; answers whether it was one too many.
    fn grow(&self, patience_at_work: u32) -> bool {
        let is_at_work = self.has_spoken.get() && self.loads.get() == 0;
        let patience = if is_at_work {
            patience_at_work
        } else {
            PATIENCE_WHILE_LOADING
        };
        self.beats.set(self.beats.get() + 1);
        self.beats.get() > patience
    }
}

impl<D: Dialog> Line<D> {
    /// Starts a worker whose events go to `tell`. Its death is told as [`Dialog::broken`]; whoever is told
    /// drops the line.
    pub fn open(tell: impl Fn(D::Event) + 'static) -> Result<Self, JsValue> {
        let worker = started(D::SCRIPT)?;
        let tell = Rc::new(tell);
        let silence = Rc::new(Silence::default());

        let on_message = {
            let (tell, silence) = (Rc::clone(&tell), Rc::clone(&silence));
            Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
                let event = event_of(message.data());
                let event = event.unwrap_or_else(|error: serde_wasm_bindgen::Error| {
                    D::broken(error.to_string())
                });
                silence.end(D::answers_files(&event));
                tell(event);
            })
        };
        let on_error = {
            let tell = Rc::clone(&tell);
            Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
                event.prevent_default();
                tell(D::broken(reason(&event, D::SCRIPT)));
            })
        };
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));

        let beat = {
            let (worker, silence) = (worker.clone(), Rc::clone(&silence));
            set_interval_with_handle(
                move || {
                    if silence.grow(D::PATIENCE) {
                        tell(D::broken(String::new()));
                    } else if let Ok(ping) = message_of(&D::ping()) {
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
            _dialog: PhantomData,
        })
    }

    /// Sends a command.
    pub fn send(&self, command: &D::Command) -> Result<(), JsValue> {
        self.worker.post_message(&message_of(command)?)
    }

    /// Sends files to use from now on.
    pub fn send_files(&self, files: &[JsFile]) -> Result<(), JsValue> {
        self.silence.loads.set(self.silence.loads.get() + 1);
        self.worker.post_message(&load_message(files)?)
    }
}

impl<D> Drop for Line<D> {
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

/// What the browser says of an error. A script that could not be loaded is an event that says nothing.
fn reason(event: &web_sys::Event, script: &str) -> String {
    let error = event.dyn_ref::<web_sys::ErrorEvent>();
    let message = error.map(web_sys::ErrorEvent::message).unwrap_or_default();
    if message.is_empty() {
        format!("{script}: {}", event.type_())
    } else {
        message
    }
}
