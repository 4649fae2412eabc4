//! The steps, played or dragged through.

use leptos::prelude::*;

use super::player::Player;
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};

/// A button that plays, and a slider through all steps.
#[component]
pub fn Steps(player: Player) -> impl IntoView {
    let i18n = use_i18n();
    let whole = move |value: f64| format(i18n.get_locale(), value, Style::Decimals(0));
    let toggle = move |_| {
        if player.is_playing.get_untracked() {
            player.pause();
        } else {
            player.play();
        }
    };
    let words = move || {
        let (step, steps) = (whole(player.step.get()), whole(player.steps));
        t_string!(i18n, experiments.step_of, step, steps)
    };
    let drag = move |text: String| {
        player.pause();
        if let Ok(step) = text.parse::<f64>() {
            player.step.set(step);
        }
    };
    view! {
        <div class="neuron-steps">
            <button type="button" data-testid="neuron-play" on:click=toggle>
                {move || {
                    if player.is_playing.get() {
                        t_string!(i18n, experiments.pause)
                    } else {
                        t_string!(i18n, experiments.play)
                    }
                }}
            </button>
            <input
                type="range"
                data-testid="neuron-step"
                min="0"
                max=player.steps
                step="1"
                aria-label=t!(i18n, experiments.steps)
                prop:value=move || player.step.get()
                on:input:target=move |event| drag(event.target().value())
            />
            <span class="neuron-step-words">{words}</span>
        </div>
    }
}
