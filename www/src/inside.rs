//! Looking inside: what goes on in the network that reads the pad, on the digit that is there.
//!
//! All numbers are the engine's `insight`; here they are only shown: the pad's digit and the network →
//! [`subject`] → a view of its own folder, with pictures of numbers from [`picture`].

mod aim;
mod anew;
mod bit_by_bit;
mod check;
mod choice;
mod costs;
mod inquiry;
mod keys;
mod landscape;
mod learning;
mod matters;
mod mistakes;
mod network;
mod nothing;
mod numerals;
mod picture;
mod progress;
mod space;
mod step;
mod subject;
mod tabs;
mod weights;
mod words;

pub use digit_lab_address::inside as address;
use leptos::prelude::*;

use self::address::View;
use self::check::CheckView;
use self::inquiry::Inquiry;
use self::landscape::LandscapeView;
use self::learning::LearningView;
use self::matters::MattersView;
use self::mistakes::MistakesView;
use self::network::NetworkView;
use self::picture::Palette;
use self::space::SpaceView;
use self::step::StepView;
use self::subject::Subject;
use self::tabs::Tabs;
use crate::canvas::Restored;
use crate::i18n::{I18n, t, use_i18n};
use crate::inside::words::view_name;
use crate::lessons::{LessonLink, lesson_of_view};
use crate::route::Route;

/// The place *Look inside*, beside the pad.
#[component]
pub fn Inside(
    /// Whether it is to be seen: nothing is computed while it is not.
    shown: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let view = use_view();
    provide_context(Palette::new());
    provide_context(Subject::new(shown));
    let inquiry = Inquiry::new();
    provide_context(inquiry);
    // A view asks for itself; what another one wanted to know is of no interest any more.
    Effect::new(move |before: Option<()>| {
        view.track();
        if before.is_some() {
            inquiry.leave();
        }
    });
    let panel = move || {
        I18n::provide_nearby();
        Restored::provide_nearby();
        Palette::provide_nearby();
        match view.get() {
            View::Network => view! { <NetworkView /> }.into_any(),
            View::Step => view! { <StepView /> }.into_any(),
            View::Check => view! { <CheckView /> }.into_any(),
            View::Mistakes => view! { <MistakesView /> }.into_any(),
            View::Matters => view! { <MattersView /> }.into_any(),
            View::Learning => view! { <LearningView /> }.into_any(),
            View::Space => view! { <SpaceView /> }.into_any(),
            View::Landscape => view! { <LandscapeView /> }.into_any(),
        }
    };

    view! {
        <section class="inside" data-testid="inside" aria-labelledby="inside-heading">
            <h2 id="inside-heading">{t!(i18n, inside.heading)}</h2>
            <Tabs view />
            {move || {
                let view = view.get();
                lesson_of_view(view)
                    .map(|lesson| {
                        let of = Signal::derive(move || view_name(i18n, view).to_owned());
                        view! { <p class="inside-lesson"><LessonLink lesson of /></p> }
                    })
            }}
            <div
                id="inside-panel"
                class="inside-panel"
                role="tabpanel"
                aria-labelledby=move || view.get().tab_id()
            >
                {panel}
            </div>
        </section>
    }
}

/// The view that the address names; the last one shown while another place is.
fn use_view() -> ReadSignal<View> {
    let address = || location().hash().unwrap_or_default();
    let (view, set_view) = signal(View::at(&address()));
    let listener = window_event_listener(leptos::ev::hashchange, move |_| {
        let address = address();
        if Route::at(&address) == Some(Route::Inside) {
            set_view.set(View::at(&address));
        }
    });
    on_cleanup(move || listener.remove());
    view
}
