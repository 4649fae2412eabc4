//! Learning: its button, how far it is, and what came out.

use digit_lab::training::hand::Split;
use leptos::prelude::*;

use super::result::ResultTable;
use crate::hand::drawings::{Drawings, Kept};
use crate::hand::learning::{Learning, State};
use crate::hand::network::HandNetwork;
use crate::hand::words::{state_words, whole};
use crate::i18n::{t, t_string, use_i18n};

/// Has the drawings learned.
#[component]
pub fn Learn() -> impl IntoView {
    let i18n = use_i18n();
    let learning = expect_context::<Learning>();
    let network = expect_context::<HandNetwork>();
    let all = expect_context::<Drawings>().all();
    let (state, is_busy) = (learning.state(), learning.is_busy());
    let most = Memo::new(move |_| all.with(|all| most_of_a_digit(all)));
    let is_enough = move || most.get() >= Split::LEAST;
    let reason = move || {
        let (least, got) = (whole(i18n, Split::LEAST), whole(i18n, most.get()));
        (!is_enough()).then(|| t_string!(i18n, hand.more_needed, least, got))
    };
    let share = move || match state.get() {
        State::Under { share, .. } => f64::from(share),
        _ => 0.0,
    };
    let outcome = Memo::new(move |_| match state.get() {
        State::Learned(outcome) => Some(outcome),
        _ => None,
    });

    view! {
        <div class="hand-buttons">
            <button
                type="button"
                // While there is something to keep, keeping it comes first.
                class:primary=move || outcome.with(Option::is_none)
                data-testid="hand-learn"
                disabled=move || !is_enough() || is_busy.get()
                on:click=move |_| learning.begin()
            >
                {t!(i18n, hand.learn)}
            </button>
            <button
                type="button"
                data-testid="hand-stop"
                hidden=move || !is_busy.get()
                on:click=move |_| learning.stop()
            >
                {t!(i18n, hand.stop)}
            </button>
        </div>
        <p class="hand-note">{reason}</p>
        <p
            class="hand-state"
            role="status"
            data-testid="hand-state"
            data-state=move || state.with(State::name)
        >
            {move || state.with(|state| state_words(i18n, state))}
        </p>
        <progress
            class="progress-bar train-bar"
            max="1"
            hidden=move || !is_busy.get()
            prop:value=share
            aria-label=t!(i18n, hand.progress)
        ></progress>
        {move || outcome.get().map(|outcome| view! { <ResultTable outcome /> })}
        <div class="hand-buttons" hidden=move || !network.is_kept().get()>
            <p class="hand-note">{t!(i18n, hand.in_use)}</p>
            <button type="button" data-testid="hand-forget" on:click=move |_| learning.forget()>
                {t!(i18n, hand.forget)}
            </button>
        </div>
    }
}

/// How many drawings there are of the digit of which there are most.
fn most_of_a_digit(all: &[Kept]) -> u32 {
    let of = |digit: u8| {
        all.iter()
            .filter(|kept| kept.drawing.label == digit)
            .count()
    };
    (0..10).map(of).max().unwrap_or(0) as u32
}
