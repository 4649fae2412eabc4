//! The experiments of the book and of the notes: a gallery, and a place for each of them.
//!
//! What is done is the engine's `book`; here it is chosen, set going in workers, drawn and held against
//! what was published: [`address`] → [`trial`] → [`Pool`](crate::workers::Pool) ⇄ workers → [`progress`] →
//! [`charts`] and [`mod@view`].

mod charts;
pub mod digits;
pub mod estimate;
pub mod laboratory;
pub mod progress;
mod texts;
mod trial;
mod unfinished;
mod view;
pub mod words;

pub use digit_lab_address::experiments as address;
use leptos::prelude::*;

use self::address::Spot;
use self::laboratory::Laboratory;
use self::view::{Detail, Gallery, NoSuch};
use crate::activity::Activity;
use crate::i18n::I18n;
use crate::route::Route;
use crate::search::Search;

/// The place *Experiments*.
#[component]
pub fn Experiments(
    /// Whether the place is to be seen.
    shown: Signal<bool>,
) -> impl IntoView {
    let lab = Laboratory::new();
    expect_context::<Activity>().watch(lab.pool.is_at_work());
    provide_context(lab);
    let spot = use_spot();
    let is_searching = Memo::new(move |_| spot.with(|spot| *spot == Spot::Search));
    let is_gallery = Memo::new(move |_| spot.with(|spot| *spot == Spot::Gallery));
    // A memo: to follow an address sets the place and then the spot, and neither alone brings one back to it.
    let in_gallery = Memo::new(move |_| shown.get() && is_gallery.get());
    // Its cards are many: they are made once, when they are first to be seen.
    let has_gallery = Memo::new(move |before| before == Some(&true) || in_gallery.get());
    let gallery = move || {
        let has_gallery = has_gallery.get();
        has_gallery.then(|| view! { <Gallery shown=in_gallery.into() /> })
    };
    let other = move || {
        I18n::provide_nearby();
        match spot.get() {
            Spot::One(experiment, setup) => match lab.trial(experiment.id) {
                Some(trial) => {
                    trial.setup.set(setup);
                    view! { <Detail trial /> }.into_any()
                }
                None => view! { <NoSuch id=experiment.id.to_owned() /> }.into_any(),
            },
            Spot::NoSuch(id) => view! { <NoSuch id /> }.into_any(),
            Spot::Gallery | Spot::Search => ().into_any(),
        }
    };

    view! {
        <div class="experiments">
            <div hidden=move || !is_gallery.get()>{gallery}</div>
            {other}
            // A search goes on while one looks elsewhere.
            <div hidden=move || !is_searching.get()>
                <Search />
            </div>
        </div>
    }
}

/// What the address shows; the last thing shown while another place is.
fn use_spot() -> ReadSignal<Spot> {
    let address = || location().hash().unwrap_or_default();
    let (spot, set_spot) = signal(Spot::at(&address()));
    let listener = window_event_listener(leptos::ev::hashchange, move |_| {
        let address = address();
        if Route::at(&address) == Some(Route::Experiments) {
            set_spot.set(Spot::at(&address));
        }
    });
    on_cleanup(move || listener.remove());
    spot
}
