//! The reading for those who hear the page: said when a change to the drawing or its preparation
//! is complete, not at every movement of the pen nor whenever a network in training reads a little differently.

use digit_lab::drawing::Preparation;
use digit_lab::reading::Reading;
use leptos::prelude::*;

use crate::i18n::{I18n, t_string, use_i18n};
use crate::reading::live::{Latest, LiveReading};

/// A line that screen readers speak when it changes.
#[component]
pub fn Announcement() -> impl IntoView {
    let i18n = use_i18n();
    let latest = expect_context::<LiveReading>().latest();
    // What is told rather than the words, which follow the language.
    let said = RwSignal::new(None::<Latest>);
    Effect::new(move |change_before: Option<(u32, Preparation)>| {
        let change = latest.with(|latest| (latest.settled, latest.preparation));
        // Nothing was said before the first change.
        if change_before.is_some_and(|before| before != change) {
            said.set(Some(latest.get_untracked()));
        }
        change
    });
    view! {
        <p class="visually-hidden" role="status" data-testid="reading-said">
            {move || said.with(|said| said.as_ref().map(|latest| words(i18n, latest)))}
        </p>
    }
}

fn words(i18n: I18n, latest: &Latest) -> String {
    let digits = latest.reading.text();
    let count = latest.reading.digits.len();
    if count > 1 {
        number_words(i18n, &latest.reading)
    } else if digits.is_empty() {
        t_string!(i18n, pad.announce_empty).to_owned()
    } else if latest.reading.is_sure() {
        t_string!(i18n, pad.announce_sure, digits = digits)
    } else {
        t_string!(i18n, pad.announce_not_sure, digits = digits)
    }
}

/// Lines one after the other, and which digits are not sure, counted from 1.
fn number_words(i18n: I18n, reading: &Reading) -> String {
    let number = reading.text().replace('\n', t_string!(i18n, common.comma));
    let count = reading.digits.len();
    let digits = reading.digits.iter().zip(1..);
    let unsure: Vec<String> = digits
        .filter(|(digit, _)| !digit.sure)
        .map(|(_, place): (_, usize)| place.to_string())
        .collect();
    if unsure.is_empty() {
        t_string!(i18n, pad.announce_number_sure, number, count)
    } else {
        let unsure = unsure.join(t_string!(i18n, common.comma));
        t_string!(i18n, pad.announce_number_not_sure, number, count, unsure)
    }
}
