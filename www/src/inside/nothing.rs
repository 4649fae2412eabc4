//! What stands where there is nothing to look into yet.

use leptos::prelude::*;

use super::address::View;
use super::subject::Subject;
use crate::focus::bequeath;
use crate::i18n::{t, t_string, use_i18n};
use crate::pad::TestDigit;

/// Says that the pad is empty, or that the network is yet to come, and offers a test digit.
#[component]
pub fn Nothing() -> impl IntoView {
    let i18n = use_i18n();
    let test_digit = expect_context::<TestDigit>();
    let reader = expect_context::<Subject>().reader;
    let is_there = move || reader.with(Option::is_some);
    let words = move || {
        if is_there() {
            t_string!(i18n, inside.empty)
        } else {
            t_string!(i18n, inside.no_network)
        }
    };
    view! {
        <div class="inside-nothing" data-testid="inside-nothing">
            <p>{words}</p>
            <button
                type="button"
                data-testid="inside-test-digit"
                hidden=move || !is_there()
                aria-busy=move || test_digit.is_coming().get().to_string()
                on:click=move |_| {
                    test_digit.put();
                    bequeath(View::at(&location().hash().unwrap_or_default()).tab_id());
                }
            >
                {t!(i18n, inside.test_digit)}
            </button>
        </div>
    }
}
