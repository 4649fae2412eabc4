//! The training panel: a form, a worker that trains, and plots of how the network learns.
//!
//! What may be trained, and how, is the engine's affair. The panel turns text into a
//! `TrainingSpec`, commands into messages and events into pictures:
//! [`draft`] → [`store`] → [`link`] ⇄ worker → [`progress`] → [`mod@view`].

pub mod address;
pub mod data;
pub mod draft;
pub mod link;
mod progress;
mod status;
mod store;
pub mod view;
pub mod words;

use leptos::prelude::*;

pub use self::store::{Throttle, Training, now_millis};
use self::view::{Address, Buttons, Curves, DataChoice, DropZone, Form, Metrics, StatusLine};
use crate::i18n::{t, use_i18n};
use crate::runs::RunList;

/// Trains networks in a worker and shows how they learn.
#[component]
pub fn TrainingPanel() -> impl IntoView {
    let i18n = use_i18n();
    let training = Training::new(i18n);
    provide_context(training);

    view! {
        <section
            class="training"
            aria-labelledby="training-heading"
            // The digits are on their way by the time someone has found the button.
            on:focusin=move |_| training.prepare()
            on:pointerdown=move |_| training.prepare()
        >
            <h2 id="training-heading">{t!(i18n, training.heading)}</h2>
            <Form>
                <DataChoice />
            </Form>
            <Address />
            <Buttons />
            <StatusLine />
            <Metrics />
            <Curves />
            <RunList />
            <DropZone />
        </section>
    }
}
