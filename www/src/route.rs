//! The place that is shown, by the address bar.

use leptos::prelude::*;

pub use digit_lab_address::{Query, Route, query_of, with_query};

/// The place that the address bar names, as it changes.
pub fn use_route() -> ReadSignal<Route> {
    let current = || Route::at(&location().hash().unwrap_or_default());
    let (route, set_route) = signal(current().unwrap_or_default());
    let listener = window_event_listener(leptos::ev::hashchange, move |_| {
        if let Some(now) = current() {
            set_route.set(now);
        }
    });
    on_cleanup(move || listener.remove());
    route
}
