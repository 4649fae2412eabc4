//! Kinds of networks to begin with, one click each.

use digit_lab::training::Preset;
use leptos::prelude::*;

use crate::i18n::{t, use_i18n};
use crate::training::draft::Draft;
use crate::training::store::Training;
use crate::training::words::preset_name;

/// A button for each kind of network; the one whose settings stand in the form is pressed.
#[component]
pub fn Presets() -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let chosen = Memo::new(move |_| training.draft.with(Draft::preset));
    let button = |preset: &Preset| {
        let preset = *preset;
        let is_chosen = move || (chosen.get() == Some(preset)).to_string();
        view! {
            <button
                type="button"
                class="preset"
                data-testid=format!("preset-{preset}")
                aria-pressed=is_chosen
                on:click=move |_| training.choose_preset(preset)
            >
                {move || preset_name(i18n, preset)}
            </button>
        }
    };
    view! {
        <div class="presets" role="group" aria-labelledby="presets-label">
            <span id="presets-label" class="presets-label">
                {t!(i18n, training.presets)}
            </span>
            {Preset::ALL.iter().map(button).collect_view()}
        </div>
    }
}
