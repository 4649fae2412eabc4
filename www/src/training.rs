//! The training panel: a form, a worker that trains, and plots of how the network learns.
//!
//! What may be trained, and how, is the engine's affair. The panel turns text into a
//! `TrainingSpec`, commands into messages and events into pictures:
//! [`draft`] → [`store`] → [`link`] ⇄ worker → [`progress`] → [`mod@view`].

pub mod data;
pub mod link;
mod monitor;
mod past;
mod progress;
mod status;
mod store;
pub mod view;
pub mod words;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use digit_lab_address::{draft, settings as address};

pub use self::monitor::{Monitor, Watched};
pub use self::past::{Moment, Past};
pub use self::store::{Throttle, Training, now_millis};
use self::view::{
    Address, Buttons, ChangeRates, Curves, CurvesAhead, DataChoice, DropZone, Form, Metrics,
    Monitors, StatusLine,
};
use crate::activity::Activity;
use crate::i18n::{t, use_i18n};
use crate::lazy::{Lazy, lazy};
use crate::runs::{Arrivals, RunList};
use crate::turns::InTurn;

/// The `id` of the panel's heading.
pub const HEADING: &str = "training-heading";

lazy! {
    fn history(training: Training) -> AnyView {
        spawn_local(training.restore());
        // Whoever begins to look sees all that has been.
        Effect::new(move |_| {
            if training.past.is_wanted.get() {
                training.recall();
            }
        });
        let arrivals = expect_context::<Arrivals>();
        Effect::new(move |_| {
            if arrivals.are_there() {
                arrivals.hand_on(|record| training.runs.add(record));
            }
        });
        view! {
            <Curves />
            <Monitors />
            <RunList />
        }
        .into_any()
    }
}

/// Trains networks in a worker and shows how they learn.
#[component]
pub fn TrainingPanel() -> impl IntoView {
    let i18n = use_i18n();
    let training = Training::new(i18n);
    provide_context(training);
    let is_at_work = move || training.status().is_at_work();
    expect_context::<Activity>().watch(Signal::derive(is_at_work));
    // Whoever only draws has no use for curves and trainings, unless an earlier visit has left some.
    let is_used = RwSignal::new(false);
    // Whoever trains sees it, however that was begun, but not before: the digits and the engine are waited for.
    Effect::new(move |_| {
        if training.status().is_under_way() {
            is_used.set(true);
        }
    });
    let arrivals = expect_context::<Arrivals>();
    Effect::new(move |_| {
        if arrivals.are_there() {
            is_used.set(true);
        }
    });
    spawn_local(async move {
        if training.runs.is_any_stored().await {
            is_used.try_set(true);
        }
    });

    view! {
        <section
            class="training"
            aria-labelledby=HEADING
            // The digits are on their way by the time someone has found the button.
            on:focusin=move |_| training.prepare()
            on:pointerdown=move |_| training.prepare()
        >
            <h2 id=HEADING tabindex="-1">
                {t!(i18n, training.heading)}
            </h2>
            <Form>
                <InTurn>
                    <DataChoice />
                </InTurn>
            </Form>
            <InTurn>
                <Address />
                <Buttons />
                <ChangeRates />
            </InTurn>
            <InTurn>
                <StatusLine />
                <Metrics />
            </InTurn>
            <InTurn>
                <Lazy
                    when=is_used
                    place=move || history(training)
                    ahead=CurvesAhead
                    has_sheet=true
                />
                <DropZone />
            </InTurn>
        </section>
    }
}
