//! The reading for those who hear the page: said when a change to the drawing is complete, not at
//! every movement of the pen nor whenever a network in training reads a little differently.

use leptos::prelude::*;

use crate::i18n::{I18n, t_string, use_i18n};
use crate::reading::live::{Latest, LiveReading};

/// A line that screen readers speak when it changes.
#[component]
pub fn Announcement() -> impl IntoView {
    let i18n = use_i18n();
    let latest = expect_context::<LiveReading>().latest();
    let said = RwSignal::new(String::new());
    Effect::new(move |settled_before: Option<u32>| {
        let settled = latest.with(|latest| latest.settled);
        // Nothing was said before the first change.
        if settled_before.is_some_and(|before| before != settled) {
            said.set(latest.with_untracked(|latest| words(i18n, latest)));
        }
        settled
    });
    view! {
        <p class="visually-hidden" role="status" aria-live="polite">
            {said}
        </p>
    }
}

fn words(i18n: I18n, latest: &Latest) -> String {
    let digits = latest.reading.text();
    untrack(|| {
        if digits.is_empty() {
            t_string!(i18n, pad.announce_empty).to_owned()
        } else if latest.reading.is_sure() {
            t_string!(i18n, pad.announce_sure, digits = digits)
        } else {
            t_string!(i18n, pad.announce_not_sure, digits = digits)
        }
    })
}
