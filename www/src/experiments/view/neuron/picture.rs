//! The neuron as a drawing.

use leptos::prelude::*;

use super::player::Player;
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};

/// Input, weight, bias and output; the fuller the neuron, the larger the output.
#[component]
pub fn Picture(player: Player) -> impl IntoView {
    let i18n = use_i18n();
    let number = move |name| format(i18n.get_locale(), player.now(name), Style::Decimals(3));
    let words = move || {
        let (weight, bias, output) = (number("weight"), number("bias"), number("output"));
        t_string!(i18n, experiments.neuron_picture, weight, bias, output)
    };
    view! {
        <svg class="neuron-picture" viewBox="0 0 360 92" role="img" aria-label=words>
            <path d="M62 40H154M206 40H286" />
            <circle class="neuron-body" cx="180" cy="40" r="26" />
            <circle
                class="neuron-fill"
                cx="180"
                cy="40"
                r="26"
                style:opacity=move || player.now("output").to_string()
            />
            <text x="56" y="45" text-anchor="end">
                {t!(i18n, experiments.input)}
                " 1"
            </text>
            <text x="108" y="32" text-anchor="middle">
                "w "
                {move || number("weight")}
            </text>
            <text x="180" y="86" text-anchor="middle">
                "b "
                {move || number("bias")}
            </text>
            <text x="292" y="45" data-testid="neuron-output">
                {move || number("output")}
            </text>
        </svg>
    }
}
