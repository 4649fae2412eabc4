//! The place that is shown, by the address bar.

use leptos::prelude::*;

pub use digit_lab_address::{Query, Route, query_of, with_query};

use crate::errors::{Errors, Source};
use crate::i18n::{I18n, t_string};

/// As much of an address as a sentence repeats.
const MOST_QUOTED: usize = 60;

/// The place that the address bar names, as it changes. An address that leads nowhere leads to the pad, and is said.
pub fn use_route(i18n: I18n, errors: Errors) -> ReadSignal<Route> {
    let (route, set_route) = signal(Route::default());
    let follow = move || {
        let address = location().hash().unwrap_or_default();
        match Route::at(&address) {
            Some(now) => {
                errors.clear(Source::Address);
                set_route.set(now);
            }
            None if Route::claims(&address) => {
                say_lost(i18n, errors, &address);
                set_route.set(Route::default());
            }
            // An anchor within a place.
            None => {}
        }
    };
    follow();
    let listener = window_event_listener(leptos::ev::hashchange, move |_| follow());
    on_cleanup(move || listener.remove());
    route
}

fn say_lost(i18n: I18n, errors: Errors, address: &str) {
    // As a person wrote it, where it can be read like that.
    let written =
        js_sys::decode_uri_component(address).map_or_else(|_| address.to_owned(), String::from);
    let address: String = written.chars().take(MOST_QUOTED).collect();
    errors.show(Source::Address, move || {
        t_string!(i18n, faults.no_such_place, address = address.clone())
    });
}
